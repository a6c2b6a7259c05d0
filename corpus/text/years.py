"""The years a text names that are years of a programme: this call's own, or another one's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from corpus.quantity import Day, Quantity

Span = tuple[int, int]
WhichYear = Literal["this_year", "other_year"]

# Beside a call a bare year is the call's: 2023年の公募, "the 2025 call", "last year's round".
_CALL = r"(?:公募|募集|call|round|competition|edition|programme|program)"
_CALL_AFTER = re.compile(rf"(?:'s|の)? ?(?:\w+ )?{_CALL}")
# The year of a project, a plan or a stay: 最終年度, "the third year", "our stay ends in".
_ITS_YEAR = re.compile(
    r"(?:初|最終)年度|[1-9一二三四五六]年(?:目|次)"
    r"|\b(?:first|second|third|fourth|fifth|sixth|last|final) (?:\w+ )?year\b"
)
# What lasts some years, and that it begins or ends.
_LASTING = re.compile(r"研究|計画|プロジェクト|滞在|渡航|\b(?:project|plan|stay|research|visit)\b")
_BOUNDED = re.compile(
    r"始ま|始め|開始|終わ|終了|まで|続|\b(?:starts?|begins?|ends?|finish(?:es)?|runs?|lasts?|until|through)\b"
)
_OF_A_CALL = re.compile(rf"{_CALL}|応募|申請")
_SENTENCE_END = re.compile(r"[。?!\n]|\.(?= )")
_REACH = 80  # characters: further off, a word speaks of something else


def years_of(low: str, quantities: Iterable[Quantity], fiscal_year: int) -> Iterator[tuple[WhichYear, Span]]:
    """The fiscal years, and the years of calls, among the *quantities* of *low* (folded), with their words.

    The year of a project, a plan or a stay ("is its last year FY2027?") is neither.
    """
    for item in quantities:
        day = item.value
        if not isinstance(day, Day) or not day.year:
            continue
        own = day.year == fiscal_year
        # A bare year may be that of a degree; only the call's own one names it.
        named = day.part == "fiscal" or (own and _is_whole(day))
        if (named and not _is_a_projects(low, item)) or _is_a_calls(low, item, day):
            yield ("this_year" if own else "other_year"), item.span


def _is_whole(day: Day) -> bool:
    return day.month is None and day.part is None


def _is_a_projects(low: str, item: Quantity) -> bool:
    """Whether the sentence of a fiscal year tells which year of a project it is, or when that begins or ends."""
    start, end = item.span
    before = _SENTENCE_END.split(low[max(0, start - _REACH) : start])[-1]
    behind = _SENTENCE_END.split(low[end : end + _REACH])[0]
    said = f"{before} {behind}"
    lasts = _LASTING.search(said) and _BOUNDED.search(said)
    return not _OF_A_CALL.search(said) and bool(_ITS_YEAR.search(said) or lasts)


def _is_a_calls(low: str, item: Quantity, day: Day) -> bool:
    return _is_whole(day) and _CALL_AFTER.match(low, item.span[1]) is not None
