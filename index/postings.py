"""Which texts hold a term, and how much that says: BM25 weights in arrays mapped into memory.

A question touches the postings of its own terms and nothing else. BM25 as in Robertson and Zaragoza (2009), with the
inverse document frequency of Lucene (never negative).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75
MOST = K1 + 1  # times its rarity: the weight that a term standing ever so often comes near to
_TERMS, _STARTS, _ROWS, _WEIGHTS = "terms.marisa", "starts.npy", "rows.npy", "weights.npy"

Rows = NDArray[np.int32]
Scores = NDArray[np.float32]


def write_postings(texts: Iterable[Sequence[str]], folder: Path) -> None:
    """Index *texts*, given as their terms, in the new *folder*; text number i becomes row i."""
    from marisa_trie import Trie

    counts = [Counter(terms) for terms in texts]
    trie = Trie(sorted({term for count in counts for term in count}))
    sizes = np.array([sum(count.values()) for count in counts], np.float32)
    row = np.repeat(np.arange(len(counts), dtype=np.int32), [len(count) for count in counts])
    term = np.fromiter((trie[t] for count in counts for t in count), np.int32, len(row))
    often = np.fromiter((n for count in counts for n in count.values()), np.float32, len(row))
    order = np.lexsort((row, term))
    found = np.bincount(term, minlength=len(trie))
    length = sizes / max(float(sizes.mean()) if len(sizes) else 0, 1)
    weights = often * (K1 + 1) / (often + K1 * (1 - B + B * length[row])) * _rarity(found, len(counts))[term]
    folder.mkdir(parents=True)
    trie.save(str(folder / _TERMS))
    np.save(folder / _STARTS, np.concatenate([[0], np.cumsum(found)]).astype(np.int64))
    np.save(folder / _ROWS, row[order])
    np.save(folder / _WEIGHTS, weights[order].astype(np.float32))


def _rarity(found: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    rarity: NDArray[np.float64] = np.log(1 + (total - found + 0.5) / (found + 0.5))
    return rarity


class Postings:
    """Opened postings over *total* texts."""

    def __init__(self, folder: Path, total: int) -> None:
        from marisa_trie import Trie

        self.total = total
        self._trie = Trie().mmap(str(folder / _TERMS))
        self._starts, self._rows, self._weights = (
            # A plain view: numpy's memmap class makes each slice many times slower.
            np.load(folder / name, mmap_mode="r").view(np.ndarray)
            for name in (_STARTS, _ROWS, _WEIGHTS)
        )

    def __contains__(self, term: str) -> bool:
        return term in self._trie

    def terms(self) -> list[str]:
        """Every term, in no useful order."""
        return list(self._trie)

    def of(self, term: str) -> tuple[Rows, Scores]:
        """The rows that hold *term*, ascending, and its BM25 weight in each."""
        number = self._trie.get(term, -1)
        if number < 0:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        part = slice(int(self._starts[number]), int(self._starts[number + 1]))
        return self._rows[part], self._weights[part]

    def rarity(self, term: str) -> float:
        """Inverse document frequency; that of a term nobody uses is the greatest."""
        found = len(self.of(term)[0])
        return math.log(1 + (self.total - found + 0.5) / (found + 0.5))

    def best(self, terms: Iterable[str], count: int) -> Rows:
        """The *count* rows with the highest sums over *terms*, best first."""
        parts = [self.of(term) for term in terms]
        if not parts:
            return np.zeros(0, np.int32)
        rows, place = np.unique(np.concatenate([rows for rows, _ in parts]), return_inverse=True)
        scores = np.bincount(place, np.concatenate([weights for _, weights in parts]))
        few = np.argpartition(-scores, count)[:count] if len(scores) > count else np.arange(len(scores))
        best: Rows = rows[few[np.argsort(-scores[few], kind="stable")]]
        return best

    def sums(self, terms: Iterable[str], rows: Rows) -> Scores:
        """For each of the ascending *rows* the sum of the weights of *terms*."""
        total = np.zeros(len(rows), np.float32)
        for term in terms:
            total += self.weights(term, rows)
        return total

    def weights(self, term: str, rows: Rows) -> Scores:
        """The weight of *term* in each of *rows*, 0 where it does not stand."""
        held, weights = self.of(term)
        if not len(held):
            return np.zeros(len(rows), np.float32)
        at = np.minimum(np.searchsorted(held, rows), len(held) - 1)
        found: Scores = np.where(held[at] == rows, weights[at], np.float32(0))
        return found
