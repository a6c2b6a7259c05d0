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
_LASTS = re.compile(
    r"(?:研究|計画|課題|プロジェクト|滞在|渡航|支援)[^。?]*(?:始ま|始め|開始|終わ|終了|まで|続)"
    r"|\b(?:project|plan|stay|research|visit)\b[^.?]*"
    r"\b(?:starts?|begins?|ends?|finish(?:es)?|runs?|lasts?|until|through)\b"
)
_OF_A_CALL = re.compile(rf"{_CALL}|応募|申請")
_SENTENCE = re.compile(r"[^。.?!\n]*")


def years_of(low: str, quantities: Iterable[Quantity], fiscal_year: int) -> Iterator[tuple[WhichYear, Span]]:
    """The fiscal years, and the years of calls, among the *quantities* of *low* (folded), with their words.

    The year of a project, a plan or a stay ("is its last year FY2027?") is neither.
    """
    for item in quantities:
        day = item.value
        if not isinstance(day, Day) or not day.year:
            continue
        if (day.part == "fiscal" and not _is_a_projects(low, item)) or _is_a_calls(low, item, day):
            yield ("this_year" if day.year == fiscal_year else "other_year"), item.span


def _is_a_projects(low: str, item: Quantity) -> bool:
    """Whether the sentence of a fiscal year tells which year of a project it is, or when that begins or ends."""
    begins = max(low.rfind(end, 0, item.span[0]) for end in "。?!\n") + 1
    sentence = _SENTENCE.match(low, begins)
    said = sentence[0] if sentence else ""
    return not _OF_A_CALL.search(said) and bool(_ITS_YEAR.search(said) or _LASTS.search(said))


def _is_a_calls(low: str, item: Quantity, day: Day) -> bool:
    whole = day.month is None and day.part is None
    return whole and _CALL_AFTER.match(low, item.span[1]) is not None
