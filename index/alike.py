"""What tells one matter from another in the vectors of an encoder, and what each likeness of two questions
counts.

Wordings of one matter differ in manner: polite, curt, told as a case. The directions in which the examples of
one intent differ least, beside those in which the intents do, were learned from the shipped examples
(tests/bench/answers_fit.py); in them 125 of 150 free wordings are nearest to their own of thirty questions,
in all directions 111.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.text.language import Language
from index.encoder import Encoder, Vectors
from index.intents import IntentModel

Floats = NDArray[np.float32]
FILE = "alike.npz"


@dataclass(frozen=True, eq=False)
class Alike:
    """*middles* are the mean questions of the languages, *directions* (dimension, kept) what tells matters apart, None
    where that was not learned; *weights* and *offset* make a logit of a likeness (index/same_question.py)."""

    encoder: str
    middles: dict[Language, Vectors]
    directions: Floats | None
    weights: Floats
    offset: float

    def from_middle(self, vectors: Vectors, languages: Sequence[Language]) -> Floats:
        """*vectors* as seen from the mean question of each one's language, rows of length 1."""
        middles = np.array([self.middles[language] for language in languages], np.float32)
        return _of_length_1(vectors - middles.reshape(vectors.shape))

    def apart(self, middle: Floats) -> Floats:
        """The same in the directions that tell matters apart."""
        return middle if self.directions is None else _of_length_1(middle @ self.directions)

    def save(self, path: Path) -> None:
        """Write it to *path*."""
        assert self.directions is not None
        np.savez(
            path,
            encoder=np.array(self.encoder),
            directions=self.directions.astype(np.float16),
            weights=np.array([*self.weights, self.offset], np.float32),
            ja=self.middles["ja"].astype(np.float16),
            en=self.middles["en"].astype(np.float16),
        )
        _shipped.cache_clear()


def alike_for(encoder: Encoder, model: IntentModel) -> Alike:
    """What was learned for *encoder*; for another one whole vectors, as seen from the mean question of *model*."""
    known = _shipped()
    if (known.encoder, known.middles["ja"].shape[0]) == (
        f"{encoder.name} {encoder.revision}",
        encoder.dimension,
    ):
        return known
    mean = model.mean.astype(np.float32)
    return Alike(encoder.name, {"ja": mean, "en": mean}, None, known.weights, known.offset)


@cache
def _shipped() -> Alike:
    with as_file(files("index") / "data" / FILE) as path, np.load(path) as stored:
        *weights, offset = stored["weights"].tolist()
        middles: dict[Language, Vectors] = {name: stored[name].astype(np.float32) for name in ("ja", "en")}
        directions = stored["directions"].astype(np.float32)
        return Alike(
            str(stored["encoder"]), middles, directions, np.array(weights, np.float32), float(offset)
        )


def _of_length_1(rows: Floats) -> Floats:
    away: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return away
