"""Amounts before consumption tax or VAT and with it, held against each other at the call's own rate of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.amounts import Amount, asked_amount
from bot.rules.decision import Decision
from bot.rules.stated import stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of, tax_of
from corpus.quantity import Tax

_RULE = "tax_rate"
# Of a tax whose rate is not stated, no more is known than that none doubles a price.
_MOST = Decimal(2)


@dataclass(frozen=True)
class Taxed:
    """An amount as the asker *named* it, with or before *tax*, and the *least* and *most* that it is as a limit
    counts, which *counts* with tax or before it: one number where they count alike, or *rate* tells.
    """

    named: Amount
    tax: Tax | None
    counts: Tax | None
    least: Decimal
    most: Decimal
    rate: Fact | None = None


def taxed(call: Call, limit: Fact, value: Value) -> Taxed:
    """The amount of *value* as *limit* counts. One of which neither is said is taken to be named as the limit is."""
    named, tax, counts = asked_amount(value), value.quantity.tax, tax_of(limit)
    if tax in (None, counts):
        return Taxed(named, tax, counts, named.number, named.number)
    rate = call.fact(_RULE, limit.scheme, limit.side)
    factor = 1 + number_of(rate) / 100 if rate else _MOST
    other = named.number / factor if tax == "with" else named.number * factor
    if rate and counts:
        return Taxed(named, tax, counts, other, other, rate)
    return Taxed(named, tax, counts, min(named.number, other), max(named.number, other), rate)


def tax_rate(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The rate of the tax, as it is stated."""
    return stated(call, asked, _RULE)


RULES = {_RULE: tax_rate}
