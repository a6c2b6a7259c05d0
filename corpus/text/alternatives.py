"""Patterns that are lists: one alternative beside the other, each short enough to be read by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def one_of(*alternatives: str) -> str:
    """The pattern that takes any of *alternatives*, the first that fits."""
    return f"(?:{'|'.join(alternatives)})"


def one_word_of(words: str) -> str:
    """The pattern that takes any of the *words*, which stand apart by blanks and are patterns themselves."""
    return one_of(*words.split())


def compiled(table: Mapping[Key, str], flags: re.RegexFlag = re.NOFLAG) -> dict[Key, re.Pattern[str]]:
    """The *table* with each of its patterns made ready to search with."""
    return {key: re.compile(pattern, flags) for key, pattern in table.items()}
