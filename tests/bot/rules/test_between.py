"""How long it is between two moments that a call dates."""

from __future__ import annotations

import pytest

from bot.rules import RULES
from bot.rules.between import Between
from bot.rules.extension import NoExtension
from bot.rules.period import PeriodsApart, ProjectPeriod

LENGTH = frozenset({"length", "months"})


@pytest.fixture
def between(call, asking):
    """The lengths told of a question."""

    def of(intent, *moments, call=call, **slots):
        found = RULES[intent](call, asking(intent, of=call, marks=LENGTH, moments=moments, **slots))
        return [item for item in found if isinstance(item, Between)]

    return of


@pytest.mark.parametrize(
    ("intent", "moments", "slots", "months", "days"),
    [
        pytest.param(
            "extension", ("extension_end",), {"side": "japan"}, 24, None, id="what an extension adds"
        ),
        pytest.param(
            "extension",
            ("extension_end", "end"),
            {"sides": ("japan", "uk")},
            28,
            None,
            id="after the other side's end",
        ),
        pytest.param("project_period", (), {"side": "japan"}, 40, None, id="first and last day both counted"),
        pytest.param("project_period", (), {"side": "uk"}, 36, None, id="of the other side"),
        pytest.param("call_period", (), {}, 3, 92, id="over the end of February"),
        pytest.param("advance_notice", ("advance_notice", "call_closes"), {}, 0, 18, id="days"),
        pytest.param("result", ("start", "result"), {}, 2, None, id="whatever the order of the words"),
        pytest.param("start", ("result", "start"), {}, 2, None, id="under either intent"),
    ],
)
def test_the_time_between_two_moments(between, intent, moments, slots, months, days):
    (told,) = between(intent, *moments, **slots)

    assert (told.value, told.unit, told.days) == (months, "months", days)


def test_a_side_without_an_extension_has_none_however_long(call, asking):
    asked = asking("extension", marks=LENGTH, moments=("extension_end",), side="uk", sides=("uk",))

    assert [type(item) for item in RULES["extension"](call, asked)] == [NoExtension]


def test_the_periods_of_two_sides_are_told_apart_and_each_in_months(call, asking):
    asked = asking("project_period", marks=LENGTH, sides=("japan", "uk"))
    apart, *each = RULES["project_period"](call, asked)

    assert isinstance(apart, PeriodsApart)
    assert [item.value for item in each] == [40, 36]


def test_a_period_is_stated_in_its_years_where_no_months_are_asked_for(call, asking):
    asked = asking("project_period", marks=frozenset({"length"}), side="japan", sides=("japan",))

    assert [type(item) for item in RULES["project_period"](call, asked)] == [ProjectPeriod]


def test_one_moment_alone_is_no_length(between):
    assert between("start", "start") == []


def test_another_calls_moments_are_its_own(between, other_call):
    for told in between("call_period", call=other_call):
        assert told.scheme in {scheme.id for scheme in other_call.schemes}
