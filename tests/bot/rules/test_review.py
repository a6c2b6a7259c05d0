"""The steps after the closing, and days held against them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.rules import RULES
from tests.bot.asking import TIMED, decide


@pytest.fixture
def relation(call, asking):
    """The relation of the one decision on a question, which asks whether something is so."""

    def of(intent, words="", *roles, call=call, form="closed", **slots):
        (decision,) = RULES[intent](call, asking(intent, words, *roles, of=call, form=form, **slots))
        return decision.relation

    return of


@pytest.mark.parametrize(
    ("intent", "words", "expected"),
    [
        pytest.param("result", "before October 2024", "same", id="late September is before October"),
        pytest.param("result", "before September 2024", "different", id="and not before September"),
        pytest.param("result", "9月までに", "same", id="by the end of the month it falls in"),
        pytest.param("result", "late September", "same", id="the very days"),
        pytest.param("result", "25 September", "depends", id="one of its days"),
        pytest.param(
            "interview", "面接は9月以降ですか", "different", id="early August is not from September on"
        ),
        pytest.param("interview", "Are the interviews in July?", "different", id="another month"),
        pytest.param("interview", "in August", "same", id="the month that holds them"),
        pytest.param("start", "after January 2025", "different", id="December is not after January"),
        pytest.param("start", "1 December", "same", id="the day"),
        pytest.param("paper_review", "in June", "stated", id="in the midst: its beginning or its end?"),
        pytest.param("paper_review", "May to July", "same", id="both ends"),
        pytest.param("paper_review", "in September", "different", id="outside"),
        pytest.param("interview", "31 February 2024", "stated", id="a day no calendar has"),
    ],
)
def test_a_day_named_beside_a_step(relation, intent, words, expected):
    assert relation(intent, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("30 November 2024", "beyond_hedge"), ("1 December 2024", "same"), ("2 December 2024", "beyond_hedge")],
)
def test_a_start_on_another_day_than_a_planned_one_is_for_the_desk(relation, words, expected):
    assert relation("start", words, "start_day") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("from December 2024 to April 2025", "beyond_hedge", id="moved"),
        pytest.param("2024年12月を2025年4月に", "beyond_hedge", id="moved, in Japanese"),
        pytest.param("in December 2024 or in January 2025", "same", id="which of two"),
        pytest.param("between November 2024 and January 2025", "same", id="a time that holds it"),
    ],
)
def test_a_start_moved_away_from_the_planned_one_is_another_one(words, expected):
    (step,) = decide("start", words, roles=["start_day", "start_day"], form="closed")

    assert step.relation == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("30 September 2026", "different"), ("1 October 2026", "same"), ("2 October 2026", "different")],
)
def test_a_start_on_another_day_than_a_fixed_one_differs(relation, other_call, words, expected):
    assert relation("start", words, "start_day", call=other_call) == expected


def test_a_start_that_both_sides_share_is_told_for_both(call, asking):
    (decision,) = RULES["start"](call, asking("start", compares=True))

    assert decision.common


def test_the_whole_calendar_is_one_decision_in_the_order_of_the_steps(call, asking):
    (decision,) = RULES["review_schedule"](call, asking("review_schedule"))

    assert [step.step for step in decision.steps] == ["paper_review", "interview", "result", "start"]


def test_a_step_that_is_stated_for_another_scheme_is_not_stated_for_this_one(relation):
    assert relation("interview", scheme="single-top") == "not_stated"


@pytest.mark.parametrize(("side", "expected"), [(None, "stated"), ("japan", "stated"), ("uk", "not_covered")])
def test_only_the_side_named_is_interviewed(relation, side, expected):
    assert relation("interview_attendee", side=side) == expected


@pytest.mark.parametrize(
    ("words", "claimed", "expected"),
    [
        ("14 days", False, "same"),
        ("two weeks", True, "same"),
        ("13 days", False, "different"),
        ("at least 10 days", False, "stated"),
        ("at least 10 days", True, "same"),
        ("15 days", False, "meets"),
        ("1 month", False, "meets"),
        ("at least 15 days", False, "depends"),
        ("3 weeks", True, "different"),
        ("2 hours", False, "stated"),
    ],
)
def test_how_long_before_the_interview_one_hears_of_it(relation, words, claimed, expected):
    assert relation("interview_notice", words, claimed=claimed) == expected


def test_at_least_a_shorter_time_before_is_so_where_it_is_asked_whether_it_will_be(relation):
    assert relation("interview_notice", "at least 10 days", marks={"promise"}) == "same"


@pytest.mark.parametrize("intent", ["final_report", "later_report"])
def test_reports_are_said_as_they_stand(relation, intent):
    assert relation(intent) == "stated"
    assert relation(intent, scheme="single-top") == "not_stated"


@pytest.mark.parametrize("intent", TIMED)
def test_a_silent_call_decides_nothing(call, asking, intent):
    silent = replace(call, facts=())

    assert RULES[intent](silent, asking(intent, "16 April 2024, 17:00, 6 months")) == ()


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("6 August 2024", date(2024, 7, 23)),
        ("8月2日", date(2024, 7, 19)),
        ("14 March 2024", date(2024, 2, 29)),
        ("in August", None),
        ("31 February 2024", None),
    ],
)
def test_of_an_interview_on_a_day_one_hears_two_weeks_before_it(call, asking, words, latest):
    (decision,) = RULES["interview_notice"](call, asking("interview_notice", words))

    assert decision.latest == latest


@pytest.mark.parametrize("intent", ["interview", "result", "start"])
def test_a_planned_day_that_is_asked_for_as_certain_is_for_the_desk(relation, intent):
    assert relation(intent, form="closed") == "stated"
    assert relation(intent, form="closed", marks=["settled"]) == "planned_only"
    assert relation(intent, form="open", marks=["settled"]) == "stated"


def test_a_day_that_is_not_planned_only_is_told_as_it_is(relation):
    assert relation("paper_review", form="closed", marks=["settled"]) == "stated"
