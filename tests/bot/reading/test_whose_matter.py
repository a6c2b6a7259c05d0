"""What stands in a question and is not asked of: office hours, a side that another is to be like, another call."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asked import Asked
from bot.reading.asking import asked_of
from bot.reading.denied import is_denied
from bot.reading.query import DESK_ZONE, read_query
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def read(text: str, intent: str = "deadline") -> Asked:
    """What the first asking sentence of *text* asks."""
    query = read_query(text, Names(BUNDLED), as_of=NOW)
    return asked_of(query, query.asking[0], intent, BUNDLED)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The office closes at 5pm, may we submit at 4pm?", ["4pm"]),
        ("事務室は17時に閉まるので16時に提出すればよいですか", ["16時"]),
        ("Does e-Rad close at 6pm?", ["6pm"]),
        ("e-Radは18時に閉まりますか", ["18時"]),
    ],
)
def test_the_hours_of_an_office_are_nobodys_value(text, times):
    assert [value.quantity.text for value in read(text).values] == times


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Bristol has many people and plans to submit the whole thing at 4.45pm their time?", "uk"),
        ("エディンバラの相手は大学の規則で4月16日16時半（現地時間）に提出しますが大丈夫ですか", "uk"),
        ("Bristol and Kyoto plan to submit the whole thing together at 4.45pm local time?", None),
    ],
)
def test_a_local_time_is_that_of_the_side_whose_places_alone_are_named(text, side):
    assert [value.side for value in read(text).values if value.clock] == [side]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Can the UK team run until March 2030 as the Japanese side may?", ("uk",)),
        ("英国側も日本側のように2030年3月まで延長できますか", ("uk",)),
        ("Can the UK team and the Japanese side run until March 2030?", ("uk", "japan")),
    ],
)
def test_a_side_that_another_is_only_to_be_like_is_not_asked_about(text, sides):
    assert read(text, "extension").sides == sides


@pytest.mark.parametrize(
    "text",
    [
        "Besides the Japan-UK call, what is the most in the US joint one?",
        "日英公募のほかに米国等の公募の上限は",
    ],
)
def test_a_call_besides_which_another_is_meant_is_not(text):
    assert read(text, "award_limit").schemes == ("us-joint",)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("A postdoc is free from 1 October 2024. Could the research have begun by then?", "at_most"),
        ("A postdoc is free from 1 October 2024. Could the research begin then?", "at_least"),
    ],
)
def test_a_day_by_which_something_is_asked_for_is_the_last(text, bound):
    assert [value.quantity.bound for value in read(text, "start").values] == [bound]


def test_schemes_that_somebody_took_for_the_same_are_compared():
    asked = read("Top枠は3年でしたっけ？次世代枠と同じ長さだと思ってました", "project_period")

    assert asked.compares == "same"
    assert set(asked.schemes) == {"single-top", "single-next-generation"}


def test_a_limit_that_is_heard_to_be_so_much_each_is_said_to_be_the_calls():
    (value,) = read("渡航者は1チーム3名までと聞きましたが、上限は何名でしょうか", "outgoing_number").all(
        "count", "people"
    )

    assert value.claimed


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("英国の機関は正式には入りません", True),
        ("英国抜きで組みます", True),
        ("without any uk institution", True),
        ("英国の機関も入ります", False),
        ("日本の機関は入らず、英国の機関だけです", False),
        ("国内だけです", False),
    ],
)
def test_what_a_clause_denies_takes_no_part(text, denied):
    assert is_denied(text, "uk" if text.isascii() else "英国") is denied
