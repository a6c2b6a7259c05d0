"""Which lines of a page are headings, where nothing but the line itself says so."""

from __future__ import annotations

import re

from corpus.readers import marks

_LONGEST = 60
_LONGEST_UNMARKED = 44
_LEVELS = {"decimal": 2, "roman": 3, "diamond": 4, "paren": 4, "letter": 4, "circled": 5}
# The level of a heading known by its looks only: a slide's title.
LOOSE = 6
_SPACED_JAPANESE = re.compile(r"[\u3041-\u9fff\uff01-\uff9d][ \u3000]+[\u3041-\u9fff\d]")
_UNFINISHED = re.compile(r"(?:[、,，;；：:）)]|ます|です|ください)$")


def is_heading(text: str, following: str | None, *, apart: bool, large: bool) -> bool:
    """Whether *text* heads what follows. *apart*: white space above it, and nothing unfinished before; *large*: set
    larger or bolder than the body."""
    if marks.width(text) > _LONGEST or marks.ends_sentence(text) or sum(map(str.isalpha, text)) < 2:
        return False
    if marks.is_chapter(text) or large:
        return True
    if following is None or marks.is_item(text) or marks.is_key_value(text) or "@" in text or "//" in text:
        return False
    if marks.numbering(text):
        return not _SPACED_JAPANESE.search(text) or marks.ends_sentence(following)
    return apart and (marks.ends_sentence(following) or marks.is_marked(following)) and is_phrase(text)


def is_phrase(text: str, *, spaced: bool = False) -> bool:
    """Whether *text* is short and whole enough to be a heading without a mark; only if *spaced* of several words."""
    if marks.width(text) > _LONGEST_UNMARKED or marks.is_marked(text) or marks.ends_sentence(text):
        return False
    return not (_UNFINISHED.search(text) or (not spaced and _SPACED_JAPANESE.search(text)))


def level(text: str) -> int:
    """How deep the heading *text* stands, from 1: chapters, then numbers by their style, then the rest."""
    if marks.is_chapter(text):
        return 1
    style = marks.numbering(text)
    return _LEVELS[style.rstrip("0123456789")] + int(style[-1] > "1") if style else LOOSE
