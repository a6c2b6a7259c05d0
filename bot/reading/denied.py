"""Whether the clause that names something says that it does not take part."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE = re.compile(r"[^、。,;:()?!]+")
_DENIED = re.compile(
    r"(?:ません|ない|なく|ず|なし|抜き|無し)(?:[、。)]|$|で|て|に|の|ので)"
    r"|\b(?:no|not|without|nobody|none|never|excluding|instead of|rather than)\b|n['’]t\b"
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
