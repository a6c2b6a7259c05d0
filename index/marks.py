"""How a sentence is meant: marks learned from examples, told from the vector that ranks its intents, too.

A logistic regression a mark over the views and the encoder of index/intents.py; index/train_marks.py learns
it. Centring, scaling and each mark's threshold are folded into the weights.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpus.errors import IndexDamaged
from corpus.marks.labelled import SHIPPED
from index.encoder import Vectors
from index.intents import weighed
from index.weights import Half, Learned, read, write

WEIGHTS = SHIPPED / "weights.npz"
_ARRAYS = ("dense", "grams", "rarity", "bias")


@dataclass(frozen=True, eq=False)
class MarkModel:
    """The weights: *dense* (dimension, marks), *grams* (BUCKETS, marks), *rarity* (BUCKETS,), *bias* (marks,)."""

    learned: Learned
    names: tuple[str, ...]
    dense: Half
    grams: Half
    rarity: Half
    bias: Half

    def told(self, masked: str, vector: Vectors) -> frozenset[str]:
        """The marks of a sentence; *masked* is its masked text, *vector* the encoder's query vector of it as typed."""
        return frozenset(name for name, by in self.strengths(masked, vector).items() if by > 0)

    def strengths(self, masked: str, vector: Vectors) -> dict[str, float]:
        """How far a sentence lies beyond the threshold of each mark, in the logarithm of the odds."""
        ids, weights = weighed(masked, self.rarity)
        beyond = (
            vector @ self.dense.astype(np.float32) + weights @ self.grams[ids].astype(np.float32) + self.bias
        )
        return dict(zip(self.names, beyond.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the weights to *path*; the same weights make the same bytes."""
        facts = {"learned": asdict(self.learned), "names": self.names}
        write(path, facts, {name: getattr(self, name) for name in _ARRAYS})


def open_marks(path: Path = WEIGHTS) -> MarkModel:
    """The weights of *path*. Raises IndexDamaged."""
    facts, arrays = read(path, *_ARRAYS)
    return MarkModel(facts["learned"], tuple(facts["names"]), **arrays)


def learned_in(path: Path) -> Learned | None:
    """What the weights of *path* were learned from; None where there are none that can be read."""
    try:
        return open_marks(path).learned
    except IndexDamaged:
        return None
