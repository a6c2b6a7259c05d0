"""An amount of each year or month, read and held as what it comes to in the years that are named."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, read_query
from bot.rules import RULES
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def relations(text: str, intent: str = "award_limit") -> set[str]:
    """How each decision on the first asking sentence of *text* stands."""
    query = read_query(text, Names(BUNDLED), as_of=NOW)
    asked = asked_of(query, query.asking[0], intent, BUNDLED)
    return {decision.relation for decision in RULES[intent](BUNDLED, asked)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Direct costs of 60 million yen in each of the three years: within the limit?", "exactly"),
        ("Is 60,000,001 yen of direct costs per year for three years too much?", "over"),
        ("Do 5 million yen a month in direct costs over 36 months fit?", "exactly"),
        ("Is £330k a year over three years allowed on the UK side?", "within"),
        ("Is £350,000 a year over three years allowed on the UK side?", "over"),
        ("直接経費は年6,000万円を3年間です。上限内ですか？", "exactly"),
        ("毎年6,500万円の直接経費を3年間使うと上限を超えますか。", "over"),
        ("直接経費を月500万円、3年間使うと上限を超えますか？", "exactly"),
        ("年間7,800万円（間接経費込み）を3年間で収まりますか？", "exactly"),
    ],
)
def test_an_amount_of_each_year_is_held_as_that_of_all_of_them(text, relation):
    assert relations(text) == {relation}


@pytest.mark.parametrize(
    "text",
    [
        "Could the Japanese side have 70 million yen a year?",
        "Is 100 million yen in the first year of three years too much for the Japanese side?",
        "日本側で初年度に1億円、期間は3年間で大丈夫ですか？",
    ],
)
def test_that_of_one_year_or_of_years_unsaid_is_held_against_nothing(text):
    assert relations(text) == {"stated"}


def test_indirect_costs_are_reckoned_from_all_the_years():
    text = "Do 60 million yen direct costs a year over three years, plus overheads at 30%, fit the limit?"

    assert relations(text, "indirect_costs") == {"exactly"}
