"""Learning the intents' weights from the bank (needs SciPy, which comes with the extra "models")."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.intents.bank import Bank
from corpus.text.masks import views
from corpus.text.names import Names
from index.encoder import Encoder, Vectors
from index.grams import gram_ids
from index.intents import BUCKETS, IntentModel, Learned, Nearest, weighed
from index.optional import optional
from index.train_nearest import Trial

Floats = NDArray[np.float32]
# Chosen out of fold; half or twice of each changes the first place by less than half a point.
DENSE_SCALE, GRAM_SCALE, COST = 5.0, 2.0, 5.0
FOLDS = 3
ITERATIONS = 120


class Example(NamedTuple):
    """An example as the two views see it, and its intent."""

    plain: str
    masked: str
    intent: str


def examples_of(bank: Bank, names: Names | None) -> list[Example]:
    """The examples of *bank*, with what a call names masked."""
    return [Example(*views(text, names), intent) for text, intent in bank.examples()]


def digest(examples: Sequence[Example]) -> str:
    """A hash of all that the weights are learned from, the encoder aside."""
    return hashlib.sha256(json.dumps(examples, ensure_ascii=False).encode()).hexdigest()[:16]


def learn(examples: Sequence[Example], vectors: Vectors, encoder: Encoder) -> IntentModel:
    """The weights for *examples*, calibrated out of fold. Raises SettingsError where SciPy is missing."""
    names, labels = _labels(examples)
    rarity, mean = _rarity(examples), vectors.mean(axis=0)
    features = _features(examples, vectors - mean, rarity)
    sharpness = _sharpness(_held_out_logits(features, labels), labels)

    def model(rows: NDArray[np.int64], nearest: Nearest) -> IntentModel:
        kept, numbers = np.unique(labels[rows], return_inverse=True)
        weights = _fit(features.of(rows), numbers, len(kept)) * np.float32(sharpness)
        dense = weights[: len(mean)] * DENSE_SCALE
        return IntentModel(
            learned=Learned(digest(examples), encoder.name, encoder.revision),
            names=tuple(names[at] for at in kept),
            dense=dense.astype(np.float16),
            grams=(weights[len(mean) : -1] * GRAM_SCALE).astype(np.float16),
            rarity=rarity.astype(np.float16),
            bias=(weights[-1] - mean @ dense).astype(np.float16),
            mean=mean.astype(np.float16),
            nearest=nearest,
        )

    trial = Trial.of(labels)
    texts, told = [example.masked for example in examples], [example.intent for example in examples]
    nearest = trial.fitted(model(trial.learned, (0.0, 0.0, 0.0, 0.0)), texts, told, vectors)
    return model(np.arange(len(labels)), nearest)


def held_out(examples: Sequence[Example], vectors: Vectors) -> tuple[tuple[str, ...], Floats]:
    """Names, and for each example the probability of every name, learned from the other folds' examples only."""
    names, labels = _labels(examples)
    features = _features(examples, vectors - vectors.mean(axis=0), _rarity(examples))
    logits = _held_out_logits(features, labels)
    return names, _softmax(logits * _sharpness(logits, labels))


def _labels(examples: Sequence[Example]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    names = tuple(dict.fromkeys(example.intent for example in examples))
    number = {name: at for at, name in enumerate(names)}
    return names, np.array([number[example.intent] for example in examples])


def _rarity(examples: Sequence[Example]) -> Floats:
    """The inverse document frequency of each n-gram bucket, smoothed."""
    held = np.zeros(BUCKETS)
    for example in examples:
        held[np.unique(gram_ids(example.masked, BUCKETS))] += 1
    return (np.log((1 + len(examples)) / (1 + held)) + 1).astype(np.float32)


class Features(NamedTuple):
    """Both views of the examples, a row each: *dense* (examples, dimension), and *grams*, sparse (examples, BUCKETS)."""

    dense: Floats
    grams: Any

    def of(self, rows: NDArray[np.int64]) -> Features:
        return Features(self.dense[rows], self.grams[rows])

    def times(self, weights: Floats) -> Floats:
        """The product with weights of (dimension + BUCKETS + 1, intents); the last row is the bias."""
        width = self.dense.shape[1]
        product: Floats = self.dense @ weights[:width] + self.grams @ weights[width:-1] + weights[-1]
        return product

    def gradient(self, residual: Floats) -> Floats:
        """The gradient of the weights for a residual of (examples, intents)."""
        gradient: Floats = np.concatenate(
            [self.dense.T @ residual, self.grams.T @ residual, residual.sum(axis=0)[None]]
        )
        return gradient


def _features(examples: Sequence[Example], centred: Vectors, rarity: Floats) -> Features:
    """Both views; most n-grams are absent from any one example."""
    filled = [weighed(example.masked, rarity) for example in examples]
    ends = np.cumsum([0, *(len(ids) for ids, _ in filled)])
    columns = np.concatenate([ids for ids, _ in filled])
    weights = np.concatenate([values for _, values in filled]).astype(np.float32) * np.float32(GRAM_SCALE)
    grams = optional("scipy.sparse").csr_matrix((weights, columns, ends), shape=(len(examples), BUCKETS))
    return Features((centred * DENSE_SCALE).astype(np.float32), grams)


def _fit(features: Features, labels: NDArray[np.int64], intents: int) -> Floats:
    """The weights (features and bias, intents) of a multinomial logistic regression, penalised by their squares / 2 COST.

    The two views are multiplied apart: dense rows among sparse ones take four times as long.
    """
    shape = (features.dense.shape[1] + BUCKETS + 1, intents)
    rows = np.arange(len(labels))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape).astype(np.float32)
        likely = _softmax(features.times(weights))
        cost = -np.log(likely[rows, labels] + 1e-12).sum() + (weights[:-1] ** 2).sum() / (2 * COST)
        likely[rows, labels] -= 1
        gradient = features.gradient(likely)
        gradient[:-1] += weights[:-1] / COST
        return float(cost), gradient.astype(np.float64).ravel()

    start = np.zeros(shape[0] * shape[1])
    found = optional("scipy.optimize").minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return np.asarray(found.x, np.float32).reshape(shape)


def _held_out_logits(features: Features, labels: NDArray[np.int64]) -> Floats:
    """The logits of each example under weights learned from the other folds' examples."""
    folds = np.random.default_rng(1).permutation(len(labels)) % FOLDS
    logits = np.zeros((len(labels), labels.max() + 1), np.float32)
    for fold in range(FOLDS):
        held, rest = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        weights = _fit(features.of(rest), labels[rest], logits.shape[1])
        logits[held] = features.of(held).times(weights)
    return logits


def _sharpness(logits: Floats, labels: NDArray[np.int64]) -> float:
    """The factor on held-out logits under which the labels are likeliest: probabilities then say how often they are right."""
    factors = np.arange(0.5, 2.5, 0.05)
    rows = np.arange(len(labels))
    losses = [-np.log(_softmax(logits * factor)[rows, labels] + 1e-9).mean() for factor in factors]
    return float(factors[int(np.argmin(losses))])


def _softmax(logits: Floats) -> Floats:
    likely: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    return likely
