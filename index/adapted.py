"""How near passages are to a question for the adapted encoder (index/adapter.py), which has learned what answers it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.chunk import spans
from index.encoder import Encoder, Vectors
from index.passage import Passage

_KEPT = 20_000  # spans


class Adapted:
    """Compares questions with passages by the adapted form of an encoder. Thread-safe; a span is encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def cosines(self, question: str, passages: Sequence[Passage]) -> list[tuple[float, float]]:
        """For each passage the cosine of *question* and all of it, and the highest one of any of its spans."""
        (asked,) = self._encoder.encode_query([question])
        found = [self._spans(passage) @ asked for passage in passages]
        return [(float(each[0]), float(each.max())) for each in found]

    def alike(self, question: str, other: str) -> float:
        """The cosine of two questions."""
        one, two = self._encoder.encode_query([question, other])
        return float(one @ two)

    def _spans(self, passage: Passage) -> NDArray[np.float32]:
        """The vectors of the whole passage and of its span that is nearest to the question before adapting."""
        texts = spans(passage.chunk)
        first = int(np.argmax(passage.apart)) if len(passage.apart) == len(texts) else 0
        return np.stack([self._vector(texts[at]) for at in dict.fromkeys((0, first))])

    def _vector(self, text: str) -> Vectors:
        if (known := self._known.get(text)) is not None:
            return known
        if len(self._known) >= _KEPT:
            self._known.clear()
        (self._known[text],) = self._encoder.encode_document([text])
        return self._known[text]
