"""A case that is told is judged where it is sure, and nothing is told beside it that nobody asked."""

from __future__ import annotations

import pytest

from tests.bot.asking import decide, relations, told

ONE_SIDED = "東北大と理研の2機関で組みます。"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(f"{ONE_SIDED}条件を満たしますか", id="nobody named of the other side"),
        pytest.param(f"{ONE_SIDED}条件を満たしますか(英国の機関は入りません)", id="the other side denied"),
    ],
)
def test_institutions_that_are_all_of_one_country_fall_short(words):
    assert relations("consortium", words) == ["short"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        pytest.param("京大とエディンバラ大の2機関で組みます。", "exactly", id="one of each country"),
        pytest.param(
            "東北大と理研の2機関と、英国の機関で組みます。", "stated", id="the other side takes part"
        ),
        pytest.param("東北大と理研を含む3機関で組みます。", "stated", id="one of them is not named"),
    ],
)
def test_institutions_of_which_that_is_not_sure_are_not_said_to_be_one_sided(words, relation):
    assert relations("consortium", words) == [relation]


@pytest.mark.parametrize(
    ("words", "limits"),
    [("直接経費1億円", 0), ("直接経費1.8億円", 0), ("直接経費1.9億円", 2)],
    ids=["within", "on the limit", "beyond"],
)
def test_who_asks_what_costs_come_to_is_told_of_no_limit_that_they_keep(words, limits):
    (split,) = decide("indirect_costs", words, roles=["direct_costs"], form="open")

    assert len(split.held) == limits


@pytest.mark.parametrize(
    ("words", "form"),
    [("直接経費1億円", "closed"), ("直接経費1億円の総額はいくらで、上限に収まりますか", "open")],
    ids=["whether it will do", "how much, and whether it will do"],
)
def test_who_asks_whether_costs_will_do_is_told_of_the_limits(words, form):
    (split,) = decide("indirect_costs", words, roles=["direct_costs"], form=form)

    assert len(split.held) == 2


@pytest.mark.parametrize(
    ("words", "form", "relation"),
    [
        ("FECは全額出ますか", "closed", "different"),
        ("Is the FEC paid in full?", "closed", "different"),
        ("全額でいくら出ますか", "open", "stated"),
        ("Is the full economic cost paid?", "closed", "stated"),
    ],
)
def test_all_of_the_full_economic_cost_is_not_what_is_paid(words, form, relation):
    assert relations("full_economic_cost", words, form=form) == [relation]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Could the other 20% be paid by a sponsor?", "not_stated"),
        ("残りの20%は大学の負担ですか", "not_stated"),
        ("残りの20%もBBSRCの負担ですか", "not_covered"),
    ],
)
def test_who_pays_the_rest_is_not_stated_and_no_agency_does(words, relation):
    assert relations("full_economic_cost", words, form="closed") == [relation]


@pytest.mark.parametrize(
    "words",
    [
        "Is there a cap on the price of one microscope?",
        "装置1台の価格に上限はありますか",
        "単価いくらまでの物品が買えますか",
    ],
)
def test_the_most_that_one_thing_may_cost_is_not_stated(words):
    assert set(relations("cost_item", words)) == {"not_stated"}


def test_the_price_of_a_thing_is_no_question_of_a_limit_on_it():
    assert relations("cost_item", "価格の高い装置は7割に含まれますか") == ["not_covered"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        pytest.param("PI1人で、Co-PIは必要ですか", "not_required", id="the number of another"),
        pytest.param("Co-PIを2人置く必要がありますか", "not_stated", id="their own"),
        pytest.param("2人必要ですか", "not_stated", id="nobody named"),
    ],
)
def test_a_number_of_others_asks_for_no_number_of_co_investigators(words, relation):
    assert relations("co_investigator", words, form="closed") == [relation]


@pytest.mark.parametrize(
    ("words", "form", "relation"),
    [
        ("Do both upload a version of their own?", "closed", "different"),
        ("One each, or a common one?", "closed", "same"),
        ("どちらの様式を使いますか", "open", "same"),
    ],
)
def test_that_each_side_has_its_own_is_denied_by_what_is_one_for_all(words, form, relation):
    assert relations("final_report", words, form=form, marks={"separate"}) == [relation]


@pytest.mark.parametrize("mark", ["one_sided", "one_side_only"])
def test_a_plan_for_the_people_of_one_side_alone_falls_short(mark):
    (decision,) = decide("nurturing_plan", marks={"whether", mark}, form="closed")
    (japanese,) = told("ja", "nurturing_plan", marks={"whether", mark}, form="closed")

    assert decision.verdict == "no"
    assert japanese.endswith("片側の分だけでは足りません。")


def test_an_aim_that_is_named_is_told_alone_and_is_one():
    (decision,) = decide("purpose", "既存のネットワークの拡大は目的に合いますか", marks={"whether"})

    assert decision.relation == "covered"
    assert "国際研究者ネットワーク構築" in decision.facts[0].words


def test_aims_of_which_none_is_named_are_all_told():
    assert relations("purpose", "目的は何ですか") == ["stated"] * 3


def test_a_topic_stands_under_a_heading_with_its_number():
    (english,) = told("en", "topics", "novel materials", marks={"belonging"})

    assert "'I. Discovery-inspired projects'" in english
