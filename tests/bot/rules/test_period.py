"""How long a project runs, until when it may be extended, and how long a stay abroad is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.rules import RULES


@pytest.fixture
def relations(call, asking):
    """How each side stands to what is asked, in the call's order."""

    def of(intent, words="", *roles, call=call, **slots):
        return tuple(
            item.relation for item in RULES[intent](call, asking(intent, words, *roles, of=call, **slots))
        )

    return of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("3 years", ("exactly", "exactly"), id="as stated"),
        pytest.param("36か月", ("exactly", "exactly"), id="in months"),
        pytest.param("35 months", ("beyond_hedge", "depends"), id="shorter"),
        pytest.param("37 months", ("beyond_hedge", "over"), id="longer: the Japanese side may extend"),
        pytest.param("64 months", ("beyond_hedge", "over"), id="up to the last day of the extension"),
        pytest.param("65 months", ("over", "over"), id="beyond it"),
        pytest.param("over 3 years", ("beyond_hedge", "over"), id="more than the very length"),
        pytest.param("within 3 years", ("exactly", "exactly"), id="up to the very length"),
    ],
)
def test_how_long_a_project_may_run(relations, words, expected):
    assert relations("project_period", words) == expected


def test_in_principle_three_years_told_again_is_no_plan(relations):
    assert relations("project_period", "原則3年程度とのことですが", side="japan") == ("stated",)


@pytest.mark.parametrize(
    ("words", "expected"), [("2 years", "exactly"), ("25 months", "over"), ("23 months", "depends")]
)
def test_a_plain_length_without_extension(relations, other_call, words, expected):
    assert relations("project_period", words, call=other_call) == (expected,)


@pytest.mark.parametrize(("words", "expected"), [("3 years", "same"), ("5 years", "different")])
def test_a_claimed_length(relations, words, expected):
    assert relations("project_period", words, claimed=True) == (expected, expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("October 2027", ("within", "within"), id="within both sides' period"),
        pytest.param("November 2027", ("within", "exactly"), id="the UK side's last month"),
        pytest.param("1 December 2027", ("within", "over"), id="the day after"),
        pytest.param("31 March 2028", ("exactly", "over"), id="the Japanese side's last day"),
        pytest.param("1 April 2028", ("depends", "over"), id="with an extension, which Japan alone has"),
        pytest.param("31 March 2030", ("depends", "over"), id="the last day of that"),
        pytest.param("1 April 2030", ("over", "over"), id="beyond every extension"),
        pytest.param("2027年", ("within", "depends"), id="a year that reaches past the end"),
        pytest.param("2027年2月29日", ("stated", "stated"), id="a day no calendar has"),
    ],
)
def test_the_last_day_of_a_project(relations, words, expected):
    assert relations("project_period", words) == expected


def test_of_a_time_from_one_day_to_another_the_last_counts(relations):
    assert relations("project_period", "December 2024 to March 2028", "start_day", "end_day") == (
        "exactly",
        "over",
    )


@pytest.mark.parametrize(
    ("side", "words", "expected"),
    [("japan", "2027年11月", "different"), ("uk", "2027年11月", "same"), ("japan", "March 2028", "same")],
)
def test_a_claimed_end_of_one_side_is_not_the_others(relations, side, words, expected):
    assert relations("project_period", words, claimed=True, side=side) == (expected,)


def test_periods_of_the_same_length_are_compared_by_their_ends(call, asking):
    (decision,) = RULES["project_period"](call, asking("project_period", compares="which"))

    assert [item.side for item in decision.periods] == ["japan", "uk"]
    assert (decision.by_end, decision.apart) == (True, 4)


def test_periods_of_several_schemes_are_compared_by_their_lengths(call, asking):
    frames = ("single-next-generation", "single-top")

    (decision,) = RULES["project_period"](call, asking("project_period", compares="which", schemes=frames))

    assert [item.scheme for item in decision.periods] == ["single-top", "single-next-generation"]
    assert (decision.by_end, decision.apart) == (False, 24)


def test_a_period_that_all_sides_share_is_told_for_all(other_call, asking):
    (decision,) = RULES["project_period"](
        other_call, asking("project_period", of=other_call, compares="which")
    )

    assert decision.common


def test_a_scheme_without_a_period_is_told_apart_from_those_with_one(relations):
    assert relations("project_period", scheme="us-joint") == ("not_stated",)
    assert relations("project_period", schemes=("single-top", "us-joint")) == ("stated", "not_stated")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("", "stated", id="nothing named"),
        pytest.param("January 2028", "within", id="no extension needed"),
        pytest.param("30 March 2030", "within", id="the day before the latest end"),
        pytest.param("31 March 2030", "exactly", id="the latest end"),
        pytest.param("1 April 2030", "over", id="the day after"),
        pytest.param("March 2030", "exactly", id="its month"),
        pytest.param("after March 2030", "over", id="after its month"),
        pytest.param("past March 2028", "stated", id="past the end of the period, to no day"),
        pytest.param("2030年", "exactly", id="its year"),
        pytest.param("2031年", "over", id="the year after"),
        pytest.param("the end of 2030", "over", id="the end of its year"),
        pytest.param("from May 2029 to July 2030", "over", id="a stay that ends too late"),
        pytest.param("2030年2月30日", "stated", id="a day no calendar has"),
    ],
)
def test_an_extension_until_the_end_of_march(relations, words, expected):
    assert relations("extension", words, side="japan") == (expected,)


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        ("2 years", "extension", "exactly"),
        ("25 months", "extension", "over"),
        ("1 year", None, "within"),
        ("64 months", "project", "exactly"),
        ("65 months", "project", "over"),
        ("5 years", "project", "within"),
    ],
)
def test_an_extension_by_a_length_of_time(relations, words, role, expected):
    assert relations("extension", words, role, side="japan") == (expected,)


@pytest.mark.parametrize(("words", "expected"), [("2030年3月", "same"), ("2031年3月", "different")])
def test_a_claimed_latest_end(relations, words, expected):
    assert relations("extension", words, claimed=True) == (expected,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "not_stated"),
        ("2029年", "over"),
        ("December 2027", "over"),
        ("November 2027", "within"),
    ],
)
def test_another_sides_extension_is_none_for_the_uk(relations, words, expected):
    assert relations("extension", words, side="uk") == (expected,)


def test_both_sides_asked_for_an_extension_are_each_answered(relations):
    assert relations("extension", sides=("japan", "uk")) == ("stated", "not_stated")
    assert relations("extension", compares="which") == ("stated", "not_stated")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12 months", "exactly"),
        ("365日", "exactly"),
        ("366日", "exactly"),
        ("364日", "beyond_hedge"),
        ("11 months", "beyond_hedge"),
        ("13 months", "beyond_hedge"),
        ("半年", "beyond_hedge"),
        ("over 1 year", "beyond_hedge"),
        ("1年より短い", "beyond_hedge"),
        ("1年以上", "beyond_hedge"),
        ("原則1年程度とのこと", "stated"),
        ("1年より短い6か月", "beyond_hedge"),
        ("3か月を4回に分けて", "depends"),
        ("学生を2名、それぞれ半年ずつ", "depends"),
        ("2 hours", "stated"),
    ],
)
def test_a_stay_of_another_length_than_about_a_year_is_for_the_desk(relations, words, expected):
    assert relations("stay_length", words) == (expected,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5 months", "short"),
        ("6 months", "exactly"),
        ("181日", "exactly"),
        ("180日", "short"),
        ("2 years", "meets"),
        ("over 6 months", "meets"),
    ],
)
def test_a_stay_with_a_lower_bound(relations, other_call, words, expected):
    assert relations("stay_length", words, call=other_call) == (expected,)


@pytest.mark.parametrize(
    ("words", "beyond"),
    [
        pytest.param("1 April 2025 1 April 2026", 0, id="to the same day of the year after"),
        pytest.param("1 April 2025 31 March 2026", 0, id="to the day before it"),
        pytest.param("November 2024 August 2025", -2, id="months of which the first and last day count"),
    ],
)
def test_a_stay_told_by_its_first_and_last_day(call, asking, words, beyond):
    (decision,) = RULES["stay_length"](call, asking("stay_length", words, "departure", "end_day"))

    assert decision.beyond == Decimal(beyond)


def test_the_stay_is_stated_for_one_side_and_scheme_only(relations):
    assert relations("stay_length", side="uk") == ("not_stated",)
    assert relations("stay_length", scheme="single-top") == ("not_stated",)
    assert relations("stay_length", "6 months", claimed=True) == ("different",)


@pytest.mark.parametrize(
    ("stay", "far"),
    [("8か月", True), ("9か月", False), ("11か月", False), ("2年", False), ("半年未満", True)],
)
def test_a_stay_shorter_than_any_reading_of_the_hedge_is_told_as_such_and_stays_for_the_desk(
    decide, stay, far
):
    (decision,) = decide("stay_length", (stay, "stay"))

    assert (decision.verdict, decision.is_far) == ("confirm", far)
