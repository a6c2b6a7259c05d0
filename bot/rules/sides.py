"""The schemes and sides asked about, and the facts that answer for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import Call, Fact

Rule = Callable[[Call, Asked], tuple[Decision, ...]]


def each_scheme(rule: Rule) -> Rule:
    """*rule* for each of several schemes that are named, unless they are to be compared."""

    def answered(call: Call, asked: Asked) -> tuple[Decision, ...]:
        if asked.compares or len(asked.schemes) < 2:
            return rule(call, asked)
        one_by_one = (replace(asked, scheme=scheme, schemes=(scheme,)) for scheme in asked.schemes)
        return tuple(decision for one in one_by_one for decision in rule(call, one))

    return answered


def by_scheme(asked: Asked) -> tuple[Asked, ...]:
    """The question about each scheme to answer for."""
    return tuple(replace(asked, scheme=scheme) for scheme in schemes_of(asked))


def sides_named(asked: Asked) -> tuple[str, ...]:
    """The sides asked about; none where the question leaves them open."""
    return (asked.side,) if asked.side else asked.sides


def of_sides_asked(call: Call, asked: Asked, key: str) -> tuple[Fact, ...]:
    """The facts *key* of the scheme, in the call's order, of the sides asked about or of no side."""
    named = sides_named(asked)
    return tuple(fact for fact in call.all(key, asked.scheme) if not named or fact.side in (*named, None))


def gaps(call: Call, asked: Asked, key: str) -> tuple[Decision, ...]:
    """That *key* is stated for another side or scheme, for every side asked about that has none."""
    sides: tuple[str | None, ...] = sides_named(asked) or (None,)
    return tuple(
        item for side in sides for item in not_stated(call, replace(asked, side=side, sides=()), key)
    )
