"""The tables of names shipped as package data: a line for each thing, its codes, and its name in both languages."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple


class Named(NamedTuple):
    """The Japanese and the English name of something."""

    ja: str
    en: str

    def told(self, language: str) -> str:
        """The name in `ja` or `en`."""
        return self.en if language == "en" else self.ja


@cache
def named(table: str) -> dict[str, Named]:
    """The names in *table* (a file of corpus/text/data) by code."""
    lines = resources.files("corpus.text.data").joinpath(table).read_text(encoding="utf-8").splitlines()
    found: dict[str, Named] = {}
    for line in lines:
        if not line.startswith("#"):
            codes, _, names = line.partition(": ")
            japanese, _, english = names.partition(" | ")
            found |= dict.fromkeys(codes.split(), Named(japanese, english))
    return found
