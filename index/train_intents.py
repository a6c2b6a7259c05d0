"""Learning the intents' weights from the bank (needs SciPy, which comes with the extra "models")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.intents.bank import Bank
from corpus.text.masks import views
from corpus.text.names import Names
from corpus.text.romaji import restored
from index.encoder import Encoder, Vectors
from index.intents import IntentModel, Nearest, log_softmax, with_neighbours
from index.learning import Features, Floats, Rows, digest, fitted, in_folds, rarity_of, unfolded
from index.neighbours import Neighbours
from index.train_nearest import Trial
from index.weights import Learned

FOLDS = 3


class Example(NamedTuple):
    """An example as the two views see it, and its intent."""

    plain: str
    masked: str
    intent: str


def examples_of(bank: Bank, names: Names | None) -> list[Example]:
    """The examples of *bank* as questions are read, with what a call names masked."""
    return [Example(*views(restored(text) or text, names), intent) for text, intent in bank.examples()]


def learn(examples: Sequence[Example], vectors: Vectors, encoder: Encoder) -> IntentModel:
    """The weights for *examples*, calibrated out of fold. Raises SettingsError where SciPy is missing."""
    names, labels = _labels(examples)
    masked = [example.masked for example in examples]
    rarity, mean = rarity_of(masked), vectors.mean(axis=0)
    features = Features.of_texts(masked, vectors - mean, rarity)
    sharpness = _sharpness(_held_out_logits(features, labels, in_folds(masked, FOLDS)), labels)

    def model(rows: NDArray[np.int64], nearest: Nearest) -> IntentModel:
        kept, numbers = np.unique(labels[rows], return_inverse=True)
        weights = _fit(features.of(rows), numbers, len(kept)) * np.float32(sharpness)
        dense, grams, bias = unfolded(weights, mean)
        return IntentModel(
            learned=Learned(digest(examples), encoder.name, encoder.revision),
            names=tuple(names[at] for at in kept),
            dense=dense.astype(np.float16),
            grams=grams.astype(np.float16),
            rarity=rarity.astype(np.float16),
            bias=bias.astype(np.float16),
            mean=mean.astype(np.float16),
            neighbours=Neighbours.of(vectors[rows] - mean, numbers),
            nearest=nearest,
        )

    trial = Trial.of(labels)
    told = [example.intent for example in examples]
    nearest = trial.fitted(model(trial.learned, (0.0, 0.0, 0.0, 0.0)), masked, told, vectors)
    return model(np.arange(len(labels)), nearest)


def held_out(examples: Sequence[Example], vectors: Vectors) -> tuple[tuple[str, ...], Floats]:
    """Names, and for each example the probability of every name, learned from the other folds' examples only."""
    names, labels = _labels(examples)
    masked = [example.masked for example in examples]
    centred = vectors - vectors.mean(axis=0)
    folds = in_folds(masked, FOLDS)
    logits = _held_out_logits(Features.of_texts(masked, centred, rarity_of(masked)), labels, folds)
    likely = log_softmax(logits * np.float32(_sharpness(logits, labels)))
    return names, np.exp(with_neighbours(likely, _held_out_shares(centred, labels, len(names), folds)))


def _labels(examples: Sequence[Example]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    names = tuple(dict.fromkeys(example.intent for example in examples))
    number = {name: at for at, name in enumerate(names)}
    return names, np.array([number[example.intent] for example in examples])


def _fit(features: Features, labels: NDArray[np.int64], intents: int) -> Floats:
    """The weights (features and bias, intents) of a multinomial logistic regression."""
    rows = np.arange(len(labels))

    def judged(products: Floats) -> tuple[float, Floats]:
        likely = _softmax(products)
        cost = -np.log(likely[rows, labels] + 1e-12).sum()
        likely[rows, labels] -= 1
        return float(cost), likely

    return fitted(features, intents, judged)


def _held_out_logits(features: Features, labels: NDArray[np.int64], folds: Rows) -> Floats:
    """The logits of each example under weights learned from the other folds' examples."""
    logits = np.zeros((len(labels), labels.max() + 1), np.float32)
    for held, rest in _held(folds):
        weights = _fit(features.of(rest), labels[rest], logits.shape[1])
        logits[held] = features.of(held).times(weights)
    return logits


def _held_out_shares(centred: Floats, labels: NDArray[np.int64], intents: int, folds: Rows) -> Floats:
    """What the nearest of the other folds' examples say of each example."""
    shares = np.zeros((len(labels), intents), np.float32)
    for held, rest in _held(folds):
        shares[held] = Neighbours.of(centred[rest], labels[rest]).log_share(centred[held], intents)
    return shares


def _held(folds: Rows) -> Iterator[tuple[Rows, Rows]]:
    """Of each fold, the rows held out and the others."""
    for fold in np.unique(folds):
        yield np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)


def _sharpness(logits: Floats, labels: NDArray[np.int64]) -> float:
    """The factor on held-out logits under which the labels are likeliest: probabilities then say how often
    they are right."""
    factors = np.arange(0.5, 2.5, 0.05)
    rows = np.arange(len(labels))
    losses = [-np.log(_softmax(logits * factor)[rows, labels] + 1e-9).mean() for factor in factors]
    return float(factors[int(np.argmin(losses))])


def _softmax(logits: Floats) -> Floats:
    likely: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    return likely
