"""Text as the cell of a table that a spreadsheet opens."""

from __future__ import annotations

from corpus.text.printable import printable

# Excel also takes the full-width forms of the signs for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")


def cell(text: str) -> str:
    """*text* so that no spreadsheet runs it as a formula (OWASP, CSV injection), without control characters."""
    shown = printable(text)
    return f"'{shown}" if shown.startswith("\t") or shown.lstrip().startswith(_FORMULA) else shown
