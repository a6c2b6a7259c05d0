"""The words of funding calls: which concepts a question touches, and where.

A concept is what people of the trade mean, however they put it: 締切, 〆切, "closing date" and "due" are one. Patterns run
over folded text (NFKC, lower case); Latin patterns match whole words, so that `pi` is not found in `topic`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.concepts import asking, elsewhere, objects

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Concepts:
    """The concepts found in a text and where; offsets into the folded text."""

    spans: Mapping[str, Spans]

    def __contains__(self, name: object) -> bool:
        return name in self.spans

    @property
    def names(self) -> frozenset[str]:
        """The names alone."""
        return frozenset(self.spans)

    def joined(self, others: Concepts) -> Concepts:
        """These concepts without their places, and *others* with theirs."""
        return Concepts({**dict.fromkeys(self.spans, ()), **others.spans})


def _compiled(japanese: str, latin: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{japanese})|(?<![a-z0-9])(?:{latin})(?![a-z0-9])")


ASKING, ELSEWHERE = frozenset(asking.ASKING), frozenset(elsewhere.ELSEWHERE)
OBJECTS = frozenset(objects.OBJECTS) | ELSEWHERE
PATTERNS = {
    name: _compiled(*patterns)
    for name, patterns in {**asking.ASKING, **objects.OBJECTS, **elsewhere.ELSEWHERE}.items()
}


@lru_cache(maxsize=1024)
def find(folded: str) -> Concepts:
    """The concepts in *folded* text (NFKC, lower case)."""
    spans = {
        name: tuple(match.span() for match in pattern.finditer(folded)) for name, pattern in PATTERNS.items()
    }
    return Concepts({name: places for name, places in spans.items() if places})
