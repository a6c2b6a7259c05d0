"""Deadlines to the second, in every clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules import RULES
from bot.rules.opening import notice_of
from tests.bot.asking import BUNDLED, asked, decide

JAPAN, UK = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London")
NEW_YORK, PARIS = ZoneInfo("America/New_York"), ZoneInfo("Europe/Paris")
DUE = {
    "japan": datetime(2024, 4, 16, 18, 0, tzinfo=JAPAN),
    "uk": datetime(2024, 4, 16, 16, 0, tzinfo=UK),
}
SECOND = timedelta(seconds=1)


@pytest.fixture
def relations(call, asking):
    """How the sides' deadlines stand to what is asked, in the call's order."""

    def of(intent, words="", *, call=call, **slots):
        return tuple(item.relation for item in RULES[intent](call, asking(intent, words, of=call, **slots)))

    return of


@pytest.mark.parametrize("side", ["japan", "uk"])
@pytest.mark.parametrize("zone", [JAPAN, UK, NEW_YORK, UTC], ids=str)
@pytest.mark.parametrize(
    ("away", "relation"),
    [(-SECOND, "open"), (timedelta(0), "open"), (SECOND, "closed")],
    ids=["before", "at", "after"],
)
def test_now_is_the_second_before_at_and_after_each_deadline_in_any_zone(
    relations, side, zone, away, relation
):
    as_of = (DUE[side] + away).astimezone(zone)

    assert relations("open_now", side=side, as_of=as_of) == (relation,)


def test_between_the_two_deadlines_one_side_is_closed_and_the_other_open(relations):
    assert relations("open_now", as_of=datetime(2024, 4, 16, 20, 0, tzinfo=JAPAN)) == ("closed", "open")


@pytest.mark.parametrize(
    ("as_of", "relation"),
    [
        pytest.param(datetime(2024, 1, 14, 23, 59, 59, tzinfo=JAPAN), "not_yet_open", id="the second before"),
        pytest.param(
            datetime(2024, 1, 15, 0, 0, tzinfo=JAPAN), "open", id="the first second of its first day"
        ),
        pytest.param(datetime(2024, 1, 14, 15, 0, tzinfo=UTC), "open", id="the same second, told in UTC"),
    ],
)
def test_before_the_call_opens_nobody_may_apply(relations, as_of, relation):
    assert relations("open_now", side="japan", as_of=as_of) == (relation,)


def test_that_a_call_is_not_open_yet_is_said_once_for_all_sides(call, asking):
    asked = asking("open_now", as_of=datetime(2024, 1, 10, tzinfo=JAPAN))

    (decision,) = RULES["open_now"](call, asked)

    assert (decision.relation, decision.side) == ("not_yet_open", None)


@pytest.mark.parametrize(
    ("as_of", "relation"),
    [
        ((2024, 1, 31), "not_yet_open"),
        ((2024, 2, 1), "depends"),
        ((2024, 2, 29), "depends"),
        ((2024, 3, 1), "open"),
    ],
)
def test_a_call_that_opens_some_day_of_a_month_may_or_may_not_be_open_within_it(
    relations, changed, as_of, relation
):
    opening_in_february = changed("japan-uk.call_opens", value="--02")
    now = datetime(*as_of, 12, tzinfo=JAPAN)

    assert relations("open_now", call=opening_in_february, side="japan", as_of=now) == (relation,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("18:00 JST", ("exactly", "in_time"), id="the Japanese deadline itself"),
        pytest.param("18:01 JST", ("late", "in_time"), id="a minute after it, in time for the UK side"),
        pytest.param("10:00 BST", ("exactly", "in_time"), id="the Japanese deadline told in UK time"),
        pytest.param("16:00 BST", ("late", "exactly"), id="the UK deadline"),
        pytest.param("16:01 BST", ("late", "late"), id="a minute after the UK deadline"),
        pytest.param("24:00 JST", ("late", "exactly"), id="24:00 in Japan is 16:00 in the UK"),
        pytest.param("15:00 UTC", ("late", "exactly"), id="15:00 UTC is 16:00 in British summer time"),
        pytest.param("11:01 New York time", ("late", "late"), id="a minute late in New York"),
        pytest.param("16:00", ("in_time", "exactly"), id="a time without a zone is in each side's own"),
        pytest.param("5 pm", ("in_time", "late"), id="so 5 pm is in time in Japan only"),
    ],
)
def test_a_submission_at_a_time_of_the_last_day(relations, words, expected):
    assert relations("deadline", f"{words} on 16 April") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("18:00 JST", "exactly", id="in the side's own clock, its own day"),
        pytest.param("17:30", "in_time", id="no zone"),
        pytest.param("3:00 JST", "in_time", id="early on the last day"),
    ],
)
def test_a_time_without_a_day_is_on_the_last_day(relations, words, expected):
    assert relations("deadline", words, side="japan") == (expected,)


@pytest.mark.parametrize(("words", "hours"), [("23:00 JST", 1), ("0:00 JST", 0), ("17:00 JST", 7)])
def test_a_time_in_another_clock_without_a_day_is_on_the_nearer_of_its_two_days(call, asking, words, hours):
    (decision,) = RULES["deadline"](call, asking("deadline", words, side="uk"))

    assert decision.left == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("15 April", "in_time"),
        ("16 April 2024", "exactly"),
        ("17 April", "late"),
        ("the 16th", "exactly"),
        ("29 February", "in_time"),
        ("17 April 2023", "not_yet_open"),
        ("14 January", "not_yet_open"),
        ("15 January", "in_time"),
        ("in March 2024", "in_time"),
        ("in April 2024", "depends"),
        ("4月上旬", "in_time"),
        ("4月末", "late"),
        ("in May 2024", "late"),
        ("after 16 April", "late"),
        ("after 10 April", "depends"),
        ("before 16 April", "in_time"),
        ("before 20 April", "depends"),
        ("4月20日まで", "late"),
    ],
)
def test_a_submission_on_a_day_or_in_a_month(relations, words, expected):
    assert relations("deadline", words, side="japan") == (expected,)


@pytest.mark.parametrize("words", ["4月31日", "2023年2月29日"])
def test_a_day_no_calendar_has_is_not_judged_and_the_deadline_is_stated(relations, words):
    assert relations("deadline", words) == ("stated", "stated")


def test_a_value_in_another_role_is_not_held_against_the_deadline(call, asking):
    asked = asking("deadline", "29 March", "contact_day", side="japan")

    assert [item.relation for item in RULES["deadline"](call, asked)] == ["stated"]


def test_a_time_that_is_only_to_be_told_in_another_clock_is_not_judged(call, asking):
    asked = asking("deadline", "18:00", side="japan", zones=("Europe/London",), form="open")

    (decision,) = RULES["deadline"](call, asked)

    assert (decision.relation, decision.zones) == ("stated", ("Europe/London",))


def test_two_times_of_one_day_are_each_judged(relations):
    assert relations("deadline", "16 April, 17:59 or 18:01", side="japan") == ("in_time", "late")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("16 April", ("same", "same"), id="the day of both"),
        pytest.param("30 April", ("different", "different"), id="another day"),
        pytest.param("16 April 2023", ("different", "different"), id="another year"),
        pytest.param("4月", ("same", "same"), id="the month"),
        pytest.param("after 10 April", ("same", "same"), id="after a day before it"),
        pytest.param("4月20日以降", ("different", "different"), id="from a later day on"),
        pytest.param("18:00 on 16 April", ("same", "different"), id="the Japanese hour"),
        pytest.param("17 April, 0:00 JST", ("different", "same"), id="the UK deadline, told in Japan"),
        pytest.param("16 April, 24:00 JST", ("different", "same"), id="the same as 24:00 of the day before"),
        pytest.param("17:00 on 16 April", ("different", "different"), id="no side's hour"),
        pytest.param("18:00", ("same", "different"), id="an hour without a day"),
        pytest.param("0:00 JST", ("different", "same"), id="an hour told in another zone, on whatever day"),
    ],
)
def test_a_claimed_deadline_is_the_same_or_different(relations, words, expected):
    assert relations("deadline", words, claimed=True) == expected


def test_a_value_named_for_a_side_is_held_against_that_one(call, asking):
    from dataclasses import replace

    asked = asking("deadline", "16 April 17:00")
    told = replace(asked, values=tuple(replace(value, side="uk") for value in asked.values))

    assert [(item.side, item.relation) for item in RULES["deadline"](call, told)] == [("uk", "late")]


def test_the_sides_deadlines_compared(call, asking):
    (decision,) = RULES["deadline"](call, asking("deadline", compares="which"))

    assert [item.fact.side for item in decision.closings] == ["japan", "uk"]
    assert (decision.relation, decision.apart) == ("compared", timedelta(hours=6))


def test_the_earlier_deadline_comes_first_whatever_the_call_lists_first(other_call, asking):
    (decision,) = RULES["deadline"](other_call, asking("deadline", of=other_call, compares="which"))

    assert [item.fact.side for item in decision.closings] == ["france", "japan"]
    assert decision.apart == timedelta(hours=12)


def test_time_left_is_counted_as_it_passes_when_the_clocks_change_meanwhile(other_call, asking):
    """Paris goes to summer time on 29 March 2026: a day before 17:00 of the 30th there are two days less an hour."""
    as_of = datetime(2026, 3, 28, 17, 0, tzinfo=PARIS)

    (decision,) = RULES["open_now"](other_call, asking("open_now", of=other_call, side="france", as_of=as_of))

    assert decision.left == timedelta(days=1, hours=23)


def test_an_hour_that_the_clocks_skip_is_still_judged(other_call, asking):
    asked = asking("deadline", "29 March 2026, 2:30", of=other_call, side="france")

    assert [item.relation for item in RULES["deadline"](other_call, asked)] == ["in_time"]


def test_a_scheme_that_states_only_its_opening_has_an_end_that_is_not_stated(relations):
    assert relations("deadline", scheme="single-top") == ("not_stated",)
    assert relations("open_now", scheme="single-top") == ("not_stated",)
    assert relations("call_period", scheme="single-top") == ("stated",)


@pytest.mark.parametrize(
    ("as_of", "relation"),
    [
        (datetime(2024, 1, 14, 23, 59, 59, tzinfo=JAPAN), "not_yet_open"),
        (datetime(2024, 1, 15, tzinfo=JAPAN), "open"),
        (datetime(2024, 4, 16, 23, 59, 59, tzinfo=JAPAN), "open"),
        (datetime(2024, 4, 17, tzinfo=JAPAN), "closed"),
    ],
)
def test_a_call_that_states_only_days_is_open_on_the_days_between(relations, without, as_of, relation):
    assert relations("open_now", call=without("deadline"), as_of=as_of) == (relation,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("10 March", "in_time"),
        ("16 April", "exactly"),
        ("16 April, 23:59 JST", "exactly"),
        ("17 April", "late"),
        ("14 January", "not_yet_open"),
    ],
)
def test_a_day_held_against_a_closing_without_an_hour(relations, without, words, expected):
    assert relations("deadline", words, call=without("deadline")) == (expected,)


def test_a_closing_whose_year_nothing_tells_is_not_held_against_now(relations, without):
    silent = without("deadline", "paper_review_from", "interview", "result", "start")

    assert relations("open_now", call=silent) == ("depends",)
    assert relations("deadline", "10 March", call=silent) == ("in_time",)
    assert relations("deadline", "10 March 2023", call=silent) == ("stated",)
    assert notice_of(silent, "japan-uk", datetime(2030, 1, 1, tzinfo=JAPAN)) is None


def test_a_deadline_without_an_hour_ends_no_question(relations, changed):
    by_day = changed("japan-uk.uk.deadline", value="2024-04-16", unit="date")

    assert relations("deadline", "16 April", call=by_day) == ("exactly", "exactly")


@pytest.mark.parametrize(
    ("as_of", "relation", "sides"),
    [
        ((2024, 1, 14), "not_yet_open", ()),
        ((2024, 4, 17, 0, 0, 1), "closed", ()),
        ((2024, 4, 17), "closed", ("japan",)),
        ((2024, 4, 16, 20), "closed", ("japan",)),
    ],
)
def test_a_notice_stands_beside_answers_where_the_call_is_not_open(call, as_of, relation, sides):
    notice = notice_of(call, "japan-uk", datetime(*as_of, tzinfo=JAPAN))

    assert (notice.relation, notice.sides) == (relation, sides)


def test_an_open_call_and_one_whose_end_is_not_stated_have_no_notice(call):
    assert notice_of(call, "japan-uk", datetime(2024, 4, 10, tzinfo=JAPAN)) is None
    assert notice_of(call, "single-top", datetime(2026, 4, 10, tzinfo=JAPAN)) is None


@pytest.mark.parametrize(
    ("words", "claimed", "expected"),
    [
        ("1/15", True, "same"),
        ("4月16日", True, "same"),
        ("1/16", True, "different"),
        ("2月10日", False, "stated"),
        ("5月", False, "different"),
    ],
)
def test_a_day_named_beside_the_call_period(relations, words, claimed, expected):
    assert relations("call_period", words, claimed=claimed) == (expected,)


@pytest.mark.parametrize(
    ("words", "expected"), [("before April", "same"), ("before March", "different"), ("4月以降", "different")]
)
def test_an_opening_that_is_said_to_lie_before_or_after_a_day(relations, words, expected):
    assert relations("call_period", words, scheme="single-top") == (expected,)


def test_openings_of_several_schemes_are_compared_or_told_one_by_one(call, asking):
    several = {"schemes": ("single-top", "us-joint"), "scheme": "single-top"}

    (together,) = RULES["call_period"](call, asking("call_period", compares="which", **several))
    each = RULES["call_period"](call, asking("call_period", **several))

    assert [fact.scheme for fact in together.facts] == ["us-joint", "single-top"]
    assert [item.scheme for item in each] == ["single-top", "us-joint"]


EARLY = datetime(2024, 3, 1, tzinfo=JAPAN)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("29 March", "exactly"),
        ("28 March", "in_time"),
        ("30 March", "depends"),
        ("after 29 March", "depends"),
        ("in April", "depends"),
        ("1 December 2023", "in_time"),
        ("", "stated"),
    ],
)
def test_a_late_notice_is_no_missed_deadline_but_for_the_desk(relations, words, expected):
    assert relations("advance_notice", words, as_of=EARLY, form="closed") == (expected,)


@pytest.mark.parametrize(
    ("as_of", "passed"),
    [
        (datetime(2024, 3, 29, 23, 59, 59, tzinfo=JAPAN), False),
        (datetime(2024, 3, 30, 0, 0, tzinfo=JAPAN), True),
        (datetime(2024, 3, 29, 15, 0, tzinfo=UTC), True),
        (datetime(2024, 4, 17, 12, 0, tzinfo=JAPAN), False),
    ],
    ids=[
        "its last second",
        "midnight in Japan",
        "the same in UTC",
        "once the call is closed it says nothing",
    ],
)
def test_a_notice_not_given_is_for_the_desk_from_its_day_until_the_closing(call, asking, as_of, passed):
    (decision,) = RULES["advance_notice"](call, asking("advance_notice", form="closed", as_of=as_of))

    assert (decision.passed, decision.relation == "depends") == (passed, passed)


@pytest.mark.parametrize(("role", "relation"), [((), "depends"), (("contact_day",), "exactly")])
def test_the_last_day_told_again_once_it_is_past_is_no_notice_given(call, asking, role, relation):
    asked = asking("advance_notice", "3月29日を過ぎましたが", *role, form="closed")

    assert [item.relation for item in RULES["advance_notice"](call, asked)] == [relation]


@pytest.mark.parametrize(("words", "expected"), [("29 March", "same"), ("31 March", "different")])
def test_a_claimed_day_of_notice(relations, words, expected):
    assert relations("advance_notice", words, claimed=True, form="closed") == (expected,)


def test_a_notice_without_a_year_in_the_winter_before_belongs_to_the_year_before(changed, asking):
    call = changed("japan-uk.advance_notice", value="--12-20")

    (decision,) = RULES["advance_notice"](
        call, asking("advance_notice", as_of=datetime(2023, 12, 21, tzinfo=JAPAN))
    )

    assert decision.passed


def test_each_clock_said_of_a_side_is_held_against_that_sides_deadline():
    found = decide(
        "deadline",
        "on 16 April it is 6 pm UK time for the British side and 4 pm Japan time for e-Rad",
        of_sides=["uk", "uk", "japan"],
        claimed=True,
        side="uk",
        form="closed",
    )

    assert {decision.side: decision.relation for decision in found} == {
        "uk": "different",
        "japan": "different",
    }


def test_the_calls_own_fiscal_year_is_no_moment_of_submission_and_another_is(relations):
    assert relations("deadline", "2024年度の締切") == ("stated", "stated")
    assert "stated" not in relations("deadline", "2026年度の提出")
    assert relations("open_now", "2024年度の公募はもう終わりましたか") == ("open", "open")


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        pytest.param("Was 29 March early enough?", "contact_day", "exactly", id="the last day"),
        pytest.param("Was 30 March early enough?", "contact_day", "depends", id="a day late"),
        pytest.param(
            "Was it early enough in March?", "contact_day", "stated", id="the month of the last day"
        ),
    ],
)
def test_a_notice_on_the_day_told_is_held_against_the_last(words, role, expected):
    assert decide("advance_notice", words, roles=(role,), form="closed")[0].relation == expected


def test_a_day_reported_as_the_notices_does_not_make_a_missed_one_right(call):
    reported = asked("advance_notice", "in March", roles=("contact_day",), claimed=True, form="closed")

    (decision,) = RULES["advance_notice"](call, replace(reported, text="Are we out?"))

    assert decision.relation == "depends"


@pytest.mark.parametrize(
    ("hour", "relation"),
    [("10時", "in_time"), ("11時", "depends"), ("18時", "depends"), ("18時1分", "late")],
)
def test_a_time_on_a_clock_in_doubt_is_judged_only_where_it_stands_alike_on_each(hour, relation):
    question = asked("deadline", f"4月16日{hour}", side="japan")
    doubted = replace(
        question,
        values=tuple(
            replace(value, in_doubt=("Europe/Paris",)) if value.clock else value for value in question.values
        ),
    )

    (decision,) = RULES["deadline"](BUNDLED, doubted)

    assert decision.relation == relation


def test_a_time_on_an_unknown_clock_is_told_both_sides_clocks():
    question = asked("deadline", "4月16日10時", side="japan")
    doubted = replace(question, values=tuple(replace(value, in_doubt=()) for value in question.values))

    (decision,) = RULES["deadline"](BUNDLED, doubted)

    assert (decision.relation, decision.zones) == ("depends", ("Asia/Tokyo", "Europe/London"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5 pm JST and 3 pm UK time", [("japan", "in_time"), ("uk", "in_time")]),
        ("7 pm JST and 3 pm UK time", [("japan", "late"), ("uk", "in_time")]),
        ("18:00 JST and 16:01 UK time", [("japan", "exactly"), ("uk", "late")]),
    ],
)
def test_of_both_each_is_held_against_the_deadline_on_whose_clock_it_is(call, asking, words, expected):
    found = RULES["deadline"](
        call, asking("deadline", words, "submission", "submission", form="closed", marks={"each"})
    )

    assert [(item.side, item.relation) for item in found] == expected


def test_one_moment_told_in_two_clocks_is_not_taken_for_one_of_each_side(call, asking):
    found = RULES["deadline"](
        call,
        asking("deadline", "17:00 JST, 9:00 UK time", "submission", "submission", side="uk", sides=("uk",)),
    )

    assert {item.side for item in found} == {"uk"}
