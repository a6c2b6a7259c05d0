"""A fact's value in the quantity reader's types."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.quantity import Clock, Day, Quantity
from corpus.facts import Fact

ZONES = {"JST": "Asia/Tokyo", "UK": "Europe/London"}
_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?: (?P<part>\w+))?")
_KINDS = {
    "JPY": "money",
    "GBP": "money",
    "USD": "money",
    "EUR": "money",
    "JPY/GBP": "rate",
    "percent": "percent",
    "months": "duration",
    "days": "duration",
    "date": "date",
    "datetime": "date",
}


def number_of(fact: Fact) -> Decimal:
    """The value of a fact counted in money, percent, months, days or things."""
    return Decimal(str(fact.value))


def day_of(fact: Fact) -> Day:
    """The (possibly partial) calendar day of a date or datetime fact. Raises ValueError when it is none."""
    match = _DAY.fullmatch(str(fact.value).split("T", 1)[0])
    if match is None:
        raise ValueError(f"{fact.name} is {fact.value!r}, which is no date")
    year, month, day, part = match["year"], match["month"], match["day"], match["part"]
    return Day(
        year=None if year == "-" else int(year), month=int(month), day=int(day) if day else None, part=part
    )


def clock_of(fact: Fact) -> Clock:
    """The time of day and zone of a datetime fact."""
    hours, zone = str(fact.value).split("T", 1)[1].split(" ")
    hour, minute = hours.split(":")
    return Clock(int(hour), int(minute), zone)


def moment_of(fact: Fact) -> datetime:
    """A datetime fact as an aware datetime in its own zone."""
    clock = clock_of(fact)
    return moment(day_of(fact), clock, clock.zone or "JST")


def moment(day: Day, clock: Clock, zone: str) -> datetime:
    """A complete day and a clock as an aware datetime; 24:00 is the next day's midnight. Raises ValueError."""
    if day.date is None:
        raise ValueError(f"{day} is not a complete date")
    start = datetime.combine(day.date, time(), ZoneInfo(ZONES.get(zone, zone)))
    return (start.replace(tzinfo=None) + timedelta(hours=clock.hour, minutes=clock.minute)).replace(
        tzinfo=start.tzinfo
    )


def last_day(day: Day) -> date:
    """The last calendar day that a day with a year and month, possibly partial, can mean. Raises ValueError."""
    if day.year is None or day.month is None:
        raise ValueError(f"{day} names no year and month")
    if day.day is not None:
        return date(day.year, day.month, day.day)
    if day.part in ("early", "beginning"):
        return date(day.year, day.month, 10)
    if day.part == "mid":
        return date(day.year, day.month, 20)
    return (date(day.year, day.month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def first_day(day: Day) -> date:
    """The first calendar day that a day with a year and month, possibly partial, can mean. Raises ValueError."""
    if day.year is None or day.month is None:
        raise ValueError(f"{day} names no year and month")
    start = {"mid": 11, "late": 21}.get(day.part or "", 1)
    return last_day(day) if day.part == "end" else date(day.year, day.month, day.day or start)


def quantity_of(fact: Fact) -> Quantity:
    """What the quantity reader must find in the fact's quote."""
    unit = fact.unit or ""
    dated = unit in ("date", "datetime")
    return Quantity(
        kind=_KINDS.get(unit, "count"),  # type: ignore[arg-type]
        value=day_of(fact) if dated else number_of(fact),
        unit="" if dated else unit,
        text="",
        span=(0, 0),
        bound=fact.bound,
        hedge=fact.hedge,
    )
