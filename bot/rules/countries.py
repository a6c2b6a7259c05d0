"""The countries and regions a scheme is held with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.reading.asked import Asked
from bot.reading.denied import is_not_meant
from bot.rules.decision import Decision, Relation
from bot.rules.lists import OfSchemes, alike, names_examples
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import PROGRAMME, Call, Fact
from corpus.text import countries as known
from corpus.text.plain import folded


@dataclass(frozen=True, kw_only=True)
class Countries(OfSchemes):
    """The countries and regions of some schemes."""


@dataclass(frozen=True, kw_only=True)
class CountryNamed(OfSchemes):
    """Countries *named* (ISO codes) held against the list of some schemes, all of which stand alike to it.

    *member*: they belong to the European Union, which the list names, and are not named themselves.
    *examples*: the list names examples only. The second fact, if any, is the list of the programme (which
    does name them, where the relation is no yes), or of the call usually meant (which does not).
    """

    named: tuple[str, ...]
    member: bool = False
    examples: bool = False


@dataclass(frozen=True, kw_only=True)
class CountriesOfRegion(OfSchemes):
    """Which countries of a *region* (as it was said) a scheme's list names, by their codes."""

    region: str
    among: tuple[str, ...] = ()


def countries(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The target countries; whether the countries named are among them; which ones of a region named are.

    Where no scheme is named, the programme's list decides, and the call usually meant stands beside it.
    """
    wide = () if asked.schemes else call.all("countries", PROGRAMME)
    own = [fact for scheme in schemes_of(asked) for fact in call.all("countries", scheme)]
    if not (_codes(call, asked) or asked.named("region")):
        return tuple(_list(asked, *item) for item in alike([*own, *wide])) or not_stated(
            call, asked, "countries"
        )
    facts = alike(wide or own)
    return tuple(
        item for fact, schemes in facts for item in _judged(call, asked, fact, schemes)
    ) or not_stated(call, asked, "countries")


def with_others(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """That the countries another call is said to be with are none of this one's, whatever is asked of that call."""
    own = call.all("countries", asked.scheme)
    named = asked.called_with
    return tuple(item for fact in own for item in _held(call, asked, fact, (fact.scheme,), named))


def codes_of(fact: Fact) -> tuple[str, ...]:
    """The codes of the countries a list names, in its order."""
    return _codes_in(fact.words)


@cache
def _codes_in(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for word in words for code, _ in known.find(word.lower())))


def _judged(call: Call, asked: Asked, fact: Fact, schemes: tuple[str, ...]) -> tuple[Decision, ...]:
    named = _codes(call, asked)
    if named:
        return _held(call, asked, fact, schemes, named)
    regions = [name for name in asked.names if name.kind == "region"]
    return tuple(_region(asked, fact, schemes, name.id.split(), name.text) for name in regions)


def _codes(call: Call, asked: Asked) -> tuple[str, ...]:
    """The countries named, or of the places named, without the sides' own that no list names (the home).

    The EU beside a country ("Luxembourg, as a member of the EU") is no further one that is asked about.
    """
    listed = {code for fact in call.facts if fact.key == "countries" for code in codes_of(fact)}
    home = {side.country for side in call.sides} - listed
    named = dict.fromkeys((*asked.named("country"), *asked.named("place")))
    codes = tuple(code for code in named if code not in home and code not in _known(asked))
    return codes if codes == ("EU",) else tuple(code for code in codes if code != "EU")


def _known(asked: Asked) -> frozenset[str]:
    """The countries besides which an open question asks for others: "which countries other than the UK …?"."""
    low = folded(asked.text)
    found = ((name.id, low.find(folded(name.text)), len(name.text)) for name in asked.names)
    besides = (code for code, at, length in found if at >= 0 and is_not_meant(low, (at, at + length)))
    return frozenset(besides) if asked.form == "open" else frozenset()


def _held(
    call: Call, asked: Asked, fact: Fact, schemes: tuple[str, ...], named: tuple[str, ...]
) -> tuple[Decision, ...]:
    codes, examples = codes_of(fact), names_examples(fact.words)
    groups: dict[tuple[Relation, bool], list[str]] = {}
    for code in named:
        member = code not in codes and "EU" in codes and code in known.EUROPEAN_UNION
        relation: Relation = "covered" if code in codes else "not_covered"
        relation = "depends" if relation == "not_covered" and (member or examples) else relation
        groups.setdefault((relation, member), []).append(code)
    return tuple(
        CountryNamed(
            rule=asked.intent,
            scheme=fact.scheme,
            relation=relation,
            schemes=schemes,
            facts=(fact, *_beside(call, asked, fact.scheme, relation, codes_named)),
            named=tuple(codes_named),
            member=member,
            examples=examples,
        )
        for (relation, member), codes_named in groups.items()
    )


def _beside(call: Call, asked: Asked, scheme: str, relation: Relation, named: list[str]) -> tuple[Fact, ...]:
    """The other list that the asker has to know of: the programme's, or that of the call usually meant.

    Who asks of the programme by its name is not told of a call of it.
    """
    if scheme != PROGRAMME:
        wide = next(iter(call.all("countries", PROGRAMME)), None)
        return (wide,) if wide and relation != "covered" and set(named) <= set(codes_of(wide)) else ()
    own = call.fact("countries", asked.scheme)
    if own is None or own.scheme == PROGRAMME or relation != "covered" or asked.named("programme"):
        return ()
    return () if set(named) <= set(codes_of(own)) else (own,)


def _region(
    asked: Asked, fact: Fact, schemes: tuple[str, ...], codes: list[str], said: str
) -> CountriesOfRegion:
    among = tuple(code for code in codes_of(fact) if code in codes)
    open_ended = names_examples(fact.words) and not among
    return CountriesOfRegion(
        rule=asked.intent,
        scheme=fact.scheme,
        relation="covered" if among else "depends" if open_ended else "not_covered",
        schemes=schemes,
        facts=(fact,),
        region=said,
        among=among,
    )


def _list(asked: Asked, fact: Fact, schemes: tuple[str, ...]) -> Countries:
    return Countries(rule=asked.intent, scheme=fact.scheme, schemes=schemes, relation="stated", facts=(fact,))


RULES = {"countries": countries}
