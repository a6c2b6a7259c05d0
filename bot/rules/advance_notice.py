"""Telling the agency beforehand that one will apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.reading.asked import Asked
from bot.rules.closing import Closing, closings
from bot.rules.days import Days, dated, days_of
from bot.rules.decision import Decision, Relation
from bot.rules.sides import each_scheme, gaps
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of
from corpus.quantity import Bound, Day


@dataclass(frozen=True, kw_only=True)
class AdvanceNotice(Decision):
    """The notice asked for, and a day held against its last one.

    *until* is that day, *said* the asker's. *passed*: the notice is, or would be, too late, while applications are open
    until *closing*; what follows from that the call does not say.
    """

    until: Days | None
    said: Day | None = None
    claimed: bool = False
    passed: bool = False
    closing: Closing | None = None


def advance_notice(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Until which day applicants give notice, and whether a named day, or now, is past it.

    A missed notice is not a missed deadline: what follows from it is for the desk to say.
    """
    fact = call.fact("advance_notice", asked.scheme)
    if fact is None:
        return gaps(call, asked, "advance_notice")
    every = closings(call, asked.scheme, asked.as_of)
    last = max(every, key=lambda item: item.end, default=None)
    until = _until(fact, last)
    value = next(iter(asked.all("date", "contact_day")), None)
    if value and value.role is None and not value.claimed and _is_retold(value.day, until, last, asked):
        value = None
    said = dated(value.day, until.last) if value and value.day and until else None
    held = (
        _held(until, said, value.quantity.bound, claimed=value.claimed) if value and said and until else None
    )
    passed = held == "depends" if held else bool(until and last and _is_past(until, last, asked))
    relation: Relation = held or ("depends" if passed and asked.form == "closed" else _stated(fact))
    return (
        AdvanceNotice(
            rule="advance_notice",
            scheme=asked.scheme,
            relation=relation,
            facts=(fact, last.fact) if passed and last else (fact,),
            side=fact.side,
            until=until,
            said=said if held else None,
            claimed=bool(held and value and value.claimed),
            passed=passed,
            closing=last,
        ),
    )


def _is_retold(day: Day | None, until: Days | None, last: Closing | None, asked: Asked) -> bool:
    """Whether a day is the very last one told again once it is past ("29 March is over, may I …?"), and no notice given."""
    if day is None or until is None or last is None or not _is_past(until, last, asked):
        return False
    return dated(day, until.last).date == until.last


def _stated(fact: Fact) -> Relation:
    return "required" if fact.norm == "required" else "stated"


def _until(fact: Fact, last: Closing | None) -> Days | None:
    """The last day of the notice; one that names no year comes before the closing."""
    if fact.value is None:
        return None
    day = day_of(fact)
    if day.year is None and last and last.sure:
        day = _before(day, last.day)
    return days_of(day) if day.year else None


def _before(day: Day, end: date) -> Day:
    return Day(
        end.year - ((day.month or 1, day.day or 1) > (end.month, end.day)), day.month, day.day, day.part
    )


def _held(until: Days, said: Day, bound: Bound | None, *, claimed: bool) -> Relation | None:
    """How a notice on the day said stands. A late one "depends": the call says until when, not what else follows."""
    try:
        on = days_of(said)
    except ValueError:
        return None
    if claimed:
        return "same" if on.first <= until.last <= on.last else "different"
    if on.first > until.last or (bound == "more_than" and on.last >= until.last) or on.last > until.last:
        return "depends"
    return "exactly" if on.last == until.last and bound is None else "in_time"


def _is_past(until: Days, last: Closing, asked: Asked) -> bool:
    today = asked.as_of.astimezone(last.end.tzinfo).date()
    return today > until.last and not last.is_over(asked.as_of)


RULES = {
    "advance_notice": each_scheme(advance_notice),
}
