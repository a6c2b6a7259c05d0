"""How long a project runs on each side, until when, and how the sides' periods differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.rules import days
from bot.rules.days import Days, Order, dated, days_of, months_between
from bot.rules.decision import Decision, Relation
from bot.rules.lengths import beside, end_after, months_of, quotes
from bot.rules.places import each_scheme, facts_of, gaps
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, number_of
from corpus.quantity import Bound, Day, Quantity


@dataclass(frozen=True, kw_only=True)
class ProjectPeriod(Decision):
    """The period of a side: its *duration*, *start* and *end*, and the latest end of an *extension* it may
    have.

    *said* is the length the asker names, *beyond* by how many months it is longer than the period (shorter:
    below zero). *common*: asked for several sides, it is the same for all.
    """

    duration: Fact
    start: Fact | None = None
    end: Fact | None = None
    extension: Fact | None = None
    said: Quantity | None = None
    claimed: bool = False
    beyond: Decimal = Decimal(0)
    common: bool = False


@dataclass(frozen=True, kw_only=True)
class ProjectEnd(Decision):
    """A day held against the *end* of a side's period; *beyond* by how many months it comes after it.

    *claimed*: said to be the end itself. *extension* is the latest end that an extension may have.
    """

    end: Fact
    said: Day
    order: Order
    claimed: bool = False
    bound: Bound | None = None
    extension: Fact | None = None
    beyond: Decimal = Decimal(0)

    @property
    def reaches_in(self) -> bool:
        """Whether a month or year is named that begins within the period and ends after it."""
        return self.relation == "depends" and self.order != "before"


@dataclass(frozen=True, kw_only=True)
class PeriodsApart(Decision):
    """Periods of sides or schemes beside one another, the longest first, and by how many months that is
    longer or ends later.

    *by_end*: they are as long as one another by name, and compared by their ends.
    """

    periods: tuple[ProjectPeriod, ...]
    apart: Decimal
    by_end: bool = False


def project_period(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How long a project runs; a length or a last day that is named is held against it, sides or schemes
    are compared.
    """
    if asked.compares and (apart := _apart(call, asked)):
        return (apart,)
    found = tuple(_period(call, fact) for fact in facts_of(call, "duration", asked, asked.scheme))
    several = bool(asked.compares) and len(call.scheme(asked.scheme).sides) > 1
    found = tuple(replace(item, scheme=asked.scheme, common=several and item.side is None) for item in found)
    lengths = [value for value in asked.all("duration", "project") if months_of(value) is not None]
    judged = _against(found, lengths, last_day_said(asked, "end_day"))
    if _is_told_beside(asked, last_day_said(asked, "end_day")) and any(
        isinstance(item, ProjectEnd) for item in judged
    ):
        judged = (*found, *judged)  # "I planned to March. When does it end?" asks for the period itself
    return judged + gaps(call, asked, "duration", asked.scheme)


def _is_told_beside(asked: Asked, last: Value | None) -> bool:
    """Whether a day stands before an open question and not in it, nor is anything to be reckoned from it."""
    if last is None or asked.form != "open" or asked.marks or not asked.text:
        return False
    return last.quantity.text not in asked.text


def _against(
    found: tuple[ProjectPeriod, ...], lengths: list[Value], last: Value | None
) -> tuple[Decision, ...]:
    """The periods held against one length or, where none is named, against a last day."""
    if len(lengths) == 1:
        return tuple(_held(item, lengths[0]) for item in found)
    if last is None or lengths:
        return found
    ends = tuple(_ended(item, last) for item in found)
    if last.claimed and None in ends:
        return found  # the end of something else, which one side has and another has not
    return tuple(end or item for end, item in zip(ends, found, strict=True))


def last_day_said(asked: Asked, *roles: Role) -> Value | None:
    """The end of what is asked for, by the days of *roles*: of a stay from July 2029 to June 2030 that June. A day of
    no month ("before the 16th") is one of these weeks, and ends nothing that lasts for years."""
    days = (item for item in asked.all("date", *roles) if item.day and item.day.part != "fiscal")
    dates = [item for item in days if item.day and (item.day.month or item.day.year)]
    whole = [item for item in dates if item.day and item.day.year and item.day.month]
    return max(whole, key=last_of) if len(whole) > 1 else next(iter(dates), None)


def last_of(value: Value) -> tuple[int, int, int]:
    """A day as it lies among others: year, month and day, 0 for what is not said."""
    day = value.day or Day()
    return day.year or 0, day.month or 0, day.day or 0


def _period(call: Call, duration: Fact) -> ProjectPeriod:
    keys = ("start", "end", "extension_end")
    start, end, extension = (call.fact(key, duration.scheme, duration.side) for key in keys)
    return ProjectPeriod(
        rule="project_period",
        scheme=duration.scheme,
        relation="stated",
        facts=tuple(item for item in (duration, start, end) if item),
        side=duration.side,
        duration=duration,
        start=start,
        end=end,
        extension=extension,
    )


def _held(period: ProjectPeriod, value: Value) -> ProjectPeriod:
    months, own = months_of(value), number_of(period.duration)
    assert months is not None
    if value.claimed:
        relation: Relation = "same" if months == own else "different"
    else:
        relation = "stated" if quotes(value, period.duration) else _fits(period, months, value.quantity.bound)
    needed = period.extension if relation in ("beyond_hedge", "over") and months > own else None
    return replace(
        period,
        relation=relation,
        facts=(*period.facts, needed) if needed else period.facts,
        said=value.quantity,
        claimed=value.claimed,
        beyond=months - own,
    )


def _fits(period: ProjectPeriod, months: Decimal, bound: Bound | None) -> Relation:
    """Whether a project of so many months fits.

    A shorter one than the stated is not settled, unless that is an upper limit; a longer one fits within an
    extension, or is too long, or may be where the call hedges.
    """
    fact = period.duration
    side = beside(months, number_of(fact), bound)
    if fact.bound in ("at_least", "more_than"):
        return "exactly" if side == 0 else "meets" if side > 0 else "beyond_hedge" if fact.hedge else "short"
    if side == 0:
        return "exactly"
    if side < 0:
        limited = fact.bound or bound == "at_most"
        return "within" if limited else "beyond_hedge" if fact.hedge else "depends"
    return _too_long(period, months)


def _too_long(period: ProjectPeriod, months: Decimal) -> Relation:
    start, extension = period.start, period.extension
    if extension and start:
        begins, latest = days_of(day_of(start)).first, days_of(day_of(extension)).last
        return "over" if end_after(begins, months) > latest else "beyond_hedge"
    return "beyond_hedge" if period.duration.hedge or extension else "over"


def _ended(period: ProjectPeriod, value: Value) -> ProjectEnd | None:
    """A last day held against the end of the period: within it, on it, only with an extension, or beyond.

    A day before the project begins is the last of something else.
    """
    if period.end is None or value.day is None:
        return None
    try:
        own = days_of(day_of(period.end))
        said = dated(value.day, own.last)
        meant = days_of(said)
        if period.start and meant.last < days_of(day_of(period.start)).first:
            return None
        latest = days_of(day_of(period.extension)).last if period.extension else None
    except ValueError:
        return None
    if value.claimed and latest and meant.first <= latest <= meant.last:
        return None  # the end of an extension, by whatever name
    relation = _claimed_end(period, own, meant) if value.claimed else _until(own, meant, latest, value)
    needed = period.extension if relation in ("depends", "over") else None
    return ProjectEnd(
        rule="project_period",
        scheme=period.scheme,
        relation=relation,
        facts=(period.end, needed) if needed else (period.end,),
        side=period.side,
        end=period.end,
        said=said,
        order=days.order(own, meant),
        claimed=value.claimed,
        bound=value.quantity.bound,
        extension=period.extension,
        beyond=months_between(own.last, meant.last),
    )


def _claimed_end(period: ProjectPeriod, own: Days, meant: Days) -> Relation:
    start = days_of(day_of(period.start)) if period.start else own
    inside = (meant.first <= item.last <= meant.last for item in (own, start))
    return "same" if any(inside) else "different"


def _until(own: Days, meant: Days, latest: date | None, value: Value) -> Relation:
    past = value.quantity.bound == "more_than" and meant.last >= own.last
    if meant.last == own.last and not past:
        return "exactly"
    if meant.last < own.last and not past:
        return "within"
    if meant.first <= own.last and not past:
        return "depends"
    return "depends" if latest and meant.first <= latest else "over"


def _apart(call: Call, asked: Asked) -> PeriodsApart | None:
    """The periods of the schemes named, or of all sides, beside one another; None where there are not two."""
    schemes = asked.schemes if len(asked.schemes) > 1 else (asked.scheme,)
    side = asked.side if len(schemes) > 1 else None
    found = [_period(call, fact) for scheme in schemes for fact in call.all("duration", scheme, side)]
    if len(found) < 2:
        return None
    lengths = [number_of(item.duration) for item in found]
    ends = [days_of(day_of(item.end)).last for item in found if item.end and day_of(item.end).year]
    by_end = len(set(lengths)) == 1 and len(ends) == len(found)
    ordered = sorted(found, key=_end if by_end else _length, reverse=True)
    apart = months_between(min(ends), max(ends)) if by_end else max(lengths) - min(lengths)
    relation: Relation = "compared" if asked.compares == "which" else "different" if apart else "same"
    return PeriodsApart(
        rule="project_period",
        scheme=asked.scheme,
        relation=relation,
        facts=tuple(fact for item in ordered for fact in (item.duration, item.end) if fact),
        periods=tuple(ordered),
        apart=apart,
        by_end=by_end,
    )


def _length(period: ProjectPeriod) -> Decimal:
    return number_of(period.duration)


def _end(period: ProjectPeriod) -> date:
    assert period.end is not None
    return days_of(day_of(period.end)).last


RULES = {
    "project_period": each_scheme(project_period),
}
