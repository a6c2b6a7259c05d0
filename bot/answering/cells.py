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
    """The first of *passing*; where that is a cell of a row (or column) that *question* names and another of it passes,
    with the others of it among all *passages* found: those whose own names the question says, else all of them, unless
    they are many. A cell of another row than the one that is named is none; the one that is stands in its place.

    Where the question says none of the cell's names, as in another language than the table's, it asks for the likelier
    of row and column; for which cell of it nobody can tell, unless one is much likelier than the others.
    """
    asked = frozenset(terms(question))
    if named := _of_names_said(asked, passing[0], passages):
        passing = [one for one in passing if one in named] or named[:1]
    first = passing[0]
    if not any(asked & set(terms(name)) for name in _names(first.passage.chunk)):
        return _as_likely(first, passages or passing)
    for at, name in enumerate(_names(first.passage.chunk)):
        line = _whole_line(at, first, passing, passages)
        shared = [other for place, other in enumerate(_names(first.passage.chunk)) if place != at]
        if name and len(line) > 1 and any(asked & set(terms(other)) for other in shared):
            return _in_order(_named(asked, line, at)) or (first,)
    return (first,)


def _as_likely(first: Judged, passages: Sequence[Judged]) -> tuple[Judged, ...]:
    """The row or column of *first*, whichever is likelier, of it the cells that tell a quantity of the kind asked for;
    *first* alone where it is much likelier than all others."""
    near = [one for one in passages if one.probability >= _AS_LIKELY * first.probability]
    places = range(len(_names(first.passage.chunk)))
    at = max(places, key=lambda at: sum(one.probability for one in _line(at, first, near)), default=None)
    line = () if at is None else _in_order(_whole_line(at, first, near, passages))
    return tuple(one for one in line if one.tells) or line or (first,)


def _in_order(cells: Sequence[Judged]) -> tuple[Judged, ...]:
    """*cells* as they stand in their table, each once; none where they are too many to be said side by side."""
    once = {(one.passage.chunk.labels, one.quote): one for one in sorted(cells, key=_place, reverse=True)}
    return tuple(reversed(once.values())) if len(once) <= _MOST else ()


def _whole_line(
    at: int, first: Judged, near: Sequence[Judged], passages: Sequence[Judged]
) -> Sequence[Judged]:
    """The line of *first* among all *passages* where another of it is *near*; else *first* alone."""
    line = _line(at, first, near)
    return [*line, *(one for one in _line(at, first, passages) if one not in line)] if len(line) > 1 else line


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
        if any(count for _, count in said.values()):
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


def _said(asked: frozenset[str], cells: Sequence[Judged], at: int) -> dict[int, tuple[float, int]]:
    """Of each of *cells* the share of its name number *at* that the question says, without what is in the names of
    all; of two that it says whole, more of the longer: 交流拠点型 is no 拠点型."""
    names = {id(one): set(terms(_names(one.passage.chunk)[at])) for one in cells}
    common = set.intersection(*names.values()) if names else set()
    said = {key: len(asked & (own - common)) for key, own in names.items()}
    return {key: (said[key] / max(len(own - common), 1), said[key]) for key, own in names.items()}


def _place(one: Judged) -> int:
    return int(one.passage.chunk.id.rpartition(".")[2])
