"""Moments an asker names, and the time that passes between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from bot.reading.asked import Asked, Role, Value
from bot.rules.days import dated
from corpus.facts.model import Call
from corpus.facts.values import moment, zone_of
from corpus.quantity import Bound, Clock, Day


@dataclass(frozen=True)
class Said:
    """A day, a time of day or both, as the asker names them; *bound* tells before or after from on or at
    it, *in_doubt* that it may be on another clock than the call's (Value).
    """

    day: Day | None = None
    clock: Clock | None = None
    bound: Bound | None = None
    claimed: bool = False
    side: str | None = None
    in_doubt: tuple[str, ...] | None = None


def said_moments(asked: Asked, *roles: Role) -> tuple[Said, ...]:
    """The moments named that may play one of *roles*: each time of day with the day that stands nearest to
    it.
    """
    dates, times = asked.all("date", *roles), asked.all("time", *roles)
    beside = [(_nearest(time, dates), time) for time in times]
    alone = [date for date in dates if all(date is not day for day, _ in beside)]
    pairs: list[tuple[Value | None, Value | None]] = [*((day, None) for day in alone), *beside]
    return tuple(_said(day, time) for day, time in pairs)


def submissions(call: Call, asked: Asked) -> tuple[Said, ...]:
    """The moments named at which one applies."""
    return tuple(said for said in said_moments(asked, "submission") if not names_call(said.day, call))


def names_call(day: Day | None, call: Call) -> bool:
    """Whether a day is the call's own fiscal year (2024年度の締切): that names the call, and no moment."""
    return day == Day(year=call.fiscal_year, part="fiscal")


def _nearest(time: Value, dates: tuple[Value, ...]) -> Value | None:
    return min(dates, key=lambda date: abs(date.quantity.span[0] - time.quantity.span[0]), default=None)


def _said(day: Value | None, time: Value | None) -> Said:
    both = [item for item in (time, day) if item]
    bound = next(
        item.quantity.bound for item in both
    )  # a day beside a time shares its bound when they are joined
    return Said(
        day=day.day if day else None,
        clock=time.clock if time else None,
        bound=bound,
        claimed=any(item.claimed for item in both),
        side=next((item.side for item in both if item.side), None),
        in_doubt=time.in_doubt if time else None,
    )


def moment_said(said: Said, due: datetime) -> datetime | None:
    """The moment named, beside the moment *due*: a time without a zone is in the zone of *due*.

    None without a time.

    Of a time in another clock without a day, the one on the nearer of the two days on which *due* falls.
    Raises ValueError for a day no calendar has, a day of which only the month is known, or a zone nobody
    knows.
    """
    if said.clock is None:
        return None
    zone = zone_of(said.clock.zone) if said.clock.zone else due.tzinfo
    assert zone is not None
    if said.day:
        return moment(dated(said.day, due.date()), said.clock, zone)
    return min(_on_either_day(said.clock, zone, due), key=lambda at: abs(between(at, due)))


def _on_either_day(clock: Clock, zone: tzinfo, due: datetime) -> list[datetime]:
    days = dict.fromkeys((due.date(), due.astimezone(zone).date()))
    return [moment(Day(day.year, day.month, day.day), clock, zone) for day in days]


def between(start: datetime, end: datetime) -> timedelta:
    """The time from one moment to another as it passes, whatever the clocks do meanwhile.

    Two moments of one zone are otherwise subtracted by the clock on the wall, daylight saving ignored.
    """
    return end.astimezone(UTC) - start.astimezone(UTC)
