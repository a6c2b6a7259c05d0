"""Learns what likeness of two questions counts, and writes index/data/same_question.json.

    python -m tests.bench.answers_fit --index .aspire/index

From wordings of matters against what asks something else with the same words (tests/bench/matters.py): three sets that
the adapter (tests/bench/adapter_fit.py) has not seen. Reported is of each set, judged by what was learned without it,
how many wordings find their own answer, and how many other questions any, from the marks of bot/answers/matching.py on.
Needs the extra "models".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.answers.matching import OPEN, SURE
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.facts.model import read_calls
from corpus.text.masks import views
from corpus.text.names import Names
from index.open_intents import open_intents
from index.prepare import open_adapted
from index.same_question import FILE, LIKENESS, SameQuestion, likeness
from tests.bench.matters import HELD_BACK, Matter, Matters, alike, answered, asked, written
from tests.bench.out import say

Floats = NDArray[np.float64]
SHIPPED = Path(__file__).parents[2] / "index" / "data" / FILE
STRENGTH = 0.25  # inverse of the regularisation
# What a wrong answer counts: to a wording, to another question, and to one that the documents answer.
WRONG, OTHER, ANSWERED = 0.3, 2.0, 0.1
DRAWN = (0.01, 0.02, 0.05, 0.1)
FREE = ("doubt", "elsewhere", "foreign")  # measures of the question alone; likeness never counts against


class Pool(NamedTuple):
    """Questions against matters: LIKENESS as (questions, matters, measures), and of each question the number of its own
    matter, -1 for none; *other* is what a wrong answer counts to those."""

    rows: Floats
    own: NDArray[np.int64]
    other: float


def pool(same: SameQuestion, names: Names, given: Matters, other: float = OTHER) -> Pool:
    texts = [text for one in given.matters for text in one.wordings]
    own = [at for at, one in enumerate(given.matters) for _ in one.wordings]
    rows = _rows(same, names, [*texts, *given.others], given.matters)
    return Pool(rows, np.array([*own, *[-1] * len(given.others)]), other)


def _rows(same: SameQuestion, names: Names, texts: Sequence[str], matters: Sequence[Matter]) -> Floats:
    examples = same.examples([one.question for one in matters])
    told = same.told([[one.question, one.answer] for one in matters])
    each = [likeness(same.asked(*views(text, names)), examples, told, range(len(matters))) for text in texts]
    return np.concatenate(each).astype(np.float64)


def fit(given: Iterable[Pool]) -> Floats:
    """The weights of LIKENESS and the offset, learned from all questions."""
    rows, right, counts = [], [], []
    for pool in given:
        own = pool.own[:, None] == np.arange(pool.rows.shape[1])
        wrong = np.where(pool.own < 0, pool.other, WRONG)[:, None]
        rows.append(pool.rows.reshape(-1, len(LIKENESS)))
        right.append(own.ravel())
        counts.append(np.where(own, 1.0, wrong).ravel())
    x, y, weight = map(np.concatenate, (rows, right, counts))
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    found = _least(np.column_stack([(x - mean) / scale, np.ones(len(x))]), np.where(y, 1.0, -1.0), weight)
    weights = found[:-1] / scale
    return np.array([*weights, found[-1] - weights @ mean])


def _least(x: Floats, sign: Floats, weight: Floats) -> Floats:
    """The weights of a logistic regression none of which is below nought, but for those of FREE and the offset."""
    kept = np.array([*np.ones(x.shape[1] - 1), 0.0]) / STRENGTH

    def loss(tried: Floats) -> tuple[float, Floats]:
        margin = sign * (x @ tried)
        slope = -weight * sign / (1 + np.exp(margin))
        return weight @ np.logaddexp(0, -margin) + kept @ tried**2 / 2, x.T @ slope + kept * tried

    bounds = [(None if name in FREE else 0, None) for name in LIKENESS] + [(None, None)]
    start = np.zeros(x.shape[1])
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 500}).x


def told(name: str, given: Pool, weights: Floats) -> None:
    """Say what is found and drawn of *given*: from each mark on, and where a share of DRAWN is."""
    logits = given.rows @ weights[:-1] + weights[-1]
    asks, right, top = given.own >= 0, logits.argmax(axis=1) == given.own, logits.max(axis=1)
    others = np.sort(top[~asks])[::-1]
    marks = [SURE, OPEN, *(float(others[int(share * len(others))]) + 1e-9 for share in DRAWN)]
    for mark in marks:
        near = top >= mark
        shares = ((near & right)[asks], (near & ~right)[asks], near[~asks])
        say(f"{name} from {mark:.2f}: found, wrong, drawn", "  ".join(f"{one.mean():.3f}" for one in shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    settings = Settings(index=parser.parse_args().index, log=False)
    calls = read_calls(settings.corpus)
    encoder = open_retriever(settings).encoder
    _, intents = open_intents(encoder, calls, settings.corpus, settings.home)
    changed, names = open_adapted(encoder, settings.home / "models"), Names(calls[0])
    same = SameQuestion(encoder, changed, intents.model, calls, settings.home)
    own = written()
    sets = {"written": own, HELD_BACK: asked(HELD_BACK), "alike": alike()}
    each = {name: pool(same, names, one) for name, one in sets.items()}
    beside = Matters(tuple(one._replace(wordings=()) for one in own.matters), answered())
    each["answered"] = pool(same, names, beside, ANSWERED)
    weights = fit(_all(each))
    found = dict(zip((*LIKENESS, "offset"), np.round(weights, 3).tolist(), strict=True))
    SHIPPED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    say("weights", found)
    for name in sets:
        told(name, each[name], fit(_all(each, name)))


def _all(each: Mapping[str, Pool], without: str | None = None) -> Iterator[Pool]:
    return (pool for name, pool in each.items() if name != without)


if __name__ == "__main__":
    main()
