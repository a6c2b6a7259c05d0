"""Which cells of a table are said: a question that names a row and none of its columns asks for all of the row."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.lookup import Judged
from index.passage import Chunk
from index.terms import terms

_MOST = 5  # cells that are said side by side
_AS_LIKELY = 0.5  # of the probability of the first


def cells_asked(
    question: str, passing: Sequence[Judged], passages: Sequence[Judged] = ()
) -> tuple[Judged, ...]:
    """The first of *passing*; where that is a cell of a row (or column) that *question* names, with the others of it
    that pass: those whose own names the question says, else all of them, unless they are many. A cell of another row
    than the one that is named is none; the one that is, among all *passages* found, stands in its place.

    Where the question says none of the cell's names, as in another language than the table's, it asks for the likelier of
    row and column, and nobody can tell for which cell of it: all are said that are not much less likely.
    """
    asked = frozenset(terms(question))
    if named := _of_names_said(asked, passing[0], passages):
        passing = [one for one in passing if one in named] or named[:1]
    first = passing[0]
    if not any(asked & set(terms(name)) for name in _names(first.passage.chunk)):
        return _as_likely(first, passages or passing)
    for at, name in enumerate(_names(first.passage.chunk)):
        line = _line(at, first, passing)
        shared = [other for place, other in enumerate(_names(first.passage.chunk)) if place != at]
        if name and len(line) > 1 and any(asked & set(terms(other)) for other in shared):
            meant = _named(asked, line, at)
            return tuple(sorted(meant, key=_place)) if len(meant) <= _MOST else (first,)
    return (first,)


def _as_likely(first: Judged, passages: Sequence[Judged]) -> tuple[Judged, ...]:
    """The cells of the row or column of *first*, whichever is likelier, that are not much less likely than it."""
    near = [one for one in passages if one.probability >= _AS_LIKELY * first.probability]
    lines = [_line(at, first, near) for at in range(len(_names(first.passage.chunk)))]
    likeliest = max(lines, key=lambda line: sum(one.probability for one in line), default=[first])
    return tuple(sorted(likeliest, key=_place)) if len(likeliest) <= _MOST else (first,)


def _line(at: int, first: Judged, passages: Sequence[Judged]) -> list[Judged]:
    """Those of *passages* that differ from the cell *first* in the name number *at* alone, and it."""
    return [one for one in passages if _differ_at(at, first.passage.chunk, one.passage.chunk)]


def _of_names_said(asked: frozenset[str], first: Judged, passages: Sequence[Judged]) -> list[Judged]:
    """The cells of the table of *first*, likeliest first, that are of the row and the column of which the question
    says most of what sets it apart; none where *first* is one of them, or it says nothing of the kind."""
    table = [one for one in passages if _is_of_one_table(first.passage.chunk, one.passage.chunk)]
    fitting = table
    for at in range(len(_names(first.passage.chunk))):
        said = _said(asked, table, at)
        if any(said.values()):
            fitting = [one for one in fitting if said[id(one)] == max(said.values())]
    return [] if first in fitting or len(table) < 2 else list(fitting)


def _is_of_one_table(cell: Chunk, other: Chunk) -> bool:
    names = len(_names(cell))
    return names > 0 and names == len(_names(other)) and _where(cell) == _where(other)


def _where(cell: Chunk) -> tuple[object, ...]:
    return cell.document, cell.page, cell.heading, cell.labels[: cell.sections]


def _names(chunk: Chunk) -> tuple[str, ...]:
    """Of a cell the names of its columns and its row; of anything else none."""
    names = chunk.labels[chunk.sections :]
    return names if len(names) > 1 else ()


def _differ_at(at: int, cell: Chunk, other: Chunk) -> bool:
    """Whether *other* is *cell* itself or one of its table that differs from it in its name number *at* alone."""
    one, two = list(_names(cell)), list(_names(other))
    if len(one) != len(two):
        return False
    one[at] = two[at] = ""
    return one == two and _where(cell) == _where(other)


def _named(asked: frozenset[str], line: Sequence[Judged], at: int) -> list[Judged]:
    """Those of *line* of whose own name, without what is in the names of all, the question says most; all where it says
    nothing of any."""
    said = _said(asked, line, at)
    return [one for one in line if said[id(one)] == max(said.values())]


def _said(asked: frozenset[str], cells: Sequence[Judged], at: int) -> dict[int, float]:
    """Of each of *cells* the share of its name number *at* that the question says, without what is in the names of
    all."""
    names = {id(one): set(terms(_names(one.passage.chunk)[at])) for one in cells}
    common = set.intersection(*names.values()) if names else set()
    return {key: len(asked & (own - common)) / max(len(own - common), 1) for key, own in names.items()}


def _place(one: Judged) -> int:
    return int(one.passage.chunk.id.rpartition(".")[2])
