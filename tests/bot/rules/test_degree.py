"""How long ago a degree was taken, to the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.reading.asked import Value
from bot.rules.degree import months_between, outgoing_degree
from corpus.quantity import Day, Quantity
from tests.bot.asking import BUNDLED, OTHER, asked, decide, relations

UNDATED = replace(OTHER, facts=tuple(fact for fact in OTHER.facts if fact.key not in ("deadline", "start")))


def of_degree(call, degree: Day, on: date | None = None) -> str:
    """The relation of a degree taken on a day, asked on another."""
    value = Value(Quantity(kind="date", value=degree, unit="", text="", span=(0, 0)), "degree_day")
    moment = datetime(*(on or date(2030, 1, 1)).timetuple()[:3], tzinfo=ZoneInfo("Asia/Tokyo"))
    (decision,) = outgoing_degree(
        call, replace(asked("outgoing_degree", of=call), values=(value,), as_of=moment)
    )
    return decision.relation


def of_months(call, months: str) -> str:
    value = Value(Quantity(kind="duration", value=Decimal(months), unit="months", text="", span=(0, 0)))
    (decision,) = outgoing_degree(call, replace(asked("outgoing_degree", of=call), values=(value,)))
    return decision.relation


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("0", "within"),
        ("179", "within"),
        ("180", "exactly"),
        ("180.01", "beyond_hedge"),
        ("240", "beyond_hedge"),
        ("-12", "stated"),
    ],
)
def test_years_since_the_degree_up_to_a_hedged_limit(months, expected):
    assert of_months(BUNDLED, months) == expected


@pytest.mark.parametrize(("months", "expected"), [("96", "exactly"), ("96.01", "over"), ("97", "over")])
def test_years_since_the_degree_up_to_a_plain_limit(months, expected):
    assert of_months(OTHER, months) == expected


@pytest.mark.parametrize(
    ("degree", "on", "expected"),
    [
        pytest.param(Day(2016, 5, 10), date(2024, 5, 10), "exactly", id="8 years exactly"),
        pytest.param(Day(2016, 5, 10), date(2024, 5, 11), "over", id="and one day"),
        pytest.param(Day(2016, 2, 29), date(2024, 2, 29), "exactly", id="29 February to 29 February"),
        pytest.param(Day(2016, 2, 29), date(2024, 3, 1), "over", id="29 February and one day"),
        pytest.param(Day(2016, 2, 29), date(2024, 2, 28), "within", id="the day before"),
        pytest.param(Day(2015, 2, 28), date(2023, 2, 28), "exactly", id="28 February"),
        pytest.param(Day(2016, 5), date(2024, 4, 30), "within", id="a month wholly within"),
        pytest.param(Day(2016, 5), date(2024, 5, 31), "depends", id="a month that straddles the limit"),
        pytest.param(Day(2016, 5), date(2024, 6, 1), "over", id="a month wholly beyond"),
        pytest.param(Day(2016, 2), date(2024, 2, 29), "depends", id="a February of 29 days"),
        pytest.param(Day(2016), date(2024, 1, 1), "within", id="a year wholly within"),
        pytest.param(Day(2016), date(2024, 1, 2), "depends", id="a year that straddles the limit"),
        pytest.param(Day(2016), date(2024, 12, 31), "depends", id="its last day still may be within"),
        pytest.param(Day(2016), date(2025, 1, 1), "over", id="a year wholly beyond"),
        pytest.param(
            Day(2015, None, None, "fiscal"), date(2024, 3, 31), "depends", id="a fiscal year ends in March"
        ),
        pytest.param(Day(2015, None, None, "fiscal"), date(2024, 4, 1), "over", id="and no later"),
        pytest.param(Day(2016, 3, None, "end"), date(2024, 3, 31), "exactly", id="the end of a month"),
        pytest.param(Day(2024, 5, 10), date(2024, 5, 10), "within", id="taken today"),
        pytest.param(Day(2024, 5, 11), date(2024, 5, 10), "stated", id="yet to be taken"),
    ],
)
def test_a_degree_of_which_day_month_or_year_is_known(degree, on, expected):
    assert of_degree(UNDATED, degree, on) == expected


@pytest.mark.parametrize(
    ("degree", "expected"),
    [
        pytest.param(Day(2009, 12, 1), "within", id="15 years on the start of the project"),
        pytest.param(Day(2009, 11, 30), "depends", id="15 years between deadline and start"),
        pytest.param(Day(2009, 4, 16), "depends", id="15 years on the deadline"),
        pytest.param(Day(2009, 4, 15), "beyond_hedge", id="more on every day that may count"),
        pytest.param(Day(2010), "within", id="any day of 2010"),
        pytest.param(Day(2009), "depends", id="a day of 2009"),
        pytest.param(Day(2008), "beyond_hedge", id="any day of 2008"),
        pytest.param(Day(2024, 6, 1), "within", id="between deadline and start"),
        pytest.param(Day(2099), "stated", id="yet to come"),
    ],
)
def test_years_are_counted_from_the_deadline_to_the_start_whenever_it_is_asked(degree, expected):
    assert of_degree(BUNDLED, degree) == expected


@pytest.mark.parametrize("degree", [Day(2009, 4, 31), Day(2010, 2, 29), Day(None, 4, 1)])
def test_a_degree_on_no_day_of_the_calendar_is_not_judged(degree):
    assert of_degree(BUNDLED, degree) == "stated"


def test_lengths_that_are_surely_since_the_degree_are_each_judged():
    found = relations("outgoing_degree", "2年と9年と19年", roles=("since_degree",) * 3)

    assert found == ["within", "within", "beyond_hedge"]


def test_two_lengths_of_which_none_is_surely_the_degrees_are_not_judged():
    assert relations("outgoing_degree", "3年の滞在か5年") == ["stated"]


def test_a_length_that_plays_another_role_is_not_the_degrees():
    assert relations("outgoing_degree", "20年", roles=("stay",)) == ["stated"]


@pytest.mark.parametrize(("words", "expected"), [("15年", "same"), ("10年", "different")])
def test_a_limit_taken_to_be_the_calls(words, expected):
    assert relations("outgoing_degree", words, claimed=True) == [expected]


def test_what_a_program_reads_is_the_limit_in_months():
    (decision,) = decide("outgoing_degree", "16年")

    assert (decision.value, decision.unit, decision.hedged) == (180, "months", True)


def test_months_from_29_february():
    assert months_between(date(2012, 2, 29), date(2019, 2, 28)) == 84
    assert months_between(date(2012, 2, 29), date(2019, 3, 1)) > 84


@pytest.mark.parametrize(
    ("time", "far"), [("15年1か月", False), ("18年9か月", False), ("18年10か月", True), ("24年", True)]
)
def test_a_time_beyond_any_reading_of_the_hedge_is_told_as_such_and_stays_for_the_desk(decide, time, far):
    (decision,) = decide("outgoing_degree", (time, "since_degree"))

    assert (decision.verdict, decision.is_far) == ("confirm", far)


@pytest.mark.parametrize(
    ("degree", "leaves", "expected"),
    [
        pytest.param("2010年3月", "2025年3月", "within", id="fifteen years to the month"),
        pytest.param("2010年3月", "2026年4月", "depends", id="within at the deadline, beyond by then"),
        pytest.param("2008年3月", "2025年4月", "beyond_hedge", id="beyond on each day"),
        pytest.param("2012年", "2027年", "depends", id="some day of a year"),
        pytest.param("2011年3月", "2020年4月", "within", id="a departure before the call tells nothing"),
    ],
)
def test_the_years_are_counted_up_to_a_departure_that_is_told(decide, degree, leaves, expected):
    found = decide("outgoing_degree", (degree, "degree_day"), (leaves, "departure"))

    assert [item.relation for item in found] == [expected]
