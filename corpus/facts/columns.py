"""The bound that a column gives the values in it: 補助上限額 over 500万円."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.documents import Block, Page
from corpus.quantity import Bound, Quantity, read
from corpus.text.squeeze import squeeze


@dataclass(frozen=True)
class Cell:
    """A cell of a table, its row's name, and its column's."""

    text: str
    row: str
    column: str


def cell_of(block: Block) -> Cell | None:
    """*block* as a cell; None for anything else."""
    *columns, row = block.labels[block.sections :] or ("",)
    return Cell(block.text, row, columns[-1]) if block.kind == "row" and columns else None


def cells_of(pages: Iterable[Page]) -> Iterator[tuple[int, Cell]]:
    """The cells of *pages*, each with the number of its page."""
    for page in pages:
        yield from ((page.number, cell) for block in page.blocks if (cell := cell_of(block)))


def bound_in(cell: Cell, item: Quantity) -> Bound | None:
    """The bound that the column of *cell* gives *item*, a quantity in it that has none of its own."""
    said = read(f"{cell.column} {cell.text}")
    return next((one.bound for one in said if (one.kind, one.value) == (item.kind, item.value)), None)


def bounds_of(cells: Iterable[Cell], quote: str, item: Quantity) -> set[Bound]:
    """The bounds that columns give *item* of *quote*, the row that it stands in."""
    quoted, text = squeeze(quote), squeeze(item.text)
    own = (cell for cell in cells if squeeze(cell.row) in quoted and squeeze(cell.text) in quoted)
    return {bound for cell in own if text in squeeze(cell.text) and (bound := bound_in(cell, item))}
