"""Which side a question means: its people, the sides it names, the country of one beside another; never a clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import read_query
from corpus.facts.model import read_calls
from corpus.text.names import Names

CALL = read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0]
NAMES = Names(CALL)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("日本と英国の締切を教えて", ("japan", "uk"), id="a country beside a side"),
        pytest.param("英国の締切はいつですか", ("uk",), id="one side"),
        pytest.param("日本の締切を英国時間で教えて", ("japan",), id="a side and another's clock"),
        pytest.param("締切は日本時間と英国時間で何時ですか", (), id="clocks alone"),
        pytest.param("What is the UK deadline in Japan time?", ("uk",), id="a clock in English"),
        pytest.param("日本にいる英国側の研究者は応募できますか", ("uk",), id="people before places"),
        pytest.param("日本語で書けますか", (), id="a language"),
    ],
)
def test_the_sides_are(text: str, sides: tuple[str, ...]) -> None:
    query = read_query(text, NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL).sides == sides


def test_who_asks_by_a_clock_keeps_the_side_of_what_was_told_before() -> None:
    query = read_query("I am the UK lead. Is 15:55 British time in time?", NAMES)

    assert asked_of(query, query.asking[-1], "deadline", CALL).side == "uk"


def test_a_country_alone_stands_for_its_side_where_the_turn_before_asked_of_another() -> None:
    first, second = read_query("英国側の応募資格は？", NAMES), read_query("日本だとどうなりますか", NAMES)
    before = asked_of(first, first.asking[0], "eligibility", CALL)

    assert asked_of(second, second.asking[0], "eligibility", CALL, before=before).side == "japan"
    assert asked_of(second, second.asking[0], "eligibility", CALL).side is None
