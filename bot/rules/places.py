"""Which schemes and sides a question is about, and the facts of those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.unstated import NotStated, not_stated, schemes_of
from corpus.facts.model import Call, Fact

Rule = Callable[[Call, Asked], tuple[Decision, ...]]


def each_scheme(rule: Rule) -> Rule:
    """*rule* for each of several schemes that are named, unless they are to be compared."""

    def answered(call: Call, asked: Asked) -> tuple[Decision, ...]:
        schemes = schemes_of(asked)
        if asked.compares or len(schemes) < 2:
            return rule(call, replace(asked, schemes=schemes))
        one_by_one = (replace(asked, scheme=scheme, schemes=(scheme,)) for scheme in schemes)
        return tuple(decision for one in one_by_one for decision in rule(call, one))

    return answered


def by_scheme(asked: Asked) -> tuple[Asked, ...]:
    """The question about each scheme to answer for."""
    return tuple(replace(asked, scheme=scheme) for scheme in schemes_of(asked))


def sides_of(asked: Asked) -> tuple[str, ...]:
    """The sides named; none where the question leaves them open."""
    return (asked.side,) if asked.side else asked.sides


def sides_named(call: Call, asked: Asked) -> tuple[str, ...]:
    """The sides named, themselves or by their countries and towns, in the order of the words."""
    home = {side.country: side.id for side in call.sides if side.country}
    found = (
        name.id if name.kind == "side" else home.get(name.id)
        for name in asked.names
        if name.kind in ("side", "country", "place")
    )
    return tuple(dict.fromkeys(side for side in found if side))


def facts_of(call: Call, key: str, asked: Asked, scheme: str) -> tuple[Fact, ...]:
    """The facts *key* of a scheme, of the sides asked about or of no side."""
    sides = sides_of(asked)
    return tuple(fact for fact in call.all(key, scheme) if not sides or fact.side in (None, *sides))


def gaps(call: Call, asked: Asked, key: str, scheme: str) -> tuple[NotStated, ...]:
    """What is to be said of the sides asked about, or of the scheme, for which *key* is not stated."""
    stated = facts_of(call, key, asked, scheme)
    without = [side for side in sides_of(asked) if not any(fact.side in (None, side) for fact in stated)]
    if not stated and len(without) < 2:
        return not_stated(call, replace(asked, scheme=scheme), key)
    return tuple(
        item
        for side in without
        for item in not_stated(call, replace(asked, scheme=scheme, side=side, sides=(side,)), key)
    )
