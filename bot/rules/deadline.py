"""By when: the deadline of each side, a moment held against it, and how far the sides' deadlines lie apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.reading.asked import Asked
from bot.rules.closing import Closing, closings, of_sides
from bot.rules.decision import Decision, Relation
from bot.rules.moments import Said, between, submissions
from bot.rules.opening import call_period, open_now
from bot.rules.places import each_scheme, gaps
from bot.rules.submission import Submission, judged, once, stated
from corpus.facts.model import Call
from corpus.facts.values import ZONES


@dataclass(frozen=True, kw_only=True)
class DeadlinesApart(Decision):
    """Deadlines beside one another, the earliest first, and how much earlier that is than the last."""

    closings: tuple[Closing, ...]
    apart: timedelta
    zones: tuple[str, ...] = ()


def deadline(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """When each side's applications close; every moment named is held against them, a claimed one is put
    right.

    A time that is only to be told in another clock is not held against anything. How many days there are is told from
    now on.
    """
    every = closings(call, asked.scheme, asked.as_of)
    if asked.compares and (apart := _apart(call, asked, every)):
        return (apart,)
    if not every:
        return call_period(call, asked)
    if "months" in asked.marks and not asked.values:
        return open_now(call, asked)
    asked = _without_asides(asked)
    told_only = asked.form == "open" and asked.zones
    moments = () if told_only else submissions(call, asked)
    if moments and "each" in asked.marks:
        moments = _each_of_its_side(submissions(call, _all_times(asked)), every)
    sides = {said.side for said in moments if said.clock and (said.claimed or "each" in asked.marks)}
    found = tuple(item for item in every if item.fact.side in sides) if len(sides - {None}) > 1 else ()
    found = found or of_sides(every, asked)
    held = judged(call, asked, "deadline", found, moments)
    if held and all(item.relation in ("exactly", "same") for item in held) and (rest := _rest(asked)):
        held = judged(call, asked, "deadline", found, submissions(call, rest)) or held
    held = _in_each_clock(held, every, asked)
    plain = () if held else tuple(stated(asked, "deadline", item) for item in found)
    return once(held + plain) + gaps(call, asked, every[0].fact.key, asked.scheme)


def _without_asides(asked: Asked) -> Asked:
    """*asked* without days and times of no role that are told beside an open question: "we are away until the 17th"."""
    if asked.form == "closed":
        return asked
    kept = tuple(value for value in asked.values if value.role or value.quantity.text in asked.text)
    return replace(asked, values=kept)


def _each_of_its_side(moments: tuple[Said, ...], every: tuple[Closing, ...]) -> tuple[Said, ...]:
    """The *moments*, those of no side on the side whose clock they are on, where they are told in the clocks of
    several: "she submits at 5 pm Japan time and I at 3 pm UK time: are we both in time?" """
    side_of = {str(item.end.tzinfo): item.fact.side for item in every if item.exact}
    zones = [_zone(said) for said in moments]
    if len(side_of.keys() & set(zones)) < 2:
        return moments
    return tuple(
        replace(said, side=said.side or side_of.get(zone)) for said, zone in zip(moments, zones, strict=True)
    )


def _zone(said: Said) -> str:
    """The name of the zone whose clock a moment is on; empty where none is told."""
    zone = (said.clock and said.clock.zone) or ""
    return ZONES.get(zone, zone)


def _all_times(asked: Asked) -> Asked:
    """*asked* with every time of day as one of submission."""
    return replace(
        asked,
        values=tuple(replace(value, role="submission") if value.clock else value for value in asked.values),
    )


def _rest(asked: Asked) -> Asked | None:
    """*asked* with those times alone of which no word tells the role, where others that are told are deadlines
    themselves: "as theirs closes at 4 pm, is noon early enough for ours?" """
    times = [value for value in asked.values if value.clock]
    told = [value for value in times if value.role]
    if not told or len(told) == len(times):
        return None
    return replace(asked, values=tuple(value for value in asked.values if value not in told))


def _in_each_clock(
    held: tuple[Decision, ...], every: tuple[Closing, ...], asked: Asked
) -> tuple[Decision, ...]:
    """Moments held against a deadline that are that deadline, with the clock of each side where no yes or no is asked:
    "6 pm in Japan is what o'clock here?" """
    if asked.form != "open" or asked.zones:
        return held
    zones = tuple(dict.fromkeys(str(item.end.tzinfo) for item in every if item.exact))
    return tuple(
        replace(item, zones=zones)
        if isinstance(item, Submission) and item.at and item.relation == "exactly"
        else item
        for item in held
    )


def _apart(call: Call, asked: Asked, every: tuple[Closing, ...]) -> DeadlinesApart | None:
    """The deadlines of all sides, or of the schemes named; None where there are not two of them."""
    if len(asked.schemes) > 1:
        every = tuple(item for scheme in asked.schemes for item in closings(call, scheme, asked.as_of))
    ordered = tuple(sorted(every, key=lambda item: item.end))
    if len(ordered) < 2:
        return None
    apart = between(ordered[0].end, ordered[-1].end)
    relation: Relation = "compared" if asked.compares == "which" else "different" if apart else "same"
    return DeadlinesApart(
        rule="deadline",
        scheme=asked.scheme,
        relation=relation,
        facts=tuple(item.fact for item in ordered),
        closings=ordered,
        apart=apart,
        zones=asked.zones,
    )


RULES = {"deadline": each_scheme(deadline)}
