"""Whether the clause that names something says that it does not take part."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE = re.compile(r"[^、。,;:()?!]+")
_DENIED = re.compile(
    r"(?:ません|ない|なく|ず|なし|抜き|無し)(?:[、。)]|$|で|に|の|ので)|\b(?:no|not|without|nobody|none|never|excluding)\b|n['’]t\b"
)


def is_denied(low: str, name: str) -> bool:
    """Whether every clause of *low* (folded) that has *name* in it denies something (英国の機関は入りません).

    False where none has it.
    """
    clauses = [clause[0] for clause in _CLAUSE.finditer(low) if name in clause[0]]
    return bool(clauses) and all(_DENIED.search(clause) for clause in clauses)


def clauses_of(low: str) -> Iterator[tuple[str, bool]]:
    """The clauses of *low* (folded), and whether each denies something."""
    return ((clause[0], _DENIED.search(clause[0]) is not None) for clause in _CLAUSE.finditer(low))
