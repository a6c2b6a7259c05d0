"""How surely two questions ask the same: a finer thing than the same intent, and learned apart from it.

An approved answer is known by a question that it was given to and by what it says; both tell what it answers.
Seven things are measured (LIKENESS), and one logistic regression over them makes the logit. It was fitted on
wordings of matters against what asks something else with the same words (tests/bench/answers_fit.py).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.facts.model import Call
from corpus.text.language import language_of
from corpus.text.masks import views
from corpus.text.names import Names
from corpus.text.sentences import sentences
from index.alike import alike_for
from index.encoder import Encoder, Vectors
from index.intents import IntentModel
from index.open_intents import CACHE
from index.terms import words
from index.vector_cache import VectorCache

Floats = NDArray[np.float32]
LIKENESS = (
    "apart",  # cosine of the two query vectors, in the directions that tell matters apart rather than manners
    "shared",  # logarithm of how far the intents that each may have agree
    "judged",  # how alike the two are, intent by intent
    "told",  # cosine of the question and the sentence of the answer that is nearest to it
    "told_judged",  # how alike it and such a sentence are, intent by intent
    "doubt",  # entropy of the intents the question may have: where they tell nothing, little likeness tells much
    "brief",  # few words are far from everything: 1 for none, less for each
)
_LEAST = 0.02  # agreement below which less says no more
_MOST_DOUBT = 2.0  # entropy above which more says no more: what tells a long story may ask anything
_MANY = 3.0  # words from which a question is no longer brief


class Sides(NamedTuple):
    """What questions are compared by, a row each: *middle* and *apart* are vectors of length 1 as seen from the mean
    question of the language, *likely* the logarithms of the intents' probabilities; *brief* as in LIKENESS."""

    middle: Floats
    apart: Floats
    likely: Floats
    brief: Floats


class Told(NamedTuple):
    """The sentences of answers: their vectors, what they may be taken to speak of, and the answer of each by number."""

    vectors: Floats
    likely: Floats
    answer: NDArray[np.int64]


class SameQuestion:
    """Compares questions by one encoder and one intent model. Thread-safe; examples are encoded when first seen."""

    def __init__(self, encoder: Encoder, model: IntentModel, calls: Sequence[Call], home: Path) -> None:
        self._encoder, self._model = encoder, model
        self._alike = alike_for(encoder, model)
        self._names = Names(calls[0]) if calls else None
        self._questions = VectorCache(home / CACHE, encoder, "answers")
        self._sentences = VectorCache(home / CACHE, encoder, "wordings", documents=True)
        self._keeping = threading.Lock()

    def examples(self, texts: Sequence[str]) -> Sides:
        """The sides of questions that are kept."""
        seen = [views(text, self._names) for text in texts]
        with self._keeping:
            vectors = self._questions.vectors([typed for typed, _ in seen])
        return self._sides(texts, [masked for _, masked in seen], vectors)

    def told(self, wordings: Sequence[Sequence[str]]) -> Told:
        """The sentences of answers, each given by its wordings."""
        owned = [
            (at, part) for at, texts in enumerate(wordings) for text in texts for part in sentences(text)
        ]
        masked = [views(part, self._names)[1] for _, part in owned]
        with self._keeping:
            vectors = self._sentences.vectors([part for _, part in owned])
        likely = self._model.by_weights(masked, vectors)
        return Told(vectors, likely, np.array([at for at, _ in owned], np.int64))

    def asked(self, typed: str, masked: str) -> Sides:
        """The sides of one question that somebody asks, as typed and masked."""
        vectors: Vectors = np.asarray(self._encoder.encode_query([typed]))
        return self._sides([typed], [masked], vectors)

    def logits(self, questions: Sides, examples: Sides, told: Told, answers: Sequence[int]) -> Floats:
        """How surely each question asks what each example asks, as (questions, examples); *answers* are the numbers of
        the examples' answers in *told*."""
        weights, offset = self._alike.weights, self._alike.offset
        found: Floats = likeness(questions, examples, told, answers) @ weights + offset
        return found

    def _sides(self, texts: Sequence[str], masked: Sequence[str], vectors: Vectors) -> Sides:
        middle = self._alike.from_middle(vectors, [language_of(text) for text in texts])
        brief = np.exp([-len(words(text)) / _MANY for text in texts]).astype(np.float32)
        return Sides(middle, self._alike.apart(middle), self._model.by_weights(masked, vectors), brief)


def likeness(questions: Sides, examples: Sides, told: Told, answers: Sequence[int]) -> Floats:
    """LIKENESS of each question and each example, as (questions, examples, 7)."""
    apart = questions.apart @ examples.apart.T
    shared = np.log(np.exp(questions.likely / 2) @ np.exp(examples.likely / 2).T + _LEAST)
    judged = _judged(questions.likely) @ _judged(examples.likely).T
    own = np.asarray(answers, np.int64)
    near = _nearest(questions.middle @ told.vectors.T, told.answer, own)
    near_judged = _nearest(_judged(questions.likely) @ _judged(told.likely).T, told.answer, own)
    doubt = -(np.exp(questions.likely) * questions.likely).sum(axis=1)
    each = [
        np.broadcast_to(row[:, None], apart.shape)
        for row in (np.minimum(doubt, _MOST_DOUBT), questions.brief)
    ]
    return np.stack([apart, shared, judged, near, near_judged, *each], axis=-1)


def _nearest(alike: Floats, answer: NDArray[np.int64], wanted: NDArray[np.int64]) -> Floats:
    """Of each wanted answer the sentence that is most alike; an answer without any says nothing, 0."""
    best: dict[int, Floats] = {
        number: alike[:, answer == number].max(axis=1) for number in set(answer.tolist())
    }
    nothing = np.zeros(len(alike), np.float32)
    rows = [best.get(number, nothing) for number in wanted.tolist()]
    return np.stack(rows, axis=1) if rows else np.zeros((len(alike), 0), np.float32)


def _judged(likely: Floats) -> Floats:
    from_mean = likely - likely.mean(axis=1, keepdims=True)
    rows: Floats = from_mean / np.maximum(np.linalg.norm(from_mean, axis=1, keepdims=True), 1e-9)
    return rows
