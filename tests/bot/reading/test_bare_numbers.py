"""A bare number of a follow-up is a value of the kind that was spoken of before, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.reading.bare_numbers import with_bare_numbers
from bot.reading.query import read_query
from corpus.quantity import Day


@pytest.mark.parametrize(
    ("before", "text", "kind", "value"),
    [
        pytest.param(
            "Is 190 million yen all right?", "And 170?", "money", Decimal(170_000_000), id="millions"
        ),
        pytest.param("直接経費2億円でもいいですか", "1.5なら？", "money", Decimal(150_000_000), id="億"),
        pytest.param(
            "Is £900k all right?", "What about 1.2 million?", "money", Decimal(1_200_000), id="written out"
        ),
        pytest.param("Is 70% enough?", "Would 60 do?", "percent", Decimal(60), id="a share"),
        pytest.param("半年の滞在でもいいですか", "10なら？", "duration", Decimal(10), id="months"),
        pytest.param("My PhD is from 2012.", "What if it was 2004?", "date", Day(year=2004), id="a year"),
    ],
)
def test_it_is_a_value_like_the_one_before(before: str, text: str, kind: str, value: object) -> None:
    (read,) = with_bare_numbers(read_query(text, None), [read_query(before, None)]).quantities

    assert (read.kind, read.value) == (kind, value)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        pytest.param("When is the deadline?", "And 170?", id="no value before"),
        pytest.param("Is 190 million yen all right?", "And slides 3 or 4?", id="two numbers"),
        pytest.param("Is 70% enough?", "And 3000?", id="too far off"),
        pytest.param("Is 70% enough?", "And item 4.2.1?", id="a number of a section"),
        pytest.param("My PhD is from 2012.", "And 4?", id="no year"),
    ],
)
def test_it_is_left_unread(before: str, text: str) -> None:
    query = read_query(text, None)

    assert with_bare_numbers(query, [read_query(before, None)]) == query


@pytest.mark.parametrize(
    ("text", "unit"),
    [("110万だと？", "GBP"), ("1.5億円だと？", "JPY"), ("2億なら？", "GBP"), ("$2 million?", "USD")],
)
def test_an_amount_is_in_the_currency_of_the_one_before_unless_it_names_its_own(text: str, unit: str) -> None:
    (read,) = with_bare_numbers(
        read_query(text, None), [read_query("100万ポンドまで申請できますか", None)]
    ).quantities

    assert read.unit == unit


def test_a_value_of_its_own_stays() -> None:
    query = read_query("And £900k in 2?", None)

    assert with_bare_numbers(query, [read_query("Is 190 million yen all right?", None)]) == query
