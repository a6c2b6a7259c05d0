"""Days of which perhaps only the month or the year is known, laid beside one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from corpus.facts.values import first_day, last_day
from corpus.quantity import Bound, Day

Order = Literal["before", "same", "after", "across"]


@dataclass(frozen=True)
class Days:
    """Every calendar day that may be meant, from *first* to *last*."""

    first: date
    last: date

    @property
    def is_one(self) -> bool:
        return self.first == self.last


def days_of(day: Day) -> Days:
    """The days that *day* may mean. Raises ValueError where it names no year, or a day no calendar has."""
    if day.year is None:
        raise ValueError(f"{day} names no year")
    if day.part == "fiscal":
        return Days(date(day.year, 4, 1), date(day.year + 1, 3, 31))
    if day.month is None:
        last = date(day.year, 12, 31)
        return Days(last if day.part == "end" else date(day.year, 1, 1), last)
    return Days(first_day(day), last_day(day))


def dated(day: Day, near: date) -> Day:
    """*day* with the year, and the month, that it leaves out: those that bring it nearest to *near*."""
    month = day.month or (near.month if day.day else None)
    whole = replace(day, month=month)
    if day.year or month is None:
        return whole
    years = (replace(whole, year=near.year + away) for away in (0, -1, 1))
    real = [item for item in years if item.day is None or item.date]
    return min(real, key=lambda item: abs(days_of(item).first - near), default=whole)


def order(own: Days, said: Days) -> Order:
    """How the call's *own* days lie to those *said*; the same where they lie wholly within them."""
    if own.last < said.first:
        return "before"
    if own.first > said.last:
        return "after"
    return "same" if said.first <= own.first and own.last <= said.last else "across"


def holds(own: Days, said: Days, bound: Bound | None) -> bool | None:
    """Whether the call's *own* days are so: on those *said*, or before, by, after or from them.

    None where it may be either.
    """
    true, false = {
        "less_than": (own.last < said.first, own.first >= said.first),
        "at_most": (own.last <= said.last, own.first > said.last),
        "more_than": (own.first > said.last, own.last <= said.last),
        "at_least": (own.first >= said.first, own.last < said.first),
    }.get(bound or "", (order(own, said) == "same", order(own, said) in ("before", "after")))
    return True if true else False if false else None


def months_between(start: date, end: date) -> Decimal:
    """Months from one day to another, days beyond a whole month as 31sts; below zero where *end* comes first.

    From month's end to month's end is whole; 29 February falls due on 28 February.
    """
    if end < start:
        return -months_between(end, start)
    whole = (end.year - start.year) * 12 + end.month - start.month
    if _after(start, whole) > end:
        whole -= 1
    return whole + Decimal((end - _after(start, whole)).days) / 31


def _after(start: date, months: int) -> date:
    """The day so many months later; the last of a month where *start* is one, or that month has no such
    day.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = _end_of_month(year, month + 1)
    return (
        last
        if start == _end_of_month(start.year, start.month)
        else last.replace(day=min(start.day, last.day))
    )


def _end_of_month(year: int, month: int) -> date:
    return last_day(Day(year, month))
