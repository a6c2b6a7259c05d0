"""Amounts of each year or month over the years that are named with them: 60 million a year for three years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.reading.amounts import ROLE_OF_FIELD
from bot.reading.asked import Asked, Value

_YEAR = 12


def years_named(asked: Asked) -> Decimal | None:
    """The whole years of the one length of project named, where there are several."""
    lengths = {value.number for value in asked.all("duration", "project") if value.quantity.unit == "months"}
    months = lengths.pop() if len(lengths) == 1 else Decimal(0)
    return months / _YEAR if months > _YEAR and months % _YEAR == 0 else None


def over_the_years(asked: Asked) -> Asked:
    """*asked* with what each year's or month's amounts come to in the years named."""
    years = years_named(asked)
    if years is None:
        return asked
    return replace(asked, values=tuple(_over(value, years) for value in asked.values))


def _over(value: Value, years: Decimal) -> Value:
    if value.a_year is None or value.role != "yearly_costs":
        return value
    whole = replace(value.quantity, value=value.number * value.a_year * years)
    role = ROLE_OF_FIELD[value.quantity.field] if value.quantity.field else None
    return replace(value, quantity=whole, role=role, summed=True)
