"""Whose clock a time of day is on: that of the place told, and of none where that is not known."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, read_query
from corpus.quantity import zones
from corpus.text.names import Names
from corpus.text.plain import folded
from tests.bot.asking import BUNDLED

NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def clock_of(text: str):
    """The zone of the first time of day of *text*, and the clocks on which it may be."""
    query = read_query(f"{text} OK?", Names(BUNDLED), as_of=NOW)
    asked = asked_of(query, query.asking[-1], "deadline", BUNDLED)
    value = next(value for value in asked.values if value.clock)
    return value.clock.zone, value.in_doubt


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("The PL uploads at 11 pm local time (Osaka) on the 16th.", "Asia/Tokyo"),
        ("He is in New York and submits in e-Rad at 6 in the morning there.", "America/New_York"),
        ("The PI is in Nairobi and submits at noon local time.", "Africa/Nairobi"),
        ("At our end (Leeds) it'd be 10:30 in the morning on the 16th.", "Europe/London"),
        ("It's 5 pm here in Toronto when I press submit.", "America/New_York"),
        ("Our Kyoto lead is in Paris and submits to e-Rad at 10:50 there.", "Europe/Paris"),
        ("代表はボストンにいて、現地の朝5時にe-Radで提出します。", "America/New_York"),
        ("ナイロビにいる代表が、16日の現地正午にe-Radへ出します。", "Africa/Nairobi"),
        ("ホノルルの学会中に、向こうの15日夜10時半にe-Radへ提出します。", "Pacific/Honolulu"),
        ("向こうの朝10時15分（ロンドン）にe-Radで提出します。", "Europe/London"),
        ("The Japanese PI submits at 5 pm her time and I at 3 pm mine in Leeds.", "Asia/Tokyo"),
        ("英国側は現地の15時半に、日本側は17時に出します。", "Europe/London"),
        ("英国の先生は「こっちは夕方4時までだ」と言っています。", "Europe/London"),
    ],
)
def test_a_local_time_is_on_the_clock_of_the_place_told(text, zone):
    assert clock_of(text) == (zone, None)


@pytest.mark.parametrize(
    "text",
    [
        "We submit to e-Rad at 5 pm local time.",
        "The PI is in Zanzibar and submits at noon there.",
        "Our Kyoto group's PI is in Zanzibar and submits at noon there.",
        "Our PI will be on a ship in the Pacific and submits at 2 pm local time.",
        "16日の現地17時にe-Radに出します。",
    ],
)
def test_a_local_time_of_a_place_that_is_not_known_is_on_no_clock(text):
    assert clock_of(text) == (None, ())


def test_a_time_of_somebody_elsewhere_may_be_on_the_clock_there():
    assert clock_of("The PI is in Paris and will submit to e-Rad at 5 pm.") == (None, ("Europe/Paris",))


def test_gmt_may_be_meant_for_the_time_of_britain_in_summer():
    assert clock_of("She uploads at 4 pm GMT on 16 April.") == ("UK", ("GMT",))


def test_each_hour_of_two_sides_is_on_the_clock_of_its_own():
    query = read_query("英国側の締切は16時、日本側は18時ですよね。", Names(BUNDLED), as_of=NOW)
    values = asked_of(query, query.asking[-1], "deadline", BUNDLED).values

    assert [(value.side, value.clock.zone) for value in values] == [
        ("uk", "Europe/London"),
        ("japan", "Asia/Tokyo"),
    ]


@pytest.mark.parametrize(
    ("question", "clock"),
    [
        ("What's the time in New York when the Japanese side closes?", "America/New_York"),
        ("What time is it in Tokyo when the UK deadline hits?", "Asia/Tokyo"),
        ("英国の締切はニューヨークだと何時ですか", "America/New_York"),
        ("東京で何時間かかりますか", None),
        ("Is it time in Tokyo to submit?", None),
    ],
)
def test_a_place_whose_time_is_asked_for_names_its_clock(question, clock):
    assert [zone for zone, _ in zones.find(folded(question))] == ([clock] if clock else [])
