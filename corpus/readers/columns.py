"""The words of a PDF page in the order they are read: one column, or two side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_FEWEST_LINES = 4
_SMALL = 0.8  # of the size of what it stands beside, at most, is a mark raised or lowered
# What numbers a clause stands apart from it, however little.
_NUMBER = re.compile(r"[(（]?[0-9０-９]{1,2}[)）.．]?")
_WIDE = re.compile(r"[\u3000-\u9fff\uff01-\uff60]+")


@dataclass(frozen=True)
class Word:
    """A run of letters and its box, in points from the page's top left corner; *heavy* where the font is bold."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    heavy: bool = False


Lined = list[list[Word]]


def columns(words: Sequence[Word]) -> list[Lined]:
    """*words* as lines, top to bottom, in stretches that stand one column each."""
    lines = lined(words)
    gutter = _gutter(lines)
    if gutter is None:
        return [lines] if lines else []
    found: list[Lined] = []
    left: list[Word] = []
    right: list[Word] = []
    across: Lined = []
    for line in lines:
        crosses = any(word.x0 < gutter < word.x1 for word in line) or not _is_split(line, gutter)
        if crosses and (any(word.x0 < gutter < word.x1 for word in line) or not (left or right)):
            found += _halves(left, right)
            left, right = [], []
            across.append(line)
            continue
        if across:
            found.append(across)
            across = []
        left += [word for word in line if word.x1 <= gutter]
        right += [word for word in line if word.x1 > gutter]
    return found + _halves(left, right) + ([across] if across else [])


def lined(words: Sequence[Word]) -> Lined:
    """*words* as lines: those whose middles are on one height, from the left; a raised mark is of the line it is on."""
    lines: Lined = []
    for middle, _, word in sorted(
        ((*_height(word, words), word) for word in words), key=lambda found: found[:2]
    ):
        if lines and lines[-1][0].top < middle < lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def _height(word: Word, words: Sequence[Word]) -> tuple[float, float]:
    """The middle of *word* and where it begins; of one set small beside a larger one, that one's."""
    middle = (word.top + word.bottom) / 2
    beside = (
        other
        for other in words
        if other.size * _SMALL > word.size
        and other.top < middle < other.bottom
        and (abs(word.x0 - other.x1) < word.size or abs(other.x0 - word.x1) < word.size)
    )
    base = next(beside, word)
    return (base.top + base.bottom) / 2, base.x0


def _halves(left: Sequence[Word], right: Sequence[Word]) -> list[Lined]:
    return [lined(half) for half in (left, right) if half]


def _is_split(line: Sequence[Word], gutter: float) -> bool:
    return line[0].x1 < gutter or line[0].x0 > gutter


def _gutter(lines: Lined) -> float | None:
    """Where two columns of prose part, None where they do not: names and values side by side are no columns."""
    words = [word for line in lines for word in line]
    if not words:
        return None
    start, end = min(word.x0 for word in words), max(word.x1 for word in words)
    step = (end - start) / 100
    best, most = None, 0
    for part in range(38, 63):
        at = start + part * step
        both = sum(_stands_on_both_sides(line, at) for line in lines)
        crossing = sum(any(word.x0 < at < word.x1 for word in line) for line in lines)
        if both > most and crossing <= both:
            best, most = at, both
    if best is None or most < _FEWEST_LINES or not _fills(lines, best):
        return None
    return best


def _stands_on_both_sides(line: Sequence[Word], at: float) -> bool:
    if any(word.x0 < at < word.x1 for word in line):
        return False
    before = [word.x1 for word in line if word.x1 <= at]
    after = [word.x0 for word in line if word.x0 >= at]
    # Columns stand at least a letter apart, wider than the space between two words.
    return bool(before and after) and min(after) - max(before) > 1.2 * line[0].size


def _fills(lines: Lined, at: float) -> bool:
    """Whether the left side is set full, as prose is; a column of names is ragged."""
    edges = [
        max(word.x1 for word in line if word.x1 <= at) for line in lines if _stands_on_both_sides(line, at)
    ]
    starts = [line[0].x0 for line in lines if _stands_on_both_sides(line, at)]
    return median(edges) - min(starts) > 0.8 * (max(edges) - min(starts))


def text_of(line: Sequence[Word]) -> str:
    """The words of *line*; two spaces where a column seems to end."""
    text = line[0].text
    for left, right in pairwise(line):
        gap = (right.x0 - left.x1) / left.size
        numbered = left is line[0] and _NUMBER.fullmatch(left.text)
        wide = not numbered and is_wide(left.text[-1] + right.text[0])
        raised = right.text[0].isdigit() and left.size < right.size * _SMALL  # ※3 before 2/3
        touching = gap < (0.8 if wide else 0.15) and not raised
        text += ("" if touching else "  " if gap > 1.8 else " ") + right.text
    return text


def is_wide(letters: str) -> bool:
    """Whether all *letters* are of a script written without spaces."""
    return bool(_WIDE.fullmatch(letters))
