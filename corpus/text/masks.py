"""Names and quantities replaced by their kind: what a question asks does not turn on which scheme or amount it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.quantity import Quantity

Span = tuple[int, int, str]
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def masked(text: str, spans: Iterable[Span]) -> str:
    """*text* with each span (start, end, kind) replaced by its kind's word; of overlapping spans the first given stays."""
    out, at = [], 0
    for start, end, kind in sorted(apart(spans)):
        out += [text[at:start], _word(kind)]
        at = end
    return " ".join("".join([*out, text[at:]]).split())


def apart(spans: Iterable[Span]) -> list[Span]:
    """The spans that overlap none given before them."""
    kept: list[Span] = []
    for start, end, kind in spans:
        if all(end <= other or start >= beyond for other, beyond, _ in kept):
            kept.append((start, end, kind))
    return kept


def quantity_spans(quantities: Iterable[Quantity]) -> list[Span]:
    """The spans of *quantities*, each with its kind (a count with what is counted) and, of money, its field."""
    return [(*item.span, item.unit if item.kind == "count" else item.kind) for item in quantities]


def _word(kind: str) -> str:
    return f" {kind} "
