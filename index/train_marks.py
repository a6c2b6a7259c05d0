"""Learning the weights of marks from their examples (needs SciPy, which comes with the extra "models")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.marks.labelled import Labelled
from corpus.text.masks import views
from corpus.text.names import Names
from index.encoder import Encoder, Vectors
from index.learning import Features, Floats, Rows, digest, fitted, in_folds, rarity_of, unfolded
from index.marks import MarkModel
from index.weights import Learned

FOLDS = 5
# How much less recall counts than precision: what is not sure to be meant is not judged by.
BETA = 0.4


class Sentence(NamedTuple):
    """A sentence as the two views see it, the marks it tells, and those it is known not to tell."""

    plain: str
    masked: str
    tells: tuple[str, ...]
    tells_not: tuple[str, ...]


class Judged(NamedTuple):
    """How a mark is told out of fold: how many sentences tell it, at which threshold, and what comes of it there."""

    mark: str
    sentences: int
    threshold: float
    precision: float
    recall: float


def sentences_of(marks: Sequence[Labelled], names: Names | None) -> list[Sentence]:
    """The examples of *marks*, each once, with what a call names masked."""
    texts = dict.fromkeys(text for mark in marks for text in (*mark.tell, *mark.others))
    return [
        Sentence(
            *views(text, names),
            tuple(mark.name for mark in marks if text in mark.tell),
            tuple(mark.name for mark in marks if text in mark.others),
        )
        for text in texts
    ]


def learn(
    sentences: Sequence[Sentence], vectors: Vectors, encoder: Encoder
) -> tuple[MarkModel, list[Judged]]:
    """The weights, each mark's threshold chosen out of fold, and how each is told there.

    Raises SettingsError where SciPy is missing.
    """
    names, wanted = _wanted(sentences)
    masked = [sentence.masked for sentence in sentences]
    rarity, mean = rarity_of(masked), vectors.mean(axis=0)
    weights = _fit(Features.of_texts(masked, vectors - mean, rarity), wanted)
    dense, grams, bias = unfolded(weights, mean)
    judged = [_judged(*each) for each in zip(names, held_out(sentences, vectors).T, wanted.T, strict=True)]
    thresholds = np.array([told.threshold for told in judged], np.float32)
    model = MarkModel(
        learned=Learned(digest(sentences), encoder.name, encoder.revision),
        names=names,
        dense=dense.astype(np.float16),
        grams=grams.astype(np.float16),
        rarity=rarity.astype(np.float16),
        bias=(bias - thresholds).astype(np.float16),
    )
    return model, judged


def held_out(sentences: Sequence[Sentence], vectors: Vectors, folds: Rows | None = None) -> Floats:
    """How strongly each sentence tells each mark, by what was learned from the other *folds*' sentences."""
    _, wanted = _wanted(sentences)
    folds = in_folds([one.plain for one in sentences], FOLDS) if folds is None else folds
    masked = [sentence.masked for sentence in sentences]
    features = Features.of_texts(masked, vectors - vectors.mean(axis=0), rarity_of(masked))
    scores = np.zeros(wanted.shape, np.float32)
    for fold in np.unique(folds):
        held, rest = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        scores[held] = features.of(held).times(_fit(features.of(rest), wanted[rest]))
    return scores


def _wanted(sentences: Sequence[Sentence]) -> tuple[tuple[str, ...], Floats]:
    """The marks, and for each sentence and mark 1 where it is told, -1 where it is not, 0 where nothing is known."""
    names = tuple(dict.fromkeys(name for one in sentences for name in (*one.tells, *one.tells_not)))
    rows = [[(name in one.tells) - (name in one.tells_not) for name in names] for one in sentences]
    return names, np.array(rows, np.float32)


def _fit(features: Features, wanted: Floats) -> Floats:
    """The weights (features and bias, marks) of a logistic regression a mark."""

    def judged(products: Floats) -> tuple[float, Floats]:
        surprise = np.logaddexp(0, -wanted * products) * np.abs(wanted)
        residual: Floats = (-wanted / (1 + np.exp(wanted * products))).astype(np.float32)
        return float(surprise.sum()), residual

    return fitted(features, wanted.shape[1], judged)


def _judged(mark: str, scores: Floats, wanted: Floats) -> Judged:
    """The threshold at which what is told is best by precision and, far less, by recall (the F-score of BETA)."""
    known = np.flatnonzero(wanted)
    order = known[np.argsort(-scores[known], kind="stable")]
    right = np.cumsum(wanted[order] > 0)
    told: NDArray[np.int64] = np.arange(1, len(order) + 1)
    last = int(np.argmax((1 + BETA**2) * right / (told + BETA**2 * right[-1])))
    between = (scores[order[last]] + scores[order[last + 1]]) / 2
    precision, recall = right[last] / told[last], right[last] / right[-1]
    return Judged(mark, int(right[-1]), float(between), float(precision), float(recall))
