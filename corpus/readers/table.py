"""Tables as rows that still say, each for itself, which column and row a value belongs to.

A table is a grid of cells in which a merged cell stands at every place it covers, as the same object. A table that
is read by row and column ("Top frame", "award size": up to 380 million yen) becomes one row per cell, labelled with
both names; a list of records (dates and what happens on them) one row per record, labelled with the column names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

_SENTENCE_END = "。．.!！?？"
_AMOUNT = re.compile(r"^\W*\d|\d.*[円%％年月日億万]|[$€£¥]\s*\d")
# What a row is seldom named by, if by 5人以下 or 2年目: money, a share, a day.
_VALUE = re.compile(r"[円%％]|[$€£¥]\s*\d|\d\s*[/／]\s*\d|\d月\s*\d+日|^\d{1,2} [A-Z][a-z]{2,8}\b")
_FIGURE = re.compile(r"^\W*\d[\d,.%％]*$")
_MARK = re.compile(r"^(?:[A-ZＡ-Ｚ]|[0-9０-９]{1,2}|[IVX]{1,4}|[Ⅰ-Ⅻ])(?=$|[\s\u3000)）:：])")
_SHORT_NAME = 16
# Where a table has two columns only, its first row is a header if it says one of these.
_HEADER_WORDS = re.compile(
    r"^(項目|区分|内容|日程|日時|日付|期間|事項|種別|名称|金額|備考|条件|説明"
    r"|items?|dates?|contents?|details?|descriptions?|amounts?|events?|categor(y|ies)|criteri(on|a)|values?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Cell:
    """One cell, on one line. Equal only to itself: that is how a merged cell is known."""

    text: str


@dataclass(frozen=True)
class Row:
    """A cell or a record of a table: what it says and what it belongs to."""

    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A grid of cells, all lines equally long.

    *header* is the number of header lines, None to judge by the cells. *named*: the left cells are known to name
    their lines. *above* holds the column names of the page
    before, where the table runs over two.
    """

    grid: tuple[tuple[Cell, ...], ...]
    caption: str | None = None
    header: int | None = None
    above: tuple[tuple[str, ...], ...] | None = None
    named: bool = False

    @property
    def text(self) -> str:
        """The table line by line, its cells between tabs."""
        return "\n".join("\t".join(cell.text for cell in _distinct(line)) for line in self.grid)

    def rows(self) -> Iterator[Row]:
        """What the table says, top to bottom and left to right; empty cells say nothing."""
        columns = self.columns
        body = self.grid[self._headers :]
        names = range(1) if self.named else _name_columns(columns, body)
        group: tuple[str, ...] = (self.caption,) if self.caption else ()
        if not body:
            yield from (Row(_record(line), group) for line in self.grid)
        banner: tuple[str, ...] = ()
        for line in body:
            if self._width > 1 and len(_distinct(line)) == 1:
                banner = _names(line)
                yield from (Row(text, group) for text in banner)
            elif names:
                yield from _cells(line, columns, names, group + banner)
            elif _record(line):
                yield Row(_record(line), group + banner + _names(*[_flat(columns)]))

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The names of each column, from the top; none where the table does not name its columns."""
        if self.above is not None:
            return self.above
        return tuple(_names(line[at] for line in self.grid[: self._headers]) for at in range(self._width))

    def continuing(self, before: Table) -> Table:
        """This table with the column names of *before*, where it is its rest on a new page."""
        if self._width != before._width or self._headers or not any(before.columns):
            return self
        return replace(self, above=before.columns, caption=self.caption or before.caption)

    @property
    def _headers(self) -> int:
        if self.above is not None:
            return 0
        return _header_lines(self.grid) if self.header is None else self.header

    @property
    def _width(self) -> int:
        return len(self.grid[0]) if self.grid else 0


def grid_of(lines: Sequence[Sequence[str]]) -> tuple[tuple[Cell, ...], ...]:
    """A grid without merged cells, short lines filled up."""
    width = max((len(line) for line in lines), default=0)
    return tuple(tuple(Cell(text) for text in [*line, *[""] * (width - len(line))]) for line in lines)


def _cells(
    line: Sequence[Cell], columns: Sequence[tuple[str, ...]], names: range, group: tuple[str, ...]
) -> Iterator[Row]:
    own = _names(_in_full(line[place].text, columns[place]) for place in names)
    at = names.stop
    for _, run in groupby(line[at:], key=id):
        covered = list(run)
        over = _flat(columns[at : at + len(covered)])
        at += len(covered)
        if covered[0].text and covered[0] not in line[: names.stop]:
            yield Row(covered[0].text, group + _names(over) + own)


def _in_full(name: str, column: tuple[str, ...]) -> str:
    """A row named by a letter or number with what its column calls it: A under "Strand" is Strand A."""
    return f"{column[0]} {name}" if column and _MARK.match(name) and len(column[0]) <= _SHORT_NAME else name


def _distinct(line: Sequence[Cell]) -> list[Cell]:
    return [next(run) for _, run in groupby(line, key=id)]


def _record(line: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in _distinct(line) if cell.text)


def _names(cells: Iterator[Cell | str] | Sequence[Cell] | Sequence[str]) -> tuple[str, ...]:
    texts = [cell.text if isinstance(cell, Cell) else cell for cell in cells]
    return tuple(dict.fromkeys(text for text in texts if text))


def _flat(columns: Sequence[tuple[str, ...]]) -> list[str]:
    return [name for column in columns for name in column]


def _name_columns(columns: Sequence[tuple[str, ...]], body: Sequence[Sequence[Cell]]) -> range:
    """Which columns on the left name their row; none where the table is a list of records.

    Amounts and dates name a row only where all it says is figures. Numbers that only count the rows name none: the
    next column does. Under a cell that spans rows the next column names them too, unless it holds values.
    """
    if len(columns) < 3 or not any(columns[1:]):
        return range(0)
    lines = [line for line in body if len(_distinct(line)) > 1]
    if not lines or not all(line[0].text for line in lines):
        return range(0)
    if [line[0].text for line in lines] == [str(number) for number in range(1, len(lines) + 1)]:
        return range(1, 2) if all(line[1].text for line in lines) else range(0)
    amounts = sum(bool(_AMOUNT.search(line[0].text)) for line in lines)
    if amounts * 2 > len(lines) and not all(_FIGURE.match(cell.text) for line in lines for cell in line):
        return range(0)
    spans = any(above[0] is below[0] for above, below in pairwise(lines))
    values = sum(bool(_VALUE.search(line[1].text)) for line in lines)
    return range(2 if spans and values * 2 <= len(lines) else 1)


def _header_lines(grid: Sequence[Sequence[Cell]]) -> int:
    if len(grid) < 2 or not (_heads(grid[0]) or _heads_amounts(grid)):
        return 0
    merged = any(left is right for left, right in pairwise(grid[0])) or grid[0][0] is grid[1][0]
    return 2 if merged and len(grid) > 2 and _heads(grid[1]) else 1


def _heads_amounts(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table of two columns lists amounts under a name: Position, EUR per month."""
    if len(grid[0]) != 2 or len(grid) < 3 or not grid[0][0].text:
        return False
    first, *others = (line[1].text for line in grid)
    return bool(first) and not re.search(r"\d", first) and all(re.search(r"\d", text) for text in others)


def _heads(line: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in line]
    if len(texts) < 2 or not all(texts[1:]):
        return False
    if len(texts) == 2:
        return any(_HEADER_WORDS.match(text) for text in texts)
    return all(
        len(text) <= 30 and not text.endswith(tuple(_SENTENCE_END)) and not _AMOUNT.search(text)
        for text in texts
    )
