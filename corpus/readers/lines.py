"""Lines of a page, as layout broke them, made into headings, paragraphs, list items and tables again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpus.readers import marks
from corpus.readers.headings import is_heading, is_listed, level
from corpus.readers.items import Heading, Item, Text
from corpus.readers.table import Table, grid_of
from corpus.text.squeeze import unwrap

# Some typists leave two spaces after a full stop.
_CELL_GAP = re.compile(r"\t+|(?<![.!?:])[ \u3000]{2,}")
# Narrower than this (in columns) no page is set: a line that long and no longer was ended by its writer.
_NARROWEST_PAGE = 36
_WIDEST_PAGE = 160
_TABLE = ""  # what a line above a table heads is no sentence
# No Japanese line starts with these unless the page broke it.
_NEVER_FIRST = tuple("を、。，）」』")


@dataclass(frozen=True)
class Line:
    """One line of a page. *apart*: white space above it; *gap*: more of it than is usual on the page; *full*: it
    reaches the right margin, so that the next line may continue it; *large*: set larger or bolder than the body."""

    text: str
    apart: bool = False
    gap: bool = False
    full: bool = False
    large: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of a page of plain text that say something, with what their spacing tells."""
    raw: list[tuple[str, int]] = []
    blanks = 0
    totals = {total for line in text.splitlines() if (total := marks.page_total(line.strip()))}
    for line in text.splitlines():
        is_day = len(totals) > 1 and marks.page_total(line.strip())
        if not line.strip() or (marks.is_furniture(line.strip()) and not is_day):
            blanks += 1
            continue
        raw.append((line.rstrip(), blanks))
        blanks = 0
    usual = median(blank for _, blank in raw[1:]) if len(raw) > 1 else 0
    margin = _margin([marks.width(line) for line, _ in raw])
    return [
        Line(
            line.strip(),
            apart=at == 0 or blank > 0 or _indents(raw[at - 1][0], line),
            gap=blank > usual or _indents(raw[at - 1][0], line),
            full=marks.width(line) >= margin,
        )
        for at, (line, blank) in enumerate(raw)
    ]


def _indents(above: str, line: str) -> bool:
    """Whether *line* opens a paragraph as Japanese does, one space in."""
    return line[:1].isspace() and not above[:1].isspace()


def compose(lines: Sequence[Line], *, tabled: bool = False) -> list[Item]:
    """What *lines* say, in order: wrapped lines joined, headings, list items and tables told apart. *tabled*: a table
    stands below them."""
    items: list[Item] = []
    runs = list(_runs(lines))
    for at, run in enumerate(runs):
        if isinstance(run, Table):
            items.append(run)
        else:  # after prose comes a table, or the end
            items += _prose(run, tabled=tabled or at + 1 < len(runs))
    return items


def _runs(lines: Sequence[Line]) -> Iterator[list[Line] | Table]:
    """Two lines or more with the same number of cells are a table; what is between is prose."""
    prose: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        count = len(_cells(lines[at].text))
        while count and end < len(lines) and len(_cells(lines[end].text)) == count and not lines[end].gap:
            end += 1
        if end - at > 1:
            yield from ([prose] if prose else [])
            yield Table(grid_of([_cells(line.text) for line in lines[at:end]]))
            prose = []
        else:
            prose.append(lines[at])
        at = end
    if prose:
        yield prose


def _cells(text: str) -> list[str]:
    """The cells of a line of a table, none where it is no such line."""
    cells = _CELL_GAP.split(text.strip())
    return cells if len(cells) > 1 and not marks.is_item(text) else []


def _margin(widths: Sequence[int]) -> float:
    """Columns from which a line counts as broken by the page, not by its writer."""
    if not widths:
        return _WIDEST_PAGE
    page = sorted(widths)[int(len(widths) * 0.9)]
    return 0.75 * page if _NARROWEST_PAGE <= page <= _WIDEST_PAGE else float("inf")


def _prose(lines: Sequence[Line], *, tabled: bool) -> Iterator[Item]:
    whole = [replace(line, text=unwrap(line.text)) for line in _joined(lines)]
    previous = ""
    finished = True
    for at, line in enumerate(whole):
        following = whole[at + 1].text if at + 1 < len(whole) else _TABLE if tabled else None
        listed = is_listed(previous, line.text, following or "")
        apart = line.apart and (finished or marks.is_marked(line.text))
        if not listed and is_heading(line.text, following, apart=apart, large=line.large):
            yield Heading(line.text, level(line.text))
            previous, finished = "", True
        else:
            yield Text(line.text, "item" if listed else marks.kind_of(line.text))
            previous, finished = line.text, marks.ends_sentence(line.text)


def _joined(lines: Iterable[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in lines:
        if whole and _continues(whole[-1], line):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text}\n{line.text}", full=line.full)
        else:
            whole.append(line)
    return whole


def _continues(above: Line, line: Line) -> bool:
    if line.gap or above.large != line.large or marks.is_marked(line.text):
        return False
    if marks.is_key_value(line.text) and marks.is_key_value(above.text):
        return False
    if not (above.full or marks.is_unfinished(above.text) or line.text.startswith(_NEVER_FIRST)):
        return False
    return not marks.ends_sentence(above.text) or line.text[:1].islower()
