"""A value of something that no call limits, or that may be of something else, is held against nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, read_query
from corpus.text.names import Names
from corpus.text.segments import Segment
from tests.bot.asking import BUNDLED

NAMES = Names(BUNDLED)
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def values(text: str, *, foreign: str = "") -> list[str]:
    """The values of the last question of *text*, of which the sentence with *foreign* in it tells of something else."""
    query = read_query(text, NAMES, as_of=NOW)

    def tell(segment: Segment) -> frozenset[str]:
        return frozenset({"foreign"} if foreign and foreign in segment.text else ())

    asked = asked_of(query, query.asking[-1], "award_limit", BUNDLED, tell=tell)
    return [value.quantity.text for value in asked.values]


def test_what_a_sentence_tells_of_something_else_is_no_value_of_the_question():
    told = "Our company turns over £3 million. May we join?"

    assert values(told) == ["£3 million"]
    assert values(told, foreign="company") == []


def test_only_the_sentence_that_tells_of_something_else_loses_its_values():
    assert values("We won £3 million before. Is £900k within the limit?", foreign="won") == ["£900k"]


@pytest.mark.parametrize(
    ("text", "foreign", "expected"),
    [
        pytest.param(
            "Besides £500k from a charity, we ask for £1.05m. Too much?",
            "charity",
            ["£1.05m"],
            id="told first",
        ),
        pytest.param(
            "We ask for £1.05m, and a charity pays £500k. Too much?", "charity", ["£1.05m"], id="told last"
        ),
        pytest.param(
            "委託費は1.2億円、申請額は1.5億円です。上限内ですか", "委託費", ["1.5億円"], id="a row of two"
        ),
        pytest.param("A charity pays £500,000 of it. Too much?", "charity", [], id="a comma in an amount"),
        pytest.param(
            "A charity pays £500k, as agreed. Too much?", "agreed", [], id="the only clause with an amount"
        ),
        pytest.param(
            "A charity pays £500k, we meet on 3 May. Too much?",
            "May",
            [],
            id="a clause with another kind of value",
        ),
    ],
)
def test_of_several_of_a_kind_each_is_what_its_own_clause_tells(text, foreign, expected):
    assert values(text, foreign=foreign) == expected


def test_of_two_people_the_degree_of_who_is_told_to_travel_stays():
    told = "My boss took his PhD in 1985 and I got mine in 2012. May I go to the UK?"

    assert values(told, foreign="boss") == ["2012"]
    assert values("My boss, who goes to Leeds, took his PhD in 1985. Is that fine?", foreign="boss") == [
        "1985"
    ]


def test_direct_costs_are_the_calls_own_whatever_their_sentence_tells_of():
    assert values("直接経費は1.9億円です。応募できますか。", foreign="直接経費") == ["1.9億円"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("FECが125万ですが上限内ですか", [], id="yen or pounds"),
        pytest.param("FECが125万ポンドですが上限内ですか", ["125万ポンド"], id="pounds"),
        pytest.param("1億9千万で上限内ですか", ["1億9千万"], id="yen by its size"),
        pytest.param("300万円は上限内ですか", ["300万円"], id="yen, however little"),
        pytest.param("直接経費345万は上限内ですか", ["345万"], id="a twentieth of the least limit"),
        pytest.param("直接経費344万は上限内ですか", [], id="less than that"),
    ],
)
def test_an_amount_without_a_currency_is_one_only_by_its_size(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The PI took her PhD 25 years ago. Is that too long?", [], id="who leads"),
        pytest.param("The PI who goes took her PhD 25 years ago. OK?", ["25 years"], id="and goes abroad"),
        pytest.param("She took her PhD 25 years ago. Is that too long?", ["25 years"], id="anybody"),
    ],
)
def test_the_degree_of_somebody_who_leads_is_not_that_of_who_goes_abroad(text, expected):
    assert values(text) == expected
