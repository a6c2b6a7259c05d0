"""Whether a clause says of what it names that it does not take part, or is not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text.beside import beside

_CLAUSE = re.compile(r"[^、。,;:()?!]+")
_DENIED = re.compile(
    r"(?:ません|ない|なく|ず|なし|抜き|無し)(?:[、。)]|$|で|て|に|の|ので)"
    r"|\b(?:no|not|without|nobody|none|never|excluding)\b|n['’]t\b"
)

_NOT_MEANT = beside(
    r"\b(?:nothing to do with|not(?: just| only| merely)?|other than|besides|apart from|except(?: for)?|unlike"
    r"|rather than|instead of)"
    r"(?: (?:about|for|in|on|under))? (?:the |an? )?",
    r"(?: (?:call|scheme|frame|track|one))? (?:is|are|was) (?:(?:of )?(?:no|little) (?:use|interest|help)|not for)\b"
    r"|(?:の?公募|の(?:ほう|方|話|件))?"
    r"(?:(?:だけ|のみ)?では?な[くい]|(?:だけ)?じゃな[くい]|に限ら[ずな]|以外|の?(?:ほか|他)に|とは(?:別|関係|無関係))",
)


def is_denied(low: str, name: str) -> bool:
    """Whether every clause of *low* (folded) that has *name* in it denies something (英国の機関は入りません).

    False where none has it.
    """
    clauses = [clause[0] for clause in _CLAUSE.finditer(low) if name in clause[0]]
    return bool(clauses) and all(_DENIED.search(clause) for clause in clauses)


def clauses_of(low: str) -> Iterator[tuple[str, bool, bool]]:
    """The clauses of *low* (folded), whether each denies something, and whether it goes on in a sentence."""
    for found in _CLAUSE.finditer(low):
        goes_on = low[: found.start()].endswith(("、", ","))
        for at, clause in enumerate(found[0].split(". ")):
            yield clause, _DENIED.search(clause) is not None, goes_on and not at


def is_not_meant(low: str, span: tuple[int, int]) -> bool:
    """Whether what stands in a *span* of *low* (folded) is said not to be meant, or not alone: "Word instead
    of a PDF"."""
    return _NOT_MEANT.fits(low, span)
