"""A receipt: one stored answer with what it was put together from, and the same put together again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from corpus.files import leads_out

EDITION = 2  # of the receipt's form; 0.1 wrote none
SEAL = "sha256"  # where the body keeps the hash over the whole receipt

# "0.1": written by version 0.1, which kept neither choice nor hash.
State = Literal["intact", "changed", "0.1"]


@dataclass(frozen=True)
class Receipt:
    """One stored answer. *answer* is the line of JSON that was given; *body* the choice, the thread and the
    corpus folder.

    *corpus* is the hash of the documents answered from. Personal data is masked in all of it. *state* tells
    whether it is as it was written, by a hash over all of it: that shows a slip of the hand or a damaged
    disk, and stops no forger, who can reckon the hash anew.
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
    state: State = "intact"

    @property
    def choice(self) -> dict[str, Any] | None:
        """What the answer was put together from; None where none was kept."""
        return self.body.get("choice")

    @property
    def folder(self) -> str | None:
        """The corpus folder it was answered from."""
        return self.body.get("folder")


@dataclass(frozen=True)
class Replay:
    """An answer put together again: *stored* and *again* are lines of JSON without their timing.

    *gone* are the sentences it rests on that stand in the documents no more, each with its place.
    """

    id: str
    stored: str
    again: str
    same_corpus: bool
    state: State = "intact"
    gone: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether every byte is the same, of an unchanged receipt whose sentences all still stand."""
        return self.stored == self.again and self.state == "intact" and not self.gone


def seal(row: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """The SHA-256 over a whole receipt, its *row* and its *body*, but for the hash itself; hexadecimal."""
    columns = {name: value for name, value in row.items() if name != "body"}
    inside = {name: value for name, value in body.items() if name != SEAL}
    whole = json.dumps([columns, inside], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def state_of(row: Mapping[str, Any], body: Mapping[str, Any]) -> State:
    """Whether a receipt is as it was written."""
    if not body:  # no version wrote none
        return "changed"
    if "edition" not in body:
        return "0.1"
    return "intact" if body.get(SEAL) == seal(row, body) else "changed"


def corpus_hash(folder: Path) -> str:
    """One SHA-256 for every file below a corpus *folder*: its names and its bytes, in order, hexadecimal."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not leads_out(path, folder)):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
