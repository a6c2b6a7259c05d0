"""JSQuAD as documents and questions. The file is given on the command line; it is no part of the project."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

from corpus.documents import Block, Document, Page


@dataclass(frozen=True)
class Case:
    """A question and the page (of its document) whose paragraph answers it."""

    question: str
    document: str
    page: int


def read(path: Path) -> tuple[list[Document], list[Case]]:
    """One document an article, one page a paragraph, and all questions."""
    documents, cases = [], []
    for number, article in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        name = f"article-{number:03}"
        texts = [paragraph["context"] for paragraph in article["paragraphs"]]
        pages = tuple(Page(at, text, None, (Block(text),)) for at, text in enumerate(texts, 1))
        documents.append(Document(name, article["title"], f"{name}.txt", "ja", name, pages))
        for at, paragraph in enumerate(article["paragraphs"], 1):
            cases += [Case(question["question"], name, at) for question in paragraph["qas"]]
    return documents, cases


def sample(cases: list[Case], *, count: int = 1000, seed: int = 7) -> list[Case]:
    """The questions that are reported."""
    return random.Random(seed).sample(cases, count)


def others(cases: list[Case], *, count: int = 1500) -> list[Case]:
    """Questions to tune on: none of the reported ones, nor one worded alike."""
    reported = {case.question for case in sample(cases)}
    return random.Random(1).sample([case for case in cases if case.question not in reported], count)
