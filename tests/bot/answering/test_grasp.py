"""What a text looks like before anybody knows whether it is a question, told by its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.grasp import COMMON
from bot.desk import Desk, Turn
from bot.settings import Settings

ASKED = [Turn("When does the UK side close?")]


@pytest.fixture(scope="module")
def desk(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk.open(Settings(index=bundled_index, home=tmp_path_factory.mktemp("home"), log=False))


@pytest.mark.parametrize("text", ["Who can attend the interview?", "渡航の期間は？"])
def test_a_question_asks(desk: Desk, text: str) -> None:
    assert desk.grasp(text, thread=ASKED).asks > 0.9


@pytest.mark.parametrize(
    "text", ["Did you book a table for lunch, Yuki?", "図3の差し替え、誰かやってくれた？"]
)
def test_what_colleagues_say_does_not(desk: Desk, text: str) -> None:
    assert desk.grasp(text, thread=ASKED).asks < 0.5


def test_what_is_said_to_those_around_is_told_from_what_is_asked_of_the_same_matter(desk: Desk) -> None:
    said, asked = (
        desk.grasp(text, thread=ASKED).to_people
        for text in ("Did you tell Hull the hour, Sam?", "Is the hour the same on the other side?")
    )

    assert said > 0 > asked


def test_what_asks_the_same_again_of_another_asks_whatever_its_own_words_are(desk: Desk) -> None:
    assert desk.grasp("And on the Japanese side?", thread=ASKED).asks > 0.8


def test_of_two_parts_the_one_that_asks_less_counts(desk: Desk) -> None:
    alone = desk.grasp("Who can attend the interview?", thread=ASKED)
    both = desk.grasp("Who can attend the interview? Did you book a table for lunch, Yuki?", thread=ASKED)

    assert both.asks < 0.5 < alone.asks


def test_a_word_of_no_question_and_no_document_is_as_rare_as_can_be(desk: Desk) -> None:
    assert desk.grasp("Is the sweepstake open?").rarest == 0
    assert desk.grasp("Is the call open?").rarest > 0


def test_a_text_without_a_word_of_its_own_has_no_rare_one(desk: Desk) -> None:
    grasp = desk.grasp("And how much is it?", thread=ASKED)

    assert (grasp.rarest, grasp.words) == (COMMON, 0)
