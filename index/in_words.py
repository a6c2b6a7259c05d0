"""How far the thing that one question asks about, its rarest word, is met by like words of another and of what was said
to it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.terms import words

Floats = NDArray[np.float32]
BUCKETS = 1 << 14
WORDS = (
    "asked_of",  # how far the rarest word of the question is met by the example or what was said to it
    "asked_of_example",  # how far the rarest word of the example is met by the question
)


class Worded(NamedTuple):
    """The words of a text, a row each: how rare they are, and their vectors of length 1."""

    rarity: Floats
    vectors: Floats


def rarities(texts: Iterable[str]) -> Floats:
    """How rare the words of each of BUCKETS are in *texts*: the logarithm of one out of how many has one."""
    count, having = 0, Counter[int]()
    for text in texts:
        having.update({bucket(word.term) for word in words(text)})
        count += 1
    shares = np.array([having[number] + 1 for number in range(BUCKETS)], np.float32)
    rarity: Floats = np.log((count + 1) / shares)
    return rarity


def bucket(term: str) -> int:
    """The number of a word, the same in every process."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass")) % BUCKETS


def met(asked: Worded, example: Worded, told: Sequence[Worded]) -> tuple[float, ...]:
    """WORDS of one question, one example and what was said to it; 0 where there are no words to compare."""
    if not len(asked.rarity) or not len(example.rarity):
        return (0.0,) * len(WORDS)
    alike = asked.vectors @ example.vectors.T
    thing, other = int(asked.rarity.argmax()), int(example.rarity.argmax())
    said = [float((one.vectors @ asked.vectors[thing]).max(initial=-1.0)) for one in told]
    return (
        max([float(alike[thing].max()), *said]),
        float(alike[:, other].max()),
    )
