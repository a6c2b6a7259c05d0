"""Days as far as they are known."""

from __future__ import annotations

from datetime import date

import pytest

from bot.rules.days import Days, dated, days_of, months_between, order
from corpus.quantity import Day


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        pytest.param((2024, 1, 31), (2024, 2, 29), 1, id="from month's end to month's end"),
        pytest.param((2024, 2, 29), (2025, 2, 28), 12, id="29 February falls due on 28 February"),
        pytest.param((2027, 11, 30), (2028, 3, 31), 4, id="ends of longer and shorter months"),
        pytest.param((2024, 5, 10), (2024, 4, 10), -1, id="backwards"),
        pytest.param((2024, 5, 10), (2024, 5, 10), 0, id="the same day"),
    ],
)
def test_whole_months(start, end, months):
    assert months_between(date(*start), date(*end)) == months


def test_a_day_beyond_a_whole_month_is_more():
    assert 0 < months_between(date(2028, 3, 31), date(2028, 4, 1)) * 31 <= 1


@pytest.mark.parametrize(
    ("day", "near", "whole"),
    [
        (Day(None, 12, 20), date(2024, 1, 10), Day(2023, 12, 20)),
        (Day(None, 1, 10), date(2023, 12, 20), Day(2024, 1, 10)),
        (Day(None, None, 16), date(2024, 4, 10), Day(2024, 4, 16)),
        (Day(None, 2, 29), date(2025, 3, 1), Day(2024, 2, 29)),
        (Day(2020, 4), date(2024, 4, 10), Day(2020, 4)),
    ],
    ids=str,
)
def test_what_a_day_leaves_out_is_what_brings_it_nearest(day, near, whole):
    assert dated(day, near) == whole


@pytest.mark.parametrize("day", [Day(2023, 2, 29), Day(None, 4, 16), Day()], ids=str)
def test_a_day_no_calendar_has_or_without_a_year_is_no_days(day):
    with pytest.raises(ValueError, match=r"year|day"):
        days_of(day)


def test_days_lie_before_within_across_or_after_others():
    april = days_of(Day(2024, 4))

    assert order(days_of(Day(2024, 3, 31)), april) == "before"
    assert order(days_of(Day(2024, 4, 30)), april) == "same"
    assert order(Days(date(2024, 4, 30), date(2024, 5, 1)), april) == "across"
    assert order(days_of(Day(2024, 5, 1)), april) == "after"
