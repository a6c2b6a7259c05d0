"""Indirect costs: their rate, and what they come to on direct costs or inside a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.rules.amounts import Amount, amount_of, amounts, asked_amount, share_of
from bot.rules.compared import compared
from bot.rules.decision import Decision, Relation, plain
from bot.rules.held import Bid, Held, common, hold
from bot.rules.limits import held
from bot.rules.places import by_scheme, facts_of, gaps
from bot.rules.shares import rates
from bot.rules.yearly import over_the_years
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of


@dataclass(frozen=True, kw_only=True)
class IndirectRate(Decision):
    """The rate of indirect costs, the limits without and with them, and the rate *asked* about, in percent."""

    limit: Fact | None = None
    whole: Fact | None = None
    asked: Decimal | None = None

    @property
    def reckoned(self) -> Amount | None:
        """Limit and rate multiplied out, where the published total is another amount and holds."""
        if self.limit is None or self.whole is None:
            return None
        exact = amount_of(self.limit).times(1 + share_of(self.facts[0]))
        return exact if exact != amount_of(self.whole) else None


@dataclass(frozen=True, kw_only=True)
class Split(Decision):
    """Direct and indirect costs and their total, by the call's rate, rounded half up to the smallest unit.

    *given* is the one reckoned from; *supposed*: the asker did not say which it is. *named* is what the asker
    took the reckoned one to be. *held* are direct costs and total, each against its own limit.
    """

    given: Role
    direct: Amount
    indirect: Amount
    supposed: bool = False
    named: Value | None = None
    held: tuple[Held, ...] = ()

    @property
    def beyond(self) -> tuple[Held, ...]:
        """The limits that are broken."""
        return _broken(self.held)

    @property
    def rounded(self) -> bool:
        """Whether the rate had to be rounded to the smallest unit."""
        return self.direct.times(share_of(self.facts[0])) != self.indirect

    @property
    def total(self) -> Amount:
        return Amount(self.direct.number + self.indirect.number, self.direct.unit)

    @property
    def value(self) -> int | float:
        """Of direct costs the indirect ones, of a total the direct ones."""
        return plain((self.direct if self.given == "total_costs" else self.indirect).number)

    @property
    def unit(self) -> str:
        return self.direct.unit


def indirect_costs(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The rate, or whether a named one is it; indirect costs of direct costs, direct costs inside a total."""
    asked = over_the_years(asked)
    told = () if asked.values else compared(call, asked, "indirect_rate")
    return told or tuple(decision for one in by_scheme(asked) for decision in _of_scheme(call, one))


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    told = [
        decision
        for rate in facts_of(call, "indirect_rate", asked, asked.scheme)
        for decision in _of_side(call, asked, rate)
    ]
    return (*told, *gaps(call, asked, "indirect_rate", asked.scheme))


def _of_side(call: Call, asked: Asked, rate: Fact) -> tuple[Decision, ...]:
    scheme = asked.scheme
    limit, whole = _limits(call, scheme, rate)
    unit = next((fact.unit for fact in (limit, whole) if fact), None)
    values = [
        value
        for value in amounts(asked.values, "direct_costs", "total_costs", "indirect_costs")
        if value.quantity.unit == (unit or value.quantity.unit)
        and value.side in (None, rate.side)
        and not (value.claimed and value.role is None)
    ]
    other = next((share for share in rates(call, asked, "indirect_rate") if share != number_of(rate)), None)
    if not values and "full" in asked.marks and limit:
        return _at_the_limit(call, scheme, rate, limit, whole) or (
            _rate(call, scheme, rate, limit, whole, asked),
        )
    told = _splits(call, scheme, rate, values) if other is None else ()
    judged = tuple(_judged(item, asked) for item in told)
    return judged or (_rate(call, scheme, rate, limit, whole, asked),)


def _at_the_limit(
    call: Call, scheme: str, rate: Fact, limit: Fact, whole: Fact | None
) -> tuple[Decision, ...]:
    """The indirect costs of the most direct costs there are; none where the published total is another sum."""
    if whole and amount_of(limit).times(1 + share_of(rate)) != amount_of(whole):
        return ()
    return (
        replace(_split(call, scheme, rate, amount_of(limit), "direct_costs"), held=(), relation="converted"),
    )


def _judged(split: Decision, asked: Asked) -> Decision:
    """Where it is asked whether something is so: a total against the limit for totals, direct costs against both.

    An amount that is said to be the call's own is nobody's request, and held against neither. Who asks what an amount
    comes to is told of the limits that it breaks, and of none that it keeps.
    """
    capped = "capped" in asked.marks
    only_reckoned = asked.form == "open" and not capped
    if isinstance(split, Split) and only_reckoned and not split.beyond:
        return replace(split, held=())
    if isinstance(split, Split) and split.relation == "same" and capped and asked.form == "closed":
        split = replace(
            split, named=None, relation="converted"
        )  # a sum that is right is no matter beside the limit
    if (
        not isinstance(split, Split)
        or asked.form == "open"
        or not split.held
        or split.named
        or split.supposed
        or any(value.claimed for value in asked.values)
    ):
        return split
    total = any(value.role == "total_costs" for value in asked.values)
    if split.given == "total_costs" and total and split.relation != "depends":
        return next((item for item in split.held if item.costs == "total"), split)
    return replace(split, relation=common(split.held)) if split.relation == "converted" else split


def _limits(call: Call, scheme: str, rate: Fact) -> tuple[Fact | None, Fact | None]:
    direct, whole = (
        call.fact(key, scheme, rate.side) for key in ("award_limit", "award_limit_with_indirect")
    )
    return direct, whole


def _rate(
    call: Call, scheme: str, rate: Fact, limit: Fact | None, whole: Fact | None, asked: Asked
) -> IndirectRate:
    named = rates(call, asked, "indirect_rate")
    number = next((share for share in named if share != number_of(rate)), named[0] if named else None)
    return IndirectRate(
        rule="indirect_costs",
        scheme=scheme,
        relation=_relation(rate, number, claimed=any(value.claimed for value in asked.values)),
        facts=tuple(fact for fact in (rate, limit, whole) if fact),
        side=rate.side,
        limit=limit,
        whole=whole,
        asked=number,
    )


def _relation(rate: Fact, number: Decimal | None, *, claimed: bool) -> Relation:
    """How a named rate stands to the call's: held against a bound, else the same or different.

    Whether less may be claimed than a rate that names no bound, the call does not say.
    """
    if number is None:
        return "stated"
    if rate.bound:
        return held(rate, number)
    if number == number_of(rate):
        return "same"
    if number < number_of(rate) and not claimed:
        return "not_stated"
    return "beyond_hedge" if rate.hedge else "different"


def _splits(call: Call, scheme: str, rate: Fact, values: Sequence[Value]) -> tuple[Decision, ...]:
    """The reckoning from the amount that is sure to be direct costs or a total, else from the one named."""
    by_role = _sorted_out(rate, values)
    limit, whole = _limits(call, scheme, rate)
    if "direct_costs" in by_role:
        named = by_role.get("indirect_costs") or by_role.get("total_costs")
        return (_from(call, scheme, rate, by_role["direct_costs"], named=named),)
    if "total_costs" in by_role:
        value, named = by_role["total_costs"], by_role.get("indirect_costs")
        told = _is_rounded(limit, whole, rate, value) or _is_claimed_limit(limit, value)
        return () if told else (_from(call, scheme, rate, value, named=named),)
    if len(values) != 1 or values[0].role or _is_claimed_limit(limit, values[0]):
        return ()
    value, amount = values[0], asked_amount(values[0])
    if limit and whole and amount_of(limit).number < amount.number <= amount_of(whole).number:
        total = replace(value, role="total_costs")
        if amount == amount_of(whole):
            return () if _is_rounded(limit, whole, rate, total) else (_from(call, scheme, rate, total),)
        # Too much as the one and within the limit as the other: reckoned both ways, judged neither.
        return tuple(
            replace(_from(call, scheme, rate, replace(value, role=role), supposed=True), relation="converted")
            for role in ("direct_costs", "total_costs")
        )
    return (_from(call, scheme, rate, replace(value, role="direct_costs"), supposed=True),)


def _is_claimed_limit(limit: Fact | None, value: Value) -> bool:
    """Whether it is asked of the limit for direct costs itself what it holds: "are the ¥180m with overheads?"."""
    return value.claimed and limit is not None and asked_amount(value) == amount_of(limit)


def _sorted_out(rate: Fact, values: Sequence[Value]) -> dict[Role | None, Value]:
    """The amounts by role; one of unsaid role has that in which the rate makes it of the other. Of a role that several
    play (between 170 and 190 million in direct costs) none is sure."""
    several = {
        one.role for one in values for two in values if one.role == two.role and one.number != two.number
    }
    found = {value.role: value for value in values if value.role not in several}
    if len(values) != 2 or None not in (value.role for value in values):
        return found
    low, high = sorted(values, key=lambda value: value.number)
    factor = share_of(rate)
    if high.role in (None, "total_costs") and low.number * (1 + factor) == high.number:
        return {
            "direct_costs": replace(low, role="direct_costs"),
            "total_costs": replace(high, role="total_costs"),
        }
    if high.role == "direct_costs" and high.number * factor == low.number:
        return {"direct_costs": high, "indirect_costs": replace(low, role="indirect_costs")}
    return found


def _is_rounded(limit: Fact | None, whole: Fact | None, rate: Fact, value: Value) -> bool:
    """Whether a total is the published one, and that is not limit and rate multiplied out."""
    if limit is None or whole is None or asked_amount(value) != amount_of(whole):
        return False
    return amount_of(limit).times(1 + share_of(rate)) != amount_of(whole)


def _from(
    call: Call, scheme: str, rate: Fact, value: Value, *, named: Value | None = None, supposed: bool = False
) -> Split:
    split = _split(call, scheme, rate, asked_amount(value), value.role or "direct_costs")
    split = replace(split, supposed=supposed, named=named)
    if named is None or split.beyond:
        return split
    amount = asked_amount(named)
    if amount == split.total:  # whichever of both the words were nearer to
        named = replace(named, role="total_costs")
    right = split.indirect if named.role == "indirect_costs" else split.total
    return replace(split, named=named, relation="same" if amount == right else "different")


def _split(call: Call, scheme: str, rate: Fact, amount: Amount, given: Role) -> Split:
    direct, indirect = _parts(amount, share_of(rate), given)
    limit, whole = _limits(call, scheme, rate)
    against = _against(call, scheme, limit, direct, indirect)
    return Split(
        rule="indirect_costs",
        scheme=scheme,
        relation=_outcome(_broken(against), limit, whole),
        facts=tuple(fact for fact in (rate, limit, whole) if fact),
        side=rate.side,
        given=given,
        direct=direct,
        indirect=indirect,
        held=against,
    )


def _parts(amount: Amount, share: Decimal, given: Role) -> tuple[Amount, Amount]:
    """Direct and indirect costs of an amount that is the one or holds both."""
    if given == "total_costs":
        direct = Amount(amount.number / (1 + share), amount.unit).rounded
        return direct, Amount(amount.number - direct.number, amount.unit)
    return amount, amount.times(share).rounded


def _against(
    call: Call, scheme: str, limit: Fact | None, direct: Amount, indirect: Amount
) -> tuple[Held, ...]:
    """Direct costs and total, each against its limit."""
    if limit is None:
        return ()
    total = Amount(direct.number + indirect.number, direct.unit)
    bids = (Bid(direct, "direct_costs"), Bid(total, "total_costs"))
    told = (hold(call, "indirect_costs", scheme, limit, bid) for bid in bids)
    return tuple(item for item in told if isinstance(item, Held))


def _broken(told: Sequence[Held]) -> tuple[Held, ...]:
    return tuple(item for item in told if item.verdict != "yes")


def _outcome(beyond: Sequence[Held], limit: Fact | None, whole: Fact | None) -> Relation:
    """One limit broken and the other kept depends on the desk."""
    if not beyond:
        return "converted"
    return common(beyond) if len(beyond) == 2 or not (limit and whole) else "depends"


RULES = {"indirect_costs": indirect_costs}
