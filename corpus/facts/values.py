"""A fact's value in the quantity reader's types."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from corpus.facts.model import Fact
from corpus.quantity import Clock, Day, Kind, Quantity, Tax, read, same
from corpus.text.plain import plain

# The names under which the quantity reader knows two clocks; any other zone is an IANA name or an offset (+05:30).
ZONES = {"JST": "Asia/Tokyo", "UK": "Europe/London"}
_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?: (?P<part>\w+))?")
_CLOCK = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d) (?P<zone>\S+)")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d)")
_FRACTION = re.compile(r"(?P<part>[1-9])/(?P<of>[2-9]|10)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"[A-Z]{3}/[A-Z]{3}")
_KINDS: dict[str, Kind] = {
    "percent": "percent",
    "months": "duration",
    "days": "duration",
    "working_days": "duration",
    "hours": "duration",
    "minutes": "duration",
    "date": "date",
    "datetime": "date",
}


def number_of(fact: Fact) -> Decimal:
    """The value of a fact counted in money, percent, months, days or things; a share may be written as a fraction."""
    if fact.unit == "percent" and (parts := _FRACTION.fullmatch(str(fact.value))):
        return 100 * Decimal(parts["part"]) / Decimal(parts["of"])
    return Decimal(str(fact.value))


def day_of(fact: Fact) -> Day:
    """The (possibly partial) calendar day of a date or datetime fact. Raises ValueError when it is none."""
    return day_from(str(fact.value))


def day_from(value: str) -> Day:
    """The day that a fact's value writes: `2024-04-16`, `2028-03 end`, `--03-29`. Raises ValueError when it is none."""
    match = _DAY.fullmatch(value.split("T", 1)[0])
    if match is None:
        raise ValueError(f"{value!r} is no date of a call")
    year, month, day, part = match["year"], match["month"], match["day"], match["part"]
    return Day(
        year=None if year == "-" else int(year),
        month=int(month),
        day=int(day) if day else None,
        part=part,  # type: ignore[arg-type]
    )


def clock_of(fact: Fact) -> Clock:
    """The time of day and zone of a datetime fact. Raises ValueError where the value names no time or no zone."""
    match = _CLOCK.fullmatch(str(fact.value).partition("T")[2])
    if match is None:
        raise ValueError(f"{fact.name} is {fact.value!r}; write day, time and zone like 2024-04-16T18:00 JST")
    return Clock(int(match["hour"]), int(match["minute"]), match["zone"])


def moment_of(fact: Fact) -> datetime:
    """A datetime fact as an aware datetime in its own zone."""
    clock = clock_of(fact)
    return moment(day_of(fact), clock, zone_of(str(clock.zone)))


def moment(day: Day, clock: Clock, zone: tzinfo) -> datetime:
    """A complete day and a clock as an aware datetime; 24:00 is the next day's midnight.

    Raises ValueError for a day no calendar has.
    """
    if day.date is None:
        raise ValueError(f"{day} is not a complete date")
    wall = datetime.combine(day.date, time()) + timedelta(hours=clock.hour, minutes=clock.minute)
    return wall.replace(tzinfo=zone)


def zone_of(name: str) -> tzinfo:
    """The zone of a name: JST, UK, an IANA name or an offset. Raises ValueError for a zone nobody knows."""
    offset = _OFFSET.fullmatch(name)
    if offset:
        ahead = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        return timezone(-ahead if offset["sign"] == "-" else ahead)
    try:
        return ZoneInfo(ZONES.get(name, name))
    except (KeyError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone") from error


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


def kind_of(unit: str) -> Kind:
    """The kind of quantity a unit measures; a plural noun counts things."""
    if unit in _KINDS:
        return _KINDS[unit]
    if _RATE.fullmatch(unit):
        return "rate"
    return "money" if _CURRENCY.fullmatch(unit) else "count"


def quantity_of(fact: Fact) -> Quantity:
    """What the quantity reader must find in the fact's quote. Raises ValueError for a value that is none of
    its unit."""
    unit = fact.unit or ""
    dated = unit in ("date", "datetime")
    return Quantity(
        kind=kind_of(unit),
        value=day_of(fact) if dated else number_of(fact),
        unit="" if dated else unit,
        text="",
        span=(0, 0),
        bound=fact.bound,
        hedge=fact.hedge,
    )


def tax_of(fact: Fact) -> Tax | None:
    """Whether the quotes of a fact give its amount before tax or with it; None where they do not say, or say both."""
    own = quantity_of(fact)
    said = {item.tax for source in fact.sources for item in _read(source.quote) if same(item, own)} - {None}
    return said.pop() if len(said) == 1 else None


@lru_cache(maxsize=1024)
def _read(quote: str) -> tuple[Quantity, ...]:
    return read(plain(quote))
