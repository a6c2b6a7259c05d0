"""Examples that need no training: a call's, a fact's and a desk's own, matched by likeness to the question.

Two questions are as alike as the cosine of their encoder vectors, from the mean question, and the cosine of their
n-grams, DENSE to 1 - DENSE. How likely two so alike ask the same was learned from pairs of the bank.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.intents import IntentModel, Ranking

DENSE = 0.8
# What no own example speaks for stays as the model has it, to this degree at least.
_SUREST = 0.98


class IntentIndex:
    """The model's ranking, and the nearest own examples, as one ranking."""

    def __init__(
        self, model: IntentModel, examples: Sequence[tuple[str, str]] = (), vectors: Vectors | None = None
    ) -> None:
        """*examples* are (intent, masked text), *vectors* the query vectors of the same as typed."""
        self._model = model
        self._intents = [intent for intent, _ in examples]
        self._grams = [model.gram_weights(text) for _, text in examples]
        self._dense = _centred(vectors, model) if vectors is not None and examples else None

    def rank(self, masked: Sequence[str], vectors: Vectors) -> list[Ranking]:
        """For each question every intent, shipped and own, with its probability, the likeliest first."""
        rankings = self._model.rank(masked, vectors)
        if self._dense is None:
            return rankings
        alike = self.likeness(masked, vectors)
        return [self._merged(ranking, row) for ranking, row in zip(rankings, alike, strict=True)]

    def likeness(self, masked: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
        """How alike each question and each own example are, -1 to 1, as (questions, examples)."""
        if self._dense is None:
            return np.zeros((len(masked), 0), np.float32)
        alike = DENSE * (_centred(vectors, self._model) @ self._dense.T)
        for row, text in enumerate(masked):
            ids, weights = self._model.gram_weights(text)
            full = np.zeros(len(self._model.rarity), np.float32)
            full[ids] = weights
            alike[row] += (1 - DENSE) * np.array([full[ids] @ own for ids, own in self._grams], np.float32)
        return alike

    def _merged(self, ranking: Ranking, alike: NDArray[np.float32]) -> Ranking:
        """The own examples have their say as far as the nearest is a match, the model has the rest."""
        slope, offset = self._model.match
        matches: dict[str, float] = {}
        for intent, likeness in zip(self._intents, alike, strict=True):
            match = float(1 / (1 + np.exp(-(slope * likeness + offset))))
            matches[intent] = max(match, matches.get(intent, 0.0))
        said = min(max(matches.values()), _SUREST)
        share = said / sum(matches.values())
        merged = {intent: (1 - said) * probability for intent, probability in ranking}
        for intent, match in matches.items():
            merged[intent] = merged.get(intent, 0.0) + match * share
        return sorted(merged.items(), key=lambda item: -item[1])


def _centred(vectors: Vectors, model: IntentModel) -> Vectors:
    centred = vectors - model.mean.astype(np.float32)
    away: Vectors = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    return away
