"""The call's own exchange rate, and what an amount comes to at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.rules.amounts import Amount, amounts, asked_amount, at_rate, currencies
from bot.rules.decision import Decision, Relation, plain
from bot.rules.held import NoRate
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_ROLES: tuple[Role, ...] = ("direct_costs", "total_costs", "indirect_costs", "full_economic_cost")


@dataclass(frozen=True, kw_only=True)
class Rate(Decision):
    """The call's rate; *asked* is the one the asker named."""

    asked: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Converted(Decision):
    """*asked* at the call's rate: *worth*, rounded half up to the smallest unit where *rounded*.

    *named* is what the asker took it to be worth.
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
    """The call's rate, whether a named one is it, and what an amount comes to at it; for other currencies there is none."""
    return tuple(decision for scheme in schemes_of(asked) for decision in _of_scheme(call, asked, scheme))


def _of_scheme(call: Call, asked: Asked, scheme: str) -> tuple[Decision, ...]:
    fact = call.fact("exchange_rate", scheme)
    if fact is None:
        return not_stated(call, asked, "exchange_rate")
    values = amounts(asked.values, *_ROLES)
    rates = asked.all("rate", "exchange_rate")
    named = _rate_named(fact, rates, values)
    if named is None and rates:
        _, per = str(rates[0].quantity.unit).split("/")
        return (_no_rate(scheme, fact, Amount(Decimal(1), per)),)
    if named is not None or not values:
        return (_rate(scheme, fact, named),)
    return _amounts(scheme, fact, values)


def _rate_named(fact: Fact, rates: Sequence[Value], values: Sequence[Value]) -> Decimal | None:
    """The rate named of these two currencies, as such or as "£1 = 200 yen"."""
    own = next((value.number for value in rates if value.quantity.unit == fact.unit), None)
    into, per = currencies(fact)
    found = {value.quantity.unit: value.number for value in values}
    if own is None and len(values) == 2 and found.get(per) == 1:
        return found.get(into)
    return own


def _rate(scheme: str, fact: Fact, named: Decimal | None) -> Rate:
    relation: Relation = "stated" if named is None else "same" if named == number_of(fact) else "different"
    return Rate(
        rule="exchange_rate", scheme=scheme, relation=relation, facts=(fact,), side=fact.side, asked=named
    )


def _amounts(scheme: str, fact: Fact, values: Sequence[Value]) -> tuple[Decision, ...]:
    """Each amount converted; two that are worth the same, or of which one is said to be the other's worth, only once."""
    told = [_converted(scheme, fact, asked_amount(value)) for value in values]
    if len(values) == 2 and len({value.quantity.unit for value in values} & {*currencies(fact)}) == 2:
        into, _ = currencies(fact)
        first, second = sorted(map(asked_amount, values), key=lambda amount: amount.unit == into)
        alike = at_rate(first, fact) == second
        if alike or any(value.claimed for value in values):
            return (_converted(scheme, fact, first, named=second),)
    return tuple(told)


def _no_rate(scheme: str, fact: Fact, asked: Amount) -> NoRate:
    return NoRate(rule="exchange_rate", scheme=scheme, relation="not_stated", facts=(fact,), asked=asked)


def _converted(scheme: str, fact: Fact, asked: Amount, *, named: Amount | None = None) -> Converted | NoRate:
    into, per = currencies(fact)
    if asked.unit not in (into, per):
        return _no_rate(scheme, fact, asked)
    exact = at_rate(asked, fact) if asked.unit == per else Amount(asked.number / number_of(fact), per)
    assert exact
    worth = exact.rounded
    return Converted(
        rule="exchange_rate",
        scheme=scheme,
        relation="converted" if named is None else "same" if named == worth else "different",
        facts=(fact,),
        side=fact.side,
        asked=asked,
        worth=worth,
        rounded=worth.number * number_of(fact) != asked.number if asked.unit == into else worth != exact,
        named=named,
    )


RULES = {"exchange_rate": exchange_rate}
