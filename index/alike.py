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
from index.neighbours import of_length_1

Floats = NDArray[np.float32]
FILE = "alike.npz"


@dataclass(frozen=True, eq=False)
class Alike:
    """*middles* are the mean questions of the languages, *word* the mean word, *directions* (dimension, kept) what
    tells matters apart, None where that was not learned; *rarity* is how rare words are (index/in_words.py). *weights*
    make a logit of a likeness, and *across* of one of two languages; the last is the offset (index/same_question.py).
    """

    encoder: str
    middles: dict[Language, Vectors]
    word: Vectors
    rarity: Floats
    directions: Floats | None
    weights: Floats
    across: Floats

    def from_middle(self, vectors: Vectors, languages: Sequence[Language]) -> Floats:
        """*vectors* as seen from the mean question of each one's language, rows of length 1."""
        middles = np.array([self.middles[language] for language in languages], np.float32)
        return of_length_1(vectors - middles.reshape(vectors.shape))

    def apart(self, middle: Floats) -> Floats:
        """The same in the directions that tell matters apart."""
        return middle if self.directions is None else of_length_1(middle @ self.directions)

    def words(self, vectors: Vectors) -> Floats:
        """*vectors* of words as seen from the mean word, rows of length 1."""
        return of_length_1(vectors - self.word)

    def save(self, path: Path) -> None:
        """Write it to *path*."""
        assert self.directions is not None
        np.savez(
            path,
            encoder=np.array(self.encoder),
            directions=self.directions.astype(np.float16),
            weights=self.weights,
            across=self.across,
            word=self.word.astype(np.float16),
            rarity=self.rarity.astype(np.float16),
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
    return Alike(
        encoder.name, {"ja": mean, "en": mean}, mean, known.rarity, None, known.weights, known.across
    )


@cache
def _shipped() -> Alike:
    with as_file(files("index") / "data" / FILE) as path, np.load(path) as stored:
        middles: dict[Language, Vectors] = {name: stored[name].astype(np.float32) for name in ("ja", "en")}
        rest = ("word", "rarity", "directions", "weights", "across")
        return Alike(str(stored["encoder"]), middles, *(stored[name].astype(np.float32) for name in rest))
