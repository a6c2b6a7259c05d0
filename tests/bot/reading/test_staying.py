"""The degree of an asker who does not travel is no value of the conditions on those who do."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, read_query
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

NAMES = Names(BUNDLED)
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def degrees(text: str) -> list[str]:
    """The degrees that the last question of *text* is held against."""
    query = read_query(text, NAMES, as_of=NOW)
    asked = asked_of(query, query.asking[-1], "outgoing_degree", BUNDLED)
    return [value.quantity.text for value in asked.values if value.role in ("since_degree", "degree_day")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "私は学位取得後24年、助手は学位取得後9年です。私は渡航しません。条件を満たしますか。",
            ["9年"],
            id="the first",
        ),
        pytest.param(
            "助手は学位取得後9年です。私は学位取得後24年で、渡航しません。条件を満たしますか。",
            ["9年"],
            id="one left unsaid",
        ),
        pytest.param(
            "I took my PhD 24 years ago and will not travel; my assistant, nine years past her PhD, would. May she?",
            ["nine years"],
            id="in English",
        ),
        pytest.param(
            "私は渡航しません。学位取得後20年の准教授が行けますか。", ["20年"], id="another's alone"
        ),
        pytest.param("私は学位取得後20年です。渡航できますか。", ["20年"], id="who would travel"),
        pytest.param(
            "私は学位取得後20年です。助手は渡航しません。私は行けますか。", ["20年"], id="somebody else stays"
        ),
        pytest.param("I am 20 years past my PhD. Is it not too late to go?", ["20 years"], id="nobody stays"),
    ],
)
def test_only_the_degree_of_who_travels_counts(text, expected):
    assert degrees(text) == expected
