"""What an extension is asked for, with what money, and a length planned from the start."""

from __future__ import annotations

import pytest

from bot.rules.extension import Extension, ExtensionFunds, OtherReason
from bot.rules.period import ProjectPeriod


@pytest.mark.parametrize(
    ("day", "kind"), [("2029年3月", OtherReason), ("2030年3月31日", OtherReason), ("2030年4月", Extension)]
)
def test_for_the_research_alone_none_is_provided_within_the_latest_end(decide, day, kind):
    (decision,) = decide("extension", (day, "end_day"), marks={"other_reason"})

    assert (type(decision), decision.verdict) == (kind, "no")


def test_a_day_that_the_period_itself_holds_needs_no_reason(decide):
    (decision,) = decide("extension", ("2028年3月", "end_day"), marks={"other_reason"})

    assert isinstance(decision, Extension)
    assert decision.needless


@pytest.mark.parametrize(
    ("leaves", "stays", "relation"),
    [
        ("2027年4月", "1年間", "within"),  # until March 2028, the end of the period
        ("2027年5月", "1年間", "within"),
        ("2029年4月", "1年間", "exactly"),
        ("2029年5月", "1年間", "over"),
        ("2030年4月", None, "over"),
    ],
)
def test_a_stay_is_held_against_the_latest_end_by_the_month_it_ends_in(decide, leaves, stays, relation):
    told = [(leaves, "departure"), *([(stays, "stay")] if stays else [])]
    (decision,) = decide("extension", *told, form="closed")

    assert decision.relation == relation


def test_a_departure_before_the_end_of_the_period_judges_nothing_by_itself(decide):
    (decision,) = decide("extension", ("2028年3月", "departure"), form="closed")

    assert decision.relation == "stated"


def test_asked_openly_the_reasons_are_stated(decide):
    (decision,) = decide("extension", marks={"other_reason"}, form="open")

    assert (type(decision), decision.relation) == (Extension, "stated")


def test_the_award_does_not_grow_with_an_extension(decide):
    (decision,) = decide("extension", ("2029年3月", "end_day"), marks={"more_money"})

    assert (type(decision), decision.relation) == (ExtensionFunds, "not_allowed")


def test_a_call_that_is_silent_on_the_money_answers_for_the_day(decide, without):
    silent = without("extension_funds")
    (decision,) = decide("extension", ("2029年3月", "end_day"), marks={"more_money"}, of=silent)

    assert (type(decision), decision.relation) == (Extension, "within")


@pytest.mark.parametrize(
    ("length", "relation"), [("3年", "exactly"), ("37か月", "beyond_hedge"), ("5年", "beyond_hedge")]
)
def test_a_length_planned_from_the_start_is_held_against_the_period(decide, length, relation):
    (decision,) = decide("extension", (length, "project"), marks={"from_start"})

    assert isinstance(decision, ProjectPeriod)
    assert (decision.rule, decision.side, decision.relation) == ("extension", "japan", relation)


def test_the_time_from_a_day_on_is_no_last_day(decide):
    (decision,) = decide("extension", ("2028年4月以降", "end_day"), form="open")

    assert decision.relation == "stated"


@pytest.mark.parametrize(
    ("length", "relation"), [("1週間", "stated"), ("10日間", "stated"), ("1か月", "within")]
)
def test_a_length_in_days_or_weeks_that_plays_no_part_is_a_meetings(decide, length, relation):
    (decision,) = decide("extension", length)

    assert decision.relation == relation
