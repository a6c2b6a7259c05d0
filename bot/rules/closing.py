"""When a scheme begins and ceases to take applications, for each side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.reading.asked import Asked
from bot.rules.days import Days, days_of
from bot.rules.moments import between
from bot.rules.places import sides_of
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, last_day, moment_of
from corpus.quantity import Day

# What follows a closing, by which the year of a day without one is known.
_LATER = ("paper_review_from", "paper_review", "interview", "result", "start")


@dataclass(frozen=True)
class Closing:
    """The end of applications by one *fact*.

    *end* is the last moment that counts; where no hour is stated (not *exact*), the midnight after the last
    day, which no longer does. *sure*: the year is known, not supposed.
    """

    fact: Fact
    end: datetime
    exact: bool
    sure: bool = True

    @property
    def day(self) -> date:
        """The last day that counts."""
        return (self.end - timedelta(microseconds=1)).date()

    def is_over(self, at: datetime) -> bool:
        """Whether *at* is too late; the very second of a stated hour still counts."""
        left = between(at, self.end)
        return left < timedelta(0) or (not self.exact and not left)


@dataclass(frozen=True)
class Opening:
    """The beginning of applications: *days* is None where the year is not known, and not *sure* where it is
    supposed.
    """

    fact: Fact
    days: Days | None
    sure: bool = True


def closings(call: Call, scheme: str, as_of: datetime) -> tuple[Closing, ...]:
    """The closings of a scheme, in the call's order: its deadlines, else the last day of its call period."""
    facts = call.all("deadline", scheme) or call.all("call_closes", scheme)
    return tuple(_closing(call, fact, scheme, as_of) for fact in facts)


def of_sides(found: tuple[Closing, ...], asked: Asked) -> tuple[Closing, ...]:
    """The closings that answer for the sides asked about."""
    named = sides_of(asked)
    return tuple(item for item in found if not named or item.fact.side in (*named, None))


def opening(call: Call, scheme: str, closing: Closing | None) -> Opening | None:
    """The opening that belongs to a closing: in a year without number, the last such day before it."""
    fact = call.fact("call_opens", scheme, closing.fact.side if closing else None)
    if fact is None:
        return None
    day = day_of(fact)
    if day.year is None and closing:
        day = replace(day, year=year_before(day, closing.day))
    return Opening(fact, days_of(day) if day.year else None, sure=closing is None or closing.sure)


def _closing(call: Call, fact: Fact, scheme: str, as_of: datetime) -> Closing:
    if fact.unit == "datetime":
        return Closing(fact, moment_of(fact), exact=True)
    day, zone = day_of(fact), zone_of_fact(call, fact, as_of)
    year = day.year or _year(call, scheme, day)
    last = last_day(replace(day, year=year or as_of.year))
    midnight = datetime(last.year, last.month, last.day, tzinfo=zone) + timedelta(days=1)
    return Closing(fact, midnight, exact=False, sure=year is not None)


def _year(call: Call, scheme: str, day: Day) -> int | None:
    """The year of a closing day that names none: before what follows it, else after the opening."""
    later = [day_of(fact) for key in _LATER for fact in call.all(key, scheme)]
    following = [days_of(item).first for item in later if item.year]
    if following:
        return year_before(day, min(following))
    opens = call.fact("call_opens", scheme)
    begun = day_of(opens) if opens else Day()
    return begun.year + (_within_year(day) < _within_year(begun)) if begun.year else None


def year_before(day: Day, end: date) -> int:
    """The year of the last such day up to *end*."""
    return end.year - (_within_year(day) > (end.month, end.day))


def _within_year(day: Day) -> tuple[int, int]:
    return day.month or 1, day.day or 1


def zone_of_fact(call: Call, fact: Fact, as_of: datetime) -> tzinfo:
    """The clock by which a day of the call begins and ends: its side's, else that of the first side, else
    the asker's.
    """
    zone = next((side.zone for side in call.sides if fact.side in (side.id, None)), None)
    return ZoneInfo(zone) if zone else as_of.tzinfo  # type: ignore[return-value]
