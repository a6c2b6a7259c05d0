"""A side that no call has is said to be none, where each side sets the matter for itself."""

from __future__ import annotations

import pytest

from bot.answering.deciding import decided
from bot.answering.saying import Told, say
from bot.rules.no_side import NoSide
from tests.bot.asking import AS_OF, BUNDLED, asked


def kinds(intent: str, words: str) -> list[bool]:
    """Whether each decision says that there is no such side."""
    return [isinstance(item, NoSide) for item in decided(BUNDLED, asked(intent, words))]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("deadline", "ドイツ側の締切はいつですか"),
        ("award_limit", "How much can the German partner get?"),
        ("project_period", "米国側の支援期間は何年ですか"),
    ],
)
def test_people_of_a_country_without_a_side_are_told_so_alone(intent, words):
    assert kinds(intent, words) == [True]


@pytest.mark.parametrize(
    ("intent", "words"),
    [("award_limit", "What is the limit in Germany?"), ("award_limit", "ドイツの上限額はいくらですか")],
)
def test_a_country_that_may_be_a_place_is_told_beside_what_the_sides_have(intent, words):
    assert kinds(intent, words) == [True, False, False]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        pytest.param("deadline", "英国側の締切はいつですか", id="a side of the call"),
        pytest.param("deadline", "ドイツに出張中ですが、締切はいつですか", id="where the asker is"),
        pytest.param("deadline", "ドイツ側ではなく日本側の締切は？", id="beside a side of the call"),
        pytest.param("outgoing_researcher", "ドイツの研究者は派遣できますか", id="who may take part"),
    ],
)
def test_nothing_is_said_of_a_side_that_is_not_asked_about(intent, words):
    assert not any(kinds(intent, words))


def test_it_is_said_in_both_languages_whose_sides_there_are():
    (told,) = decided(BUNDLED, asked("deadline", "ドイツ側の締切は？"))

    assert told.verdict == "confirm"
    assert say(told, Told(BUNDLED, "ja", AS_OF)) == (
        "日英共同公募にドイツ側はありません。応募の締切は日本側、英国側について示されています。"
    )
    assert say(told, Told(BUNDLED, "en", AS_OF)).startswith("The Japan-UK joint call has no side of Germany.")
