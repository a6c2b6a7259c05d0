"""Telling the agency beforehand that one will apply."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.asked import Asked, Value
from bot.rules.closing import Closing, closings, year_before, zone_of_fact
from bot.rules.days import Days, dated, days_of
from bot.rules.decision import Decision, Relation
from bot.rules.places import each_scheme, gaps
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of
from corpus.quantity import Bound, Day
from corpus.text.plain import folded


@dataclass(frozen=True, kw_only=True)
class AdvanceNotice(Decision):
    """The notice asked for, and a day held against its last one.

    *until* is that day, *said* the asker's, *left* how many days remain, where that is asked. *passed*: the notice is,
    or would be, too late, while applications are open; what follows from that the call does not say.
    """

    until: Days | None
    said: Day | None = None
    bound: Bound | None = None
    claimed: bool = False
    passed: bool = False
    left: int | None = None


def advance_notice(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Until which day applicants give notice, and whether a named day, or now, is past it.

    A missed notice is not a missed deadline: what follows from it is for the desk to say.
    """
    fact = call.fact("advance_notice", asked.scheme)
    if fact is None:
        return gaps(call, asked, "advance_notice", asked.scheme)
    every = closings(call, asked.scheme, asked.as_of)
    last = max(every, key=lambda item: item.end, default=None)
    until = _until(fact, last)
    today = asked.as_of.astimezone(zone_of_fact(call, fact, asked.as_of)).date()
    remaining = (until.last - today).days if until else 0
    past = bool(until and last and remaining < 0 and not last.is_over(asked.as_of))
    value = _named(asked, until, past=past)
    held = _held(until, value) if value and until else None
    if asked.form == "open" and held in ("exactly", "same"):
        held = None  # "by what hour on 29 March?": its own day, told again
    passed = held == "depends" if value else past
    relation: Relation = held or ("depends" if passed and asked.form == "closed" else _stated(fact))
    return (
        AdvanceNotice(
            rule="advance_notice",
            scheme=asked.scheme,
            relation=relation,
            facts=(fact,),
            side=fact.side,
            until=until,
            said=value.day if held and value else None,
            bound=value.quantity.bound if value else None,
            claimed=bool(held and value and value.claimed),
            passed=passed,
            left=remaining if until and remaining >= 0 and "months" in asked.marks else None,
        ),
    )


def _named(asked: Asked, until: Days | None, *, past: bool) -> Value | None:
    """The day on which notice is, or was, given.

    Once the last day is past, that day itself is only told again ("29 March is over, may I …?") where nothing says that
    the agency was told on it, or something that it was not; and so it is at any time as the end of when it was not told
    ("we forgot to write before 29 March").
    """
    value = next(iter(asked.all("date", "contact_day")), None)
    if value is None or value.day is None or until is None:
        return None
    undone = "undone" in asked.marks
    again = past and (undone or value.role is None)
    retold = again or (undone and value.quantity.bound is not None)
    is_last = dated(value.day, until.last).date == until.last
    if value.claimed and past and folded(value.quantity.text) not in folded(asked.text):
        return None  # reported before what is asked: "we were to write in March. Are we out?"
    return value if value.claimed or not (retold and is_last) else None


def _stated(fact: Fact) -> Relation:
    return "required" if fact.norm == "required" else "stated"


def _until(fact: Fact, last: Closing | None) -> Days | None:
    """The last day of the notice; one that names no year comes before the closing."""
    if fact.value is None:
        return None
    day = day_of(fact)
    if day.year is None and last and last.sure:
        day = replace(day, year=year_before(day, last.day))
    return days_of(day) if day.year else None


def _held(until: Days, value: Value) -> Relation | None:
    """How a notice on the day said stands.

    A late one "depends": the call says until when, not what else follows. Of a month that is named whole, and in which
    the last day lies, it is not told.
    """
    assert value.day
    bound = value.quantity.bound
    try:
        on = days_of(dated(value.day, until.last))
    except ValueError:
        return None
    if value.claimed:
        return "same" if on.first <= until.last <= on.last else "different"
    if on.first <= until.last < on.last:
        return None
    if on.last > until.last or (bound == "more_than" and on.last == until.last):
        return "depends"
    return "exactly" if on.last == until.last and bound != "less_than" else "in_time"


RULES = {
    "advance_notice": each_scheme(advance_notice),
}
