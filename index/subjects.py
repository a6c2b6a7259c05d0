"""Whether a passage speaks of what a question asks: both are read by what tells the intents of questions.

An encoder of a few million weights takes "kit" and "equipment" for different things where the intents, learned from
many wordings of each, do not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.text.plain import plain
from index.chunk import spans
from index.encoder import Vectors
from index.intents import IntentModel
from index.passage import Passage

Floats = NDArray[np.float32]
NONE = (0.0, 0.0)  # of a passage that was not read so
_KEPT = 20_000  # spans


class Subjects:
    """Compares by *model*. Thread-safe; each span is read once."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model
        self._read: dict[str, Floats] = {}

    def likeness(
        self, question: str, vector: Vectors, passages: Sequence[Passage]
    ) -> list[tuple[float, float]]:
        """For each passage: how alike what it and *question* may ask are, intent by intent, -1 to 1, and the chance
        that both are of one intent; of its span that is likest. *vector* is the question's.
        """
        (asked,) = self._model.by_weights([plain(question)], vector[np.newaxis])
        return [self._of(asked, passage) for passage in passages]

    def shares(self, passage: Passage, intents: Collection[str]) -> list[float]:
        """The chance that each span of *passage* is of one of *intents*; none of a passage that was not read so."""
        at = [place for place, name in enumerate(self._model.names) if name in intents]
        if not len(passage.vectors):
            return []
        found: list[float] = np.exp(self._spans(passage)[:, at]).sum(axis=1).tolist()
        return found

    def _of(self, asked: Floats, passage: Passage) -> tuple[float, float]:
        if not len(passage.vectors):
            return NONE
        told = self._spans(passage)
        alike = _of_length_1(told - told.mean(axis=1, keepdims=True)) @ _of_length_1(asked - asked.mean())
        return float(alike.max()), float((np.exp(told) @ np.exp(asked)).max())

    def _spans(self, passage: Passage) -> Floats:
        """What each span of *passage* speaks of, as the logarithms of the intents' probabilities."""
        texts = spans(passage.chunk)
        new = [at for at, text in enumerate(texts) if text not in self._read]
        if new:
            if len(self._read) > _KEPT:
                self._read.clear()
            read = self._model.by_weights([plain(texts[at]) for at in new], passage.vectors[new])
            self._read.update(zip((texts[at] for at in new), read, strict=True))
        return np.stack([self._read[text] for text in texts])


def _of_length_1(rows: Floats) -> Floats:
    away: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return away
