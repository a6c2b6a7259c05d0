"""One spelling for what people type: NFKC, no invisible characters, white space folded, lines kept."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0f\ufeff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
# ① and ⑴ number an item; NFKC alone would leave a bare 1 before its first word.
_CIRCLED = {ord("①") + at: f" ({at + 1}) " for at in range(20)} | {
    ord("⑴") + at: f" ({at + 1}) " for at in range(20)
}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*")


def plain(text: str) -> str:
    """*text* in NFKC without invisible characters; spaces folded to one, empty lines dropped."""
    lines = _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text)).translate(_CIRCLED)
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFKC", lines))
    return _BLANK_LINES.sub("\n", spaced).strip()


def letters(text: str) -> int:
    """How many characters of *text* are a letter, a digit or a sign of a word."""
    return sum(map(str.isalnum, text))


def folded(text: str) -> str:
    """*text* in lower case with the same offsets: a letter whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
