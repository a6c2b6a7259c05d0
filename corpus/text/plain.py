"""One spelling for what people type: NFKC, no invisible characters, white space folded, lines kept."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

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


def has_letters(text: str, least: int = 1) -> bool:
    """Whether *text* has at least so many letters or digits; it is read no further than to the last of them."""
    return len(list(islice(filter(str.isalnum, text), least))) == least


def folded(text: str) -> str:
    """*text* in lower case with the same offsets: a letter whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
