"""Learned weights as a file of arrays, tied to what they were learned from and to the encoder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexDamaged
from index.encoder import Encoder
from index.vector_cache import NO_ARRAYS

Half = NDArray[np.float16]


@dataclass(frozen=True)
class Learned:
    """What weights were learned from: the digest of the examples, and the encoder."""

    examples: str
    encoder: str
    revision: str

    def fits(self, encoder: Encoder) -> bool:
        return (self.encoder, self.revision) == (encoder.name, encoder.revision)


def write(path: Path, facts: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write *arrays* and what is told of them to *path*; the same make the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = np.frombuffer(json.dumps(facts).encode(), np.uint8)
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, facts=told, **arrays)


def read(path: Path, *names: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of the weights of *path*, and its arrays of those *names*. Raises IndexDamaged."""
    try:
        # Opened here: numpy leaves a file open that it cannot read.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            facts = json.loads(stored["facts"].tobytes())
            return {**facts, "learned": Learned(**facts["learned"])}, {name: stored[name] for name in names}
    except (*NO_ARRAYS, TypeError) as error:
        raise IndexDamaged(f"The weights in {path} cannot be read; type: aspire index build") from error
