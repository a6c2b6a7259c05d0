"""Learning the intents' weights from the bank (needs scikit-learn, of the extra "models")."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SettingsError
from corpus.facts.model import Call
from corpus.intents.bank import Bank
from corpus.quantity import read
from corpus.text.masks import masked, name_spans, quantity_spans
from corpus.text.names import Names
from corpus.text.plain import plain
from index.encoder import Encoder, Vectors
from index.grams import gram_ids
from index.intents import BUCKETS, IntentModel, Learned, weighed

Floats = NDArray[np.float32]
# Chosen out of fold; half or twice of each changes the first place by less than half a point.
DENSE_SCALE, GRAM_SCALE, COST = 5.0, 2.0, 5.0
FOLDS = 5


class Example(NamedTuple):
    """An example as the two views see it, and its intent."""

    plain: str
    masked: str
    intent: str


def examples_of(bank: Bank, call: Call) -> list[Example]:
    """The examples of *bank*, with what *call* names masked."""
    names = Names(call)
    return [Example(*views(text, names), intent) for text, intent in bank.examples()]


def views(text: str, names: Names) -> tuple[str, str]:
    """The plain and the masked text of a question."""
    typed = plain(text)
    return typed, masked(typed, [*name_spans(names.find(typed)), *quantity_spans(read(typed))])


def digest(examples: Sequence[Example]) -> str:
    """A hash of all that the weights are learned from, the encoder aside."""
    return hashlib.sha256(json.dumps(examples, ensure_ascii=False).encode()).hexdigest()[:16]


def learn(examples: Sequence[Example], vectors: Vectors, encoder: Encoder) -> IntentModel:
    """The weights for *examples*, calibrated out of fold. Raises SettingsError where scikit-learn is missing."""
    names, labels = _labels(examples)
    rarity = _rarity(examples)
    mean = vectors.mean(axis=0)
    features = _features(examples, vectors - mean, rarity)
    sharpness = _sharpness(_held_out_logits(features, labels), labels)
    coefficients, bias = _fit(features, labels)
    coefficients *= sharpness
    dense = coefficients[: len(mean)] * DENSE_SCALE
    return IntentModel(
        learned=Learned(digest(examples), encoder.name, encoder.revision),
        names=names,
        dense=dense.astype(np.float16),
        grams=(coefficients[len(mean) :] * GRAM_SCALE).astype(np.float16),
        rarity=rarity.astype(np.float16),
        bias=(bias * sharpness - mean @ dense).astype(np.float16),
        mean=mean.astype(np.float16),
        match=(20.0, -14.0),
    )


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


def _features(examples: Sequence[Example], centred: Vectors, rarity: Floats) -> Any:
    """Both views side by side, a sparse row an example: most n-grams are absent from any one of them."""
    from scipy.sparse import csr_matrix, hstack

    filled = [weighed(example.masked, rarity) for example in examples]
    ends = np.cumsum([0, *(len(ids) for ids, _ in filled)])
    columns = np.concatenate([ids for ids, _ in filled])
    weights = np.concatenate([values for _, values in filled]) * GRAM_SCALE
    grams = csr_matrix((weights, columns, ends), shape=(len(examples), BUCKETS))
    return hstack([csr_matrix(centred * DENSE_SCALE), grams]).tocsr()


def _fit(features: Any, labels: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Coefficients (features, intents) and bias of a multinomial logistic regression."""
    model = _scikit("linear_model").LogisticRegression(C=COST, tol=1e-3, max_iter=300)
    model.fit(features, labels)
    return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)


def _held_out_logits(features: Any, labels: NDArray[np.int64]) -> Floats:
    folds = _scikit("model_selection").StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    logits = np.zeros((len(labels), labels.max() + 1), np.float32)
    for learned, held in folds.split(features, labels):
        coefficients, bias = _fit(features[learned], labels[learned])
        logits[held] = features[held] @ coefficients + bias
    return logits


def _sharpness(logits: Floats, labels: NDArray[np.int64]) -> float:
    """The factor on held-out logits under which the labels are likeliest: probabilities then say how often they are right."""
    factors = np.arange(0.5, 2.5, 0.05)
    rows = np.arange(len(labels))
    losses = [-np.log(_softmax(logits * factor)[rows, labels] + 1e-9).mean() for factor in factors]
    return float(factors[int(np.argmin(losses))])


def _softmax(logits: Floats) -> Floats:
    likely = np.exp(logits - logits.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)


def _scikit(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(f"sklearn.{module}")
    except ImportError as error:
        raise SettingsError(
            "Learning intents needs scikit-learn. Install it with: pip install 'aspire-desk[models]'"
        ) from error
