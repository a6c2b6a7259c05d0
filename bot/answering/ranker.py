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

    def rank(self, views: Sequence[View]) -> list[Ranking]:
        return [self._ranked(view) for view in views]

    def _rank(self, view: View) -> Ranking:
        # One text at a time: in a batch the quantised encoder's vectors depend a little on their neighbours.
        vectors: Vectors = np.asarray(self._encoder.encode_query([view.typed]))
        return tuple(self._intents.rank([view.masked], vectors)[0])
