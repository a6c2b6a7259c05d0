"""Clocks by the towns and letters people name them by: "New York time", シンガポール時間, EDT.

`corpus/quantity/data/zones.txt` lists them. A time of day takes the one that stands beside it (clock.py); `find` gives all that a text
names, also those it asks to be told in.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from corpus.quantity.dates import offset

_OFFSET = re.compile(r"(?<![a-z])(?:utc|gmt) ?([+-] ?(?:1[0-4]|0?\d)(?::?[0-5]\d)?)(?![\d:])")
_LATIN_TIME = r"(?:'s)? (?:local |standard |daylight |summer |clock )*time"
_KANJI_TIME = r"(?:の)?(?:現地|標準|夏)?(?:時間|時刻)"


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


def find(folded: str) -> list[tuple[str, tuple[int, int]]]:
    """The zones (IANA names and offsets) whose clocks *folded* text names, and where: "what time is it in New York" too."""
    pattern, zones = _pattern()
    named = [(zones[match.lastgroup or ""], match.span()) for match in pattern.finditer(folded)]
    ahead = [(offset(match[1].replace(" ", "")), match.span()) for match in _OFFSET.finditer(folded)]
    return named + [(zone, span) for zone, span in ahead if zone]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    forms, zones = [], {}
    for number, (zone, names) in enumerate(_names().items()):
        _, towns, _ = _sorted(names)
        asked = rf"|what time [^.?!]{{0,32}}in (?:{'|'.join(towns)})" if towns else ""
        forms.append(rf"(?P<z{number}>{words(zone)}{asked})")
        zones[f"z{number}"] = zone
    # UTC+9 is another clock than UTC.
    return re.compile(rf"(?<![a-z])(?:{'|'.join(forms)})(?![a-z])(?! ?[+-] ?\d)"), zones


def _sorted(names: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Abbreviations, Latin names and others of a zone, the longest first."""
    longest = sorted(names, key=len, reverse=True)
    latin = [name for name in longest if name.isascii()]
    letters = [name for name in latin if name.isupper()]
    towns = [name for name in latin if name not in letters]
    return [name.lower() for name in letters], towns, [name for name in longest if name not in latin]


@cache
def _names() -> dict[str, list[str]]:
    lines = (
        resources.files("corpus.quantity.data").joinpath("zones.txt").read_text(encoding="utf-8").splitlines()
    )
    rows = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {zone: names.split("|") for zone, names in rows}
