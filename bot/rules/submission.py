"""A closing, and a moment held against it: in time, on the last second or day, late, or before the call
opens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.reading.asked import Asked
from bot.rules.closing import Closing, Opening, opening
from bot.rules.days import Days, dated, days_of, holds
from bot.rules.decision import Decision, Relation
from bot.rules.moments import Said, between, moment_said
from corpus.facts.model import Call


@dataclass(frozen=True, kw_only=True)
class Deadline(Decision):
    """When applications of a side close; *said* is what the asker takes it to be.

    *zones*: further clocks to tell it in.
    """

    closing: Closing
    zones: tuple[str, ...] = ()
    said: Said | None = None

    @property
    def value(self) -> str:
        return self.closing.end.isoformat() if self.closing.exact else str(self.facts[0].value)


@dataclass(frozen=True, kw_only=True)
class Submission(Deadline):
    """A submission held against a side's deadline.

    *at* is its moment, *left* the time from it to the deadline, below zero when late; where only a day or
    month is named, *on* are its days. *opening* is set where it comes before the call opens.
    """

    said: Said
    at: datetime | None = None
    left: timedelta | None = None
    on: Days | None = None
    opening: Opening | None = None


@dataclass(frozen=True, kw_only=True)
class ClockInDoubt(Deadline):
    """A deadline beside a time that is on a clock which the asker leaves open."""

    said: Said


def judged(
    call: Call, asked: Asked, rule: str, found: tuple[Closing, ...], moments: tuple[Said, ...]
) -> tuple[Decision, ...]:
    """Every moment held against every closing that it may be meant for; none where one of them cannot be."""
    try:
        return tuple(
            _claimed(asked, rule, closing, said) if said.claimed else _held(call, asked, rule, closing, said)
            for said in moments
            for closing in found
            if said.side in (None, closing.fact.side) or closing.fact.side is None
        )
    except ValueError:
        return ()


def once(found: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """*found* with what all sides have in common, that the call is not open yet, once and for no side."""
    early = [item for item in found if item.relation == "not_yet_open"]
    if len(early) < 2 or len(early) < len(found) or any(item.facts[0] != early[0].facts[0] for item in early):
        return found
    return (replace(early[0], side=early[0].facts[0].side),)


def stated(asked: Asked, rule: str, closing: Closing) -> Deadline:
    """A closing as it stands."""
    return Deadline(
        rule=rule,
        scheme=asked.scheme,
        relation="stated",
        facts=(closing.fact,),
        side=closing.fact.side,
        closing=closing,
        zones=asked.zones,
    )


def _claimed(asked: Asked, rule: str, closing: Closing, said: Said) -> Deadline:
    relation: Relation = "same" if _is_that(closing, said) else "different"
    return replace(stated(asked, rule, closing), relation=relation, said=said)


def _is_that(closing: Closing, said: Said) -> bool:
    """Whether a closing is the one said, as far as it is said; an hour without a day is that of any."""
    if said.clock is None:
        return _may_be(said, closing)
    if not closing.exact:
        return False
    whole = said.day is not None and said.day.day is not None
    at = moment_said(said if whole else replace(said, day=None), closing.end)
    return at is not None and not between(at, closing.end) and (whole or _may_be(said, closing))


def _may_be(said: Said, closing: Closing) -> bool:
    """Whether a closing is on the day said, of which perhaps only the month is known, or before or after it
    as said. Who says that one has to apply by a day takes that day to be the last.
    """
    if said.day is None:
        return True
    meant = days_of(dated(said.day, closing.day))
    bound = None if said.clock or said.bound == "at_most" else said.bound
    return holds(Days(closing.day, closing.day), meant, bound) is True


def _held(call: Call, asked: Asked, rule: str, closing: Closing, said: Said) -> Deadline:
    """A submission held against a closing; where its clock is in doubt, only if it stands alike on each."""
    own = _submitted(call, asked, rule, closing, said)
    if said.in_doubt is None or said.clock is None or not closing.exact:
        return own
    there = [
        _submitted(call, asked, rule, closing, replace(said, clock=replace(said.clock, zone=zone)))
        for zone in said.in_doubt
    ]
    if there and {one.relation for one in there} == {own.relation}:
        return there[0]
    zones = (*said.in_doubt, *(side.zone for side in call.sides if side.zone))
    return ClockInDoubt(
        rule=rule,
        scheme=asked.scheme,
        relation="depends",
        facts=(closing.fact,),
        side=closing.fact.side,
        closing=closing,
        zones=zones,
        said=said,
    )


def _submitted(call: Call, asked: Asked, rule: str, closing: Closing, said: Said) -> Submission:
    at = moment_said(said, closing.end)
    on = None if at else days_of(dated(said.day, closing.day)) if said.day else None
    if at is None and on is None:
        raise ValueError("neither a day nor a time is named")
    if not closing.sure and said.day and said.day.year:
        raise ValueError("a day of some year, held against a closing whose year nobody knows")
    begins = opening(call, asked.scheme, closing)
    early = begins if begins and _is_early(begins, at, on) else None
    relation = "not_yet_open" if early else _relation(closing, at, on, said)
    return Submission(
        rule=rule,
        scheme=asked.scheme,
        relation=relation,
        facts=(early.fact, closing.fact) if early else (closing.fact,),
        side=closing.fact.side,
        closing=closing,
        zones=asked.zones,
        said=said,
        at=at,
        left=between(at, closing.end) if at else None,
        on=on,
        opening=early,
    )


def _is_early(begins: Opening, at: datetime | None, on: Days | None) -> bool:
    last = on.last if on else at.date() if at else None
    return bool(begins.days and last and last < begins.days.first)


def _relation(closing: Closing, at: datetime | None, on: Days | None, said: Said) -> Relation:
    if at:
        return _at_a_moment(closing, at, said)
    assert on is not None
    return _on_a_day(closing, on, said)


def _at_a_moment(closing: Closing, at: datetime, said: Said) -> Relation:
    """All of the last day counts where the call states no hour."""
    late = closing.is_over(at)
    on_it = not between(at, closing.end) if closing.exact else at.date() == closing.day
    if said.bound == "more_than":
        return "late" if late or on_it else "depends"
    if said.bound == "less_than":
        return "depends" if late else "in_time"
    return "late" if late else "exactly" if on_it else "in_time"


def _on_a_day(closing: Closing, on: Days, said: Said) -> Relation:
    """The last day itself still counts, to the hour; a longer time that holds it may or may not."""
    day = closing.day
    if said.bound == "more_than":
        return "late" if on.last >= day else "depends"
    if said.bound == "less_than":
        return "in_time" if on.first <= day else "depends"
    if on.first > day:
        return "late"
    if on.last < day:
        return "in_time"
    return "exactly" if on.is_one else "depends"
