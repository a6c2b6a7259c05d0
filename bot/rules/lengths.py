"""Lengths of time in the months a call counts in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from bot.reading.asked import Value
from bot.rules.days import days_of, months_between
from corpus.facts.model import Fact
from corpus.facts.values import number_of
from corpus.quantity import Bound, Day

# Every month of a leap year and of the common one after it, as a start.
_STARTS = tuple(date(year, month, 1) for year in (2000, 2001) for month in range(1, 13))


def months_of(value: Value) -> Decimal | None:
    """A length in months; days that some calendar counts as whole months (365 and 366 as a year) are those.

    None for hours and the like.
    """
    if value.quantity.unit == "months":
        return value.number
    if value.quantity.unit != "days":
        return None
    days = timedelta(days=int(value.number))
    spans = {months_between(start, start + days) for start in _STARTS}
    return max((span for span in spans if span == span.to_integral_value()), default=min(spans))


def beside(number: Decimal, limit: Decimal, bound: Bound | None) -> int:
    """-1, 0 or 1: whether a length, or all that lies beyond or below it, is shorter than *limit*, that, or
    longer.
    """
    if number == limit:
        return {"more_than": 1, "less_than": -1}.get(bound or "", 0)
    return 1 if number > limit else -1


def end_after(start: date, months: Decimal) -> date:
    """The last day of a project that starts on *start* and runs so many months."""
    whole = int(months)
    year, month = divmod(start.year * 12 + start.month - 1 + whole, 12)
    last = days_of(Day(year, month + 1)).last.day
    beyond = timedelta(days=int((months - whole) * 31))
    return date(year, month + 1, min(start.day, last)) - timedelta(days=1) + beyond


def quotes(value: Value, fact: Fact) -> bool:
    """Whether a length, hedged as the call hedges it, is the call's own told again ("in principle 3 years")
    and no plan.
    """
    return value.quantity.hedge is not None and months_of(value) == number_of(fact)
