"""Fits the model that tells whether a passage answers, and writes index/data: make evidence.

Figures are out of fold: each document's questions are judged by a model that has seen none of them. The threshold comes
first: at most one unanswerable question in twenty may be answered, each document counting the same; what is then answered
is reported, not chosen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from corpus.text.language import Language, language_of
from index.encoder import Encoder, Vectors
from index.evidence import FEATURES, Weights
from index.middle import write_middle
from index.prepare import EMBEDDED, open_encoder
from tests.bench.evidence_pairs import Labelled, Pool, cases_of, digest, labelled, pools, text_of

FALSE_ANSWERS = 0.05  # of the unanswerable questions
STRENGTH = 0.1  # inverse of the regularisation; .03 to .3 give the same
SHIPPED = Path(__file__).parents[2] / "index" / "data" / "evidence.json"

Scores = NDArray[np.float64]


def fit(cases: Sequence[Labelled]) -> Weights:
    """Weights fitted on *cases*; of a document with four times the questions each counts half."""
    share = Counter(case.pool for case in cases)
    told = [
        (row, label == "answers", share[case.pool] ** -0.5)
        for case in cases
        for row, label in zip(case.rows, case.labels, strict=True)
        if label != "partly"
    ]
    rows, right, weight = (np.array(part) for part in zip(*told, strict=True))
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((rows - mean) / scale, right, sample_weight=weight / weight.mean())
    return Weights(mean, scale, model.coef_[0], float(model.intercept_[0]), 1.0, "")


def out_of_fold(cases: Sequence[Labelled]) -> list[Scores]:
    """The probabilities of each case's passages, by a model fitted on the other documents."""
    models = {pool: fit([case for case in cases if case.pool != pool]) for pool in {c.pool for c in cases}}
    return [models[case.pool].probabilities(case.rows) for case in cases]


def threshold(cases: Sequence[Labelled], scores: Sequence[Scores]) -> float:
    """The least probability at which the mean over documents of false answers is FALSE_ANSWERS at most."""
    tops = [(case.pool, float(p.max())) for case, p in zip(cases, scores, strict=True) if not case.answerable]
    of = Counter(pool for pool, _ in tops)
    spent = 0.0
    for pool, top in sorted(tops, key=lambda item: -item[1]):
        spent += 1 / of[pool] / len(of)
        if spent > FALSE_ANSWERS:
            return round(top + 5e-4, 3)
    return 0.0


def figures(cases: Sequence[Labelled], scores: Sequence[Scores], passes: float) -> dict[str, tuple[int, int]]:
    """(count, of): the right passage found and first, shown; another shown; an unanswerable question answered."""
    best = [(case, int(p.argmax()), float(p.max())) for case, p in zip(cases, scores, strict=True)]
    asked = [item for item in best if item[0].answerable]
    right = [case.labels[at] != "not" for case, at, _ in asked]
    shown = [top >= passes for _, _, top in asked]
    false = [top >= passes for case, _, top in best if not case.answerable]
    found = sum("answers" in case.labels for case, _, _ in asked)
    return {
        "found": (found, len(asked)),
        "first": (sum(right), len(asked)),
        "right shown": (sum(map(all, zip(right, shown, strict=True))), len(asked)),
        "wrong shown": (sum(s and not r for r, s in zip(right, shown, strict=True)), len(asked)),
        "false": (sum(false), len(false)),
    }


def told(name: str, counts: dict[str, tuple[int, int]]) -> str:
    return f"{name:10}" + "".join(f"  {what} {n}/{of} ({n / max(of, 1):.2f})" for what, (n, of) in counts.items())


def report(cases: Sequence[Labelled], scores: Sequence[Scores], passes: float) -> None:
    for pool in dict.fromkeys(case.pool for case in cases):
        own = [at for at, case in enumerate(cases) if case.pool == pool]
        print(told(pool, figures([cases[at] for at in own], [scores[at] for at in own], passes)))
    print(told("all", figures(cases, scores, passes)))


def write(model: Weights, passes: float, data: str) -> None:
    lines = zip(FEATURES, model.mean, model.scale, model.weight, strict=True)
    rows = {name: [round(float(x), 5) for x in values] for name, *values in lines}
    told = {"data": data, "passes": passes, "bias": round(model.bias, 5), "features": rows}
    SHIPPED.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def measure_middle(given: Sequence[Pool], encoder: Encoder) -> None:
    """Write the mean vector of the questions of each language."""
    texts: dict[Language, list[str]] = {"ja": [], "en": []}
    for question in (text_of(case) for pool in given for case in cases_of(pool)):
        texts[language_of(question)].append(question)
    middles: dict[Language, Vectors] = {
        language: encoder.encode_query(asked).mean(axis=0) for language, asked in texts.items()
    }
    write_middle(SHIPPED.with_name("middle.npz"), encoder.name, middles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where indexes and the prepared encoder are kept between runs")
    folder = parser.parse_args().folder
    encoder, given = open_encoder(EMBEDDED, folder), pools()
    measure_middle(given, encoder)
    cases = [case for pool in given for case in labelled(pool, folder / pool.name, encoder)]
    scores = out_of_fold(cases)
    passes = threshold(cases, scores)
    print(f"Out of fold, shown from {passes}:")
    report(cases, scores, passes)
    model = fit(cases)
    write(model, passes, digest(given))
    for name, weight in sorted(zip(FEATURES, model.weight, strict=True), key=lambda item: -abs(item[1])):
        print(f"{name:16}{weight:+.2f}")


if __name__ == "__main__":
    main()
