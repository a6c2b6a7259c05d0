"""What may be shown: text without the characters that steer a terminal or turn the direction of reading."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1 (a terminal takes \x9b for Esc [), marks of direction, halves of surrogate pairs.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """*text* without control and direction characters; a carriage return is a line end."""
    return _STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
