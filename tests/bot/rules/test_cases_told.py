"""A case told beside the question is held against the rule: nobody goes, each side its own, what a cost is for."""

from __future__ import annotations

import pytest

from tests.bot.asking import OTHER, decide, relations, told


def test_a_team_from_which_nobody_goes_falls_short():
    assert relations("outgoing_required", "全部オンラインで進めます", marks={"nobody"}) == ["short"]
    assert relations("outgoing_required", "") == ["required"]


@pytest.mark.parametrize(
    ("marks", "key"),
    [
        ({"research_only"}, "not_counted"),
        ({"organising"}, "counts_coordination"),
        ({"connecting"}, "counts_workshop"),
        ({"research_only", "organising"}, "not_counted"),
    ],
)
def test_a_cost_that_no_fact_names_counts_by_what_it_is_for(marks, key):
    (decision,) = decide("cost_item", "アシスタントの給料", marks=marks)

    assert decision.facts[0].key == key


def test_a_cost_of_which_nothing_is_told_depends_on_what_it_is_for():
    assert relations("cost_item", "アシスタントの給料") == ["not_stated"]


def test_a_cost_that_is_named_is_what_it_is_called():
    (decision,) = decide("cost_item", "航空券", marks={"organising"})

    assert decision.facts[0].key == "counts_travel"


@pytest.mark.parametrize("intent", ["form", "joint_proposal", "final_report"])
def test_what_is_stated_for_no_side_is_no_separate_one_for_each(intent):
    (english,) = told("en", intent, marks={"separate"})

    assert english.endswith("It is not a separate one for the Japanese side and the UK side.")


def test_where_nobody_asks_whether_they_differ_nothing_is_said_of_it():
    assert relations("joint_proposal") == ["stated", "required"]


def test_a_topic_belongs_to_the_heading_under_which_it_stands():
    (decision,) = decide("topics", "novel materials", marks={"belonging"})

    assert decision.facts[0].key == "topic_section"


def test_no_least_amount_is_stated_and_the_most_is_no_answer_to_it():
    (decision,) = decide("award_limit", "2,000万円", marks={"least"})

    assert decision.relation == "not_stated"
    assert told("ja", "award_limit", marks={"least"}) == [
        "支援額の下限は資料に記載がありません。示されているのは上限（日本側1.8億円、英国側100万ポンド）です。"
    ]


def test_how_many_days_there_are_to_the_deadline_is_told_from_now_on():
    assert relations("deadline", "締切まであと何日ですか") == ["open", "open"]
    assert relations("deadline", "締切は何日の何時ですか") == ["stated", "stated"]


@pytest.mark.parametrize("intent", ["background", "paper_trend"])
def test_of_the_background_that_is_told_which_is_named(intent):
    (decision,) = decide(intent, "サイエンス誌の日本人査読者は減っていますか")

    assert decision.facts[0].words == ("日本人査読者の減少",)


def test_of_another_call_without_sides_of_its_own_nothing_is_called_common():
    assert all(item.relation != "same" for item in decide("final_report", of=OTHER, scheme="programme"))


def test_the_partners_funds_are_no_matter_of_the_programme_as_a_whole():
    assert relations("partner_funding", scheme="programme") == []
