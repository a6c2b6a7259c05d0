"""Facts of a call: one place for each number, with its unit, its validity and the sentence it was read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """Where something was read: *quote* is verbatim from *page* of *document* (white space aside)."""

    document: str
    page: int | None
    quote: str
