"""How long ago a degree was taken, held against the limit for researchers who go abroad."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.reading.asked import Asked, Value
from bot.rules.decision import Decision, Relation
from bot.rules.limits import breaks, held, is_far
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, first_day, last_day, moment_of, number_of
from corpus.quantity import Day

_LONGEST_ELSE = 72  # months, of a stay or a project


@dataclass(frozen=True)
class Counted:
    """A day on which the time may be counted, and what happens on it; *named* is a month or year that holds it, where
    no more is told."""

    day: date
    event: Literal["deadline", "start", "today", "departure"]
    named: Day | None = None


@dataclass(frozen=True, kw_only=True)
class SinceDegree(Decision):
    """The limit on the time since a degree, and a time or a *degree* held against it.

    *months* is the time as named. Of a degree's day, month or year it is reckoned to the days of *counted*,
    on one of which, unstated, it counts: *longest* and *shortest* are the months that it may be.
    """

    months: Decimal | None = None
    degree: Day | None = None
    longest: Decimal | None = None
    shortest: Decimal | None = None
    counted: tuple[Counted, ...] = ()

    @property
    def is_far(self) -> bool:
        """Whether it is more than any reading of the hedge, on whichever day it is counted."""
        least = self.shortest if self.degree else self.months
        return self.relation == "beyond_hedge" and least is not None and is_far(self.facts[0], least)


@dataclass(frozen=True, kw_only=True)
class Employed(Decision):
    """Somebody who works at a company, beside the employers that the call names."""


@dataclass(frozen=True, kw_only=True)
class WhenCounted(Decision):
    """On which day somebody has to be a student, or within the years, which the call does not name."""


def outgoing_degree(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """A time since the degree, or its day, is within the limit, beyond it, or either as one counts.

    Beyond a hedged limit (程度) nobody but the desk can tell. A day no calendar has, or yet to come, is not
    judged.
    """
    fact = call.fact("outgoing_degree_years", asked.scheme, asked.side)
    if fact is None:
        return not_stated(call, asked, "outgoing_degree_years")
    if "changes" in asked.marks:
        return (_decision(asked, fact, "stated"), *when_counted(asked, fact), *employed(call, asked))
    days = _days(call, asked, fact)
    found = [_judged(asked, fact, value, days) for value in _values(asked)]
    judged = tuple(item for item in found if item)
    return (*(judged or (_decision(asked, fact, "stated"),)), *employed(call, asked))


def employed(call: Call, asked: Asked) -> tuple[Employed, ...]:
    """That a company is not among the employers named, where somebody works at one."""
    fact = call.fact("outgoing_employer", asked.scheme, asked.side)
    if fact is None or "company" not in asked.marks:
        return ()
    return (
        Employed(rule=asked.intent, scheme=fact.scheme, relation="not_stated", facts=(fact,), side=fact.side),
    )


def when_counted(asked: Asked, fact: Fact | None) -> tuple[WhenCounted, ...]:
    """That no day is named on which a condition has to be met, where somebody will be another thing by then."""
    if fact is None or "changes" not in asked.marks:
        return ()
    return (
        WhenCounted(
            rule=asked.intent, scheme=fact.scheme, relation="not_stated", facts=(fact,), side=fact.side
        ),
    )


def _values(asked: Asked) -> tuple[Value, ...]:
    """Each time or day that is surely the degree's; else the only one there is.

    The call's own limit, named beside another time, is what that one is held against.
    """
    lengths = tuple(item for item in asked.all("duration", "since_degree") if item.quantity.unit == "months")
    values = (*lengths, *asked.all("date", "degree_day"))
    values = tuple(value for value in values if not value.claimed) or values
    # "In March 2008, which is 16 years ago this year": the year of asking is the degree's only where no other is named.
    values = tuple(value for value in values if any(map(str.isdigit, value.quantity.text))) or values
    sure = tuple(value for value in values if value.role)
    if not sure:
        return values if len(values) == 1 else ()
    if any(value.day for value in sure):
        return sure
    # "14 years now, 16 when she leaves": nothing else that is asked of lasts so long.
    return (*sure, *(value for value in asked.values if value.role is None and _is_long(value)))


def _is_long(value: Value) -> bool:
    return value.quantity.unit == "months" and value.number > _LONGEST_ELSE


def _judged(asked: Asked, fact: Fact, value: Value, days: tuple[Counted, ...]) -> SinceDegree | None:
    if value.day is not None:
        # The call names no year: one said to be its own is neither right nor wrong.
        return None if value.claimed else _of_degree(asked, fact, value.day, days)
    months = value.number
    if months < 0:
        return None
    same = months == number_of(fact)
    relation: Relation = ("same" if same else "different") if value.claimed else held(fact, months)
    return _decision(asked, fact, relation, months=months)


def _of_degree(asked: Asked, fact: Fact, degree: Day, days: tuple[Counted, ...]) -> SinceDegree | None:
    try:
        first, last = _ends_of(degree)
    except ValueError:
        return None
    early, late = days[0].day, days[-1].day
    if first > late:
        return None
    longest, shortest = months_between(first, late), months_between(min(last, early), early)
    relation = held(fact, shortest)
    if breaks(fact, longest) and not breaks(fact, shortest):
        relation = "depends"
    if relation == "exactly" and longest != shortest:
        relation = "within"
    return _decision(asked, fact, relation, degree=degree, longest=longest, shortest=shortest, counted=days)


def _decision(
    asked: Asked,
    fact: Fact,
    relation: Relation,
    *,
    months: Decimal | None = None,
    degree: Day | None = None,
    longest: Decimal | None = None,
    shortest: Decimal | None = None,
    counted: tuple[Counted, ...] = (),
) -> SinceDegree:
    return SinceDegree(
        rule=asked.intent,
        scheme=fact.scheme,
        relation=relation,
        facts=(fact,),
        side=fact.side,
        months=months,
        degree=degree,
        longest=longest,
        shortest=shortest,
        counted=counted,
    )


def _days(call: Call, asked: Asked, limit: Fact) -> tuple[Counted, ...]:
    """The days on which it may be counted: deadlines, the start and a departure that is told to be later, in order;
    today where there are none."""
    start = call.fact("start", asked.scheme)
    deadlines = call.all("deadline", asked.scheme, limit.side)
    days = {Counted(moment_of(fact).date(), "deadline") for fact in deadlines}
    if start and day_of(start).year:
        days.add(Counted(first_day(day_of(start)), "start"))
    last = max((counted.day for counted in days), default=asked.as_of.date())
    leaves = [counted for value in asked.values if (counted := _departure(value)) and counted.day > last]
    days.update(leaves[:1])
    return tuple(sorted(days, key=lambda one: one.day)) or (Counted(asked.as_of.date(), "today"),)


def _departure(value: Value) -> Counted | None:
    """The day on which somebody leaves: the first of a month, the last of a year; None where it is not told."""
    day = value.day
    if value.role != "departure" or day is None or day.year is None or value.claimed:
        return None
    try:
        first, last = _ends_of(day)
    except ValueError:
        return None
    return Counted(first if day.month else last, "departure", day)


def _ends_of(day: Day) -> tuple[date, date]:
    """The first and last day that a day, month or year may mean. Raises ValueError for a day no calendar has."""
    if day.year is None:
        raise ValueError(f"{day} names no year")
    if day.part == "fiscal":
        return date(day.year, 4, 1), date(day.year + 1, 3, 31)
    part = day.part if day.month else None
    first = Day(day.year, day.month or 1, day.day, part)
    last = Day(day.year, day.month or 12, day.day, part)
    return first_day(first), last_day(last)


def months_between(start: date, end: date) -> Decimal:
    """Months between two days; a day over a whole month is more. 29 February falls due on 28 February."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    due = min(start.day, last_day(Day(end.year, end.month)).day)
    return Decimal(whole) + Decimal(end.day - due) / 31


RULES = {"outgoing_degree": outgoing_degree}
