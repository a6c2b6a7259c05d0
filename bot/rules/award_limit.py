"""How much: the most a project may receive on each side, and whether an amount is within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.rules.amounts import (
    Amount,
    amount_of,
    amounts,
    asked_amount,
    full_cost_of,
    in_one_currency,
    rate_of,
    with_total,
)
from bot.rules.compared import compared
from bot.rules.decision import Decision, Relation
from bot.rules.exchange_rate import exchange_rate
from bot.rules.held import Bid, Either, Held, NoRate, OnceOrYearly, common, hold, hold_in_a_year, period_of
from bot.rules.indirect_costs import Split, indirect_costs
from bot.rules.period import project_period
from bot.rules.places import by_scheme, facts_of, gaps, sides_of
from bot.rules.reckoned import reckoned_from_limits
from bot.rules.stated import Stated
from bot.rules.support_rate import of_costs
from bot.rules.unstated import not_stated
from bot.rules.yearly import over_the_years, years_named
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_ROLES: tuple[Role, ...] = ("direct_costs", "total_costs", "full_economic_cost", "award")
_YEAR = 12
_NEAR = Decimal("0.05")  # of a limit


@dataclass(frozen=True, kw_only=True)
class Limit(Decision):
    """The most a project may receive on one side, and what belongs to it.

    *whole* is the limit including indirect costs, *rate* their rate, *converted* what the limit comes to in
    another currency by the call's own words, *yearly* the most in one year, *share* the share of full
    economic cost it is, *period* the length of project that is stated with it. *claimed* is the limit as the
    asker took it to be, and where that was in full economic cost, *full_cost* the one that the limit is a
    share of.
    """

    whole: Fact | None = None
    rate: Fact | None = None
    converted: Fact | None = None
    yearly: Fact | None = None
    share: Fact | None = None
    period: Fact | None = None
    claimed: Amount | None = None
    full_cost: Amount | None = None


@dataclass(frozen=True, kw_only=True)
class Floor(Decision):
    """The least that a project may receive, which is not stated; the facts are the limits that are."""


@dataclass(frozen=True, kw_only=True)
class OfOne(Decision):
    """The most for an item, a trip or a person, which is not stated; the facts are the limits on a project."""


def award_limit(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The most a project may receive; whether a named amount is within it; which side or scheme has more.

    An amount is held against the limits in its own currency, else at the call's own rate and no other. One of
    unsaid costs between the limits for direct costs and for the total depends on what it holds. Where a share of
    costs is paid, costs are held against nothing, and it is told what is paid of them.
    """
    asked = _told_once(call, _over_the_years(call, asked))
    asked = replace(asked, values=with_total(asked.values))
    values = _bids(asked)
    if "changed" in asked.marks and any(value.role == "exchange_rate" for value in asked.values):
        return tuple(replace(one, rule="award_limit") for one in exchange_rate(call, asked))
    if supported := of_costs(call, asked):
        return tuple(replace(one, rule="award_limit") for one in supported)
    if not _plans(call, asked) and (reckoned := reckoned_from_limits(call, asked)):
        return reckoned
    told = _beside_one_another(call, asked) if all(value.claimed for value in values) else ()
    if not told and (split := _with_rate(call, asked, values)):
        return split
    asked = _with_sides_of(values, asked)
    return told or tuple(
        decision for one in by_scheme(asked) for decision in _of_scheme(call, one)
    ) + _length(call, asked)


def _over_the_years(call: Call, asked: Asked) -> Asked:
    """*asked* with what each year's amounts come to, where no year has a limit of its own."""
    return asked if any(fact.key == "award_limit_yearly" for fact in call.facts) else over_the_years(asked)


def _length(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The one length named held against the period, where it is asked for beside the amount."""
    if "both_held" not in asked.marks or years_named(asked) is None:
        return ()
    return tuple(replace(one, rule="award_limit") for one in project_period(call, asked))


def _plans(call: Call, asked: Asked) -> bool:
    """Whether an amount of the asker's is named, and not only the call's own."""
    stated = {amount_of(fact) for fact in call.facts if fact.key.startswith("award_limit")}
    return any(asked_amount(value) not in stated for value in _bids(asked))


def _beside_one_another(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The limits of schemes or sides compared, with or without indirect costs; and their periods, if asked for."""
    told = compared(call, asked, "award_limit_with_indirect") if "with_indirect" in asked.marks else ()
    told = told or compared(call, asked, "award_limit")
    if not (told and "period" in asked.marks):
        return told
    return (*told, *(replace(one, rule="award_limit") for one in project_period(call, asked)))


def _with_rate(call: Call, asked: Asked, values: Sequence[Value]) -> tuple[Decision, ...]:
    """Direct costs named with the call's own rate of indirect costs: what both come to, against both limits."""
    rates = [value.number for value in asked.values if value.role == "indirect_rate"]
    if len(values) != 1 or values[0].role != "direct_costs" or values[0].claimed or len(set(rates)) != 1:
        return ()
    told = indirect_costs(call, replace(asked, form="closed"))
    split = any(isinstance(one, Split) for one in told)
    return tuple(replace(one, rule="award_limit") for one in told) if split else ()


def _bids(asked: Asked) -> tuple[Value, ...]:
    """The amounts that may be asked for; one yen or pound is only spoken of."""
    return tuple(value for value in amounts(asked.values, *_ROLES) if value.number > 1)


def _told_once(call: Call, asked: Asked) -> Asked:
    """The question without an amount that is only another one told again in the other currency, at the call's rate:
    £1.2m (216 million yen)."""
    rate, bids = rate_of(call, asked.scheme), _bids(asked)
    again = [
        other
        for at, one in enumerate(bids)
        for other in bids[at + 1 :]
        if one.quantity.unit != other.quantity.unit
        and (both := in_one_currency(asked_amount(one), asked_amount(other), rate))
        and both[0] == both[1]
        and other.role in (None, one.role)
    ]
    return replace(asked, values=tuple(value for value in asked.values if value not in again))


def _with_sides_of(values: Sequence[Value], asked: Asked) -> Asked:
    """The question about the sides named beside its amounts; amounts in two currencies are of two sides."""
    if len({value.quantity.unit for value in values if value.side is None}) > 1:
        return replace(asked, side=None, sides=())
    sides = tuple(dict.fromkeys((*sides_of(asked), *(value.side for value in values if value.side))))
    return replace(asked, side=sides[0] if len(sides) == 1 else None, sides=sides)


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    if in_a_year := _in_a_year(call, asked):
        return in_a_year
    limits = facts_of(call, "award_limit", asked, asked.scheme)
    missing = gaps(call, asked, "award_limit", asked.scheme)
    if not limits:
        return _in_preparation(call, asked.scheme, bool(_bids(asked))) or missing
    if "least" in asked.marks and _is_little(asked, limits):
        return (Floor(rule="award_limit", scheme=asked.scheme, relation="not_stated", facts=tuple(limits)),)
    if "of_one" in asked.marks and not _bids(asked):
        return (OfOne(rule="award_limit", scheme=asked.scheme, relation="not_stated", facts=tuple(limits)),)
    return (*_against(call, asked, limits), *missing)


def _is_little(asked: Asked, limits: Sequence[Fact]) -> bool:
    """Whether the least may be asked of limits that are the most: no amount is named, or one far below the first."""
    bids = [asked_amount(value) for value in _bids(asked)]
    far = all(
        bid.unit == limit.unit and bid.number * 2 < number_of(limit) for bid in bids for limit in limits[:1]
    )
    return far and all(limit.bound == "at_most" for limit in limits)


def _in_a_year(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The one amount that is named of a year against the limit on each year, where the call has one in its currency or
    a rate.
    """
    named = {asked_amount(value): value for value in asked.values if value.role == "yearly_costs"}
    if len(named) != 1:
        return ()
    ((amount, value),) = named.items()
    limits = facts_of(call, "award_limit_yearly", asked, asked.scheme)
    own = [limit for limit in limits if limit.unit == amount.unit and value.side in (None, limit.side)]
    return tuple(held for limit in own or limits if (held := hold_in_a_year(call, limit, amount)))


def _in_preparation(call: Call, scheme: str, valued: bool) -> tuple[Decision, ...]:
    """What is said of a scheme whose amounts the call does not give yet."""
    relation: Relation = "not_stated" if valued else "stated"
    return tuple(
        Stated(
            rule="award_limit",
            scheme=scheme,
            relation=relation,
            facts=(fact,),
            side=fact.side,
            apart="scheme",
        )
        for fact in call.all("award_state", scheme)
    )


def _against(call: Call, asked: Asked, limits: Sequence[Fact]) -> tuple[Decision, ...]:
    """Each limit with the amounts held against it; where no amount is, the limits themselves."""
    values, scheme = _bids(asked), asked.scheme
    met = {limit.name: [v for v in values if limit in _met_by(call, scheme, limits, v)] for limit in limits}
    if values and not any(met.values()):
        return _incomparable(call, asked, limits, values[0])
    named = len(asked.sides) > 1
    return tuple(
        decision
        for limit in limits
        if met[limit.name] or not values or (named and limit.side in asked.sides)
        for decision in _of_limit(call, asked, limit, met[limit.name])
    )


def _met_by(call: Call, scheme: str, limits: Sequence[Fact], value: Value) -> tuple[Fact, ...]:
    """The limits of the side named beside an amount: those in its currency, else those the rate reaches."""
    if value.side:
        limits = [limit for limit in limits if limit.side == value.side]
    if value.role == "full_economic_cost":
        limits = [limit for limit in limits if call.fact("fec_share", scheme, limit.side)]
    amount, rate = asked_amount(value), rate_of(call, scheme)
    own = [limit for limit in limits if limit.unit == amount.unit]
    return tuple(own or [limit for limit in limits if in_one_currency(amount, amount_of(limit), rate)])


def _incomparable(call: Call, asked: Asked, limits: Sequence[Fact], value: Value) -> tuple[Decision, ...]:
    """An amount in a currency without a rate, or in full economic cost where that is not stated."""
    side = value.side or asked.side
    if value.role == "full_economic_cost" and not call.fact("fec_share", asked.scheme, side):
        return not_stated(call, asked, "fec_share")
    return (
        NoRate(
            rule="award_limit",
            scheme=asked.scheme,
            relation="not_stated",
            facts=tuple(limits),
            side=limits[0].side if len(limits) == 1 else None,
            asked=asked_amount(value),
        ),
    )


def _of_limit(call: Call, asked: Asked, limit: Fact, values: Sequence[Value]) -> tuple[Decision, ...]:
    """What is claimed of a limit and held against it; where nothing is to be judged, the limit."""
    groups = _by_role(value for value in values if not value.claimed)
    groups = [group for group in groups if len(groups) == 1 or not _is_cap(call, asked.scheme, limit, group)]
    bids = (value for group in groups for value in _held_of(call, asked, limit, group))
    judged = [decision for value in bids if (decision := _judged(call, asked, limit, value))]
    claims = [_claim(call, asked.scheme, limit, value) for value in values if value.claimed][:1]
    claims = [one for one in claims if one.relation != "same" or not _is_for_another_time(call, asked, limit)]
    told = (*(claim for claim in claims if not judged or claim.relation != "same"), *judged)
    return told or (limit_of(call, asked.scheme, limit),)


def _is_cap(call: Call, scheme: str, limit: Fact, group: Sequence[Value]) -> bool:
    """Whether all amounts of a role are a published limit that something stays under ("below 500 million in all")."""
    return all(
        value.quantity.bound in ("less_than", "at_most") and _is_published(call, scheme, limit, value)
        for value in group
    )


def _by_role(values: Iterable[Value]) -> list[list[Value]]:
    """The amounts of each role; those of unsaid role only where no other has one."""
    groups: dict[str | None, list[Value]] = {}
    for value in values:
        groups.setdefault(value.role, []).append(value)
    sure = [group for role, group in groups.items() if role]
    return sure or list(groups.values())


def _held_of(call: Call, asked: Asked, limit: Fact, values: Sequence[Value]) -> tuple[Value, ...]:
    """The amounts to hold against a limit, one by one: the only one, or all that are asked about apart; none where
    several may be parts of one budget.

    An amount that is the published limit, named beside another, is the limit that the other is held against.
    One in an open question ("what is the 180 million for?") is the limit, too, unless it is said to be direct
    costs or a total.
    """
    different = {asked_amount(value): value for value in values}
    others = [v for v in different.values() if not _is_published(call, asked.scheme, limit, v)]
    left = others or list(different.values())
    if len(left) > 1:
        return tuple(left) if "apart" in asked.marks else ()
    return () if not others and asked.form == "open" and left[0].role is None else (left[0],)


def _is_published(call: Call, scheme: str, limit: Fact, value: Value) -> bool:
    return asked_amount(value) in {amount_of(fact) for fact in _published(call, scheme, limit)}


def _published(call: Call, scheme: str, limit: Fact) -> tuple[Fact, ...]:
    whole, converted = (
        call.fact(f"award_limit_{what}", scheme, limit.side) for what in ("with_indirect", "converted")
    )
    return tuple(fact for fact in (limit, whole, converted) if fact)


def _judged(call: Call, asked: Asked, limit: Fact, value: Value) -> Decision | None:
    """An amount against a limit; where a length of project is named with it, also as the amount of each year.

    The limit itself is named with the years that it is for, and so is what is said to be for all of them.
    """
    bid = Bid(asked_amount(value), value.role)
    once = hold(call, "award_limit", asked.scheme, limit, bid)
    if once and _may_be_either(once, value):
        return None
    of_all = "whole" in asked.marks or "both_held" in asked.marks
    whole = of_all or value.summed or _is_published(call, asked.scheme, limit, value)
    years = None if whole else years_named(asked)
    if once is None or years is None or once.verdict == "no":
        return once
    yearly = hold(call, "award_limit", asked.scheme, limit, replace(bid, years=years))
    if isinstance(yearly, Either) and yearly.verdict == "no":
        yearly = yearly.cases[0]  # one case tells it: over as any of them
    return _once_or_yearly(once, yearly) if yearly else once


def _may_be_either(once: Held | Either, value: Value) -> bool:
    """Whether an amount that is only told roughly (約1.8億円, "just under 240 million") lies so near the limit that it
    may be on either side of it."""
    below = value.quantity.bound == "less_than" and once.verdict == "no"
    cases = once.cases if isinstance(once, Either) else (once,)
    near = any(case.difference.number <= case.limit.number * _NEAR for case in cases)
    return near and (below or value.quantity.hedge == "about")


def _is_for_another_time(call: Call, asked: Asked, limit: Fact) -> bool:
    """Whether the limit is told with another length of project than the one it is for: 5年で1.8億円."""
    period, years = period_of(call, limit), years_named(asked)
    return period is not None and years is not None and years * _YEAR != number_of(period)


def _once_or_yearly(once: Held | Either, yearly: Held | Either) -> OnceOrYearly:
    return OnceOrYearly(
        rule=once.rule,
        scheme=once.scheme,
        relation=common((once, yearly)),
        facts=once.facts,
        side=once.side,
        once=once,
        yearly=yearly,
    )


def _claim(call: Call, scheme: str, limit: Fact, value: Value) -> Limit:
    """The limit, as the one the asker took it to be or another."""
    roles = {"direct_costs": "award_limit", "total_costs": "award_limit_with_indirect"}
    key = roles.get(value.role or "")
    published = [fact for fact in _published(call, scheme, limit) if key in (None, fact.key)]
    amount, share = asked_amount(value), call.fact("fec_share", scheme, limit.side)
    full = full_cost_of(limit, share) if share and value.role == "full_economic_cost" else None
    right = amount == full if full else any(_alike(call, amount, fact) for fact in published)
    told = limit_of(call, scheme, limit)
    return replace(told, relation="same" if right else "different", claimed=amount, full_cost=full)


def _alike(call: Call, amount: Amount, fact: Fact) -> bool:
    """Whether an amount is the one that a fact states, in its currency or at the call's rate."""
    both = in_one_currency(amount, amount_of(fact), rate_of(call, fact.scheme))
    return both is not None and both[0] == both[1]


def limit_of(call: Call, scheme: str, limit: Fact) -> Limit:
    """The limit of one side with all that belongs to it."""
    keys = (
        *("award_limit_with_indirect", "indirect_rate", "award_limit_converted"),
        *("award_limit_yearly", "fec_share"),
    )
    whole, rate, converted, yearly, share = (call.fact(key, scheme, limit.side) for key in keys)
    return Limit(
        rule="award_limit",
        scheme=scheme,
        relation="stated",
        facts=tuple(fact for fact in (limit, whole, rate, converted, yearly, share) if fact),
        side=limit.side,
        whole=whole,
        rate=rate if whole else None,
        converted=converted,
        yearly=yearly,
        share=share,
        period=period_of(call, limit),
    )


RULES = {"award_limit": award_limit}
