"""Clocks by the towns and letters people name them by: "New York time", シンガポール時間, EDT.

`corpus/quantity/data/zones.txt` lists them. A time of day takes the one that stands beside it (clock.py);
`find` gives all that a text names, also those it asks to be told in, `places` the
towns themselves, of Unicode CLDR too.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from corpus.quantity.dates import offset
from corpus.text.tables import named
from corpus.text.words import Span, Words, spaced

_OFFSET = re.compile(r"(?<![a-z])(?:utc|gmt) ?([+-] ?(?:1[0-4]|0?\d)(?::?[0-5]\d)?)(?![\d:])")
_LATIN_TIME = r"(?:'s)? (?:local |standard |daylight |summer |clock )*(?:time|clocks?)"
_KANJI_TIME = r"(?:の)?(?:現地|標準|夏)?(?:時間|時刻|時計)"
_LATIN_TAIL, _KANJI_TAIL = re.compile(rf"{_LATIN_TIME}(?![a-z])"), re.compile(_KANJI_TIME)
_ASKED_IN = re.compile(r"(?:\bwhat(?:['’]s| is)?(?: the)? time (?:[^.?!]{0,32} )?|\bclocks? )in $")
_KANJI_ASKED_IN = re.compile(r"(?:だと|では|で|に(?:直す|換算する|する)と)、?(?:\d+日の)?何時(?!間)")
_REACH = 48  # characters
# UTC+9 is another clock than UTC.
_OFFSET_BEHIND = re.compile(r" ?[+-] ?\d")


def words(zone: str) -> str:
    """A pattern of all that names the clock of *zone* (IANA), over folded text."""
    names = _names()[zone]
    letters, towns, kanji = _sorted(names)
    forms = [
        rf"(?:{'|'.join(group)}){tail}"
        for group, tail in ((towns, _LATIN_TIME), (kanji, _KANJI_TIME))
        if group
    ]
    return "|".join([*letters, *forms])


def elsewhere() -> dict[str, str]:
    """The patterns of the zones outside Japan, the United Kingdom and UTC, which clock.py reads in ways of its own."""
    own = ("Asia/Tokyo", "Europe/London", "UTC")
    return {zone: words(zone) for zone in _names() if zone not in own}


def find(folded: str) -> list[tuple[str, Span]]:
    """The zones (IANA names and offsets) whose clocks *folded* text names, and where: "what time is it in New
    York" too."""
    zones, towns = _towns()
    named = [
        (zones[word], (start, end))
        for word, span in towns.find(folded)
        if (clock := _clock_at(folded, span)) and not _OFFSET_BEHIND.match(folded, clock[1])
        for start, end in (clock,)
    ]
    ahead = [(offset(match[1].replace(" ", "")), match.span()) for match in _OFFSET.finditer(folded)]
    return named + [(zone, span) for zone, span in ahead if zone]


def places(folded: str) -> tuple[tuple[str, Span], ...]:
    """The zones of the towns, and of the countries with one clock, that *folded* text names, and where."""
    known, listed = _geography()
    return tuple((known[word], span) for word, span in listed.find(folded))


@cache
def _geography() -> tuple[dict[str, str], Words]:
    known = {
        spaced(name.lower()): zone
        for zone, named_for in named("towns.txt").items()
        for name in (*named_for.ja.split("|"), *named_for.en.split("|"))
    }
    known |= {spaced(name): zone for zone, (towns, _) in _rows().items() for name in towns}
    return known, Words(known)


def _clock_at(folded: str, town: Span) -> Span | None:
    """Where the words for a clock stand that begin with a town or are its letters; None where a town is only a town."""
    start, end = town
    if folded[start:end].upper() in _letters():
        return town
    is_latin = folded[start].isascii()
    time = (_LATIN_TAIL if is_latin else _KANJI_TAIL).match(folded, end)
    if time:
        return start, time.end()
    if not is_latin:
        return town if _KANJI_ASKED_IN.match(folded, end) else None
    asked = _ASKED_IN.search(folded, max(0, start - _REACH), start)
    return (asked.start(), end) if asked else None


@cache
def _towns() -> tuple[dict[str, str], Words]:
    """The zone of each name, and the names to look for."""
    zones = {name.lower(): zone for zone, names in _names().items() for name in names}
    return zones, Words(zones)


@cache
def _letters() -> frozenset[str]:
    return frozenset(
        name for names in _names().values() for name in names if name.isascii() and name.isupper()
    )


def _sorted(names: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Abbreviations, Latin names and others of a zone, the longest first."""
    longest = sorted(names, key=len, reverse=True)
    latin = [name for name in longest if name.isascii()]
    letters = [name for name in latin if name.isupper()]
    towns = [name for name in latin if name not in letters]
    return [name.lower() for name in letters], towns, [name for name in longest if name not in latin]


def _names() -> dict[str, list[str]]:
    return {zone: [*towns, *others] for zone, (towns, others) in _rows().items()}


@cache
def _rows() -> dict[str, tuple[list[str], list[str]]]:
    """The places of each zone, and the words and letters for its clock alone."""
    lines = (
        resources.files("corpus.quantity.data").joinpath("zones.txt").read_text(encoding="utf-8").splitlines()
    )
    found = {}
    for line in lines:
        if not line.startswith("#"):
            zone, _, names = line.partition(": ")
            towns, others = (list(filter(None, part.split("|"))) for part in names.partition(";")[::2])
            found[zone] = towns, others
    return found
