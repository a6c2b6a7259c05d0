"""Own examples, which need no training: those of a call, a fact or a desk, weighed by how alike a question is.

Two questions are compared three ways: the cosine of their query vectors, seen from the mean question; the
cosine of their n-grams; and the cosine of what the model makes of them, intent by intent, which tells apart
what it was taught to tell apart. The nearest example of an own intent speaks for it. How much each way counts
was learned with shipped intents held out and given four examples each (index/train_intents.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.grams import Ids
from index.intents import IntentModel, Ranking, log_softmax, ranked
from index.neighbours import of_length_1

Floats = NDArray[np.float32]
Grams = tuple[Ids, Floats]
# An example that is asked again to the letter is what is asked, however sure the model is of something else.
_AGAIN = 0.995  # the likeness of vectors and of n-grams
_SURELY = 5.0  # the logarithm of how much likelier it is than all else together


class Aspects(NamedTuple):
    """What likeness is measured on: rows of length 1 of query vectors and of judgements, and each text's n-grams."""

    dense: Floats
    grams: list[Grams]
    judged: Floats


def aspects(model: IntentModel, masked: Sequence[str], vectors: Vectors) -> Aspects:
    """The aspects of questions; they are judged by the weights of *model* alone."""
    log_likely = model.by_weights(masked, vectors)
    judged = log_likely - log_likely.mean(axis=1, keepdims=True)
    return Aspects(
        centred(model, vectors), [model.gram_weights(text) for text in masked], of_length_1(judged)
    )


def likeness(questions: Aspects, examples: Aspects, buckets: int) -> Floats:
    """How alike each question and each example are, as (questions, examples, 3): dense, grams, judged; each -1 to 1."""
    grams = [gram_likeness(one, examples.grams, buckets) for one in questions.grams]
    dense, judged = questions.dense @ examples.dense.T, questions.judged @ examples.judged.T
    return np.stack([dense, np.array(grams, np.float32).reshape(dense.shape), judged], axis=-1)


def gram_likeness(question: Grams, examples: Sequence[Grams], buckets: int) -> Floats:
    """The cosines of one text's n-grams with those of others."""
    ids, weights = question
    filled = np.zeros(buckets, np.float32)
    filled[ids] = weights
    return np.array([filled[own] @ strength for own, strength in examples], np.float32)


def centred(model: IntentModel, vectors: Vectors) -> Floats:
    """Query vectors as seen from the mean question: all of an encoder's lie in one direction, which says nothing."""
    return of_length_1(vectors - model.mean.astype(np.float32))


class IntentIndex:
    """The model and own examples as one ranking. Thread-safe."""

    def __init__(
        self, model: IntentModel, examples: Sequence[tuple[str, str]] = (), vectors: Vectors | None = None
    ) -> None:
        """*examples* are (intent, masked text), *vectors* the query vectors of the same as typed."""
        self.model = model
        self._own = tuple(dict.fromkeys(intent for intent, _ in examples))
        self._of = [[at for at, (intent, _) in enumerate(examples) if intent == own] for own in self._own]
        if vectors is not None and examples:
            texts = [text for _, text in examples]
            self._examples = aspects(model, texts, vectors)

    def rank(self, masked: Sequence[str], vectors: Vectors) -> list[Ranking]:
        """For each question every intent, shipped and own, with its probability, the likeliest first."""
        if not self._own:
            return self.model.rank(masked, vectors)
        log_likely = self.model.log_likely(masked, vectors)
        asked = aspects(self.model, masked, vectors)
        alike = likeness(asked, self._examples, len(self.model.rarity))
        *weights, offset = self.model.nearest
        again = (alike[..., :2] >= _AGAIN).all(axis=-1)
        each = np.where(again, _SURELY, alike @ np.array(weights, np.float32) + np.float32(offset))
        own = np.stack([each[:, rows].max(axis=1) for rows in self._of], axis=1)
        return ranked([*self.model.names, *self._own], log_softmax(np.hstack([log_likely, own])))
