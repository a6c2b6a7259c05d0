"""Who goes abroad."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot import rules
from corpus.quantity import Day


def after_degree(call, **slots):
    (ruling,) = rules.outgoing_after_degree(call, "en", scheme=call.default_scheme, **slots)
    return ruling.verdict


@pytest.mark.parametrize(
    ("months", "verdict"), [(0, "yes"), (180, "yes"), ("180.01", "confirm"), (240, "confirm")]
)
def test_years_since_the_degree_up_to_a_hedged_limit(call, months, verdict):
    assert after_degree(call, months=Decimal(months)) == verdict


@pytest.mark.parametrize(("months", "verdict"), [(96, "yes"), ("96.01", "no"), (97, "no")])
def test_years_since_the_degree_up_to_a_plain_limit(other_call, months, verdict):
    assert after_degree(other_call, months=Decimal(months)) == verdict


@pytest.fixture
def undated(other_call):
    """The invented call with a limit of 8 years, neither deadline nor start: counted to the day that is given."""
    facts = tuple(fact for fact in other_call.facts if fact.key not in ("deadline", "start"))
    return replace(other_call, facts=facts)


@pytest.mark.parametrize(
    ("degree", "on", "verdict"),
    [
        pytest.param(Day(2016, 5, 10), date(2024, 5, 10), "yes", id="8 years exactly"),
        pytest.param(Day(2016, 5, 10), date(2024, 5, 11), "no", id="and one day"),
        pytest.param(Day(2016, 2, 29), date(2024, 2, 29), "yes", id="29 February to 29 February"),
        pytest.param(Day(2016, 2, 29), date(2024, 3, 1), "no", id="29 February and one day"),
        pytest.param(Day(2012, 2, 29), date(2020, 2, 28), "yes", id="the day before"),
        pytest.param(Day(2015, 2, 28), date(2023, 2, 28), "yes", id="28 February"),
        pytest.param(Day(2016, 5), date(2024, 4, 30), "yes", id="a month wholly within"),
        pytest.param(Day(2016, 5), date(2024, 5, 31), "confirm", id="a month that straddles the limit"),
        pytest.param(Day(2016, 5), date(2024, 6, 1), "no", id="a month wholly beyond"),
        pytest.param(Day(2016, 2), date(2024, 2, 29), "confirm", id="a February of 29 days"),
        pytest.param(Day(2016), date(2024, 1, 1), "yes", id="a year wholly within"),
        pytest.param(Day(2016), date(2024, 1, 2), "confirm", id="a year that straddles the limit"),
        pytest.param(Day(2016), date(2024, 12, 31), "confirm", id="its last day still may be within"),
        pytest.param(Day(2016), date(2025, 1, 1), "no", id="a year wholly beyond"),
        pytest.param(
            Day(2015, None, None, "fiscal"), date(2024, 3, 31), "confirm", id="a fiscal year ends in March"
        ),
        pytest.param(Day(2015, None, None, "fiscal"), date(2024, 4, 1), "no", id="and no later"),
        pytest.param(Day(2016, 3, None, "end"), date(2024, 3, 31), "yes", id="the end of a month"),
    ],
)
def test_a_degree_of_which_day_month_or_year_is_known(undated, degree, on, verdict):
    assert after_degree(undated, degree=degree, on=on) == verdict


def test_29_february_falls_due_on_28_february_of_a_common_year(undated):
    assert after_degree(undated, degree=Day(2016, 2, 29), on=date(2024, 2, 28)) == "yes"
    months = rules.outgoing_after_degree(
        undated, "en", scheme="japan-france", degree=Day(2012, 2, 29), on=date(2019, 2, 28)
    )
    assert months[0].verdict == "yes"


@pytest.mark.parametrize(
    ("degree", "verdict"),
    [
        pytest.param(Day(2009, 12, 1), "yes", id="15 years on the start of the project"),
        pytest.param(Day(2009, 11, 30), "confirm", id="15 years between deadline and start"),
        pytest.param(Day(2009, 4, 16), "confirm", id="15 years on the deadline"),
        pytest.param(Day(2009, 4, 15), "confirm", id="more on every day that may count"),
        pytest.param(Day(2010), "yes", id="any day of 2010"),
    ],
)
def test_a_call_that_does_not_say_when_the_years_are_counted(call, degree, verdict):
    assert after_degree(call, degree=degree, on=date(2030, 1, 1)) == verdict


@pytest.mark.parametrize("degree", [Day(2009, 4, 31), Day(2010, 2, 29), Day(None, 4, 1)])
def test_a_degree_on_no_day_of_the_calendar_is_not_ruled_on(call, degree):
    assert (
        rules.outgoing_after_degree(call, "ja", scheme="japan-uk", degree=degree, on=date(2024, 4, 1)) == ()
    )


def test_students_where_they_may_and_where_they_may_not(call, other_call):
    (may,) = rules.outgoing_student(call, "ja", scheme="japan-uk")
    (may_not,) = rules.outgoing_student(other_call, "en", scheme="japan-france")

    assert may.verdict == "yes"
    assert (may_not.verdict, may_not.text) == ("no", "No: students may not be outgoing researchers.")


@pytest.mark.parametrize(("people", "verdict"), [(0, "no"), (1, "yes"), (99, "yes")])
def test_how_many_go_abroad_where_there_is_no_limit(call, people, verdict):
    (ruling,) = rules.outgoing_number(call, "ja", scheme="japan-uk", people=Decimal(people))

    assert ruling.verdict == verdict


@pytest.mark.parametrize(("people", "verdict"), [(1, "yes"), (3, "yes"), (4, "no")])
def test_how_many_go_abroad_where_there_is_one(other_call, people, verdict):
    (ruling,) = rules.outgoing_number(other_call, "en", scheme="japan-france", people=Decimal(people))

    assert ruling.verdict == verdict
