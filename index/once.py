"""An encoder whose query vectors are kept a while: several steps of one answer ask for that of the same text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.encoder import Encoder, Vectors

_KEPT = 256  # texts


class Once:
    """*encoder*, with each query text encoded once. Thread-safe."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.revision = encoder.name, encoder.revision
        self.dimension, self.max_tokens = encoder.dimension, encoder.max_tokens
        self.encode_document, self.count_tokens = encoder.encode_document, encoder.count_tokens
        self._vector = lru_cache(maxsize=_KEPT)(self._encoded)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        rows = [self._vector(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def _encoded(self, text: str) -> Vectors:
        vector: Vectors = np.asarray(self._encoder.encode_query([text]))[0]
        vector.flags.writeable = False
        return vector
