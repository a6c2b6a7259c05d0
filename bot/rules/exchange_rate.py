"""The call's own exchange rate, and what an amount comes to at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.rules.amounts import Amount, amounts, asked_amount, at_rate, currencies
from bot.rules.decision import Decision, Relation, plain
from bot.rules.held import NoRate
from bot.rules.places import by_scheme
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_ROLES: tuple[Role, ...] = ("direct_costs", "total_costs", "indirect_costs", "full_economic_cost")
_PRICE_RANGE = (
    10  # times more or less than the call's rate: what lies beyond is an amount, and no price of one
)


@dataclass(frozen=True, kw_only=True)
class Rate(Decision):
    """The call's rate; *asked* is the one the asker named. What follows from a change of it is "not_stated"."""

    asked: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Converted(Decision):
    """*asked* at the call's rate: *worth*, rounded half up to the smallest unit where *rounded*.

    *named* is what the asker took it to be worth, or holds it against.
    """

    asked: Amount
    worth: Amount
    rounded: bool = False
    named: Amount | None = None

    @property
    def value(self) -> int | float:
        return plain(self.worth.number)

    @property
    def unit(self) -> str:
        return self.worth.unit


def exchange_rate(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The call's rate, whether a named one is it, and what an amount comes to at it."""
    return tuple(decision for one in by_scheme(asked) for decision in _of_scheme(call, one))


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    fact = call.fact("exchange_rate", asked.scheme)
    if fact is None:
        return not_stated(call, asked, "exchange_rate")
    values = amounts(asked.values, *_ROLES)
    rates = asked.all("rate", "exchange_rate")
    named = _rate_named(fact, rates, values) or _price(asked, fact)
    if (
        "changed" in asked.marks
        and asked.form == "closed"
        and named != number_of(fact)
        and not _claims(asked)
    ):
        return (replace(_rate(asked.scheme, fact, named), relation="not_stated"),)
    if named is None and rates:
        _, per = str(rates[0].quantity.unit).split("/")
        return (no_rate(asked.scheme, fact, Amount(Decimal(1), per)),)
    one = {asked_amount(value) for value in values} == {Amount(Decimal(1), currencies(fact)[1])}
    if named is not None or one or not values:
        return (_rate(asked.scheme, fact, named),)
    if asked.form == "open":
        values = _without_unit(fact, values)
    return _amounts(asked.scheme, fact, values, closed=asked.form == "closed")


def _without_unit(fact: Fact, values: Sequence[Value]) -> tuple[Value, ...]:
    """The amounts without the one pound whose price is asked: 1.8億円は、1ポンド何円で換算した額か."""
    unit = Amount(Decimal(1), currencies(fact)[1])
    return tuple(value for value in values if asked_amount(value) != unit)


def _rate_named(fact: Fact, rates: Sequence[Value], values: Sequence[Value]) -> Decimal | None:
    """The rate named of these two currencies, as such or as "£1 = 200 yen"; an award of millions is no price."""
    own = next((value.number for value in rates if value.quantity.unit == fact.unit), None)
    into, per = currencies(fact)
    found = {value.quantity.unit: value.number for value in values}
    if own is None and (found.get(per) == 1 or found.get(into) == number_of(fact)):
        price = found.get(into)
        return price if price is not None and _may_be_price(fact, price) else None
    return own


def _may_be_price(fact: Fact, price: Decimal) -> bool:
    """Whether one pound might cost so many yen."""
    rate = number_of(fact)
    return rate / _PRICE_RANGE <= price <= rate * _PRICE_RANGE


def _price(asked: Asked, fact: Fact) -> Decimal | None:
    """What a unit of the other currency is said to cost: "if the pound rises to 200 yen"."""
    into, _ = currencies(fact)
    prices = {
        value.number
        for value in asked.all("money", "exchange_rate")
        if value.role and value.quantity.unit == into
    }
    return prices.pop() if len(prices) == 1 else None


def _claims(asked: Asked) -> bool:
    return any(value.claimed for value in asked.values)


def _rate(scheme: str, fact: Fact, named: Decimal | None) -> Rate:
    relation: Relation = "stated" if named is None else "same" if named == number_of(fact) else "different"
    return Rate(
        rule="exchange_rate", scheme=scheme, relation=relation, facts=(fact,), side=fact.side, asked=named
    )


def _amounts(scheme: str, fact: Fact, values: Sequence[Value], *, closed: bool) -> tuple[Decision, ...]:
    """Each amount converted; in a closed question the one held against the other, where there are two."""
    told = [converted(scheme, fact, asked_amount(value)) for value in values]
    if len(values) == 2 and len({value.quantity.unit for value in values} & {*currencies(fact)}) == 2:
        into, _ = currencies(fact)
        first, second = sorted(map(asked_amount, values), key=lambda amount: amount.unit == into)
        claimed = any(value.claimed for value in values)
        if closed or claimed or at_rate(first, fact) == second:
            return (_held(converted(scheme, fact, first), second, claimed=claimed),)
    return tuple(told)


def no_rate(scheme: str, fact: Fact, asked: Amount) -> NoRate:
    """That an amount is in a currency which the rate of *fact* is not for."""
    return NoRate(rule="exchange_rate", scheme=scheme, relation="not_stated", facts=(fact,), asked=asked)


def _held(decision: Converted | NoRate, named: Amount, *, claimed: bool) -> Converted | NoRate:
    """A conversion with what the asker holds it against."""
    if isinstance(decision, NoRate):
        return decision
    apart: Relation = "different" if claimed else "compared"
    return replace(decision, relation="same" if named == decision.worth else apart, named=named)


def converted(scheme: str, fact: Fact, asked: Amount) -> Converted | NoRate:
    """An amount in the other currency of the rate of *fact*."""
    into, per = currencies(fact)
    if asked.unit not in (into, per):
        return no_rate(scheme, fact, asked)
    exact = at_rate(asked, fact) if asked.unit == per else Amount(asked.number / number_of(fact), per)
    assert exact
    worth = exact.rounded
    return Converted(
        rule="exchange_rate",
        scheme=scheme,
        relation="converted",
        facts=(fact,),
        side=fact.side,
        asked=asked,
        worth=worth,
        rounded=worth.number * number_of(fact) != asked.number if asked.unit == into else worth != exact,
    )


RULES = {"exchange_rate": exchange_rate}
