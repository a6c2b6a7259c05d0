"""Deadlines to the second, in every clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import rules
from corpus.quantity import Clock, Day

JAPAN, UK = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London")
NEW_YORK, PARIS = ZoneInfo("America/New_York"), ZoneInfo("Europe/Paris")
DUE = {
    "japan": datetime(2024, 4, 16, 18, 0, tzinfo=JAPAN),
    "uk": datetime(2024, 4, 16, 16, 0, tzinfo=UK),
}
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("side", ["japan", "uk"])
@pytest.mark.parametrize("zone", [JAPAN, UK, NEW_YORK, UTC], ids=str)
@pytest.mark.parametrize(
    ("away", "verdict"),
    [(-SECOND, "yes"), (timedelta(0), "yes"), (SECOND, "no")],
    ids=["before", "at", "after"],
)
def test_the_second_before_at_and_after_each_deadline_in_any_zone(call, side, zone, away, verdict):
    as_of = (DUE[side] + away).astimezone(zone)

    (ruling,) = rules.open_or_closed(call, "ja", scheme="japan-uk", side=side, as_of=as_of)

    assert ruling.verdict == verdict
    assert ruling.value == DUE[side].isoformat()


def test_between_the_two_deadlines_one_side_is_closed_and_the_other_open(call):
    as_of = datetime(2024, 4, 16, 20, 0, tzinfo=JAPAN)

    japan, uk = rules.open_or_closed(call, "en", scheme="japan-uk", as_of=as_of)

    assert (japan.verdict, uk.verdict) == ("no", "yes")
    assert uk.text == (
        "Yes: applications on the UK side are open until 16 April 2024 (Tue), 16:00 UK time = 17 April 2024 (Wed), "
        "00:00 Japan time (JST) (4 hours left)."
    )


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        pytest.param(
            datetime(2024, 1, 14, 23, 59, 59, tzinfo=JAPAN), "no", id="the second before the call opens"
        ),
        pytest.param(
            datetime(2024, 1, 15, 0, 0, tzinfo=JAPAN), "yes", id="the first second of its first day"
        ),
        pytest.param(datetime(2024, 1, 14, 15, 0, tzinfo=UTC), "yes", id="the same second, told in UTC"),
    ],
)
def test_before_the_call_opens_nobody_may_apply(call, as_of, verdict):
    (ruling,) = rules.open_or_closed(call, "ja", scheme="japan-uk", side="japan", as_of=as_of)

    assert ruling.verdict == verdict


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [((2024, 1, 31), "no"), ((2024, 2, 1), "confirm"), ((2024, 2, 29), "confirm"), ((2024, 3, 1), "yes")],
)
def test_a_call_that_opens_some_day_of_a_month_may_or_may_not_be_open_within_it(changed, as_of, verdict):
    call = changed("japan-uk.call_opens", value="--02")

    (ruling,) = rules.open_or_closed(
        call, "en", scheme="japan-uk", side="japan", as_of=datetime(*as_of, 12, tzinfo=JAPAN)
    )

    assert ruling.verdict == verdict


@pytest.mark.parametrize(
    ("clock", "verdict"),
    [
        pytest.param(Clock(18, 0, "JST"), ("yes", "yes"), id="the Japanese deadline itself"),
        pytest.param(Clock(18, 1, "JST"), ("no", "yes"), id="a minute after it, in time for the UK side"),
        pytest.param(Clock(10, 0, "UK"), ("yes", "yes"), id="the Japanese deadline told in UK time"),
        pytest.param(Clock(16, 0, "UK"), ("no", "yes"), id="the UK deadline"),
        pytest.param(Clock(16, 1, "UK"), ("no", "no"), id="a minute after the UK deadline"),
        pytest.param(Clock(24, 0, "JST"), ("no", "yes"), id="24:00 in Japan is 16:00 in the UK"),
        pytest.param(Clock(15, 0, "UTC"), ("no", "yes"), id="15:00 UTC is 16:00 in British summer time"),
        pytest.param(Clock(11, 0, "America/New_York"), ("no", "yes"), id="11:00 in New York"),
        pytest.param(Clock(11, 1, "America/New_York"), ("no", "no"), id="11:01 in New York"),
        pytest.param(Clock(14, 30, "+05:30"), ("yes", "yes"), id="an offset"),
        pytest.param(Clock(14, 31, "+05:30"), ("no", "yes"), id="an offset, a minute later"),
        pytest.param(Clock(16, 0), ("yes", "yes"), id="a time without a zone is in each side's own"),
        pytest.param(Clock(17, 0), ("yes", "no"), id="so 17:00 is in time in Japan only"),
    ],
)
def test_a_submission_at_a_time_in_some_zone(call, clock, verdict):
    rulings = rules.in_time(call, "en", scheme="japan-uk", day=Day(None, 4, 16), clock=clock)

    assert tuple(ruling.verdict for ruling in rulings) == verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (Day(None, 4, 15), "yes"),
        (Day(2024, 4, 16), "yes"),
        (Day(None, 4, 17), "no"),
        (Day(2023, 4, 17), "yes"),
        (Day(2024, 3), "yes"),
        (Day(2024, 4), "confirm"),
        (Day(2024, 4, None, "early"), "yes"),
        (Day(2024, 4, None, "end"), "no"),
        (Day(2024, 5), "no"),
    ],
    ids=str,
)
def test_a_submission_on_a_day_or_in_a_month(call, day, verdict):
    (ruling,) = rules.in_time(call, "ja", scheme="japan-uk", side="japan", day=day)

    assert ruling.verdict == verdict


@pytest.mark.parametrize(
    ("day", "clock"),
    [(Day(2024, 2, 30), None), (Day(2024, 4, 31), Clock(10)), (Day(2024, 4, 16), Clock(10, 0, "Asia/Tokio"))],
)
def test_no_ruling_for_a_day_or_zone_that_does_not_exist(call, day, clock):
    assert rules.in_time(call, "ja", scheme="japan-uk", day=day, clock=clock) == ()


@pytest.mark.parametrize(
    ("day", "clock", "verdicts"),
    [
        pytest.param(Day(None, 4, 16), None, ("yes", "yes"), id="the day of both"),
        pytest.param(Day(None, 4, 30), None, ("no", "no"), id="another day: both are put right"),
        pytest.param(Day(2023, 4, 16), None, ("no", "no"), id="another year"),
        pytest.param(Day(None, 4), None, ("yes", "yes"), id="the month"),
        pytest.param(
            Day(None, 4, 16), Clock(18), ("yes",), id="the Japanese hour confirms the Japanese side"
        ),
        pytest.param(Day(None, 4, 17), Clock(0, 0, "JST"), ("yes",), id="the UK deadline, told in Japan"),
        pytest.param(
            Day(None, 4, 16), Clock(24, 0, "JST"), ("yes",), id="the same as 24:00 of the day before"
        ),
        pytest.param(Day(None, 4, 16), Clock(17), ("no", "no"), id="no side's hour"),
        pytest.param(Day(), Clock(18), ("yes",), id="an hour without a day"),
        pytest.param(Day(), Clock(0, 0, "JST"), ("yes",), id="an hour told in another zone, on whatever day"),
        pytest.param(Day(), Clock(17), ("no", "no"), id="an hour that is no side's"),
        pytest.param(Day(None, 4, 16), Clock(17, 0, "Nowhere/Land"), ("no", "no"), id="an unknown zone"),
    ],
)
def test_a_claimed_deadline_is_confirmed_or_put_right(call, day, clock, verdicts):
    rulings = rules.claimed_deadline(call, "en", scheme="japan-uk", day=day, clock=clock)

    assert tuple(ruling.verdict for ruling in rulings) == verdicts


def test_time_left_is_counted_as_it_passes_when_the_clocks_change_meanwhile(other_call):
    """Paris goes to summer time on 29 March 2026: a day before 17:00 of the 30th there are two days less an hour."""
    as_of = datetime(2026, 3, 28, 17, 0, tzinfo=PARIS)

    (ruling,) = rules.deadline(other_call, "en", scheme="japan-france", side="france", as_of=as_of)

    assert "(1 day 23 hours left)" in ruling.text


def test_the_clocks_of_a_deadline_before_and_after_a_change_of_clocks(other_call):
    (ruling,) = rules.deadline(
        other_call, "ja", scheme="japan-france", side="france", as_of=datetime(2026, 3, 1, tzinfo=UTC)
    )

    assert (
        "2026年3月30日（月）17:00（中央ヨーロッパ時間）＝2026年3月31日（火）00:00（日本時間）" in ruling.text
    )


def test_an_hour_that_the_clocks_skip_is_still_ruled_on(other_call):
    (ruling,) = rules.in_time(
        other_call, "en", scheme="japan-france", side="france", day=Day(2026, 3, 29), clock=Clock(2, 30)
    )

    assert ruling.verdict == "yes"


def test_a_scheme_without_a_deadline_says_that_it_is_not_stated(call):
    (ruling,) = rules.deadline(call, "en", scheme="single-top", as_of=DUE["japan"])

    assert ruling.verdict == "confirm"
    assert ruling.text == (
        "The single call (Top frame) opens in March (planned); the documents do not state its deadline."
    )


def test_a_call_period_without_its_end_is_not_unstated_where_there_is_a_deadline(without):
    (ruling,) = rules.call_period(without("call_closes"), "en", scheme="japan-uk", as_of=DUE["japan"])

    assert (ruling.verdict, ruling.text) == ("info", "The Japan-UK joint call opens on 15 January.")


@pytest.mark.parametrize(
    ("day", "verdict"),
    [(Day(None, 3, 29), "yes"), (Day(None, 3, 30), "no"), (Day(2023, 12, 1), "yes"), (None, "info")],
)
def test_advance_notice_up_to_its_day(call, day, verdict):
    (ruling,) = rules.advance_notice(
        call, "ja", scheme="japan-uk", as_of=datetime(2024, 3, 1, tzinfo=JAPAN), day=day
    )

    assert ruling.verdict == verdict


@pytest.mark.parametrize(
    ("as_of", "passed"),
    [
        (datetime(2024, 3, 29, 23, 59, 59, tzinfo=JAPAN), False),
        (datetime(2024, 3, 30, 0, 0, tzinfo=JAPAN), True),
        (datetime(2024, 3, 29, 15, 0, tzinfo=UTC), True),
    ],
)
def test_advance_notice_passes_at_midnight_in_japan(call, as_of, passed):
    (ruling,) = rules.advance_notice(call, "ja", scheme="japan-uk", as_of=as_of)

    assert ("期日を過ぎています" in ruling.text) is passed


def test_a_notice_without_a_year_in_the_winter_before_belongs_to_the_year_before(changed):
    call = changed("japan-uk.advance_notice", value="--12-20")

    (ruling,) = rules.advance_notice(
        call, "ja", scheme="japan-uk", as_of=datetime(2023, 12, 21, tzinfo=JAPAN)
    )

    assert "期日を過ぎています" in ruling.text
