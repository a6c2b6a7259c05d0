"""What a follow-up turns to by pointing: the side that was not asked about, the asker's own, the call itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.query import Query, read_query
from bot.reading.turned import turned
from corpus.facts.model import read_calls
from corpus.text.names import Names

NAMES = Names(read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0])


def after(first: str, text: str) -> Query:
    return turned(read_query(text, NAMES), [read_query(first, NAMES)], NAMES)


def sides(query: Query) -> list[str]:
    """The sides whose people are meant."""
    return [name.id for name in query.names if name.kind == "side" and name.firm]


@pytest.mark.parametrize(
    ("first", "text", "side"),
    [
        ("How long is the Japanese project?", "And over there?", "uk"),
        ("When does the UK side close?", "What about the other side?", "japan"),
        ("英国側は何年ですか", "うちの技術職員も入りますか", "japan"),
        ("When does the UK side close?", "And for us?", "japan"),
        ("日本側の支援期間は？", "反対側は？", "uk"),
        ("英国側の支援期間は？", "うちは？", "japan"),
        ("What share must the Japanese side spend?", "Does that bind the UK lot too?", "uk"),
        ("日本側の支援期間は？", "英国も？", "uk"),
    ],
)
def test_it_turns_to_the_side_that_was_not_asked_about(first: str, text: str, side: str) -> None:
    assert sides(after(first, text)) == [side]


@pytest.mark.parametrize(
    ("first", "text"),
    [
        pytest.param("日本側の滞在期間は？", "英国で1年研究するのですか", id="a place to go to"),
        pytest.param("When does the call close?", "And over there?", id="no side was asked about"),
        pytest.param("Do Japan and the UK close together?", "And over there?", id="both were"),
        pytest.param("When does the UK side close?", "And once they're over there?", id="who stays there"),
        pytest.param("What is the UK limit?", "Can you tell us the rate?", id="us, who are told"),
        pytest.param("日本側の上限は？", "ポンドだと？", id="a currency"),
        pytest.param("英国側の締切は？", "英国の上限は？", id="the same side again"),
    ],
)
def test_it_turns_to_no_side(first: str, text: str) -> None:
    assert sides(after(first, text)) == sides(read_query(text, NAMES))


@pytest.mark.parametrize(
    ("first", "text", "scheme"),
    [
        ("日英共同公募の公募期間は？", "米国とのはもう始まっていますか", "us-joint"),
        ("When does the Japan-UK call open?", "And the one with the US?", "us-joint"),
        ("How much is the Top frame?", "And the UK scheme?", "japan-uk"),
        ("Is Italy a partner country of the programme?", "In this call as well?", "japan-uk"),
    ],
)
def test_it_turns_to_a_scheme(first: str, text: str, scheme: str) -> None:
    assert [name.id for name in after(first, text).names if name.kind == "scheme"] == [scheme]


def test_a_country_that_takes_part_is_no_scheme() -> None:
    assert not [name for name in after("対象国は？", "米国は？").names if name.kind == "scheme"]


def test_who_writes_japanese_turns_to_no_other_side_by_their_own() -> None:
    assert not sides(after("日本側に加えられますか", "うちの技術職員も入りますか"))
