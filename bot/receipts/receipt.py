"""A receipt: one stored answer, and the same answer given again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.files import leads_out


@dataclass(frozen=True)
class Receipt:
    """One stored answer. *answer* is the line of JSON that was given; *body* the evidence, draft and what was dropped.

    *corpus* is the hash of the documents answered from. Personal data is masked in all of it.
    """

    id: str
    asked_at: datetime
    question: str
    language: str
    as_of: datetime
    status: str
    model: str
    corpus: str
    answer: str
    body: dict[str, Any]


@dataclass(frozen=True)
class Replay:
    """An answer given again: *stored* and *again* are lines of JSON without their timing."""

    id: str
    stored: str
    again: str
    same_corpus: bool

    @property
    def same(self) -> bool:
        """Whether every byte is the same."""
        return self.stored == self.again


def corpus_hash(folder: Path) -> str:
    """One SHA-256 for every file below a corpus *folder*: its names and its bytes, in order, hexadecimal."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not leads_out(path, folder)):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
