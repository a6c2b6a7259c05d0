"""When to say that the documents do not tell: false answers against false refusals, by the evidence asked for.

    python -m tests.bench.abstention JSQUAD.json [QUESTIONS]

Each question of JSQuAD is asked twice: with its paragraph in the index, and with every paragraph of its article taken
away, when nothing answers it. Wikipedia shares no word list with funding calls, so this measures the judgement itself.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot import support
from bot.finder import PASSAGES
from bot.reading.question import read_question
from bot.things import things, wanted
from corpus.documents import Block, Document, Page
from index.build import build
from index.passage import Passage
from index.prepare import open_encoder
from index.retriever import Retriever

THRESHOLDS = (0.45, 0.5, 0.55, 0.58, 0.62, 0.66, 0.7, 0.75, 0.8)


@dataclass(frozen=True)
class Judged:
    """The evidence for the best passage, and whether it is the right one; the evidence once the right ones are gone."""

    evidence: float
    right: bool
    without: float


def main() -> None:
    """Print, for each threshold, answered rightly, answered wrongly, refused wrongly, and answered though nothing tells."""
    articles = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["data"]
    documents, asked = _read(articles)
    sample = random.Random(11).sample(asked, int(sys.argv[2]) if len(sys.argv) > 2 else 400)
    with tempfile.TemporaryDirectory() as folder:
        encoder = open_encoder("embedded", Path(folder) / "models")
        build(documents, Path(folder) / "index", encoder=encoder)
        retriever = Retriever.open(Path(folder) / "index", encoder=encoder)
        judged = [_judged(retriever, question, document, page) for question, document, page in sample]
    print("evidence   right  wrong  false refusal   false answer (nothing tells)")
    for least in THRESHOLDS:
        shown = [item for item in judged if item.evidence >= least]
        right = sum(item.right for item in shown) / len(judged)
        lured = sum(item.without >= least for item in judged) / len(judged)
        print(
            f"{least:8.2f} {right:7.3f} {len(shown) / len(judged) - right:6.3f} {1 - len(shown) / len(judged):14.3f} {lured:15.3f}"
        )


def _judged(retriever: Retriever, text: str, document: str, page: int) -> Judged:
    question = read_question(text)
    passages = retriever.search(question.plain, k=12 * PASSAGES)
    rarities = {word.surface: word.idf for word in retriever.content_words(question.plain)}
    names = support.concepts_of(question.folded)
    about, kinds = things(question.folded, names, rarities), wanted(question.folded, names)

    unrelated = retriever.manifest.encoder.unrelated

    def best(found: list[Passage]) -> support.Support:
        return support.support(found[:PASSAGES], question.folded, about, kinds, unrelated=unrelated)[0]

    with_it = best(passages)
    elsewhere = [passage for passage in passages if passage.chunk.document != document]
    right = (with_it.passage.chunk.document, with_it.passage.chunk.page) == (document, page)
    return Judged(with_it.evidence, right, best(elsewhere).evidence)


def _read(articles: list[dict]) -> tuple[list[Document], list[tuple[str, str, int]]]:  # type: ignore[type-arg]
    documents, asked = [], []
    for at, article in enumerate(articles):
        pages = []
        for number, paragraph in enumerate(article["paragraphs"], 1):
            text = paragraph["context"].split("[SEP]")[-1].strip()
            pages.append(Page(number, text, article["title"], (Block(text, heading=article["title"]),)))
            asked += [(qa["question"], f"a{at}", number) for qa in paragraph["qas"]]
        documents.append(Document(f"a{at}", article["title"], f"a{at}", "ja", "", tuple(pages)))
    return documents, asked


if __name__ == "__main__":
    main()
