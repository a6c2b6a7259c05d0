"""Whose clock a time of day is on: "11 pm local time (Osaka)", 現地の朝5時, "at 6 in the morning there".

A time that is said to be that of a place is on the clock of the place told: the one in brackets behind it, else where
somebody is said to be, else the only one named. A time of nobody's clock is on that of the nearest side or place of one
beside it. Where a place is meant that is not told, or whose clock is not known, the clock stays in doubt; it does, too,
where somebody is said to be elsewhere and the time is not said to be that of there. Of several sides that are named,
the clock is that of the one which the time belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.reading.asked import Value
from bot.reading.local_words import is_local
from bot.reading.query import Query
from corpus.facts.model import Call
from corpus.quantity import zones
from corpus.text import countries
from corpus.text.beside import beside
from corpus.text.names import Name

Span = tuple[int, int]
_BESIDE = 30  # characters between a time and the place whose clock it is on
_BEHIND = 24  # characters: "11 pm local time (that is, Osaka)"
_IS_THERE = beside(
    r"[(]|\b(?:in|at|near|from|to|visit(?:s|ing)?) (?:the )?",
    r"(?:に|へ|で|から)|[^、。にがはも]{0,4}(?:出張|滞在|在住|駐在|訪問|留学|赴任|[中先])",
)
_SOMEWHERE = re.compile(r"\b(?:in|at|near|from) (?:the )?([A-Z][a-z]+)")


@dataclass(frozen=True)
class _Place:
    """Where a place or a side is named, and its clock; *side* is the one it is or lies on; a system or an agency
    is one to which somebody anywhere may turn."""

    zone: str
    span: Span
    side: str | None = None
    is_place: bool = True
    is_system: bool = False

    @property
    def is_abroad(self) -> bool:
        """Whether it lies on no side."""
        return self.side is None


def on_their_clocks(values: Sequence[Value], query: Query, sentence: Span, call: Call) -> tuple[Value, ...]:
    """The *values* of a *sentence*, each time of day on the clock it is told to be on."""
    values = [replace(value, in_doubt=("GMT",)) if _is_in_gmt(value) else value for value in values]
    if all(value.clock is None or value.clock.zone for value in values):
        return tuple(values)
    told = _told(query, sentence[1], call)
    return tuple(
        value if value.clock is None or value.clock.zone else _on_its_clock(value, query, sentence, told)
        for value in values
    )


def _is_in_gmt(value: Value) -> bool:
    """Whether a time is told as GMT, by which many mean the time of Britain, in summer too."""
    return value.clock is not None and value.clock.zone == "UK" and "gmt" in value.quantity.text.lower()


def _on_its_clock(value: Value, query: Query, sentence: Span, told: Sequence[_Place]) -> Value:
    if is_local(query.folded, value.quantity, query.quantities):
        place = _meant(value, query, _before_next(value, query, told))
        if place is None:
            return replace(value, in_doubt=())
        return _on(replace(value, side=place.side or value.side), place.zone)
    at = value.quantity.span
    away = [place.zone for place in told if place.is_abroad and _IS_THERE.fits(query.folded, place.span)]
    near = sorted(
        (max(place.span[0] - at[1], at[0] - place.span[1]), place.zone)
        for place in _of_side(value, told)
        if sentence[0] <= place.span[0] and not place.is_abroad and not (away and place.is_system)
    )
    if near and near[0][0] <= _BESIDE:
        return _on(value, near[0][1])
    return replace(value, in_doubt=tuple(dict.fromkeys(away))) if away else value


def _before_next(value: Value, query: Query, told: Sequence[_Place]) -> Sequence[_Place]:
    """The places told before the next time of day, whose place may follow it; all where there are none."""
    (_, end) = value.quantity.span
    later = [item.span[0] for item in query.quantities if item.kind == "time" and item.span[0] >= end]
    return [place for place in told if not later or place.span[0] < min(later)] or told


def _of_side(value: Value, told: Sequence[_Place]) -> Sequence[_Place]:
    """The places of the side that a time belongs to, where several sides are named; else all."""
    return [place for place in told if place.side and place.side == value.side] or told


def _on(value: Value, zone: str) -> Value:
    assert value.clock
    return replace(value, quantity=replace(value.quantity, value=replace(value.clock, zone=zone)))


def _meant(value: Value, query: Query, told: Sequence[_Place]) -> _Place | None:
    """The place whose clock a time is on; None where none is told, where several may be meant, or where somebody is at
    a place that nobody knows."""
    time = value.quantity.span
    there = [place for place in told if place.is_place and _IS_THERE.fits(query.folded, place.span)]
    behind = [place for place in there if 0 <= place.span[0] - time[1] <= _BEHIND and _is_in(query, place)]
    before = [place for place in there if place.span[1] <= time[0]]
    if behind or before:
        found = behind[0] if behind else before[-1]
        unknown = not behind and found.span[1] < _somewhere(query, time)
        return None if unknown else replace(found, side=None)
    if _somewhere(query, time) >= 0:
        return None
    people = [place for place in _of_side(value, told) if not place.is_system]
    for group in ([place for place in people if place.is_place], people):
        if len({place.zone for place in group}) == 1:
            return group[0]
    return None


def _is_in(query: Query, place: _Place) -> bool:
    """Whether a place stands in brackets or behind a word for being there."""
    start, _ = place.span
    return _IS_THERE.before.search(query.folded, max(0, start - _BEHIND), start) is not None


def _somewhere(query: Query, time: Span) -> int:
    """Where the last place before a *time* stands at which somebody is and that is no name of anything; -1 for none."""
    known = [*(name.span for name in query.names), *(item.span for item in query.quantities)]
    found = [match.span(1) for match in _SOMEWHERE.finditer(query.plain, 0, time[0])]
    towns = [span for _, span in zones.places(query.folded)]
    unknown = [
        start
        for start, end in found
        if not any(first < end and start < last for first, last in (*known, *towns))
    ]
    return unknown[-1] if unknown else -1


def _told(query: Query, end: int, call: Call) -> tuple[_Place, ...]:
    """The places and sides named up to the *end* of a sentence whose clocks are known, in order."""
    found = list(_of_sides(query.names, call))
    taken = [place.span for place in found]
    found += [
        _Place(zone, span)
        for zone, span in zones.places(query.folded)
        if not any(first < span[1] and span[0] < last for first, last in taken)
    ]
    return tuple(sorted((place for place in found if place.span[1] <= end), key=lambda place: place.span))


def _of_sides(names: Sequence[Name], call: Call) -> Iterator[_Place]:
    """The sides named, and the countries and places of one."""
    for name in names:
        by_country = name.kind in ("place", "country")
        for side in call.sides:
            if side.zone and name.id == (side.country if by_country else side.id):
                lies_there = by_country or countries.code_of(name.text) == side.country
                yield _Place(side.zone, name.span, side.id, lies_there, not (lies_there or name.firm))
                break
