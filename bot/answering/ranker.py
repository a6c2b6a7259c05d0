"""The intents of a question, ranked by learned weights and own examples; each text is encoded once a process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from bot.answering.understanding import Ranking, View
from index.encoder import Encoder, Vectors
from index.nearest import IntentIndex

_KEPT = 2048  # texts


class LearnedRanker:
    """Ranks with *intents*, which were learned for *encoder*. Thread-safe."""

    def __init__(self, encoder: Encoder, intents: IntentIndex) -> None:
        self._encoder, self._intents = encoder, intents
        self._ranked = lru_cache(maxsize=_KEPT)(self._rank)
        self._vector = lru_cache(maxsize=_KEPT)(self._encoded)

    def rank(self, views: Sequence[View]) -> list[Ranking]:
        return [self._ranked(view) for view in views]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The encoder's query vectors of *texts*, one row each."""
        return np.concatenate([self._vector(text) for text in texts])

    def _rank(self, view: View) -> Ranking:
        return tuple(self._intents.rank([view.masked], self._vector(view.typed))[0])

    def _encoded(self, text: str) -> Vectors:
        # One text at a time: in a batch the quantised encoder's vectors depend a little on their neighbours.
        return np.asarray(self._encoder.encode_query([text]))
