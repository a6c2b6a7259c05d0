"""A length told by another one: what is lacking, what is beyond, what several add up to."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asked import Value
from bot.reading.query import DESK_ZONE, read_query
from bot.reading.roles import bound
from corpus.text.names import Names

NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


@pytest.fixture(scope="module")
def lengths(call):
    names = Names(call)

    def read(text: str) -> list[Value]:
        query = read_query(text, names, as_of=NOW)
        values = (value for part in query.segments for value in bound(query, part.span))
        return [value for value in values if value.quantity.kind == "duration"]

    return read


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("滞在は1年に1か月足りません", [11]),
        ("滞在は1年より2か月ほど短いです", [10]),
        ("学位取得から15年を1か月過ぎています", [181]),
        ("the stay is one month short of a year", [11]),
        ("she is two months over fifteen years past the PhD", [182]),
        ("滞在は1年に1か月を足します", [12, 1]),
        ("a stay of one month, of a year or of two years", [1, 12, 24]),
    ],
)
def test_what_is_lacking_or_beyond_makes_one_length_of_two(lengths, text, months):
    assert [value.number for value in lengths(text)] == months


@pytest.mark.parametrize(
    "text", ["2か月の滞在を6回、通算1年です", "six stays of two months abroad, one year in all"]
)
def test_beside_what_several_add_up_to_the_parts_play_no_role(lengths, text):
    part, whole = lengths(text)

    assert (part.role, whole.role, whole.summed) == (None, "stay", True)
