"""One amount held against one limit: in its own currency or at the call's rate, as what it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.reading.asked import Role
from bot.rules.amounts import Amount, amount_of, in_one_currency, rate_of, share_of
from bot.rules.decision import Decision, Relation, plain
from bot.rules.limits import breaks, held
from corpus.facts.model import Call, Fact

# What a limit limits, and so what an amount is taken for when held against it. *unsaid*: direct costs or a
# total, it is within either limit; *award*: what the agency pays; *full_cost*: full economic cost, of which
# it pays a share; *year*: what may be had in one year.
Costs = Literal["direct", "total", "unsaid", "award", "full_cost", "year"]


@dataclass(frozen=True, kw_only=True)
class Held(Decision):
    """An amount and the *limit* it is held against, both in one currency.

    *period* is the length of project that the limit is stated with, *asked* the amount as named, *amount*
    what is held (its share of full economic cost, its worth at *rate*), *limit* the limit in the same
    currency. *years*: *asked* is taken as the amount of one of so many years.
    """

    costs: Costs
    asked: Amount
    amount: Amount
    limit: Amount
    share: Fact | None = None
    rate: Fact | None = None
    years: Decimal | None = None
    period: Fact | None = None

    @property
    def difference(self) -> Amount:
        """How far amount and limit lie apart."""
        return Amount(abs(self.amount.number - self.limit.number), self.limit.unit)

    @property
    def value(self) -> int | float:
        """Of full economic cost the share that is paid, else the limit as the call states it."""
        return plain(self.amount.number if self.share else amount_of(self.facts[0]).number)

    @property
    def unit(self) -> str:
        return self.amount.unit if self.share else str(self.facts[0].unit)


@dataclass(frozen=True, kw_only=True)
class Either(Decision):
    """An amount that may be one of several things, each held against its own limit."""

    cases: tuple[Held, ...]


@dataclass(frozen=True, kw_only=True)
class OnceOrYearly(Decision):
    """An amount that may be all there is or that of each year."""

    once: Held | Either
    yearly: Held | Either


@dataclass(frozen=True, kw_only=True)
class NoRate(Decision):
    """An amount in a currency without a rate; *facts* are what it cannot be held against."""

    asked: Amount


@dataclass(frozen=True)
class Bid:
    """An *amount* the asker names and the *role* it plays; of the amount of a year, for how many *years*."""

    amount: Amount
    role: Role | None = None
    years: Decimal | None = None


def hold(call: Call, rule: str, scheme: str, limit: Fact, bid: Bid) -> Held | Either | None:
    """A bid against the limit of a side, as the costs its role says.

    None where it cannot be held: no rate, no share of full economic cost, or direct costs where that is what
    is limited; nor a total, where it is open whether the limit holds the indirect costs.
    """
    if _may_hold_indirect_costs(call, scheme, limit, bid):
        return None
    cases = [
        case
        for costs in _may_be(call, scheme, limit, bid.role)
        if (case := _case(call, rule, scheme, limit, bid, costs))
    ]
    if len(cases) < 2:
        return cases[0] if cases else None
    first = cases[0]
    if first.costs == "direct" and first.verdict == "yes":
        return replace(first, costs="unsaid")
    return _either(first, cases)


def _may_hold_indirect_costs(call: Call, scheme: str, limit: Fact, bid: Bid) -> bool:
    """Whether a total comes out otherwise if the limit, of which that is not stated, is one on direct costs alone."""
    rate = call.fact("indirect_rate", scheme, limit.side)
    whole = call.fact("award_limit_with_indirect", scheme, limit.side)
    if rate is None or whole or bid.role != "total_costs" or bid.amount.unit != limit.unit:
        return False
    direct = bid.amount.number / (1 + share_of(rate))
    return breaks(limit, bid.amount.number) != breaks(limit, direct)


def hold_in_a_year(call: Call, limit: Fact, amount: Amount) -> Held | None:
    """An *amount* of one year against the limit on each year; None in a currency without a rate."""
    rate = rate_of(call, limit.scheme)
    both = in_one_currency(amount, amount_of(limit), rate)
    if both is None:
        return None
    used = rate if limit.unit != amount.unit else None
    return Held(
        rule="award_limit",
        scheme=limit.scheme,
        relation=held(limit, both[0].number, both[1].number),
        facts=tuple(fact for fact in (limit, used) if fact),
        side=limit.side,
        costs="year",
        asked=amount,
        amount=both[0],
        limit=both[1],
        rate=used,
    )


def _may_be(call: Call, scheme: str, limit: Fact, role: Role | None) -> tuple[Costs, ...]:
    """What an amount may be: of unsaid kind, direct costs or the total where both have a limit."""
    whole = call.fact("award_limit_with_indirect", scheme, limit.side)
    full = call.fact("fec_share", scheme, limit.side)
    if role == "full_economic_cost":
        return ("full_cost",) if full else ()
    if whole:
        named: dict[str | None, tuple[Costs, ...]] = {"direct_costs": ("direct",), "total_costs": ("total",)}
        return named.get(role, ("direct", "total"))
    if full and role == "direct_costs":
        return ()
    return ("award", "full_cost") if full and role == "total_costs" else ("award",)


def _case(call: Call, rule: str, scheme: str, limit: Fact, bid: Bid, costs: Costs) -> Held | None:
    whole = call.fact("award_limit_with_indirect", scheme, limit.side) if costs == "total" else None
    share = call.fact("fec_share", scheme, limit.side) if costs == "full_cost" else None
    own, rate = whole or limit, rate_of(call, scheme)
    amount = bid.amount.times(bid.years or Decimal(1)).times(share_of(share) if share else Decimal(1))
    both = in_one_currency(amount, amount_of(own), rate)
    if both is None:
        return None
    amount, most = both
    used = rate if own.unit != bid.amount.unit else None
    return Held(
        rule=rule,
        scheme=scheme,
        relation=held(own, amount.number, most.number),
        facts=tuple(fact for fact in (own, share, used) if fact),
        side=own.side,
        costs=costs,
        asked=bid.amount,
        amount=amount,
        limit=most,
        share=share,
        rate=used,
        years=bid.years,
        period=period_of(call, own),
    )


def period_of(call: Call, limit: Fact) -> Fact | None:
    """The length of project that is stated in the same place as a limit, which then is for all of it."""
    period = call.fact("duration", limit.scheme, limit.side)
    return period if period and {*period.sources} & {*limit.sources} else None


def _either(first: Held, cases: Sequence[Held]) -> Either:
    return Either(
        rule=first.rule,
        scheme=first.scheme,
        relation=common(cases),
        facts=tuple(fact for case in cases for fact in case.facts),
        side=first.side,
        cases=tuple(cases),
    )


def common(cases: Sequence[Decision]) -> Relation:
    """The relation of several cases: the first one's where all come to the same, else it depends."""
    return cases[0].relation if len({case.verdict for case in cases}) == 1 else "depends"
