"""The intents and marks of a question, by learned weights and own examples; each text is encoded once a process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from bot.answering.ranked import Ranking, View
from index.encoder import Encoder, Vectors
from index.marks import MarkModel
from index.nearest import IntentIndex

_KEPT = 2048  # texts


class LearnedRanker:
    """Ranks with *intents*, tells *marks*; both were learned for *encoder*. Thread-safe."""

    def __init__(self, encoder: Encoder, intents: IntentIndex, marks: MarkModel | None = None) -> None:
        self._encoder, self._intents, self._model = encoder, intents, marks
        self._ranked = lru_cache(maxsize=_KEPT)(self._rank)
        self._marked = lru_cache(maxsize=_KEPT)(self._mark)
        self._vectors = lru_cache(maxsize=_KEPT)(self._encode)

    def rank(self, views: Sequence[View]) -> list[Ranking]:
        return [self._ranked(view) for view in views]

    def marks(self, view: View) -> frozenset[str]:
        return frozenset(name for name, by in self._marked(view).items() if by > 0)

    def strength(self, view: View, mark: str) -> float:
        return self._marked(view).get(mark, 0.0)

    def _rank(self, view: View) -> Ranking:
        return tuple(self._intents.rank([view.masked], self._vectors(view.typed))[0])

    def _mark(self, view: View) -> Mapping[str, float]:
        return self._model.strengths(view.masked, self._vectors(view.typed)[0]) if self._model else {}

    def _encode(self, typed: str) -> Vectors:
        # One text at a time: in a batch the quantised encoder's vectors depend a little on their neighbours.
        return np.asarray(self._encoder.encode_query([typed]))
