"""Who may apply: where the institution lies, what kind of person, in what other roles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.asked import Asked, NameKind
from bot.rules.countries import codes_of
from bot.rules.decision import Decision, Relation
from bot.rules.kinds import kinds_of_call
from bot.rules.stated import Stated, stated
from bot.rules.unmet import Unmet, unmet
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact

_TIMES = ("date", "duration")


@dataclass(frozen=True, kw_only=True)
class Abroad(Decision):
    """An institution in *countries* (ISO codes) held against the country a side's applicants must belong to.

    It falls short; where the side's own country is named too (two posts, a move), it depends."""

    countries: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Person(Decision):
    """A kind of person (rank, employment, nationality) of which the conditions, its *facts*, say nothing.

    *company*: whether theirs counts as an institution is what they do not say."""

    company: bool = False


@dataclass(frozen=True, kw_only=True)
class OtherRole(Decision):
    """Another role than principal investigator in several proposals, of which nothing is stated."""


def eligibility(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Who may apply; who tells that they work at a company, where theirs lies, or that a condition is not met, is not
    told that they may. Of a scheme without conditions that is compared it is told whose proposals each kind invites."""
    if "company" in asked.marks:
        return eligibility_person(call, asked)
    if any(name.kind == "place" for name in asked.names):
        return eligibility_affiliation(call, asked)
    if asked.compares and asked.schemes and not call.all("eligibility", asked.scheme):
        return kinds_of_call(call, asked) or not_stated(call, asked, "eligibility")
    return _unmet(call, asked) or _of_nobody(asked, stated(call, asked, "eligibility"))


def _of_nobody(asked: Asked, found: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Conditions of several sides as they stand: which of them somebody meets is not known, so nothing is allowed."""
    judged = asked.form == "closed" and bool(asked.text) and not (asked.compares or asked.sides)
    return tuple(replace(item, relation="stated") for item in found) if judged and len(found) > 1 else found


def eligibility_affiliation(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The conditions on applicants, each side's held against the places of the institutions named.

    Where those settle nothing, whether a company is such an institution is left open, and so is for how long one has
    to belong to it: no condition speaks of a day or a length of time."""
    held = _unmet(call, asked) or _held(call, asked, "country", "place")
    timed = asked.form == "closed" and any(one.quantity.kind in _TIMES for one in asked.values)
    if (timed or "company" in asked.marks) and all(isinstance(item, Stated) for item in held):
        return eligibility_person(call, asked)
    held = held or stated(call, asked, "eligibility")
    # Whether somebody's institution is one of those is not known, so nothing is allowed.
    return tuple(replace(item, relation="stated") if isinstance(item, Stated) else item for item in held)


def eligibility_person(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What is said of applicants, which is nothing of kinds of person; an institution abroad settles it."""
    abroad = _held(call, asked, "place") if asked.side else ()
    if any(isinstance(item, Abroad) for item in abroad):
        return abroad
    facts = call.all("eligibility", asked.scheme, asked.side)
    if not facts:
        return not_stated(call, asked, "eligibility")
    at_home = tuple(fact for fact in facts if _home(call, fact) in _places(call, asked, ("country", "place")))
    return (
        Person(
            rule=asked.intent,
            scheme=asked.scheme,
            relation="not_stated",
            facts=at_home or facts,
            side=asked.side,
            company="company" in asked.marks,
        ),
    )


def duplicate_other_role(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Of other roles than principal investigator the call says nothing, where it speaks of that one alone."""
    fact = call.fact("duplicate_as_pi", asked.scheme)
    if fact is None:
        return ()
    return (OtherRole(rule=asked.intent, scheme=fact.scheme, relation="not_stated", facts=(fact,)),)


def _unmet(call: Call, asked: Asked) -> tuple[Unmet, ...]:
    """The conditions of the one side meant, where somebody is told not to meet them."""
    return unmet(call, asked, call.all("eligibility", asked.scheme, asked.side)) if asked.side else ()


def _held(call: Call, asked: Asked, *kinds: NameKind) -> tuple[Decision, ...]:
    """The places named held against the country of each side meant, or at home in one of them."""
    named = _places(call, asked, kinds)
    facts = call.all("eligibility", asked.scheme, asked.side)
    homes = {fact: home for fact in range(len(facts)) if (home := _home(call, facts[fact]))}
    if not named or not homes:
        return ()
    meant = {at for at, home in homes.items() if home in named} if asked.side is None else set(homes)
    return tuple(
        item for at in sorted(meant or homes) for item in _of_side(call, asked, facts[at], homes[at], named)
    )


def _places(call: Call, asked: Asked, kinds: tuple[NameKind, ...]) -> tuple[str, ...]:
    """The countries named as places; a side's name is one unless it means the side's people.

    An institution lies where it lies, whoever's side it puts the asker on; a currency lies nowhere.
    """
    people = {name.span for name in asked.names if name.kind == "side" and name.firm}
    found = [
        name.id
        for name in asked.names
        if name.kind in kinds and (name.kind == "place" or name.span not in people)
    ]
    amounts = [value.quantity.span for value in asked.values if value.quantity.kind == "money"]
    sides = [
        name.id
        for name in asked.names
        if name.kind == "side" and not name.firm and not any(_holds(span, name.span) for span in amounts)
    ]
    found += [country for side in sides if (country := call.side(side).country)]
    return tuple(dict.fromkeys(found))


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _of_side(call: Call, asked: Asked, fact: Fact, home: str, named: tuple[str, ...]) -> tuple[Decision, ...]:
    others = tuple(code for code in named if code != home)
    if not others:
        return stated(call, replace(asked, side=fact.side), "eligibility")
    relation: Relation = "depends" if home in named else "short"
    return (
        Abroad(
            rule=asked.intent,
            scheme=fact.scheme,
            relation=relation,
            facts=(fact,),
            side=fact.side,
            countries=others,
        ),
    )


def _home(call: Call, fact: Fact) -> str | None:
    """The country a side's applicants must have their institution in, where the fact's words name it."""
    own = call.side(fact.side).country if fact.side else None
    return own if own in codes_of(fact) else None


RULES = {
    "eligibility": eligibility,
    "eligibility_affiliation": eligibility_affiliation,
    "eligibility_person": eligibility_person,
    "duplicate_other_role": duplicate_other_role,
}
