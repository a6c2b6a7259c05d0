"""Learns what likeness of two questions counts, and writes index/data/alike.npz.

    python -m tests.bench.answers_fit --index .aspire/index

The directions come from the shipped examples, the weights from wordings of matters against what asks
something else with the same words (tests/bench/matters.py); of the first round one half only. Reported is,
out of fold, how many wordings find their own answer, and how many other questions any, from the marks of
bot/answers/matching.py on. Needs the extra "models".
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bot.answers.matching import LIKELY, OPEN, SURE
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.facts.model import read_calls
from corpus.intents.bank import read_bank
from corpus.text.language import Language, language_of
from corpus.text.masks import views
from corpus.text.names import Names
from index.alike import FILE, Alike
from index.encoder import Encoder, Vectors
from index.open_intents import CACHE, bundled_names, open_intents
from index.same_question import LIKENESS, SameQuestion, Sides, likeness
from index.train_intents import examples_of
from index.vector_cache import VectorCache
from tests.bench.matters import FIRST, Matter, Matters, answered, asked, half, written
from tests.bench.out import say

Floats = NDArray[np.float64]
SHIPPED = Path(__file__).parents[2] / "index" / "data" / FILE
KEPT = 100  # directions
SHRUNK = 0.1  # share of the mean variance that is added in each direction
STRENGTH = 0.25  # inverse of the regularisation
# What a wrong answer counts: to a wording, to another question, and to one that the documents answer.
WRONG, OTHER, ANSWERED = 0.3, 0.5, 0.1
FOLDS = 5
LANGUAGES: tuple[Language, ...] = ("ja", "en")


class Pool(NamedTuple):
    """Questions against the matters of one language: LIKENESS as (questions, matters, 7), and of each
    question the number of its own matter, -1 for none, and the fold in which it is judged, -1 for never."""

    rows: Floats
    own: NDArray[np.int64]
    fold: NDArray[np.int64]
    other: float


def directions(vectors: Vectors, groups: Sequence[str]) -> Vectors:
    """The directions in which the groups differ most beside what differs within them, one a column."""
    labels = np.array(groups)
    means = {label: vectors[labels == label].mean(axis=0) for label in set(groups)}
    within = vectors - np.array([means[label] for label in groups])
    spread = np.cov(within.T, bias=True)
    spread += SHRUNK * np.trace(spread) / len(spread) * np.eye(len(spread))
    white = np.linalg.inv(np.linalg.cholesky(spread))
    _, own = np.linalg.eigh(white @ (vectors.T @ vectors / len(vectors)) @ white.T)
    found: Vectors = (white.T @ own[:, -KEPT:]).astype(np.float32)
    return found


def learned_directions(encoder: Encoder, home: Path) -> Alike:
    """The means and directions of the shipped examples, with weights that say nothing."""
    examples = examples_of(read_bank(), bundled_names())
    vectors = VectorCache(home / CACHE, encoder, "bank").vectors([one.plain for one in examples])
    spoken = np.array([language_of(one.plain) for one in examples])
    middles = {language: vectors[spoken == language].mean(axis=0) for language in LANGUAGES}
    centred = vectors - np.array([middles[language] for language in spoken])
    groups = [f"{one.intent} {language}" for one, language in zip(examples, spoken, strict=True)]
    nothing = np.zeros(len(LIKENESS), np.float32)
    return Alike(f"{encoder.name} {encoder.revision}", middles, directions(centred, groups), nothing, 0.0)


def pools(
    same: SameQuestion, names: Names, given: Matters, learned: Sequence[str], other: float = OTHER
) -> Iterator[Pool]:
    """One pool a language; only the questions *learned* are ever judged."""
    for language in LANGUAGES:
        matters = [one for one in given.matters if one.language == language]
        others = [text for text in given.others if language_of(text) == language]
        texts = [text for one in matters for text in one.wordings]
        own = [at for at, one in enumerate(matters) for _ in one.wordings]
        fold = [at % FOLDS if text in learned else -1 for at, text in zip(own, texts, strict=True)]
        fold += [at % FOLDS if text in learned else -1 for at, text in enumerate(others)]
        rows = _rows(same, names, [*texts, *others], matters)
        yield Pool(rows, np.array([*own, *[-1] * len(others)]), np.array(fold), other)


def _rows(same: SameQuestion, names: Names, texts: Sequence[str], matters: Sequence[Matter]) -> Floats:
    each = [same.asked(*views(text, names)) for text in texts]
    questions = Sides(*map(np.concatenate, zip(*each, strict=True)))
    examples = same.examples([one.question for one in matters])
    told = same.told([[one.question, one.answer] for one in matters])
    return likeness(questions, examples, told, range(len(matters))).astype(np.float64)


def fit(given: Sequence[Pool], without: int | None = None) -> tuple[Floats, float]:
    """The weights and the offset, learned from all questions of all folds but one."""
    rows, right, counts = [], [], []
    for pool in given:
        matters = np.arange(pool.rows.shape[1])
        learned = (pool.fold >= 0) & (pool.fold != (-1 if without is None else without))
        own = pool.own[learned][:, None] == matters
        wrong = np.where(pool.own[learned] < 0, pool.other, WRONG)[:, None]
        rows.append(pool.rows[learned].reshape(-1, len(LIKENESS)))
        right.append(own.ravel())
        counts.append(np.where(own, 1.0, wrong).ravel())
    x, y, weight = map(np.concatenate, (rows, right, counts))
    mean, scale = x.mean(axis=0), x.std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((x - mean) / scale, y, sample_weight=weight)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - weights @ mean)


def told(name: str, given: Sequence[Pool], every: Sequence[Pool]) -> None:
    """Say what is found and drawn out of fold, from each mark on."""
    found: list[tuple[bool, bool, float]] = []
    for fold in range(FOLDS):
        weights, offset = fit(every, without=fold)
        for pool in given:
            judged = pool.fold == fold
            logits = pool.rows[judged] @ weights + offset
            own, best = pool.own[judged], logits.argmax(axis=1)
            found += zip(own >= 0, best == own, logits.max(axis=1), strict=True)
    asks, right, top = map(np.array, zip(*found, strict=True))
    for mark in (SURE, LIKELY, OPEN):
        near = top >= mark
        shares = [some for some in ((near & right)[asks], (near & ~right)[asks], near[~asks]) if len(some)]
        say(f"{name} from {mark}: found, wrong, drawn", "  ".join(f"{one.mean():.3f}" for one in shares))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    settings = Settings(index=parser.parse_args().index, log=False)
    calls = read_calls(settings.corpus)
    encoder = open_retriever(settings).encoder
    alike = learned_directions(encoder, settings.home)
    alike.save(SHIPPED)
    _, intents = open_intents(encoder, calls, settings.corpus, settings.home)
    same = SameQuestion(encoder, intents.model, calls, settings.home)
    own, seen = written(), asked(FIRST)
    every = [text for one in own.matters for text in one.wordings] + list(own.others)
    first = [text for one in half(seen.matters, "learned") for text in one.wordings]
    first += half(seen.others, "learned")
    names = Names(calls[0])
    others = Matters(tuple(one._replace(wordings=()) for one in own.matters), answered())
    each = [
        list(pools(same, names, own, every)),
        list(pools(same, names, seen, first)),
        list(pools(same, names, others, others.others, ANSWERED)),
    ]
    every_pool = [pool for some in each for pool in some]
    weights, offset = fit(every_pool)
    Alike(alike.encoder, alike.middles, alike.directions, weights, offset).save(SHIPPED)
    say("weights", dict(zip(LIKENESS, np.round(weights, 2).tolist(), strict=True)))
    say("offset", round(offset, 2))
    for name, some in zip(("written", "asked", "answered"), each, strict=True):
        told(name, some, every_pool)


if __name__ == "__main__":
    main()
