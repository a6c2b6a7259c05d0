"""Amounts of money, and what they come to in another currency at the call's own rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from bot.reading.asked import Role, Value
from corpus.facts.model import Call, Fact
from corpus.facts.values import kind_of, number_of

# ISO 4217: currencies without a smaller unit; the others of the quantity reader have cents or pence.
_WHOLE = frozenset({"JPY", "KRW"})
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Amount:
    """*number* in *unit*, an ISO 4217 code."""

    number: Decimal
    unit: str

    def times(self, factor: Decimal) -> Amount:
        return Amount(self.number * factor, self.unit)

    @property
    def rounded(self) -> Amount:
        """The amount rounded half up to the smallest unit of its currency."""
        return Amount(self.number.quantize(smallest_of(self.unit), rounding=ROUND_HALF_UP), self.unit)


def smallest_of(unit: str) -> Decimal:
    """The smallest unit of a currency."""
    return Decimal(1) if unit in _WHOLE else _CENT


def amount_of(fact: Fact) -> Amount:
    """The amount a fact states."""
    return Amount(number_of(fact), str(fact.unit))


def share_of(fact: Fact) -> Decimal:
    """A fact in percent as a factor: 0.3 for 30 %."""
    return number_of(fact) / 100


def full_cost_of(limit: Fact, share: Fact) -> Amount:
    """The full economic cost of which a limit is the share that is paid."""
    return Amount(number_of(limit) / share_of(share), str(limit.unit)).rounded


def asked_amount(value: Value) -> Amount:
    """The amount the asker names."""
    return Amount(value.number, value.quantity.unit)


def amounts(values: tuple[Value, ...], *roles: Role) -> tuple[Value, ...]:
    """The amounts above nought that play, or may play, one of *roles*: in a currency, not in one a year."""
    return tuple(
        value
        for value in values
        if value.quantity.kind == "money"
        and value.role in (None, *roles)
        and kind_of(value.quantity.unit) == "money"
        and value.number > 0
    )


def with_total(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """*values* with the total that the one amount of direct and the one of indirect costs come to, where none is
    named."""
    direct, indirect = (_planned(values, role) for role in ("direct_costs", "indirect_costs"))
    if len(direct) != 1 or len(indirect) != 1 or _planned(values, "total_costs"):
        return values
    one, other = direct[0], indirect[0]
    alike = one.quantity.unit == other.quantity.unit and one.side == other.side
    if not alike or other.number > one.number:
        return values
    whole = replace(one.quantity, value=one.number + other.number)
    return (*values, replace(one, quantity=whole, role="total_costs", summed=True))


def _planned(values: tuple[Value, ...], role: Role) -> list[Value]:
    return [value for value in amounts(values, role) if value.role == role and not value.claimed]


def rate_of(call: Call, scheme: str) -> Fact | None:
    """The call's exchange rate."""
    return call.fact("exchange_rate", scheme)


def currencies(rate: Fact) -> tuple[str, str]:
    """What a rate converts into, and from: JPY, GBP for yen per pound."""
    into, _, per = str(rate.unit).partition("/")
    return into, per


def at_rate(amount: Amount, rate: Fact | None) -> Amount | None:
    """The amount in the currency that *rate* converts into, to the last digit; None where it is in neither.

    Amounts are only ever multiplied, never divided, so that no yen is lost to rounding.
    """
    if rate is None:
        return None
    into, per = currencies(rate)
    if amount.unit == into:
        return amount
    return Amount(amount.number * number_of(rate), into) if amount.unit == per else None


def in_one_currency(first: Amount, second: Amount, rate: Fact | None) -> tuple[Amount, Amount] | None:
    """Both amounts in one currency, their own or the one that *rate* converts into; None for none."""
    if first.unit == second.unit:
        return first, second
    one, other = at_rate(first, rate), at_rate(second, rate)
    return (one, other) if one and other else None
