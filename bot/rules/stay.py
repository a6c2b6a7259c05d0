"""How long a researcher who goes abroad stays there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.days import days_of, months_between
from bot.rules.decision import Decision, Relation
from bot.rules.lengths import beside, months_of, quotes
from bot.rules.limits import held, is_far
from bot.rules.places import each_scheme, facts_of, gaps
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of
from corpus.quantity import Quantity
from corpus.text.plain import folded

_IN = re.compile(r"\b(?:in|to|at) (?:the )?$")
_REACH = 12  # characters


@dataclass(frozen=True, kw_only=True)
class Stay(Decision):
    """The length of the stay, and one the asker names.

    *said* is the asker's length (or *months*, reckoned from two days), *beyond* by how many months it is
    longer (shorter: below zero). *in_parts*: several stays, or several people's, would make it up.
    *open_ended*: "up to a year", "a year or more" names the length itself and others.
    """

    said: Quantity | None = None
    months: Decimal | None = None
    claimed: bool = False
    beyond: Decimal = Decimal(0)
    in_parts: bool = False
    open_ended: bool = False

    @property
    def is_far(self) -> bool:
        """Whether one stay is shorter than any reading of the hedge."""
        plain = self.relation == "beyond_hedge" and not (self.in_parts or self.open_ended)
        fact = self.facts[0]
        return plain and self.beyond < 0 and is_far(fact, number_of(fact) + self.beyond)


def stay_length(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How long the stay has to be; each length named is held against that.

    The length itself told again is no plan.
    """
    held = tuple(
        item for fact in facts_of(call, "stay_length", asked, asked.scheme) for item in _of_fact(asked, fact)
    )
    if held and asked.form == "open" and _is_where_they_go(call, asked):
        return held
    return (*held, *gaps(call, asked, "stay_length", asked.scheme))


def _is_where_they_go(call: Call, asked: Asked) -> bool:
    """Whether the sides without a length of stay are only named as the place of it: "over here in the UK"."""
    going = {fact.side for fact in call.all("stay_length", asked.scheme)}
    low = folded(asked.text)
    others = [name for name in asked.names if name.kind == "side" and name.id not in going]
    places = (
        _IN.search(low[max(0, low.find(folded(name.text)) - _REACH) : low.find(folded(name.text))])
        for name in others
    )
    return any(places)


def _of_fact(asked: Asked, fact: Fact) -> tuple[Stay, ...]:
    values = [value for value in asked.all("duration", "stay") if months_of(value)]
    values = [value for value in values if value.summed] or values
    plans = [value for value in values if not _is_norm(value, fact)] if len(values) > 1 else values
    if plans:
        return tuple(_held(asked, fact, value) for value in plans)
    return (_stay(asked, fact, _between_days(asked)),)


def _is_norm(value: Value, fact: Fact) -> bool:
    return months_of(value) == number_of(fact)


def _held(asked: Asked, fact: Fact, value: Value) -> Stay:
    months = months_of(value)
    assert months is not None
    if quotes(value, fact):
        return _stay(asked, fact, None)
    if value.claimed:
        relation: Relation = "same" if _is_norm(value, fact) else "different"
    else:
        relation = _relation(fact, months, value)
    several = relation not in ("same", "exactly", "meets") and _in_parts(asked)
    parts = several or (value.summed and relation != "same" and months >= number_of(fact))
    return Stay(
        rule="stay_length",
        scheme=asked.scheme,
        relation="depends" if parts and not value.claimed else relation,
        facts=(fact,),
        side=fact.side,
        said=value.quantity,
        claimed=value.claimed,
        beyond=months - number_of(fact),
        in_parts=parts,
        open_ended=not parts and not value.claimed and _is_open_ended(fact, months, value),
    )


def _stay(asked: Asked, fact: Fact, months: Decimal | None) -> Stay:
    return Stay(
        rule="stay_length",
        scheme=asked.scheme,
        relation=_plain(fact, months) if months else "stated",
        facts=(fact,),
        side=fact.side,
        months=months,
        beyond=months - number_of(fact) if months else Decimal(0),
    )


def _relation(fact: Fact, months: Decimal, value: Value) -> Relation:
    bound = value.quantity.bound
    if _is_open_ended(fact, months, value):
        return "beyond_hedge" if fact.hedge else "depends"
    side = beside(months, number_of(fact), bound)
    if fact.bound and months == number_of(fact) and side:
        return held(fact, months + Decimal(side) / 31)
    return _plain(fact, months) if side == 0 or months != number_of(fact) else _other(fact, side)


def _is_open_ended(fact: Fact, months: Decimal, value: Value) -> bool:
    """Whether "up to" or "at least" so long holds the call's own length, which has no bound, beside others."""
    own, bound = number_of(fact), value.quantity.bound
    return fact.bound is None and (
        (bound == "at_most" and months >= own) or (bound == "at_least" and months <= own)
    )


def _plain(fact: Fact, months: Decimal) -> Relation:
    """A bounded length is a limit; one without a bound is the length itself, and any other is not settled
    or not it.
    """
    if fact.bound:
        return held(fact, months)
    own = number_of(fact)
    return "exactly" if months == own else _other(fact, 1 if months > own else -1)


def _other(fact: Fact, side: int) -> Relation:
    return "beyond_hedge" if fact.hedge else "over" if side > 0 else "short"


def _in_parts(asked: Asked) -> bool:
    counts = (value for value in asked.values if value.quantity.kind == "count")
    return any(value.number > 1 for value in counts if value.quantity.unit in ("times", "people"))


def _between_days(asked: Asked) -> Decimal | None:
    """The months from a departure to the end of the stay; None where the question does not name both for
    certain.
    """
    leaves = [value.day for value in asked.values if value.role == "departure"]
    returns = [value.day for value in asked.values if value.role == "end_day"]
    if len(leaves) != 1 or len(returns) != 1 or not (leaves[0] and returns[0]):
        return None
    try:
        start, end = days_of(leaves[0]).first, days_of(returns[0]).last
    except ValueError:
        return None
    if start >= end:
        return None
    exclusive, inclusive = months_between(start, end), months_between(start, end + timedelta(days=1))
    return exclusive if exclusive == int(exclusive) else inclusive


RULES = {
    "stay_length": each_scheme(stay_length),
}
