"""Names and quantities replaced by their kind: what a question asks does not turn on which scheme or amount
it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from corpus.quantity import Quantity, read
from corpus.quantity.normalise import fold
from corpus.text.names import Name, Names
from corpus.text.plain import plain

# Where it starts, where it ends, and its kind: scheme, side, agency, system, programme, country, or a quantity's.
Span = tuple[int, int, str]
_KINDS = {
    "scheme": "scheme",
    "side": "side",
    "agency": "agency",
    "programme": "programme",
    "country": "country",
    "place": "country",
    "region": "country",
    "this_year": "this_year",
    "other_year": "other_year",
}


def masked(text: str, spans: Iterable[Span]) -> str:
    """*text* on one line, folded, with the word of its kind for each span; of overlapping spans the first
    given counts."""
    out, at = [], 0
    for start, end, kind in _apart(spans):
        out += [text[at:start], kind]
        at = end
    return " ".join(fold(" ".join([*out, text[at:]])).text.split())


def views(text: str, names: Names | None) -> tuple[str, str]:
    """A question as typed, for the encoder, and masked, for n-grams."""
    typed = plain(text)
    quantities = read(typed, today=_day_in(names))
    named = (*names.find(typed), *names.years(typed, quantities)) if names else ()
    return typed, masked(typed, [*name_spans(named), *quantity_spans(quantities)])


def _day_in(names: Names | None) -> date | None:
    """A day of the call's fiscal year, from which an example's "next year" is counted."""
    year = names.call.fiscal_year if names else None
    return date(year, 4, 10) if year else None


def quantity_spans(quantities: Iterable[Quantity]) -> list[Span]:
    """The spans of *quantities*; the kind of a count is what is counted."""
    return [(*item.span, item.unit if item.kind == "count" else item.kind) for item in quantities]


def name_spans(names: Iterable[Name]) -> list[Span]:
    """The spans of those *names* whose kind says all that matters: a question on one scheme or country is one
    on any."""
    return [(*name.span, _KINDS[name.kind]) for name in names if name.kind in _KINDS]


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end, kind in spans:
        at = bisect_left(kept, start, key=lambda span: span[0])
        free_before = at == 0 or kept[at - 1][1] <= start
        if free_before and (at == len(kept) or end <= kept[at][0]):
            kept.insert(at, (start, end, kind))
    return kept
