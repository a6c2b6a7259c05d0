"""Which cells of a table are said: a question that names a row and none of its columns asks for all of the row."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.lookup import Judged
from index.passage import Chunk
from index.terms import terms

_MOST = 5  # cells that are said side by side


def cells_asked(
    question: str, passing: Sequence[Judged], passages: Sequence[Judged] = ()
) -> tuple[Judged, ...]:
    """The first of *passing*; where that is a cell of a row (or column) that *question* names, with the others of it
    that pass: those whose own names the question says, else all of them, unless they are many. A cell of another row
    than the one that is named is none; the one that is, among all *passages* found, stands in its place.
    """
    asked = frozenset(terms(question))
    if named := _of_names_said(asked, passing[0], passages):
        passing = [one for one in passing if one in named] or named[:1]
    first = passing[0]
    for at, name in enumerate(_names(first.passage.chunk)):
        line = [one for one in passing if _differ_at(at, first.passage.chunk, one.passage.chunk)]
        shared = [other for place, other in enumerate(_names(first.passage.chunk)) if place != at]
        if name and len(line) > 1 and any(asked & set(terms(other)) for other in shared):
            meant = _named(asked, line, at)
            return tuple(sorted(meant, key=_place)) if len(meant) <= _MOST else (first,)
    return (first,)


def _of_names_said(asked: frozenset[str], first: Judged, passages: Sequence[Judged]) -> list[Judged]:
    """The cells of the table of *first*, likeliest first, that are of each row and each column of which the question
    says what sets it apart; none where *first* is one of them, or it says nothing of the kind."""
    table = [one for one in passages if _is_of_one_table(first.passage.chunk, one.passage.chunk)]
    fitting = table
    for at in range(len(_names(first.passage.chunk))):
        own = {id(one): set(terms(_names(one.passage.chunk)[at])) for one in table}
        common = set.intersection(*own.values()) if own else set()
        said = {key: asked & (names - common) for key, names in own.items()}
        if any(said.values()):
            fitting = [one for one in fitting if said[id(one)]]
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
    """Those of *line* whose own name, without what is in the names of all, is in the question; all where none is."""
    names = [set(terms(_names(one.passage.chunk)[at])) for one in line]
    common = set.intersection(*names)
    named = [one for one, name in zip(line, names, strict=True) if asked & (name - common)]
    return named or list(line)


def _place(one: Judged) -> int:
    return int(one.passage.chunk.id.rpartition(".")[2])
