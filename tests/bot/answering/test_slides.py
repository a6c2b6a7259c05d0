"""A question that names a slide is answered from that slide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.desk import Desk
from bot.settings import Settings


@pytest.fixture(scope="module")
def ask(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    return Desk.open(Settings(index=bundled_index, home=tmp_path_factory.mktemp("home"), log=False)).ask


@pytest.mark.parametrize(
    ("question", "slide", "words"),
    [
        pytest.param("What does slide 12 say?", 12, "consortium", id="the whole slide"),
        pytest.param("What's on slide 15?", 15, "final report", id="by the way"),
        pytest.param("18枚目のスライドの内容は？", 18, "人数に制限はありません", id="in Japanese"),
        pytest.param(
            "What does slide 12 say about the exchange rate?", 12, "£1 = 180 yen", id="what is ruled"
        ),
        pytest.param(
            "スライド19に書いてある、研究推進だけが目的の雇用や物品費は？",
            19,
            "含まれません",
            id="what is ruled, in Japanese",
        ),
    ],
)
def test_it_tells_of_that_slide_alone(
    ask: Callable[[str], Answer], question: str, slide: int, words: str
) -> None:
    answer = ask(question)

    assert answer.status == "answered"
    assert words in answer.answer
    assert {citation.page for citation in answer.citations} == {slide}


def test_a_slide_that_does_not_exist_is_not_found(ask: Callable[[str], Answer]) -> None:
    assert ask("What does slide 40 say?").status == "not_found"
