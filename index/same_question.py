"""How surely two questions ask the same: a finer thing than the same intent, and learned apart from it.

An approved answer is known by a question that it was given to and by what it says; both tell what it answers. What is
measured (LIKENESS) are cosines for the adapted encoder (index/adapter.py) and how alike the intents are; one regression
over all makes the logit, in which likeness never counts against. It was fitted on wordings of matters, which the
adapter had not seen, against what asks something else with the same words (tests/bench/answers_fit.py).
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.facts.model import Call
from corpus.text.language import language_of
from corpus.text.masks import views
from corpus.text.names import Names
from corpus.text.sentences import sentences
from index.encoder import Encoder
from index.intents import IntentModel
from index.open_intents import CACHE
from index.vector_cache import VectorCache

Floats = NDArray[np.float32]
LIKENESS = (
    "asked",  # cosine of the two questions
    "told",  # cosine of the question and the sentence of the answer that is nearest to it
    "judged",  # how alike the two questions are, intent by intent
    "told_judged",  # how alike the question and such a sentence are, intent by intent
    "doubt",  # entropy of the intents the question may have: where they tell nothing, little likeness tells much
    # cosine of the question and the nearest shipped example, as far as the two are of different intents: what those ask
    # is seldom the desk's to tell, unless the desk has told of that very intent
    "elsewhere",
    "foreign",  # whether the two are in two languages, whose cosines lie apart
)
FILE = "same_question.json"
_MOST_DOUBT = 2.0  # entropy above which more says no more: what tells a long story may ask anything


class Sides(NamedTuple):
    """What questions are compared by, a row each: *asked* are vectors of length 1 for the adapted encoder, *likely* the
    logarithms of the intents' probabilities, *elsewhere* as in LIKENESS."""

    language: NDArray[np.str_]
    asked: Floats
    likely: Floats
    elsewhere: Floats


class Told(NamedTuple):
    """The sentences of answers: their vectors for the adapted encoder, what they may be taken to speak of, and the
    answer of each by number."""

    vectors: Floats
    likely: Floats
    answer: NDArray[np.int64]


class SameQuestion:
    """Compares questions by an encoder, its adapted form and one intent model. Thread-safe; examples are encoded when
    first seen."""

    def __init__(
        self, encoder: Encoder, adapted: Encoder, model: IntentModel, calls: Sequence[Call], home: Path
    ) -> None:
        self._encoder, self._adapted, self._model = encoder, adapted, model
        self._names = Names(calls[0]) if calls else None
        folder = home / CACHE
        self._questions = [VectorCache(folder, one, "answers") for one in (encoder, adapted)]
        self._sentences = [VectorCache(folder, one, "wordings", documents=True) for one in (encoder, adapted)]
        self._keeping = threading.Lock()

    def examples(self, texts: Sequence[str]) -> Sides:
        """The sides of questions that are kept."""
        seen = [views(text, self._names) for text in texts]
        with self._keeping:
            own, changed = (kept.vectors([typed for typed, _ in seen]) for kept in self._questions)
        return self._sides(texts, [masked for _, masked in seen], own, changed)

    def told(self, wordings: Sequence[Sequence[str]]) -> Told:
        """The sentences of answers, each given by its wordings."""
        owned = [
            (at, part) for at, texts in enumerate(wordings) for text in texts for part in sentences(text)
        ]
        masked = [views(part, self._names)[1] for _, part in owned]
        with self._keeping:
            own, changed = (kept.vectors([part for _, part in owned]) for kept in self._sentences)
        likely = self._model.by_weights(masked, own)
        return Told(changed, likely, np.array([at for at, _ in owned], np.int64))

    def asked(self, typed: str, masked: str) -> Sides:
        """The sides of one question that somebody asks, as typed and masked."""
        own, changed = (np.asarray(one.encode_query([typed])) for one in (self._encoder, self._adapted))
        return self._sides([typed], [masked], own, changed)

    def logits(self, questions: Sides, examples: Sides, told: Told, answers: Sequence[int]) -> Floats:
        """How surely each question asks what each example asks, as (questions, examples); *answers* are the numbers of
        the examples' answers in *told*."""
        found: Floats = likeness(questions, examples, told, answers) @ weights()[:-1] + weights()[-1]
        return found

    def _sides(self, texts: Sequence[str], masked: Sequence[str], own: Floats, changed: Floats) -> Sides:
        model = self._model
        near = model.neighbours.nearest(own - model.mean.astype(np.float32))
        languages = np.array([language_of(text) for text in texts])
        return Sides(languages, changed, model.by_weights(masked, own), near)


@cache
def weights() -> Floats:
    """What each of LIKENESS counts, and the offset."""
    told = json.loads((files("index") / "data" / FILE).read_text(encoding="utf-8"))
    return np.array([told[name] for name in (*LIKENESS, "offset")], np.float32)


def likeness(questions: Sides, examples: Sides, told: Told, answers: Sequence[int]) -> Floats:
    """LIKENESS of each question and each example, as (questions, examples, measures)."""
    own = np.asarray(answers, np.int64)
    judged = _judged(questions.likely)
    doubt = -(np.exp(questions.likely) * questions.likely).sum(axis=1)
    each = (
        questions.asked @ examples.asked.T,
        _nearest(questions.asked @ told.vectors.T, told.answer, own),
        judged @ _judged(examples.likely).T,
        _nearest(judged @ _judged(told.likely).T, told.answer, own),
        np.minimum(doubt, _MOST_DOUBT)[:, None],
        questions.elsewhere[:, None] * (1 - np.exp(questions.likely) @ np.exp(examples.likely).T),
        questions.language[:, None] != examples.language,
    )
    shape = len(questions.asked), len(own)
    return np.stack([np.broadcast_to(one, shape) for one in each], axis=-1).astype(np.float32)


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
