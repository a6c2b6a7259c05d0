"""What a question asks, as a ranking with probabilities: learned weights for the shipped intents, served with numpy.

A multinomial logistic regression over two views of a question: the encoder's query vector of the text as typed, and
hashed character n-grams of the masked text (corpus/text/masks.py). index/train_intents.py learns it; centring, scaling
and calibration are folded into the weights. The nearest examples are heard beside it (index/neighbours.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexDamaged
from corpus.intents.bank import SHIPPED
from index.encoder import Vectors
from index.grams import Ids, gram_counts
from index.neighbours import WEIGHT, Neighbours
from index.weights import Half, Learned, read, write

WEIGHTS = SHIPPED / "weights.npz"
BUCKETS = 4096
_ARRAYS = ("dense", "grams", "rarity", "bias", "mean")
_NEIGHBOURS = ("axes", "examples", "labels")
Ranking = list[tuple[str, float]]
# What the likeness of query vectors, of n-grams and of judgements counts, and an offset (index/nearest.py).
Nearest = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class IntentModel:
    """The weights: *dense* (dimension, intents), *grams* (BUCKETS, intents), *rarity* (BUCKETS,), *bias* (intents,).

    *mean* is the mean query vector of the examples, *neighbours* are those examples; *nearest* is what own examples are
    weighed with (index/nearest.py).
    """

    learned: Learned
    names: tuple[str, ...]
    dense: Half
    grams: Half
    rarity: Half
    bias: Half
    mean: Half
    neighbours: Neighbours
    nearest: Nearest

    def rank(self, masked: Sequence[str], vectors: Vectors) -> list[Ranking]:
        """For each question, every intent with its probability, the likeliest first.

        *masked* are the masked texts, *vectors* the encoder's query vectors of the same questions as typed.
        """
        return ranked(self.names, self.log_likely(masked, vectors))

    def log_likely(self, masked: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
        """The logarithm of each intent's probability, as (questions, intents)."""
        near = self.neighbours.log_share(vectors - self.mean.astype(np.float32), len(self.names))
        return with_neighbours(self.by_weights(masked, vectors), near)

    def by_weights(self, masked: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
        """The same by the weights alone: what two texts are alike in, whatever examples lie near them."""
        logits = vectors @ self.dense.astype(np.float32) + self.bias
        for row, text in enumerate(masked):
            ids, weights = self.gram_weights(text)
            logits[row] += weights @ self.grams[ids].astype(np.float32)
        return log_softmax(logits)

    def gram_weights(self, text: str) -> tuple[Ids, NDArray[np.float32]]:
        """The n-gram buckets of a masked text and their weights, as a vector of length 1."""
        return weighed(text, self.rarity)

    def save(self, path: Path) -> None:
        """Write the weights to *path*; the same weights make the same bytes."""
        facts = {"learned": asdict(self.learned), "names": self.names, "nearest": self.nearest}
        near = {name: getattr(self.neighbours, name) for name in _NEIGHBOURS}
        write(path, facts, {name: getattr(self, name) for name in _ARRAYS} | near)


def ranked(names: Sequence[str], log_likely: NDArray[np.float32]) -> list[Ranking]:
    """Each row of *log_likely* as names with probabilities, the likeliest first; a name that stands twice
    counts once."""
    rankings = []
    for row in np.exp(log_likely):
        shares: dict[str, float] = {}
        for name, share in zip(names, row.tolist(), strict=True):
            shares[name] = shares.get(name, 0.0) + share
        rankings.append(sorted(shares.items(), key=lambda item: -item[1]))
    return rankings


def with_neighbours(log_likely: NDArray[np.float32], log_share: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the weights and the nearest examples say together, both as logarithms of probabilities."""
    return log_softmax(log_likely + np.float32(WEIGHT) * log_share)


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logarithm of the probabilities that *logits* stand for, row by row."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_likely: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return log_likely


def weighed(text: str, rarity: NDArray[np.floating]) -> tuple[Ids, NDArray[np.float32]]:
    """The n-gram buckets of *text* weighed by how rare they are, as a vector of length 1."""
    ids, counts = gram_counts(text, len(rarity))
    weights = counts * rarity[ids].astype(np.float32)
    return ids, weights / np.linalg.norm(weights)


def open_model(path: Path = WEIGHTS) -> IntentModel:
    """The weights of *path*. Raises IndexDamaged."""
    facts, arrays = read(path, *_ARRAYS, *_NEIGHBOURS)
    try:
        dense, grams, judged, offset = map(float, facts["nearest"])
        names = tuple(facts["names"])
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(
            f"The intents' weights in {path} cannot be read; type: aspire index build"
        ) from error
    near = Neighbours(**{name: arrays.pop(name) for name in _NEIGHBOURS})
    return IntentModel(
        facts["learned"], names, **arrays, neighbours=near, nearest=(dense, grams, judged, offset)
    )


def learned_in(path: Path) -> Learned | None:
    """What the weights of *path* were learned from; None where there are none that can be read."""
    try:
        return open_model(path).learned
    except IndexDamaged:
        return None
