"""What is said where nothing answers, on a screen and in a letter."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Choice
from bot.answering.silences import Silence
from index.passage import Chunk

NEAR = Chunk("slides:14:0", "slides", "Slides", 14, "Period", "3 years")
SILENCE = Silence(
    "not_placed", near=NEAR, choices=(Choice("stay_length", "length of stay"),), contact="d@f.example"
)


def test_a_screen_helps_on_with_the_nearest_passage_what_may_be_meant_and_whom_to_ask() -> None:
    assert SILENCE.says("en").splitlines() == [
        "I could not find this in the documents.",
        'The nearest passage: Slides, page 14, "Period".',
        "Did you mean: length of stay?",
        "Please ask d@f.example.",
    ]


def test_a_letter_says_only_that_nothing_was_found() -> None:
    assert SILENCE.says("en", asks_desk=False) == "I could not find this in the documents."


def test_a_passage_without_a_heading_is_named_by_its_page() -> None:
    near = replace(SILENCE, near=replace(NEAR, heading=None))

    assert near.says("en").splitlines()[1] == "The nearest passage: Slides, page 14."
    assert near.says("ja").splitlines()[1] == "近い内容の箇所：Slides 14ページ"
