"""What stands right before or right behind a stretch of a text, and tells how that is meant."""

from __future__ import annotations

import re
from typing import NamedTuple

REACH = 40  # characters before it that are looked at


class Beside(NamedTuple):
    """A pattern that ends where the stretch begins, and one that begins where it ends."""

    before: re.Pattern[str]
    behind: re.Pattern[str]

    def fits(self, low: str, span: tuple[int, int]) -> bool:
        """Whether either stands beside *span* of *low* (folded)."""
        start, end = span
        return bool(self.before.search(low, max(0, start - REACH), start) or self.behind.match(low, end))


def beside(before: str, behind: str) -> Beside:
    """The patterns *before*, any of whose alternatives may end there, and *behind* a stretch."""
    return Beside(re.compile(rf"(?:{before})$"), re.compile(behind))
