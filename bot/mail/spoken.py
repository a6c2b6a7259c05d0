"""Lines that say something, told from names, addresses and headings."""

from __future__ import annotations

import re

from corpus.text.sentences import sentences

_SPEAKS = re.compile(r"(?:[。？！?!]|(?:です|ます|か)[.:：]?)\s*$")


def speaks(line: str) -> bool:
    """Whether a line ends as what asks does, or a Japanese sentence; an English one may tell when its writer is in."""
    return _SPEAKS.search(line) is not None


def has_spoken(text: str) -> bool:
    """Whether one of the sentences of *text* does."""
    return any(map(speaks, sentences(text)))
