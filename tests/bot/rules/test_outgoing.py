"""Who goes abroad: whether anybody must, how many, and who may."""

from __future__ import annotations

import pytest

from bot.rules.degree import SinceDegree, WhenCounted
from tests.bot.asking import OTHER, decide, relations


@pytest.mark.parametrize(
    ("side", "key"),
    [(None, "outgoing_per_team"), ("uk", "outgoing_per_team"), ("japan", "outgoing_required")],
)
def test_somebody_must_go_from_the_side_meant_else_from_each_team(side, key):
    (decision,) = decide("outgoing_required", side=side)

    assert (decision.relation, decision.facts[0].key) == ("required", key)


@pytest.mark.parametrize("intent", ["outgoing_required", "outgoing_number"])
@pytest.mark.parametrize("side", [None, "japan", "uk"])
def test_nobody_going_falls_short(intent, side):
    assert relations(intent, "渡航者は0名です", side=side) == ["short"]


def test_nobody_going_falls_short_of_a_call_without_a_number():
    assert relations("outgoing_number", "0名", of=OTHER) == ["short"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("1名", "exactly"), ("2名", "unlimited"), ("99名", "unlimited"), ("one person", "exactly")],
)
def test_any_number_may_go_and_one_is_enough(words, expected):
    assert relations("outgoing_number", words) == [expected]


@pytest.mark.parametrize(("people", "expected"), [(1, "within"), (3, "exactly"), (4, "over")])
def test_how_many_go_where_there_is_a_limit(people, expected):
    assert relations("outgoing_number", f"{people}名", of=OTHER) == [expected]


@pytest.mark.parametrize(("words", "expected"), [("1名", ["exactly"]), ("4名", ["stated", "not_stated"])])
def test_more_than_one_is_not_stated_for_the_side_without_a_limit(words, expected):
    assert relations("outgoing_number", words, side="uk", side_is_firm=True) == expected


@pytest.mark.parametrize(
    ("words", "key", "relation"),
    [
        ("5名まで", "outgoing_number", "different"),
        ("1名まで", "outgoing_number", "different"),
        ("1名以上", "outgoing_per_team", "same"),
        ("3名以上", "outgoing_per_team", "different"),
    ],
)
def test_a_number_that_is_told_as_the_most_or_the_least_is_put_right_by_that(words, key, relation):
    (decision,) = decide("outgoing_number", words, claimed=True)

    assert (decision.facts[0].key, decision.relation) == (key, relation)


def test_of_at_least_so_many_nothing_is_judged_but_what_may_and_must_go_told():
    assert relations("outgoing_number", "3名以上") == ["unlimited", "stated"]


def test_several_numbers_of_people_are_not_judged():
    assert relations("outgoing_number", "日本から3名、英国から1名") == ["unlimited", "stated"]


def test_who_may_go_is_told_with_both_groups_and_as_a_rule():
    (decision,) = decide("outgoing_researcher")

    assert decision.relation == "stated"
    assert [fact.key for fact in decision.facts] == [
        "outgoing_student",
        "outgoing_degree_years",
        "outgoing_hedge",
    ]
    assert decision.principle


def test_years_since_a_degree_are_judged_whatever_else_is_asked():
    (decision,) = decide("outgoing_researcher", "学位取得後12年の講師", roles=("since_degree",))

    assert isinstance(decision, SinceDegree)
    assert decision.relation == "within"


@pytest.mark.parametrize(
    "intent", ["outgoing_researcher", "outgoing_student", "outgoing_undergraduate", "outgoing_degree"]
)
@pytest.mark.parametrize(("words", "side"), [("", "uk"), ("単独公募では", None)])
def test_conditions_for_going_abroad_are_not_stated_for_another_side_or_scheme(intent, words, side):
    assert relations(intent, words, side=side) == ["not_stated"]


@pytest.mark.parametrize(
    ("intent", "here", "there"),
    [("outgoing_student", "allowed", "not_allowed"), ("outgoing_undergraduate", "not_stated", "not_allowed")],
)
def test_students_and_undergraduates_where_students_may_and_may_not(intent, here, there):
    assert (relations(intent), relations(intent, of=OTHER)) == ([here], [there])


def test_people_who_add_up_to_a_number_that_is_named_are_that_many():
    (decision,) = decide("outgoing_number", "修士を3人、研究員を2人、あわせて5人")

    assert (decision.relation, decision.people) == ("unlimited", 5)


def test_an_upper_limit_is_told_without_the_least_number():
    (decision,) = decide("outgoing_number", marks={"most"})

    assert decision.relation == "unlimited"


@pytest.mark.parametrize(
    "intent", ["outgoing_student", "outgoing_degree", "outgoing_undergraduate", "outgoing_researcher"]
)
def test_of_somebody_who_will_be_another_thing_by_then_the_day_that_counts_is_for_the_desk(intent):
    words = "学位取得後14年" if intent == "outgoing_degree" else ""
    decisions = decide(intent, words, marks=["changes"])

    assert isinstance(decisions[-1], WhenCounted)
    assert not {decision.verdict for decision in decisions} & {"yes", "no"}
