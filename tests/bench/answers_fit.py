"""Fits what likeness counts (index/same_question.py, bot/answers/matching.py): on all of the data, and by two folds.

    python -m tests.bench.answers_fit --index .aspire/index

Each fold is fitted on half of the answers and judged on those it has not seen. Needs
SciPy, of the extra "models". Questions that the rules answer are no concern of likeness and are left out; those on the same
subject are among the others.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.answers.matching import LIKELY, SURE
from bot.desk import Desk
from bot.reading.form import form_of
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.facts.model import read_calls
from corpus.text.language import language_of
from corpus.text.masks import views
from corpus.text.names import Names
from corpus.text.plain import folded, plain
from index.open_intents import open_intents
from index.same_question import SameQuestion, Sides
from tests.bench.answers import OPEN, Data, others, read
from tests.bench.out import say

Floats = NDArray[np.float64]
START = (8.0, 1.2, -1.2, -2.7)  # cosine, agreement, open to closed, offset


class Seen(NamedTuple):
    """Questions as likeness sees them against the examples: (questions, examples, 3)."""

    features: Floats
    language: NDArray[np.str_]


class Fold(NamedTuple):
    """What is fitted on, or judged by: answers (places), wordings and their answers, and questions that ask otherwise."""

    answers: NDArray[np.int64]
    wordings: Seen
    wanted: NDArray[np.int64]
    others: Seen


def scores(seen: Seen, weights: Floats, owner: NDArray[np.int64], spoken: NDArray[np.str_]) -> Floats:
    """The logit of each answer for each question: the mean of its two nearest examples in the question's language."""
    logits = seen.features @ weights[:3] + weights[3]
    logits = np.where(seen.language[:, None] == spoken[None], logits, -np.inf)
    each = [np.sort(logits[:, owner == answer], axis=1)[:, -2:].mean(axis=1) for answer in np.unique(owner)]
    return np.stack(each, axis=1)


def loss(weights: Floats, fold: Fold, owner: NDArray[np.int64], spoken: NDArray[np.str_]) -> float:
    """How unlikely the right answers are, and how likely the wrong ones."""
    found = scores(fold.wordings, weights, owner, spoken)[:, fold.answers]
    right = fold.answers[None] == fold.wanted[:, None]
    drawn = scores(fold.others, weights, owner, spoken)[:, fold.answers].max(axis=1)
    wrong = np.where(right, -np.inf, found).max(axis=1)
    costs = (np.logaddexp(0, -found[right]), np.logaddexp(0, drawn), np.logaddexp(0, wrong))
    shares = (0.5, 0.35, 0.15)
    fit = sum(share * cost.mean() for share, cost in zip(shares, costs, strict=True))
    return float(fit + 1e-4 * (weights**2).sum())


def seen(same: SameQuestion, names: Names, texts: Sequence[str], examples: Sequence[str]) -> Seen:
    asked, kept = (_sides(same, names, each) for each in (texts, examples))
    closed = np.array([not _is_open(text) for text in examples])
    opened = np.array([_is_open(text) for text in texts])
    agreement = np.log(asked.roots @ kept.roots.T + 0.02)
    features = (asked.vectors @ kept.vectors.T, agreement, opened[:, None] & closed[None])
    return Seen(np.stack(features, axis=-1).astype(float), np.array([language_of(plain(t)) for t in texts]))


def _sides(same: SameQuestion, names: Names, texts: Sequence[str]) -> Sides:
    each = [same.asked(*views(text, names)) for text in texts]
    return Sides(np.concatenate([one.vectors for one in each]), np.concatenate([one.roots for one in each]))


def _is_open(text: str) -> bool:
    return form_of(folded(plain(text))) == "open"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    given = parser.parse_args()
    data = read()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), index=given.index, log=False)
        desk = Desk.open(settings)
        calls = read_calls(settings.corpus)
        encoder = open_retriever(settings).encoder
        _, intents = open_intents(encoder, calls, settings.corpus, settings.home)
        same = SameQuestion(encoder, intents.model, calls, settings.home)
        open_ones = [
            (id, text)
            for id, text in others()
            if id not in data.same and not desk.ask(text, as_of=OPEN).rulings
        ]
        _report(same, Names(calls[0]), data, open_ones)


def _report(same: SameQuestion, names: Names, data: Data, open_ones: Sequence[tuple[str, str]]) -> None:
    examples = [text for answer in data.answers for text in answer.questions]
    owner = np.array([at for at, answer in enumerate(data.answers) for _ in answer.questions])
    spoken = np.array([language_of(plain(text)) for text in examples])
    ids = [answer.id for answer in data.answers]
    wanted = np.array([ids.index(id) for id, _ in data.unseen])
    wordings = seen(same, names, [text for _, text in data.unseen], examples)
    rest = seen(same, names, [text for _, text in open_ones], examples)
    beside = np.array([id in data.beside for id, _ in open_ones])
    every = np.arange(len(ids))
    whole = Fold(every, wordings, wanted, rest)
    order = np.random.default_rng(3).permutation(every)
    for name, learned in (("all", every), ("half", order[::2]), ("other half", order[1::2])):
        own = np.isin(wanted, learned)
        fold = Fold(learned, _rows(wordings, own), wanted[own], rest)
        weights = minimize(loss, np.array(START), args=(fold, owner, spoken), method="Powell").x
        judged = own if name == "all" else ~own
        found, drawn = (scores(each, weights, owner, spoken) for each in (wordings, rest))
        say(f"fitted on {name}", np.round(weights, 2))
        for mark in (SURE, LIKELY):
            hit = (found.argmax(axis=1) == whole.wanted) & (found.max(axis=1) >= mark)
            near = drawn.max(axis=1) >= mark
            told = f"{near[~beside].sum()} of {(~beside).sum()}, {near[beside].sum()} of {beside.sum()}"
            say(f"  from {mark}: found; drawn, on the subject", f"{hit[judged].mean():.3f}; {told}")


def _rows(seen: Seen, chosen: NDArray[np.bool_]) -> Seen:
    return Seen(seen.features[chosen], seen.language[chosen])


if __name__ == "__main__":
    main()
