"""Whose value a value of a question is: the asker's, told in it or before it, or the call's own."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asked import Asked
from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, read_query
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def read(text: str, intent: str = "award_limit") -> Asked:
    """What the last asking sentence of *text* asks."""
    query = read_query(text, Names(BUNDLED), as_of=NOW)
    return asked_of(query, query.asking[-1], intent, BUNDLED)


def values(text: str) -> list[str]:
    return [value.quantity.text for value in read(text).values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Does the fifteen-year limit rule out 19 years?", ["19 years"], id="the call's own limit"
        ),
        pytest.param("7割の枠に入りますか", [], id="the call's own share"),
        pytest.param("Do workshops belong to the 70%?", [], id="the call's own, by its article"),
        pytest.param("Would an FEC of that size bring the whole million?", [], id="all of the call's own"),
        pytest.param(
            "Is 70% enough for networking?", ["70%"], id="the asker's, though it is the call's, too"
        ),
        pytest.param("Does the ten-year limit apply?", ["ten-year"], id="no limit of this call"),
    ],
)
def test_a_number_of_the_call_told_again_is_no_value_of_the_asker(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英国側の見積りは90万ポンドです。上限内ですか。", ["90万ポンド"]),
        ("The FEC is £1.3 million. With an 80% share, is it too much?", ["80%", "£1.3 million"]),
        ("The first draft was £2 million. Is £1 million fine?", ["£1 million"]),
        ("We found the page yesterday. Is the call over?", []),
        ("Is 17:00 in time? We travel on 12 April.", ["17:00"]),
    ],
)
def test_values_told_before_the_question_are_taken_of_kinds_that_it_does_not_name(text, expected):
    assert values(text) == expected


def test_an_amount_of_which_a_mail_reports_is_the_askers_where_leave_is_asked_for_it():
    asked = read("英国側から案が届きました。90万ポンドとありますが、これで申請できますか。")

    assert [value.claimed for value in asked.values] == [False]
