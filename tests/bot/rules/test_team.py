"""Members of a team by name and side, and co-investigators."""

from __future__ import annotations

import pytest

from tests.bot.asking import OTHER, decide, relations, told


@pytest.mark.parametrize(
    ("words", "side", "expected"),
    [
        ("チームの構成は", None, [("stated", "japan"), ("stated", "uk")]),
        ("チームの構成は", "uk", [("stated", "uk")]),
        ("技術者は入れますか", None, [("allowed", "japan"), ("allowed", "uk")]),
        ("technicians?", "japan", [("allowed", "japan")]),
        ("specialistは", "uk", [("allowed", "uk")]),
        ("specialistは", "japan", [("not_stated", "japan")]),
        ("学生は", "uk", [("not_stated", "uk")]),
        ("技術者とspecialistは", "japan", [("allowed", "japan"), ("not_stated", "japan")]),
    ],
)
def test_kinds_of_members_each_as_the_side_lists_it(words, side, expected):
    assert [(item.relation, item.side) for item in decide("team_roles", words, side=side)] == expected


@pytest.mark.parametrize(
    ("words", "side", "expected"),
    [
        ("Co-PIは必須ですか", None, "not_required"),
        ("Co-PIを3名置けますか", None, "not_stated"),
        ("Co-PIは必要ですか", "uk", "not_stated"),
        ("Does the UK need a project co-lead?", "uk", "allowed"),
    ],
)
def test_co_investigators_are_optional_on_the_side_that_speaks_of_them(words, side, expected):
    assert relations("co_investigator", words, side=side) == [expected]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Specialists and technicians are among the members of the UK team."),
        ("ja", "specialistとtechnicianは、英国側チームのメンバーに挙げられています。"),
    ],
)
def test_what_is_said_of_several_kinds_of_members_is_said_once(language, expected):
    assert told(language, "team_roles", "specialists and technicians", side="uk") == [expected]
    assert relations("team_roles", "specialists and technicians", side="uk") == ["allowed"]


def test_a_call_without_co_investigators_decides_nothing():
    assert decide("co_investigator", "Co-PIは", of=OTHER) == ()


def test_how_many_co_investigators_there_may_be_is_not_stated():
    (decision,) = decide("co_investigator", form="open", marks={"number"})

    assert decision.relation == "not_stated"
