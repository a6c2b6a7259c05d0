"""Logistic regressions over two views of a text: the encoder's vector and n-grams (needs SciPy, of the extra
"models")."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.grams import gram_ids
from index.intents import BUCKETS, weighed
from index.optional import optional

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
# Chosen out of fold; half or twice of each changes the first place by less than half a point.
DENSE_SCALE, GRAM_SCALE, COST = 5.0, 2.0, 5.0
ITERATIONS = 120


def digest(examples: Sequence[Any]) -> str:
    """A hash of all that weights are learned from, the encoder aside."""
    return hashlib.sha256(json.dumps(examples, ensure_ascii=False).encode()).hexdigest()[:16]


def rarity_of(texts: Sequence[str]) -> Floats:
    """The inverse document frequency of each n-gram bucket in masked *texts*, smoothed."""
    held = np.zeros(BUCKETS)
    for text in texts:
        held[np.unique(gram_ids(text, BUCKETS))] += 1
    return (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float32)


class Features(NamedTuple):
    """Both views of the examples, a row each: *dense* (examples, dimension), and *grams*, sparse (examples,
    BUCKETS)."""

    dense: Floats
    grams: Any

    @classmethod
    def of_texts(cls, texts: Sequence[str], centred: Vectors, rarity: Floats) -> Features:
        """Both views of masked *texts*; most n-grams are absent from any one of them."""
        filled = [weighed(text, rarity) for text in texts]
        ends = np.cumsum([0, *(len(ids) for ids, _ in filled)])
        columns = np.concatenate([ids for ids, _ in filled])
        weights = np.concatenate([values for _, values in filled]).astype(np.float32) * np.float32(GRAM_SCALE)
        grams = optional("scipy.sparse").csr_matrix((weights, columns, ends), shape=(len(texts), BUCKETS))
        return cls((centred * DENSE_SCALE).astype(np.float32), grams)

    def of(self, rows: Rows) -> Features:
        return Features(self.dense[rows], self.grams[rows])

    def times(self, weights: Floats) -> Floats:
        """The product with weights of (dimension + BUCKETS + 1, outputs); the last row is the bias."""
        width = self.dense.shape[1]
        product: Floats = self.dense @ weights[:width] + self.grams @ weights[width:-1] + weights[-1]
        return product

    def gradient(self, residual: Floats) -> Floats:
        """The gradient of the weights for a residual of (examples, outputs)."""
        gradient: Floats = np.concatenate(
            [self.dense.T @ residual, self.grams.T @ residual, residual.sum(axis=0)[None]]
        )
        return gradient


def fitted(features: Features, outputs: int, judged: Callable[[Floats], tuple[float, Floats]]) -> Floats:
    """The weights (features and bias, outputs) of the least cost, penalised by their squares / 2 COST.

    *judged* gives the cost of products with the weights, and its gradient. The two views are multiplied apart: dense
    rows among sparse ones take four times as long.
    """
    shape = (features.dense.shape[1] + BUCKETS + 1, outputs)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape).astype(np.float32)
        cost, residual = judged(features.times(weights))
        gradient = features.gradient(residual)
        gradient[:-1] += weights[:-1] / COST
        return float(cost + (weights[:-1] ** 2).sum() / (2 * COST)), gradient.astype(np.float64).ravel()

    found = optional("scipy.optimize").minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return np.asarray(found.x, np.float32).reshape(shape)


def in_folds(texts: Sequence[str], folds: int) -> Rows:
    """The fold of each text, which stays its own when others come or go."""
    return np.array([crc32(text.encode()) % folds for text in texts], np.int64)


def unfolded(weights: Floats, mean: Vectors) -> tuple[Floats, Floats, Floats]:
    """*weights* as they are served, on vectors and n-grams as they come: dense, n-grams, bias."""
    dense = weights[: len(mean)] * DENSE_SCALE
    return dense, weights[len(mean) : -1] * GRAM_SCALE, weights[-1] - mean @ dense
