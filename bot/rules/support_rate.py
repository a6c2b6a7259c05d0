"""The rate of support: of eligible costs, so much is paid, up to the award limit where the call has one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from bot.reading.asked import Asked, Role, Value
from bot.rules.amounts import Amount, amount_of, amounts, asked_amount, smallest_of
from bot.rules.decision import Decision, Relation, plain
from bot.rules.limits import breaks, held
from bot.rules.places import by_scheme, facts_of, gaps
from bot.rules.shares import shares
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_RULE = "support_rate"
_COSTS: tuple[Role, ...] = ("direct_costs", "total_costs", "full_economic_cost")
# Of a rate in percent: thirds, sevenths and ninths, and what is written with one decimal.
_MOST_PARTS = 100


@dataclass(frozen=True, kw_only=True)
class Rate(Decision):
    """The rate of support and the *limit* on what it comes to; *asked* is a rate the asker names, in percent."""

    limit: Fact | None = None
    asked: Decimal | None = None

    @property
    def value(self) -> int | float:
        """The rate in percent."""
        return plain(number_of(self.facts[0]))


@dataclass(frozen=True, kw_only=True)
class Supported(Decision):
    """What is paid of eligible costs of *cost*: *amount*, which is the *limit* where the rate comes to more."""

    cost: Amount
    amount: Amount
    limit: Fact | None = None

    @property
    def value(self) -> int | float:
        """The amount that is paid."""
        return plain(self.amount.number)

    @property
    def unit(self) -> str:
        return self.amount.unit


@dataclass(frozen=True, kw_only=True)
class CostsFor(Decision):
    """The least eligible *cost* of which the rate comes to the *amount* that the asker means to be paid."""

    amount: Amount
    cost: Amount


@dataclass(frozen=True, kw_only=True)
class AwardOrCosts(Decision):
    """An *asked* amount above the *limit* on what is paid: it may be just that, or costs, a share of which is paid."""

    asked: Amount
    limit: Fact


def support_rate(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The rate; a rate that is named held against it; what it comes to of the one amount that is named.

    An amount is of costs, unless it is said to be what is paid: then the costs that it takes are told.
    Nothing is judged of an amount, since which costs are eligible is for the desk.
    """
    return tuple(decision for one in by_scheme(asked) for decision in _of_scheme(call, one))


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    facts = facts_of(call, _RULE, asked, asked.scheme)
    return (*(_of_fact(call, asked, fact) for fact in facts), *gaps(call, asked, _RULE, asked.scheme))


def _of_fact(call: Call, asked: Asked, fact: Fact) -> Decision:
    limit = call.fact("award_limit", fact.scheme, fact.side)
    value = _the_one(asked, limit)
    if value is None or _is_limited_otherwise(call, fact, limit):
        return _rate(asked, fact, limit)
    of_award = value.role == "award" or value.paid
    return _costs_for(fact, value) if of_award else _supported(fact, asked_amount(value), limit)


def of_costs(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What is paid of the one amount that is named, where the call pays a share of costs and that amount is said to
    be costs; above the limit, one of which that is not said may be either. () where the amount is held against the
    limit as it is.
    """
    return tuple(decision for one in by_scheme(asked) for decision in _of_costs(call, one))


def _of_costs(call: Call, asked: Asked) -> tuple[Decision, ...]:
    found: list[Decision] = []
    for fact in facts_of(call, _RULE, asked, asked.scheme):
        limit = call.fact("award_limit", fact.scheme, fact.side)
        value = _the_one(asked, limit)
        if value is None or value.paid or value.role == "award" or _is_limited_otherwise(call, fact, limit):
            continue
        if value.paid is False:
            found.append(_supported(fact, asked_amount(value), limit))
        elif limit and limit.unit == value.quantity.unit and breaks(limit, value.number):
            found.append(_either(fact, limit, asked_amount(value)))
    return tuple(found)


def _is_limited_otherwise(call: Call, fact: Fact, limit: Fact | None) -> bool:
    """Whether what is paid may be limited by what does not rule: nothing is reckoned then."""
    return limit is None and call.is_open("award_limit", fact.scheme, fact.side)


def _either(fact: Fact, limit: Fact, amount: Amount) -> AwardOrCosts:
    return AwardOrCosts(
        rule=_RULE,
        scheme=fact.scheme,
        relation="depends",
        facts=(limit, fact),
        side=fact.side,
        asked=amount,
        limit=limit,
    )


def _the_one(asked: Asked, limit: Fact | None) -> Value | None:
    """The one amount named beside the limit itself; none of several, which may be parts of one another."""
    own = amount_of(limit) if limit else None
    named = {asked_amount(value): value for value in amounts(asked.values, "award", *_COSTS)}
    left = [
        value
        for amount, value in named.items()
        if not value.claimed and (amount != own or value.paid is False)
    ]
    return left[0] if len(left) == 1 else None


def _supported(fact: Fact, cost: Amount, limit: Fact | None) -> Supported:
    """What the rate comes to, rounded down, and no more than the limit in the same currency."""
    smallest = Fraction(smallest_of(cost.unit))
    paid = floor(Fraction(cost.number) * _rate_of(fact) / smallest) * smallest_of(cost.unit)
    capped = limit if limit and limit.unit == cost.unit and paid > number_of(limit) else None
    return Supported(
        rule=_RULE,
        scheme=fact.scheme,
        relation="converted",
        facts=(fact, capped) if capped else (fact,),
        side=fact.side,
        cost=cost,
        amount=amount_of(capped) if capped else Amount(paid, cost.unit),
        limit=capped,
    )


def _costs_for(fact: Fact, value: Value) -> CostsFor:
    """What has to be spent for an amount, rounded up."""
    amount, smallest = asked_amount(value), smallest_of(value.quantity.unit)
    cost = ceil(Fraction(amount.number) / _rate_of(fact) / Fraction(smallest)) * smallest
    return CostsFor(
        rule=_RULE,
        scheme=fact.scheme,
        relation="converted",
        facts=(fact,),
        side=fact.side,
        amount=amount,
        cost=Amount(cost, amount.unit),
    )


def _rate_of(fact: Fact) -> Fraction:
    """The rate as an exact fraction: two of three parts have no last decimal."""
    return Fraction(number_of(fact)).limit_denominator(_MOST_PARTS) / 100


def _rate(asked: Asked, fact: Fact, limit: Fact | None) -> Rate:
    """The rate as it is, or how the one that is named stands to it; in an open question that may be of anything."""
    named = shares(asked)
    claimed = any(value.claimed for value in asked.all("percent"))
    judged = len(named) == 1 and (asked.form == "closed" or claimed)
    return Rate(
        rule=_RULE,
        scheme=fact.scheme,
        relation=_stands(fact, named[0], claimed=claimed) if judged else "stated",
        facts=(fact,) if judged or not limit else (fact, limit),
        side=fact.side,
        limit=None if judged else limit,
        asked=named[0] if judged else None,
    )


def _stands(fact: Fact, number: Decimal, *, claimed: bool) -> Relation:
    """Up to a rate that is a limit is within it; one that is no limit is the rate or not."""
    if number == number_of(fact):
        return "same" if claimed or fact.bound is None else "exactly"
    return "different" if claimed or fact.bound is None else held(fact, number)


RULES = {_RULE: support_rate}
