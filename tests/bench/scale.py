"""Does a search stay fast in a large index?  python -m tests.bench.scale JSQUAD.json [--sizes 1000 100000]

The chunks are sentences put together anew from those of the file; their vectors are real vectors moved at random, since
encoding 100,000 texts would take an hour and changes nothing about the time of a search.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.documents import Block, Document, Page
from corpus.text.sentences import sentences
from index.build import build
from index.encoder import ServedEncoder, Vectors
from index.retriever import Retriever
from tests.bench import jsquad
from tests.bench.model import embedded
from tests.bench.out import say


class Moved:
    """The embedded encoder, but a document's vector is one of a few real ones, moved at random."""

    def __init__(self, real: ServedEncoder, seeds: Sequence[str]) -> None:
        self._real, self._random = real, np.random.default_rng(7)
        self._seeds = real.encode_document(seeds)
        self.name, self.revision = "moved", real.revision
        self.dimension, self.max_tokens = real.dimension, real.max_tokens

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self._real.encode_query(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        picked = self._seeds[self._random.integers(len(self._seeds), size=len(texts))]
        moved = picked + 0.02 * self._random.standard_normal(picked.shape)
        return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)

    def count_tokens(self, text: str) -> int:
        return len(text)


def main() -> None:
    """Median search times at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000])
    given = parser.parse_args()
    documents, cases = jsquad.read(given.path)
    texts = [text for document in documents for page in document.pages for text in sentences(page.text)]
    questions = [case.question for case in jsquad.sample(cases, count=100)]
    encoder = Moved(embedded(), texts[:500])
    medians = [measure(size, texts, questions, encoder) for size in given.sizes]
    say("ratio of largest to smallest", f"{medians[-1] / medians[0]:.2f}")


def measure(size: int, texts: Sequence[str], questions: Sequence[str], encoder: Moved) -> float:
    """Build *size* chunks and return the median milliseconds of a search, the encoder's time left in."""
    mix = random.Random(size)
    pages = tuple(Page(n, "", None, (Block(_mixed(mix, texts)),)) for n in range(1, size + 1))
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        build([Document("many", "", "many.txt", "ja", "0", pages)], Path(folder), encoder=encoder)
        say(f"build of {size} chunks", f"{time.perf_counter() - started:.0f} s")
        retriever = Retriever.open(Path(folder), encoder=encoder)
        retriever.search_many(questions[:20])
        times = []
        for question in questions:
            started = time.perf_counter()
            retriever.search(question)
            times.append(1000 * (time.perf_counter() - started))
    say(f"search in {size} chunks", f"{statistics.median(times):.1f} ms (median)")
    return statistics.median(times)


def _mixed(mix: random.Random, texts: Sequence[str]) -> str:
    """One sentence made of the halves of two."""
    first, second = mix.choice(texts), mix.choice(texts)
    return f"{first[: len(first) // 2].rstrip('。')}{second[len(second) // 2 :]}"


if __name__ == "__main__":
    main()
