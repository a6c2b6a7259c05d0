"""Documents that have no call file: what they tell is shown, whatever a question looks like elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk import Desk
from bot.settings import load
from corpus.documents import read_corpus
from index.build import build
from index.prepare import EMBEDDED, open_encoder

FAQ = """# Small grants

## Who answers other questions?

Write to the desk of the foundation.

## My event has already taken place. Can I be reimbursed?

No; applications must be for a future event.

## How much may a project ask for?

A project may ask for up to 10,000 dollars.
"""


GUIDE = """# 暁光研究助成 募集要項

## 概要

| | 探索型 | 発展型 |
|---|---|---|
| 研究期間 | 2年以内 | 4年以内 |
| 採択予定件数 | 20件程度 | 6件程度 |
"""


@pytest.fixture(scope="module")
def desk(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("bare")
    (root / "corpus").mkdir()
    (root / "corpus" / "faq.md").write_text(FAQ, encoding="utf-8")
    (root / "corpus" / "guide.md").write_text(GUIDE, encoding="utf-8")
    build(read_corpus(root / "corpus").documents, root / "index", encoder=open_encoder(EMBEDDED, models))
    return Desk.open(load(corpus=root / "corpus", index=root / "index", home=root / "home", log=False))


def test_what_looks_like_talk_is_answered_where_the_documents_answer_it(desk: Desk) -> None:
    answer = desk.ask("Who answers other questions?")

    assert "Write to the desk of the foundation." in answer.answer


@pytest.mark.parametrize("text", ["What can you do?", "Thank you!"])
def test_talk_stays_talk(desk: Desk, text: str) -> None:
    assert desk.ask(text).citations == ()


def test_documents_are_searched_with_what_is_told_before_a_question(desk: Desk) -> None:
    answer = desk.ask("My conference was last month. Can I still be reimbursed?")

    assert "must be for a future event" in answer.answer


def test_a_question_that_names_a_row_gets_its_cells_with_their_columns(desk: Desk) -> None:
    answer = desk.ask("採択予定件数は何件ですか")

    assert "採択予定件数（探索型）：「20件程度」" in answer.answer
    assert "採択予定件数（発展型）：「6件程度」" in answer.answer
    assert "6件" not in desk.ask("探索型の採択予定件数は何件ですか").answer
