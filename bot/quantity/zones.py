"""Clocks that a question asks to be told in: "in New York time", シンガポール時間では."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

# An abbreviation names a clock wherever it stands; a town does where a time is asked for there.
_AS_A_CLOCK = (
    r"(?<![a-z])(?:(?:in|at|to|for|into) (?:the )?(?:\w+ )?)?(?P<town>{towns})(?:'s)? (?:local |standard |daylight |clock )*time(?![a-z])"
    r"|(?P<there>{towns})(?:の)?(?:現地)?(?:時間|時刻)"
    r"|time[^.?!]{{0,24}} in (?P<where>{towns})(?![a-z])"
    r"|(?<![a-z])(?P<letters>{letters})(?![a-z])"
)


def find(folded: str) -> list[tuple[str, tuple[int, int]]]:
    """The IANA names of the clocks named in *folded* text, and where."""
    pattern, zones = _read()
    return [(zones[str(match[match.lastgroup or 0])], match.span()) for match in pattern.finditer(folded)]


@cache
def _read() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = resources.files("bot.data").joinpath("zones.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(": ", 1) for line in lines if not line.startswith("#")]
    zones = {word: zone for zone, words in rows for word in words.split("|")}
    longest = sorted(zones, key=len, reverse=True)
    letters = [word for word in longest if word.isascii() and len(word) <= 4 and word.endswith("t")]
    letters += ["utc"]
    towns = [word for word in longest if word not in letters]
    return re.compile(_AS_A_CLOCK.format(towns="|".join(towns), letters="|".join(letters))), zones
