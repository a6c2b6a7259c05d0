"""How long it is between two moments that the call dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from bot.reading.asked import Asked
from bot.rules.days import Days, dated, days_of, months_between
from bot.rules.decision import Decision, plain
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, moment_of
from corpus.quantity import Day

Rule = Callable[[Call, Asked], tuple[Decision, ...]]
# Between which moments a length lies that an intent asks for without naming two.
_OF_INTENT: Mapping[str, tuple[str, str]] = {
    "call_period": ("call_opens", "call_closes"),
    "project_period": ("start", "end"),
    "extension": ("end", "extension_end"),
}
_OF_ROLE = {"start_day": "start", "end_day": "end"}
# Moments that last until the end of their day or month.
_ENDS = frozenset({"end", "extension_end", "call_closes", "advance_notice"})


@dataclass(frozen=True, kw_only=True)
class Between(Decision):
    """The time from the moment of the *first* fact, on *since*, to that of the *last*, on *until*.

    *months* is its length; *days* where both days are known; *about*: one of them is known to some days only, and
    counted from their middle.
    """

    first: Fact
    last: Fact
    since: Day
    until: Day
    months: Decimal
    days: int | None = None
    about: bool = False

    @property
    def value(self) -> int | float:
        """The whole months."""
        return plain(Decimal(int(self.months)))

    @property
    def unit(self) -> str:
        return "months"


def measured(rule: Rule) -> Rule:
    """*rule*, unless it is asked how long it is between two moments."""

    def answered(call: Call, asked: Asked) -> tuple[Decision, ...]:
        retold = _retold(call, asked)
        own = any(value.role for value in asked.values) and retold is None
        told = between_moments(call, retold or asked) if "length" in asked.marks and not own else ()
        if told and len(asked.sides) > 1 and asked.intent == "project_period":
            return (*rule(call, replace(asked, compares="which")), *told)
        return told or rule(call, asked)

    return answered


def _retold(call: Call, asked: Asked) -> Asked | None:
    """The question about the sides whose own start and end of a project are told again by its days; None where some day
    is another, and so somebody's plan."""
    days = {key: value.day for value in asked.values if (key := _OF_ROLE.get(value.role or "")) and value.day}
    if len(days) < len(_OF_ROLE) or len(asked.values) > len(days):
        return None
    sides = (asked.side,) if asked.side else call.scheme(asked.scheme).sides or (None,)
    own = tuple(
        side for side in sides if all(_is_own(call, asked, key, side, day) for key, day in days.items())
    )
    if not own:
        return None
    return replace(asked, side=own[0] if len(own) == 1 else None, sides=tuple(side for side in own if side))


def _is_own(call: Call, asked: Asked, key: str, side: str | None, said: Day) -> bool:
    fact = _fact(call, asked, key, side)
    try:
        return fact is not None and _holds(said, days_of(day_of(fact)))
    except ValueError:
        return False


def _holds(said: Day, own: Days) -> bool:
    """Whether the last of the call's *own* days is one of those said; its month or year will do."""
    meant = days_of(dated(said, own.first))
    return meant.first <= own.last <= meant.last


def between_moments(call: Call, asked: Asked) -> tuple[Between, ...]:
    """The time between the two moments named, else those of the intent; of each side where the sides differ."""
    named = asked.moments if len(asked.moments) == 2 else _OF_INTENT.get(asked.intent)
    if named == _OF_INTENT["project_period"] and "months" not in asked.marks:
        return ()  # a period in years is stated as it is
    if named is None or (asked.compares and asked.intent != "extension"):
        return ()
    told: list[Between] = []
    for first, last in _pairs(call, asked, *named):
        item = _between(call, asked, first, last)
        if item and item not in told:
            told.append(item)
    return tuple(told)


def _pairs(call: Call, asked: Asked, one: str, other: str) -> Iterable[tuple[Fact, Fact]]:
    """The facts of the two moments, for each side asked about that has both; an end may be another side's."""
    if "extension_end" in (one, other):
        yield from _of_extension(call, asked, other if one == "extension_end" else one)
        return
    for side in (asked.side,) if asked.side else (asked.sides or call.scheme(asked.scheme).sides or (None,)):
        first, last = _fact(call, asked, one, side), _fact(call, asked, other, side)
        if first and last:
            yield first, last


def _of_extension(call: Call, asked: Asked, key: str) -> Iterable[tuple[Fact, Fact]]:
    for latest in call.all("extension_end", asked.scheme):
        if asked.side not in (None, latest.side):
            continue
        others = [side for side in asked.sides if side != latest.side]
        first = _fact(call, asked, key, others[0] if len(others) == 1 else latest.side)
        if first:
            yield first, latest


def _fact(call: Call, asked: Asked, key: str, side: str | None) -> Fact | None:
    return call.fact(key, asked.scheme, side) or call.fact(key, asked.scheme)


def _between(call: Call, asked: Asked, first: Fact, last: Fact) -> Between | None:
    near = _near(call, asked)
    try:
        since, until = (dated(day_of(fact), near) for fact in (first, last))
        if days_of(since).first > days_of(until).first:
            first, last, since, until = last, first, until, since
        start, end = _point(first, days_of(since)), _point(last, days_of(until))
    except ValueError:
        return None
    lasts = (first.key, last.key) == ("start", "end")
    known = since.day is not None and until.day is not None
    return Between(
        rule=asked.intent,
        scheme=asked.scheme,
        relation="converted",
        facts=(first, last),
        side=last.side or first.side,
        first=first,
        last=last,
        since=since,
        until=until,
        months=months_between(start, end + timedelta(days=1) if lasts else end),
        days=(end - start).days if known else None,
        about=any(fact.key not in _ENDS and day.day is None for fact, day in ((first, since), (last, until))),
    )


def _near(call: Call, asked: Asked) -> date:
    """The year that days without one are of: that of a deadline, else of the asking."""
    deadlines = call.all("deadline", asked.scheme)
    return moment_of(deadlines[0]).date() if deadlines else asked.as_of.date()


def _point(fact: Fact, days: Days) -> date:
    """The day to count from or to: the last of an end, the middle of what lasts some days."""
    if fact.key in _ENDS:
        return days.last
    return days.first + (days.last - days.first) // 2
