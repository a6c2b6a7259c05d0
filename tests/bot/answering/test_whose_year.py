"""The call's own year is no other year, and of another year nothing is asked but that year's."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk import Desk
from bot.reading.query import DESK_ZONE
from bot.settings import Settings

AS_OF = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


@pytest.fixture(scope="module")
def desk(bundled_index):
    return Desk.open(Settings(index=bundled_index, log=False))


@pytest.mark.parametrize(
    "asked", ["2024年度の締切はいつですか", "令和6年度の公募の締切は", "What is the deadline for FY2024?"]
)
def test_the_calls_own_year_is_this_call(desk, asked):
    assert [ruling.rule for ruling in desk.ask(asked, as_of=AS_OF).rulings] == ["deadline", "deadline"]


@pytest.mark.parametrize(
    "asked",
    ["2031年度の上限額を教えてください", "2025年度の締切は？", "What is the maximum award in FY2025?"],
)
def test_another_years_is_not_told(desk, asked):
    answer = desk.ask(asked, as_of=AS_OF)

    assert (answer.status, answer.reason) == ("not_found", "other_year")
