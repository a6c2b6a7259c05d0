"""The years a text names that are years of a programme: this call's own, or another one's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from corpus.quantity import Day, Quantity

Span = tuple[int, int]
WhichYear = Literal["this_year", "other_year"]

# Beside a call a bare year is the call's: 2023年の公募, "the 2025 call", "last year's round".
_CALL_AFTER = re.compile(
    r"(?:'s|の)? ?(?:\w+ )?(?:公募|募集|call|round|competition|edition|programme|program)"
)


def years_of(low: str, quantities: Iterable[Quantity], fiscal_year: int) -> Iterator[tuple[WhichYear, Span]]:
    """The fiscal years, and the years of calls, among the *quantities* of *low* (folded), with their words.

    "The last year of the project" is neither: it is no date to the quantity reader.
    """
    for item in quantities:
        day = item.value
        if isinstance(day, Day) and day.year and (day.part == "fiscal" or _is_a_calls(low, item, day)):
            yield ("this_year" if day.year == fiscal_year else "other_year"), item.span


def _is_a_calls(low: str, item: Quantity, day: Day) -> bool:
    whole = day.month is None and day.part is None
    return whole and _CALL_AFTER.match(low, item.span[1]) is not None
