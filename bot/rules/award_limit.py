"""How much: the most a project may receive on each side, and whether an amount is within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.rules.amounts import Amount, amount_of, amounts, asked_amount, full_cost_of, in_one_currency, rate_of
from bot.rules.compared import compared
from bot.rules.decision import Decision, Relation
from bot.rules.held import Bid, Either, Held, NoRate, OnceOrYearly, common, hold
from bot.rules.places import facts_of, gaps, sides_of
from bot.rules.stated import Stated
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import Call, Fact

_ROLES: tuple[Role, ...] = ("direct_costs", "total_costs", "full_economic_cost")
_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class Limit(Decision):
    """The most a project may receive on one side, and what belongs to it.

    *whole* is the limit including indirect costs, *rate* their rate, *converted* what the limit comes to in another
    currency by the call's own words, *share* the share of full economic cost it is, *period* the length of project that
    is stated with it. *claimed* is the limit as the asker took it to be, and where that was in full economic cost,
    *full_cost* the one that the limit is a share of.
    """

    whole: Fact | None = None
    rate: Fact | None = None
    converted: Fact | None = None
    share: Fact | None = None
    period: Fact | None = None
    claimed: Amount | None = None
    full_cost: Amount | None = None


def award_limit(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The most a project may receive; whether a named amount is within it; which side or scheme has more.

    An amount is held against the limits in its own currency, else at the call's own rate and no other. One of unsaid
    costs between the limits for direct costs and for the total depends on what it holds.
    """
    values = amounts(asked.values, *_ROLES)
    told = compared(call, asked, "award_limit") if all(value.claimed for value in values) else ()
    asked = _with_sides_of(values, asked)
    return told or tuple(
        decision for scheme in schemes_of(asked) for decision in _of_scheme(call, asked, scheme)
    )


def _with_sides_of(values: Sequence[Value], asked: Asked) -> Asked:
    """The question about the sides named beside its amounts, too; amounts in two currencies are of two sides."""
    if len({value.quantity.unit for value in values if value.side is None}) > 1:
        return replace(asked, side=None, sides=())
    sides = tuple(dict.fromkeys((*sides_of(asked), *(value.side for value in values if value.side))))
    return replace(asked, side=sides[0] if len(sides) == 1 else None, sides=sides)


def _of_scheme(call: Call, asked: Asked, scheme: str) -> tuple[Decision, ...]:
    limits = facts_of(call, "award_limit", asked, scheme)
    missing = gaps(call, asked, "award_limit", scheme)
    if not limits:
        return _in_preparation(call, scheme, bool(amounts(asked.values, *_ROLES))) or missing
    return (*_against(call, asked, scheme, limits), *missing)


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


def _against(call: Call, asked: Asked, scheme: str, limits: Sequence[Fact]) -> tuple[Decision, ...]:
    """Each limit with the amounts held against it; where no amount is, the limits themselves."""
    values = amounts(asked.values, *_ROLES)
    met = {limit.name: [v for v in values if limit in _met_by(call, scheme, limits, v)] for limit in limits}
    if values and not any(met.values()):
        return _incomparable(call, asked, scheme, limits, values[0])
    named = len(asked.sides) > 1
    return tuple(
        decision
        for limit in limits
        if met[limit.name] or not values or (named and limit.side in asked.sides)
        for decision in _of_limit(call, asked, scheme, limit, met[limit.name])
    )


def _met_by(call: Call, scheme: str, limits: Sequence[Fact], value: Value) -> tuple[Fact, ...]:
    """The limits an amount is held against: of the side named beside it, of its currency, else those the rate reaches."""
    if value.side:
        limits = [limit for limit in limits if limit.side == value.side]
    if value.role == "full_economic_cost":
        limits = [limit for limit in limits if call.fact("fec_share", scheme, limit.side)]
    amount, rate = asked_amount(value), rate_of(call, scheme)
    own = [limit for limit in limits if limit.unit == amount.unit]
    return tuple(own or [limit for limit in limits if in_one_currency(amount, amount_of(limit), rate)])


def _incomparable(
    call: Call, asked: Asked, scheme: str, limits: Sequence[Fact], value: Value
) -> tuple[Decision, ...]:
    """An amount in a currency without a rate, or in full economic cost where the side asked about knows none."""
    side = value.side or asked.side
    if value.role == "full_economic_cost" and not call.fact("fec_share", scheme, side):
        return not_stated(call, asked, "fec_share")
    return (
        NoRate(
            rule="award_limit",
            scheme=scheme,
            relation="not_stated",
            facts=tuple(limits),
            side=limits[0].side if len(limits) == 1 else None,
            asked=asked_amount(value),
        ),
    )


def _of_limit(
    call: Call, asked: Asked, scheme: str, limit: Fact, values: Sequence[Value]
) -> tuple[Decision, ...]:
    claims = [value for value in values if value.claimed]
    told: list[Decision] = [_claim(call, scheme, limit, value) for value in claims[:1]]
    for group in _by_role(value for value in values if not value.claimed):
        value = _the_one(call, scheme, limit, group)
        decision = _judged(call, asked, scheme, limit, value) if value else None
        if decision:
            told.append(decision)
    return tuple(told) or (limit_of(call, scheme, limit),)


def _by_role(values: Iterable[Value]) -> list[list[Value]]:
    """The amounts of each role; those of unsaid role only where no other has one."""
    groups: dict[str | None, list[Value]] = {}
    for value in values:
        groups.setdefault(value.role, []).append(value)
    sure = [group for role, group in groups.items() if role]
    return sure or list(groups.values())


def _the_one(call: Call, scheme: str, limit: Fact, values: Sequence[Value]) -> Value | None:
    """The one amount to hold against a limit; None where several could be parts of one budget as well as choices.

    An amount that is the published limit, named beside another, is the limit that the other is held against.
    """
    published = {amount_of(fact) for fact in _published(call, scheme, limit)}
    different = {asked_amount(value): value for value in values}
    others = [value for amount, value in different.items() if amount not in published]
    left = others or list(different.values())
    return left[0] if len(left) == 1 else None


def _published(call: Call, scheme: str, limit: Fact) -> tuple[Fact, ...]:
    whole, converted = (
        call.fact(f"award_limit_{what}", scheme, limit.side) for what in ("with_indirect", "converted")
    )
    return tuple(fact for fact in (limit, whole, converted) if fact)


def _judged(call: Call, asked: Asked, scheme: str, limit: Fact, value: Value) -> Decision | None:
    """An amount against a limit; where a length of project is named with it, also as the amount of each year."""
    bid = Bid(asked_amount(value), value.role)
    once = hold(call, "award_limit", scheme, limit, bid)
    years = _years(asked)
    if once is None or years is None or once.verdict == "no":
        return once
    yearly = hold(call, "award_limit", scheme, limit, replace(bid, years=years))
    if isinstance(yearly, Either) and yearly.verdict == "no":
        yearly = yearly.cases[0]  # one case tells it: over as any of them
    return _once_or_yearly(once, yearly) if yearly else once


def _years(asked: Asked) -> Decimal | None:
    """The whole years of the one length of project named, where there are several."""
    lengths = {value.number for value in asked.all("duration", "project") if value.quantity.unit == "months"}
    months = lengths.pop() if len(lengths) == 1 else Decimal(0)
    return months / _YEAR if months > _YEAR and months % _YEAR == 0 else None


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
    right = amount == full if full else any(amount_of(fact) == amount for fact in published)
    told = limit_of(call, scheme, limit)
    return replace(told, relation="same" if right else "different", claimed=amount, full_cost=full)


def limit_of(call: Call, scheme: str, limit: Fact) -> Limit:
    """The limit of one side with all that belongs to it."""
    keys = ("award_limit_with_indirect", "indirect_rate", "award_limit_converted", "fec_share")
    whole, rate, converted, share = (call.fact(key, scheme, limit.side) for key in keys)
    period = call.fact("duration", scheme, limit.side)
    told_with_it = period if period and {*period.sources} & {*limit.sources} else None
    return Limit(
        rule="award_limit",
        scheme=scheme,
        relation="stated",
        facts=tuple(fact for fact in (limit, whole, rate, converted, share) if fact),
        side=limit.side,
        whole=whole,
        rate=rate if whole else None,
        converted=converted,
        share=share,
        period=told_with_it,
    )


RULES = {"award_limit": award_limit}
