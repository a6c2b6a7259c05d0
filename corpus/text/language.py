"""The language a text is written in, for those that the desk speaks."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["ja", "en"]

_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_KANA_KANJI = re.compile(r"[\u3041-\u30ff\uff66-\uff9f\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_GRAMMAR = re.compile(
    r"\b(?:the|an?|is|are|was|do|does|can|of|to|for|in|on|at|by|with|and|or|what|how|when|where|who|which|i|we|my|our|it)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+")
# Letters that neither language writes with: Hangul, Cyrillic, Greek, Arabic, Hebrew, Thai, Devanagari.
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u05ff\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u1100-\u11ff\uac00-\ud7af]"
)


def language_of(text: str) -> Language:
    """Japanese as soon as Japanese letters carry the grammar; kanji alone may be a term in an English text.

    Terms without any English grammar between them (FEC 上限) are Japanese keywords.
    """
    bare = _ADDRESS.sub(" ", text)
    japanese, words = len(_KANA_KANJI.findall(bare)), len(_LATIN_WORD.findall(bare))
    weight = 2.0 if _KANA.search(bare) else 0.5
    if japanese and not _GRAMMAR.search(bare):
        return "ja"
    return "ja" if japanese and japanese * weight >= words else "en"


def is_other(text: str) -> bool:
    """Whether most letters of *text* belong to a script that neither language is written in."""
    letters = sum(character.isalpha() for character in text)
    return letters > 0 and len(_OTHER_SCRIPT.findall(text)) * 2 > letters
