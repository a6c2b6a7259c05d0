"""A trial of the bank: each example ranked by what the others teach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.language import language_of
from index.encoder import Vectors
from index.train_intents import Example, held_out

MARKS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
PLACES = (1, 2, 3, 5)
_PAIRS = 20


@dataclass(frozen=True)
class Placed:
    """How many *examples* were ranked, and the share whose intent stands among the first 1, 2, 3 and 5."""

    examples: int
    among: dict[int, float]


@dataclass(frozen=True)
class Covered:
    """Of all examples the *share* whose first intent is at least as likely as the *mark*, and how many of
    them are *right*."""

    mark: float
    share: float
    right: float


@dataclass(frozen=True)
class Mistaken:
    """How many *times* examples of one intent were taken for another."""

    intent: str
    taken_for: str
    times: int


@dataclass(frozen=True)
class Trial:
    """What came of it: by language ("all", "ja", "en"), by probability, and the pairs most often mistaken."""

    placed: dict[str, Placed]
    coverage: tuple[Covered, ...]
    mistaken: tuple[Mistaken, ...]


def tried(examples: Sequence[Example], vectors: Vectors) -> Trial:
    """Rank every example by the others. Takes a minute or two. Raises SettingsError where SciPy is missing."""
    names, likely = held_out(examples, vectors)
    labels = np.array([names.index(example.intent) for example in examples])
    order = np.argsort(-likely, axis=1)
    place = (order == labels[:, None]).argmax(axis=1)
    languages = np.array([language_of(example.plain) for example in examples])
    rows = {"all": languages != "", "ja": languages == "ja", "en": languages == "en"}
    pairs = Counter((names[a], names[b]) for a, b in zip(labels, order[:, 0], strict=True) if a != b)
    return Trial(
        {name: _placed(place[chosen]) for name, chosen in rows.items() if chosen.any()},
        tuple(_covered(mark, likely.max(axis=1), place == 0) for mark in MARKS),
        tuple(Mistaken(*pair, times) for pair, times in pairs.most_common(_PAIRS)),
    )


def _placed(place: NDArray[np.int64]) -> Placed:
    return Placed(len(place), {most: round(float((place < most).mean()), 3) for most in PLACES})


def _covered(mark: float, sure: NDArray[np.float32], right: NDArray[np.bool_]) -> Covered:
    chosen = sure >= mark
    return Covered(mark, round(float(chosen.mean()), 3), round(float(right[chosen].mean()), 3))
