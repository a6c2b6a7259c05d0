"""Whether one may apply now, and from when to when a scheme takes applications."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.reading.asked import Asked, Value
from bot.rules import days
from bot.rules.advance_notice import advance_notice
from bot.rules.closing import Closing, Opening, closings, of_sides, opening, year_before
from bot.rules.days import Order, dated, days_of
from bot.rules.decision import Decision, Relation, if_only_planned
from bot.rules.moments import between, names_call, submissions
from bot.rules.places import each_scheme, gaps
from bot.rules.submission import judged, once, stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of
from corpus.quantity import Bound, Day


@dataclass(frozen=True, kw_only=True)
class OpenNow(Decision):
    """Whether a side takes applications at the moment of asking.

    *left* is the time to the closing, below zero once it is over.
    """

    closing: Closing
    left: timedelta
    opening: Opening | None = None


@dataclass(frozen=True, kw_only=True)
class Closed(Decision):
    """A call that is closed, or not yet open: one line beside its answers.

    *sides*: those closed, where not all are.
    """

    closing: Closing
    opening: Opening | None = None
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CallPeriod(Decision):
    """From when until when a scheme takes applications; an end that is asked for and not stated is
    "not_stated".

    *said* is the day the asker takes for one of its ends, *order* how the opening lies to it.
    """

    opens: Day | None
    closes: Day | None
    planned: bool = False
    said: Day | None = None
    bound: Bound | None = None
    order: Order | None = None


@dataclass(frozen=True, kw_only=True)
class OpeningsApart(Decision):
    """The openings of several schemes, the earliest first; *silent* are the schemes for which none is
    stated.
    """

    silent: tuple[str, ...] = ()


_State = tuple[Closing, Opening | None, Relation]


def open_now(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether one may apply at the moment of asking, or at the moment named, for each side."""
    every = closings(call, asked.scheme, asked.as_of)
    if not every:
        return call_period(call, asked)
    if missed := _missed_notice(call, asked):
        return missed
    found = of_sides(every, asked)
    held = judged(call, asked, "open_now", found, submissions(call, asked))
    now = () if held else tuple(_now_or_stated(call, asked, item) for item in found)
    return once(held + now) + gaps(call, asked, every[0].fact.key, asked.scheme)


def _missed_notice(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What is said of an advance notice that was not given: a call that is open does not settle that."""
    fact = call.fact("advance_notice", asked.scheme)
    if not ("undone" in asked.marks and fact and fact.value is not None):
        return ()
    due = day_of(fact)
    named = any(
        value.day and (value.day.month, value.day.day) == (due.month, due.day) for value in asked.values
    )
    return advance_notice(call, asked) if named else ()


def _now_or_stated(call: Call, asked: Asked, closing: Closing) -> Decision:
    """Whether it is open now; where a day is named that this holds nothing against, only when it closes."""
    dated = any(
        value.quantity.kind in ("date", "time") and not names_call(value.day, call) for value in asked.values
    )
    return stated(asked, "open_now", closing) if dated else _now(call, asked, closing)


def _now(call: Call, asked: Asked, closing: Closing) -> OpenNow:
    begins = opening(call, asked.scheme, closing)
    relation = state(closing, begins, asked.as_of)
    early = begins if relation in ("not_yet_open", "depends") else None
    return OpenNow(
        rule="open_now",
        scheme=asked.scheme,
        relation=relation,
        facts=(early.fact, closing.fact) if early else (closing.fact,),
        side=closing.fact.side,
        closing=closing,
        left=between(asked.as_of, closing.end),
        opening=early,
    )


def state(closing: Closing, begins: Opening | None, now: datetime) -> Relation:
    """Open, closed or not yet open; undecided in a month in which the call opens some day, or a year that
    is not known.
    """
    if not closing.sure:
        return "depends"
    if closing.is_over(now):
        return "closed"
    today = now.astimezone(closing.end.tzinfo).date()
    if begins is None or begins.days is None or today > begins.days.last:
        return "open"
    if today < begins.days.first:
        return "not_yet_open"
    return "open" if begins.days.is_one else "depends"


def notice_of(call: Call, scheme: str, as_of: datetime) -> Closed | None:
    """The one line beside the answers on a scheme that is closed, for all sides or some, or not yet open;
    None while it is open.
    """
    told = _told_apart(_states(call, scheme, as_of))
    every = [item for item, *_ in told]
    shut = [item for item, _, relation in told if relation == "closed"]
    if shut:
        sides = tuple(item.fact.side for item in shut if item.fact.side) if len(shut) < len(every) else ()
        return _notice(scheme, "closed", max(shut, key=lambda item: item.end), sides=sides)
    if told and all(relation == "not_yet_open" for *_, relation in told):
        item, begins, _ = min(told, key=lambda one: one[0].end)
        return _notice(scheme, "not_yet_open", item, begins=begins)
    return None


def standing(call: Call, as_of: datetime) -> Relation | None:
    """How a call stands as a whole: open if some scheme, side or group of it is, closed if all are; None where it does
    not say."""
    found = {one for scheme in call.schemes for *_, one in _states(call, scheme.id, as_of)}
    order: tuple[Relation, ...] = ("open", "depends", "not_yet_open", "closed")
    return next((relation for relation in order if relation in found), None)


def _states(call: Call, scheme: str, as_of: datetime) -> list[_State]:
    """The closings of a scheme, each with the opening that belongs to it, and how they stand."""
    found = []
    for item in closings(call, scheme, as_of):
        of_whom = call.of_group(item.fact.group) if item.fact.group else call
        begins = opening(of_whom, scheme, item)
        found.append((item, begins, state(item, begins, as_of)))
    return found


def _told_apart(states: list[_State]) -> list[_State]:
    """*states* without the groups (rounds, kinds of applicants) that are closed, or wait, while others are not."""
    of_groups = [relation for item, _, relation in states if item.fact.group]
    left = next((one for one in ("open", "depends", "not_yet_open") if one in of_groups), None)
    return [one for one in states if not left or not one[0].fact.group or one[2] == left]


def _notice(
    scheme: str,
    relation: Relation,
    closing: Closing,
    *,
    begins: Opening | None = None,
    sides: tuple[str, ...] = (),
) -> Closed:
    return Closed(
        rule="notice",
        scheme=scheme,
        relation=relation,
        facts=(begins.fact,) if begins else (closing.fact,),
        side=sides[0] if len(sides) == 1 else None,
        closing=closing,
        opening=begins,
        sides=sides,
    )


def call_period(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """From when, and where it is stated until when, a scheme takes applications; else that its end is not
    stated.
    """
    if asked.compares and len(asked.schemes) > 1:
        return _openings_apart(call, asked)
    opens, closes = (call.fact(key, asked.scheme, asked.side) for key in ("call_opens", "call_closes"))
    if opens is None and closes is None:
        return gaps(call, asked, "call_opens", asked.scheme)
    said = next(iter(asked.all("date", "submission")), None)
    unstated = asked.intent != "call_period" and closes is None and not call.all("deadline", asked.scheme)
    first, last = _with_year(call, asked, opens), _with_year(call, asked, closes)
    relation, day, placed = _placed(first, last, said, asked)
    if asked.form == "closed":
        relation = if_only_planned(relation, opens, asked.marks)
    return (
        CallPeriod(
            rule="call_period",
            scheme=asked.scheme,
            relation="not_stated" if unstated else relation,
            facts=tuple(fact for fact in (opens, closes) if fact),
            side=asked.side,
            opens=first,
            closes=last,
            planned=bool(opens and opens.hedge),
            said=day,
            bound=said.quantity.bound if said else None,
            order=placed,
        ),
    )


def _with_year(call: Call, asked: Asked, fact: Fact | None) -> Day | None:
    """The day of an opening or closing, with its year where the call's deadline tells it."""
    if fact is None:
        return None
    day = day_of(fact)
    last = next(iter(closings(call, asked.scheme, asked.as_of)), None)
    known = day.year or last is None or not last.sure
    return day if known or last is None else replace(day, year=year_before(day, last.day))


def _placed(
    opens: Day | None, closes: Day | None, said: Value | None, asked: Asked
) -> tuple[Relation, Day | None, Order | None]:
    """The day named, with its year where the call's is known, and how the opening lies to it.

    The closing day is a right one too.

    A day inside the period is not judged: it may be asked whether the call opens on it, or whether it is
    open then.
    """
    if opens is None or said is None or said.day is None:
        return "stated", None, None
    try:
        near = days_of(dated(opens, asked.as_of.date())).first
        day = dated(said.day, near)
        meant = days_of(day)
        own, last = (days_of(dated(item, meant.first)) if item else None for item in (opens, closes))
    except ValueError:
        return "stated", None, None
    assert own
    bound, placed = said.quantity.bound, days.order(own, meant)
    shown = day if opens.year else said.day
    if last and bound is None and days.order(last, meant) == "same":
        return "same", shown, "same"
    if last and not said.claimed and placed == "before" and days.order(last, meant) != "before":
        return "stated", None, None
    true = days.holds(own, meant, bound)
    return "depends" if true is None else "same" if true else "different", shown, placed


def _openings_apart(call: Call, asked: Asked) -> tuple[OpeningsApart, ...]:
    """The openings of the schemes named, in one year where the call names none."""
    found = {scheme: call.fact("call_opens", scheme) for scheme in asked.schemes}
    facts = [fact for fact in found.values() if fact]
    if not facts:
        return ()
    year = next((day_of(fact).year for fact in facts if day_of(fact).year), asked.as_of.year)
    ordered = sorted(facts, key=lambda fact: days_of(_in_year(day_of(fact), year)).first)
    silent = tuple(scheme for scheme, fact in found.items() if fact is None)
    return (
        OpeningsApart(
            rule="call_period",
            scheme=asked.scheme,
            relation="compared",
            facts=tuple(ordered),
            silent=silent,
        ),
    )


def _in_year(day: Day, year: int | None) -> Day:
    return day if day.year else replace(day, year=year)


RULES = {"open_now": each_scheme(open_now), "call_period": each_scheme(call_period)}
