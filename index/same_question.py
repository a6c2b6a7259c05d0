"""How surely two questions ask the same: a finer thing than the same intent, and learned apart from it.

An approved answer is known by a question that it was given to and by what it says; both tell what it answers.
What is measured (LIKENESS) is the likeness of vectors and intents, how far the thing asked about is met, and how near
a shipped example lies. One regression over all makes the logit, in which likeness never counts against; it was fitted
on wordings of matters against what asks something else with the same words (tests/bench/answers_fit.py). Each of two
rounds judged by what was learned without it, .26 and .27 are found where two in a hundred others are drawn, and .51 and
.33 where five are; by vectors and intents alone .16 and .11, and .30 and .22. Without that condition more would be
found, .5 and .4, but few words in common would then count for a question, and the desk's own question less a comma
against it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
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
from index.in_words import WORDS, Worded, bucket, met
from index.intents import IntentModel
from index.open_intents import CACHE
from index.terms import Word, words
from index.vector_cache import VectorCache

Floats = NDArray[np.float32]
ACROSS = (
    "apart",  # cosine of the two query vectors, in the directions that tell matters apart rather than manners
    "shared",  # logarithm of how far the intents that each may have agree
    "judged",  # how alike the two are, intent by intent
    "told",  # cosine of the question and the sentence of the answer that is nearest to it
    "told_judged",  # how alike it and such a sentence are, intent by intent
    "doubt",  # entropy of the intents the question may have: where they tell nothing, little likeness tells much
    "brief",  # few words are far from everything: 1 for none, less for each
)
LIKENESS = (
    *ACROSS,  # what tells something between two languages, too
    "elsewhere",  # cosine of the question and the nearest shipped example: what those ask is seldom the desk's to tell
    *WORDS,
)
_LEAST = 0.02  # agreement below which less says no more
_MOST_DOUBT = 2.0  # entropy above which more says no more: what tells a long story may ask anything
_WORDS_KEPT = 20_000  # of questions, in memory
_MANY = 3.0  # words from which a question is no longer brief


class Sides(NamedTuple):
    """What questions are compared by, a row each: *middle* and *apart* are vectors of length 1 as seen from the mean
    question of the language, *likely* the logarithms of the intents' probabilities; *brief* and
    *elsewhere* as in LIKENESS, *worded* the words."""

    language: NDArray[np.str_]

    middle: Floats
    apart: Floats
    likely: Floats
    brief: Floats
    elsewhere: Floats
    worded: Sequence[Worded]


class Told(NamedTuple):
    """The sentences of answers: their vectors, what they may be taken to speak of, their words, and the answer of each
    by number."""

    vectors: Floats
    likely: Floats
    worded: Sequence[Worded]
    answer: NDArray[np.int64]


class SameQuestion:
    """Compares questions by one encoder and one intent model. Thread-safe; examples are encoded when first seen."""

    def __init__(self, encoder: Encoder, model: IntentModel, calls: Sequence[Call], home: Path) -> None:
        self._encoder, self._model = encoder, model
        self._alike = alike_for(encoder, model)
        self._names = Names(calls[0]) if calls else None
        self._questions = VectorCache(home / CACHE, encoder, "answers")
        self._sentences = VectorCache(home / CACHE, encoder, "wordings", documents=True)
        self._words = VectorCache(home / CACHE, encoder, "words")
        self._word = lru_cache(_WORDS_KEPT)(lambda word: encoder.encode_query([word])[0])
        self._keeping = threading.Lock()

    def examples(self, texts: Sequence[str]) -> Sides:
        """The sides of questions that are kept."""
        seen = [views(text, self._names) for text in texts]
        with self._keeping:
            vectors = self._questions.vectors([typed for typed, _ in seen])
            worded = self._kept_words([typed for typed, _ in seen])
        return self._sides(texts, [masked for _, masked in seen], vectors, worded)

    def told(self, wordings: Sequence[Sequence[str]]) -> Told:
        """The sentences of answers, each given by its wordings."""
        owned = [
            (at, part) for at, texts in enumerate(wordings) for text in texts for part in sentences(text)
        ]
        masked = [views(part, self._names)[1] for _, part in owned]
        with self._keeping:
            vectors = self._sentences.vectors([part for _, part in owned])
            worded = self._kept_words([part for _, part in owned])
        likely = self._model.by_weights(masked, vectors)
        return Told(vectors, likely, worded, np.array([at for at, _ in owned], np.int64))

    def asked(self, typed: str, masked: str) -> Sides:
        """The sides of one question that somebody asks, as typed and masked."""
        vectors: Vectors = np.asarray(self._encoder.encode_query([typed]))
        found = words(typed)
        each = [self._word(word.surface) for word in found]
        worded = self._worded(found, np.array(each, np.float32).reshape(len(found), vectors.shape[1]))
        return self._sides([typed], [masked], vectors, [worded])

    def logits(self, questions: Sides, examples: Sides, told: Told, answers: Sequence[int]) -> Floats:
        """How surely each question asks what each example asks, as (questions, examples); *answers* are the numbers of
        the examples' answers in *told*."""
        rows, alike = likeness(questions, examples, told, answers), self._alike
        own = rows @ alike.weights[:-1] + alike.weights[-1]
        foreign = rows[..., : len(ACROSS)] @ alike.across[:-1] + alike.across[-1]
        found: Floats = np.where(questions.language[:, None] == examples.language, own, foreign)
        return found

    def _sides(
        self, texts: Sequence[str], masked: Sequence[str], vectors: Vectors, worded: Sequence[Worded]
    ) -> Sides:
        languages = [language_of(text) for text in texts]
        model, middle = self._model, self._alike.from_middle(vectors, languages)
        return Sides(
            np.array(languages),
            middle,
            self._alike.apart(middle),
            model.by_weights(masked, vectors),
            np.exp([-len(one.rarity) / _MANY for one in worded]).astype(np.float32),
            model.neighbours.nearest(vectors - model.mean.astype(np.float32)),
            worded,
        )

    def _kept_words(self, texts: Sequence[str]) -> list[Worded]:
        found = [words(text) for text in texts]
        self._words.vectors(
            [word.surface for each in found for word in each]
        )  # written once, not text by text
        return [self._worded(one, self._words.vectors([word.surface for word in one])) for one in found]

    def _worded(self, found: Sequence[Word], vectors: Vectors) -> Worded:
        rarity = self._alike.rarity[[bucket(word.term) for word in found]]
        return Worded(rarity, self._alike.words(vectors))


def likeness(questions: Sides, examples: Sides, told: Told, answers: Sequence[int]) -> Floats:
    """LIKENESS of each question and each example, as (questions, examples, measures)."""
    own = np.asarray(answers, np.int64)
    judged = _judged(questions.likely)
    doubt = -(np.exp(questions.likely) * questions.likely).sum(axis=1)
    each = (
        questions.apart @ examples.apart.T,
        np.log(np.exp(questions.likely / 2) @ np.exp(examples.likely / 2).T + _LEAST),
        judged @ _judged(examples.likely).T,
        _nearest(questions.middle @ told.vectors.T, told.answer, own),
        _nearest(judged @ _judged(told.likely).T, told.answer, own),
        np.minimum(doubt, _MOST_DOUBT)[:, None],
        questions.brief[:, None],
        questions.elsewhere[:, None],
    )
    shape = len(questions.middle), len(own)
    rows = [np.broadcast_to(one, shape) for one in each]
    return np.concatenate([np.stack(rows, axis=-1), _met(questions, examples, told, own)], axis=-1)


def _met(questions: Sides, examples: Sides, told: Told, answers: NDArray[np.int64]) -> Floats:
    said = [[told.worded[at] for at in np.flatnonzero(told.answer == number).tolist()] for number in answers]
    found = [
        [met(asked, example, own) for example, own in zip(examples.worded, said, strict=True)]
        for asked in questions.worded
    ]
    return np.array(found, np.float32).reshape(len(questions.worded), len(answers), len(WORDS))


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
