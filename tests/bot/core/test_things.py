"""What a question is about, and what a passage must hold to support it."""

from __future__ import annotations

import pytest

from bot.support import concepts_of
from bot.things import labels, things, wanted


def about(question: str) -> dict[str, str]:
    """Kind by name of what *question* is about."""
    return {thing.name: thing.kind for thing in things(question, concepts_of(question), {})}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("strand b only", ["strand b"]),
        ("strands a and b", ["strand a", "strand b"]),
        ("区分2の上限", ["category 2"]),
        ("category 2", ["category 2"]),
        ("タイプi・iiの別", ["type i", "type ii"]),
        ("a枠", ["frame a"]),
        ("the form a partner signs", []),
        ("type of cost", []),
        ("第2回", []),
        ("theme 2027", []),
    ],
)
def test_parts_of_a_call_are_known_by_letter_or_number_in_either_language(
    text: str, named: list[str]
) -> None:
    assert list(labels(text)) == named


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("帳簿は何年間保存しますか", {"duration"}),
        ("発表は何分ですか", {"minutes"}),
        ("補助率は何%ですか", {"percent"}),
        ("how many months may it last?", {"duration"}),
        ("what percentage is covered?", {"percent"}),
        ("誰が応募できますか", set()),
    ],
)
def test_the_unit_asked_for_is_the_kind_of_quantity_wanted(question: str, kinds: set[str]) -> None:
    assert wanted(question, concepts_of(question)) == kinds


def test_amounts_are_the_askers_own_and_labels_are_one_thing() -> None:
    found = about("may strand b spend 30,000 euros on seaweed nets?")
    assert found["strand b"] == "label"
    assert found["seawe"] == found["net"] == "word"
    assert not {"30000", "euro", "strand", "b"} & found.keys()
