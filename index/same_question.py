"""How surely two questions ask the same: a finer thing than the same intent, and learned apart from it.

Two things tell it: the cosine of their query vectors, seen from the mean question, and how far the intents that each may
have agree. What each counts was fitted on wordings of thirty matters against questions of the same call on other matters
(tests/bench/answers.py).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.facts.model import Call
from corpus.text.masks import views
from corpus.text.names import Names
from index.encoder import Encoder, Vectors
from index.intents import IntentModel
from index.nearest import centred
from index.open_intents import CACHE
from index.vector_cache import VectorCache

Floats = NDArray[np.float32]
# What the cosine and the agreement of intents count, and an offset: a logit.
WEIGHTS = (8.9, 1.4, -2.7)
_LEAST = 0.02  # agreement below which less says no more


class Sides(NamedTuple):
    """What questions are compared by: centred vectors, and the roots of the probabilities of their intents."""

    vectors: Floats
    roots: Floats


class SameQuestion:
    """Compares questions by one encoder and one intent model. Thread-safe; examples are encoded when first seen."""

    def __init__(self, encoder: Encoder, model: IntentModel, calls: Sequence[Call], home: Path) -> None:
        self._encoder, self._model = encoder, model
        self._names = Names(calls[0]) if calls else None
        self._kept = VectorCache(home / CACHE, encoder, "answers")
        self._keeping = threading.Lock()

    def examples(self, texts: Sequence[str]) -> Sides:
        """The sides of questions that are kept."""
        seen = [views(text, self._names) for text in texts]
        with self._keeping:
            vectors = self._kept.vectors([typed for typed, _ in seen])
        return self._sides([masked for _, masked in seen], vectors)

    def asked(self, typed: str, masked: str) -> Sides:
        """The sides of one question that somebody asks, as typed and masked."""
        vectors: Vectors = np.asarray(self._encoder.encode_query([typed]))
        return self._sides([masked], vectors)

    def _sides(self, masked: Sequence[str], vectors: Vectors) -> Sides:
        likely = self._model.log_likely(masked, vectors)
        return Sides(centred(self._model, vectors), np.exp(likely / 2))


def logits(questions: Sides, examples: Sides) -> Floats:
    """How surely each question asks what each example asks, as (questions, examples)."""
    alike, agree, offset = WEIGHTS
    agreement = questions.roots @ examples.roots.T
    found: Floats = (
        alike * (questions.vectors @ examples.vectors.T) + agree * np.log(agreement + _LEAST) + offset
    )
    return found
