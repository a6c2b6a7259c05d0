"""Does the right paragraph come first?  python -m tests.bench.retrieval JSQUAD.json [--tune]

With --tune the questions are others than those reported, so that weights can be chosen on them.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from index.build import build
from index.retriever import Retriever
from tests.bench import jsquad
from tests.bench.model import embedded
from tests.bench.out import say


def main() -> None:
    """Build an index of all paragraphs and print recall and mean reciprocal rank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--index", type=Path, help="keep the index here")
    given = parser.parse_args()
    documents, cases = jsquad.read(given.path)
    cases = jsquad.others(cases) if given.tune else jsquad.sample(cases)
    with tempfile.TemporaryDirectory() as folder:
        index = given.index or Path(folder)
        started = time.perf_counter()
        report = build(documents, index, encoder=embedded())
        say("build", f"{report.chunks} chunks in {time.perf_counter() - started:.1f} s")
        retriever = Retriever.open(index, encoder=embedded())
        ranks, times = measure(retriever, cases)
    found = [1 / rank if rank and rank <= 10 else 0 for rank in ranks]
    for k in (1, 5, 10):
        say(f"R@{k}", f"{sum(0 < rank <= k for rank in ranks) / len(ranks):.4f}")
    say("MRR@10", f"{statistics.mean(found):.4f}")
    say("search", f"{1000 * statistics.median(times):.1f} ms (median)")


def measure(retriever: Retriever, cases: list[jsquad.Case]) -> tuple[list[int], list[float]]:
    """The rank of each case's paragraph (0 if not among ten) and the seconds each search took."""
    ranks, times = [], []
    for case in cases:
        started = time.perf_counter()
        passages = retriever.search(case.question, k=10)
        times.append(time.perf_counter() - started)
        places = [(passage.chunk.document, passage.chunk.page) for passage in passages]
        wanted = (case.document, case.page)
        ranks.append(places.index(wanted) + 1 if wanted in places else 0)
    return ranks, times


if __name__ == "__main__":
    main()
