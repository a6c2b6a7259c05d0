"""Beside the LangChain tutorial's pipeline, same weights.  python -m tests.bench.tutorial JSQUAD.json
[--count 200]

Theirs: RecursiveCharacterTextSplitter (1000, overlap 200), Chroma, sentence-transformers, the 4 nearest. Each
side runs in a process of its own; recall counts a question as found if one of the 4 comes from the right
paragraph.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import jsquad
from tests.bench.model import embedded
from tests.bench.out import say
from tests.bench.whole_model import write_for_sentence_transformers

K = 4
Search = Callable[[str], list[tuple[str, int]]]


def main() -> None:
    """Both sides in turn, then their figures side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--side", choices=["ours", "tutorial"])
    parser.add_argument("--index", type=Path)
    given = parser.parse_args()
    if given.side:
        sys.stdout.write(json.dumps(_measure(given.side, given.path, given.count, given.index)))
        return
    with tempfile.TemporaryDirectory() as folder:
        write_for_sentence_transformers(embedded(), Path(folder) / "model")
        sides = {side: _run(side, given, Path(folder) / side) for side in ("ours", "tutorial")}
    for name in sides["ours"]:
        say(name, "   ".join(f"{side} {figures[name]:>8}" for side, figures in sides.items()))


def _run(side: str, given: argparse.Namespace, index: Path) -> dict[str, str]:
    """The figures of one *side*: a first process builds, a second answers."""
    command = [sys.executable, "-m", "tests.bench.tutorial", str(given.path), "--count", str(given.count)]
    for _ in range(2):
        done = subprocess.run(
            [*command, "--side", side, "--index", str(index)], capture_output=True, check=True
        )
    figures: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _measure(side: str, path: Path, count: int, index: Path) -> dict[str, str]:
    started = time.perf_counter()
    documents, cases = jsquad.read(path)
    cases = jsquad.sample(cases)[:count]
    search = {"ours": _ours, "tutorial": _tutorial}[side](documents, index)
    search(cases[0].question)
    ready = time.perf_counter() - started
    found, times = 0, []
    for case in cases:
        begun = time.perf_counter()
        found += (case.document, case.page) in search(case.question)
        times.append(1000 * (time.perf_counter() - begun))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        f"recall@{K}": f"{found / len(cases):.3f}",
        "search, median": f"{statistics.median(times):.1f} ms",
        "start to first answer": f"{ready:.2f} s",
        "peak memory": f"{peak} MB",
    }


def _ours(documents: list[jsquad.Document], index: Path) -> Search:
    from index.retriever import Retriever

    if not index.exists():
        from index.build import build

        build(documents, index, encoder=embedded())
    retriever = Retriever.open(index)
    return lambda question: [(p.chunk.document, p.chunk.page) for p in retriever.search(question, k=K)]


def _tutorial(documents: list[jsquad.Document], index: Path) -> Search:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(index.with_name("model")), device="cpu")

    class Library(Embeddings):
        """The library's own two methods, so that the tutorial side too gets its instructions."""

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = model.encode_document(texts).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            vector: list[float] = model.encode_query(text).tolist()
            return vector

    settings = {"hnsw": {"space": "cosine"}}
    fresh = not index.exists()
    store = Chroma("tutorial", Library(), str(index), collection_configuration=settings)
    if fresh:
        store.add_documents(_split(documents))
    return lambda question: [
        (found.metadata["document"], found.metadata["page"])
        for found in store.similarity_search(question, k=K)
    ]


def _split(documents: list[jsquad.Document]) -> list[object]:
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    pages = [
        Document(page_content=page.text, metadata={"document": document.id, "page": page.number})
        for document in documents
        for page in document.pages
    ]
    return list(RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(pages))


if __name__ == "__main__":
    main()
