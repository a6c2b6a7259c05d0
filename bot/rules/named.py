"""Facts asked for by name: what a term means, and whatever a call lists under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.stated import Apart, say_fact, stated
from bot.rules.unstated import NotStated, schemes_of
from corpus.facts.model import PROGRAMME, Call, Fact
from corpus.text.names import fact_of

_T = TypeVar("_T")
_PROGRAMME_NAME = "programme_name"


def any_fact(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The facts named, with their value or words and their source; no rule of their own is needed.

    A thing listed only for another side or scheme than the one asked about is not stated for that one."""
    things = [tuple(fact for fact in facts if _is_sentence(fact)) for facts in things_named(call, asked)]
    named = tuple(item for facts in things if facts for item in told(asked, facts))
    return named or _asked_for(call, asked)


def _asked_for(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The facts whose key is what is asked: the intent of a fact that no rule reads goes by its key."""
    facts = tuple(fact for fact in call.facts if fact.key == asked.intent)
    return told(asked, facts) if facts else ()


def definition(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What the terms named stand for, or are a part of, as it is asked; else what is said of other things named, or the
    programme's name.
    """
    facts = [fact for things in things_named(call, asked) for fact in things if _is_sentence(fact)]
    terms = [fact for fact in facts if fact.key == "term"]
    others = [fact for fact in facts if fact.key not in ("term", _PROGRAMME_NAME)]
    if terms or others:
        return tuple(say_fact(fact, asked.intent) for fact in _once(_of_terms(call, asked, terms) or others))
    return stated(call, asked, _PROGRAMME_NAME) if asked.named("programme") else ()


def _of_terms(call: Call, asked: Asked, terms: list[Fact]) -> list[Fact]:
    """Of what is said of terms, that by which they belong to another one, where that alone is asked for: by its words,
    or by yes or no with both of them named."""
    others = {name for fact in call.facts if fact.key == "term" for name in fact.known_as}
    belong = [fact for fact in terms if set(fact.words) & (others - set(fact.known_as))]
    named = {name for fact in terms for name in fact.known_as}
    between = [fact for fact in belong if set(fact.words) & (named - set(fact.known_as))]
    if between and asked.form == "closed":
        return between
    return belong if belong and "belonging" in asked.marks else terms


def things_named(call: Call, asked: Asked, *keys: str) -> tuple[tuple[Fact, ...], ...]:
    """The facts that each name in the question stands for, in order, none twice; of *keys* only, if given."""
    by_place: dict[tuple[int, int], list[Fact]] = {}
    for name in asked.names:
        if name.kind in ("item", "term"):
            fact = fact_of(call, name.id)
            if fact and (not keys or fact.key in keys):
                by_place.setdefault(name.span, []).append(fact)
    return tuple(_once(_once(facts) for facts in by_place.values()))


def _is_sentence(fact: Fact) -> bool:
    """Whether a fact can be said on its own; the words of these are for the sentences of their own rules."""
    return fact.key not in ("theme", "not_counted") and not fact.key.startswith("counts_")


def _once(items: Iterable[_T]) -> tuple[_T, ...]:
    """Each item once, in order; facts cannot be hashed."""
    found: list[_T] = []
    for item in items:
        if item not in found:
            found.append(item)
    return tuple(found)


def told(asked: Asked, facts: tuple[Fact, ...]) -> tuple[Decision, ...]:
    """The facts of one name that hold for the side and schemes asked about, or that others have them."""
    schemes = (*schemes_of(asked), PROGRAMME)
    here = tuple(fact for fact in facts if fact.scheme in schemes)
    own = tuple(fact for fact in here if asked.side in (None, fact.side) or fact.side is None)
    if own:
        apart: Apart | None = "side" if len({fact.side for fact in own}) > 1 else None
        return tuple(say_fact(fact, asked.intent, apart=apart) for fact in own)
    return (
        NotStated(
            rule=asked.intent,
            scheme=asked.scheme,
            relation="not_stated",
            facts=here or facts,
            side=asked.side if here else None,
            key=facts[0].key,
        ),
    )


RULES = {"definition": definition}
