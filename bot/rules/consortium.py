"""Which institutions take part: how many in all and from each side, and what one side alone comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.decision import Decision, Relation
from bot.rules.stated import stated
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of


@dataclass(frozen=True, kw_only=True)
class Consortium(Decision):
    """The institutions that must take part, and those the asker counts: by side, or (under None) in all."""

    counts: tuple[tuple[str | None, Decimal], ...] = ()

    @property
    def number(self) -> Decimal:
        """The institutions counted."""
        return sum((number for _, number in self.counts), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class OneSided(Decision):
    """An application that leaves out a side from which institutions must take part.

    *sides* are all that are needed; *instead* the countries (ISO codes) named that are none of theirs.
    """

    sides: tuple[str, ...]
    instead: tuple[str, ...] = ()


def consortium(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Which institutions must take part; a number, in all or of a side, falls short, is just enough, or is more."""
    facts = _facts(call, asked)
    if not facts:
        return _without(call, asked)
    values = [item for item in asked.all("count", "institutions") if item.quantity.unit == "institutions"]
    claimed = [item for item in values if item.claimed]
    if claimed:
        return (_claimed(asked, facts, claimed[0]),)
    counts = _counts(call, asked, values)
    return (_held(call, asked, facts, counts),)


def consortium_one_side(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """One side alone falls short of a call in which institutions of every side take part."""
    facts, sides = _facts(call, asked), call.scheme(asked.scheme).sides
    if not facts or len(sides) < 2:
        return _without(call, asked)
    home = {call.side(side).country for side in sides}
    named = dict.fromkeys((*asked.named("country"), *asked.named("place")))
    instead = tuple(code for code in named if code not in home) if None not in home else ()
    return (
        OneSided(
            rule=asked.intent,
            scheme=asked.scheme,
            relation="short",
            facts=facts,
            sides=sides,
            instead=instead,
        ),
    )


def _facts(call: Call, asked: Asked) -> tuple[Fact, ...]:
    """The number in all, then the number from each side; both must be stated."""
    found = [call.fact(key, asked.scheme) for key in ("consortium_total", "consortium_per_country")]
    facts = tuple(fact for fact in found if fact)
    return facts if len(facts) == len(found) else ()


def _without(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Where no consortium is laid down: whose proposals the kind of call invites."""
    kinds = call.all("kind_of_call", asked.scheme)
    return stated(call, asked, "kind_of_call") if kinds else not_stated(call, asked, "consortium_total")


def _counts(call: Call, asked: Asked, values: Iterable[Value]) -> tuple[tuple[str | None, Decimal], ...]:
    """The institutions counted, where they can be summed: one number in all, or one for each side that is named."""
    values = tuple(values)
    sides = [value.side for value in values]
    each = len(values) == 1 and sides == [None] and values[0].number == 1 and len(asked.sides) > 1
    if each or len(set(sides)) < len(sides) or (len(sides) > 1 and None in sides):
        return ()  # "one from Japan and the UK" is one of each, or one in all
    return tuple((value.side, value.number) for value in values)


def _held(
    call: Call, asked: Asked, facts: tuple[Fact, ...], counts: tuple[tuple[str | None, Decimal], ...]
) -> Consortium:
    total, each = facts
    sides = {side for side, _ in counts}
    of_all = sides == {None} or sides >= set(call.scheme(asked.scheme).sides)
    missing = any(side and number < number_of(each) for side, number in counts)
    relation: Relation = "stated"
    if counts:
        number = sum((number for _, number in counts), Decimal(0))
        limit = number_of(total if of_all else each)
        relation = "short" if missing or number < limit else "exactly" if number == limit else "meets"
    return Consortium(
        rule=asked.intent,
        scheme=asked.scheme,
        relation=relation,
        facts=facts if (of_all and not missing) or not counts else (each, total),
        side=None if of_all or len(counts) != 1 else counts[0][0],
        counts=counts,
    )


def _claimed(asked: Asked, facts: tuple[Fact, ...], value: Value) -> Consortium:
    """A number taken to be the call's is the same where it is the one in all or the one from each side."""
    right = value.number in {number_of(fact) for fact in facts}
    return Consortium(
        rule=asked.intent,
        scheme=asked.scheme,
        relation="same" if right else "different",
        facts=facts,
        counts=((value.side, value.number),),
    )


RULES = {"consortium": consortium, "consortium_one_side": consortium_one_side}
