"""The pages of a PDF once their words are found: title, running heads, lines and tables made into pages of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.blocks import Page
from corpus.readers import marks
from corpus.readers.columns import Lined, Word, is_wide, text_of
from corpus.readers.flow import Outline, captioned, going_on
from corpus.readers.items import Item
from corpus.readers.lines import Line, compose
from corpus.readers.table import Table
from corpus.text.squeeze import unwrap

_LONGEST_TITLE = 120
_LARGER = 1.12

Part = Lined | Table


@dataclass(frozen=True)
class Sheet:
    """A page as found: stretches of lines and tables in reading order."""

    parts: tuple[Part, ...]
    pictures: int


def whole(sheet: Sheet) -> str:
    """The words of *sheet*, line by line."""
    return "\n".join(
        part.text if isinstance(part, Table) else "\n".join(text_of(line) for line in part)
        for part in sheet.parts
    )


def largest(sheet: Sheet) -> str | None:
    """The words set largest on a first page that has several sizes: its title."""
    lines = [line for part in sheet.parts if not isinstance(part, Table) for line in part]
    sizes = {round(word.size, 1) for line in lines for word in line}
    if len(sizes) < 2:
        return None
    text = unwrap("\n".join(text_of(line) for line in lines if round(line[0].size, 1) == max(sizes)))
    return text if 0 < marks.width(text) <= _LONGEST_TITLE else None


def pages(sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    """*sheets* as pages: headings by size and mark, tables going on over a page, running heads left out."""
    sizes = [
        word.size
        for sheet in sheets
        for part in sheet.parts
        if not isinstance(part, Table)
        for line in part
        for word in line
        for _ in word.text
    ]
    body = median(sizes) if sizes else 0.0
    running = _running_heads(sheets)
    outline = Outline()
    texts = [_items(sheet, body, running) for sheet in sheets]
    going_on(texts)
    every = enumerate(zip(texts, sheets, strict=True), start=1)
    return tuple(outline.page(number, items, text=whole(sheet)) for number, (items, sheet) in every)


def _running_heads(sheets: Sequence[Sheet]) -> frozenset[str]:
    """What stands, but for its digits, first or last on most pages, or on three with other digits each time."""
    edges: dict[str, list[str]] = {}
    for sheet in sheets:
        lines = [line for line in whole(sheet).split("\n") if line]
        for line in {*lines[:1], *lines[-1:]}:
            edges.setdefault(_undated(line), []).append(line)
    most = max(3, len(sheets) * 0.6)
    return frozenset(kind for kind, lines in edges.items() if len(lines) >= most or len(set(lines)) >= 3)


def _undated(line: str) -> str:
    return re.sub(r"\d+", "0", line).strip()


def _items(sheet: Sheet, body: float, running: frozenset[str]) -> list[Item]:
    items: list[Item] = []
    for at, part in enumerate(sheet.parts):
        if isinstance(part, Table):
            items.append(part)
            continue
        edges = {0} if at == 0 else set()
        if at == len(sheet.parts) - 1:
            edges.add(len(part) - 1)
        kept = [
            line
            for place, line in enumerate(part)
            if not (place in edges and _is_furniture(line, body, running))
        ]
        tabled = isinstance(next(iter(sheet.parts[at + 1 :]), None), Table)
        items += compose(list(_spaced(kept, body)), tabled=tabled)
    return captioned(items)


def _is_furniture(line: Sequence[Word], body: float, running: frozenset[str]) -> bool:
    text = text_of(line)
    if line[0].size > _LARGER * body:
        return False
    return marks.is_furniture(text) or _undated(text) in running


def _spaced(lines: Lined, body: float) -> Iterator[Line]:
    """*lines* of one stretch with what their places and sizes tell."""
    if not lines:
        return
    margin = max(line[-1].x1 for line in lines)
    start = min(line[0].x0 for line in lines)
    gaps = [below[0].top - above[0].bottom for above, below in pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    for line, gap in zip(lines, [None, *gaps], strict=True):
        apart = gap is None or gap > usual + 0.4 * line[0].size
        # A long word that did not fit leaves a ragged line; Japanese breaks anywhere.
        slack = 2.5 * line[0].size if is_wide(line[-1].text[-1]) else 0.2 * (margin - start)
        full = line[-1].x1 > margin - slack
        large = all(word.size > _LARGER * body or word.heavy for word in line)
        yield Line(text_of(line), apart=apart, gap=apart, full=full, large=large)
