"""The share for networking and early-career researchers, its remainder, what it comes to and what it is used for."""

from __future__ import annotations

import pytest

from bot.rules.network_share import NetworkShare, ShareOfAmount
from bot.rules.unstated import NotStated
from bot.rules.use_of_funds import CostItem, Use
from corpus.text.names import Names


@pytest.mark.parametrize(
    ("share", "relation"),
    [
        ("69.9%", "beyond_hedge"),
        ("69%", "beyond_hedge"),
        ("70%", "exactly"),
        ("71%", "meets"),
        ("100%", "meets"),
        ("0%", "beyond_hedge"),
        ("120%", "stated"),
    ],
)
@pytest.mark.parametrize("role", ["network_share", None])
def test_a_share_meets_the_hedged_norm_or_is_for_the_desk(decide, share, role, relation):
    (decision,) = decide("network_share", (share, role))

    assert isinstance(decision, NetworkShare)
    assert decision.relation == relation


@pytest.mark.parametrize(
    ("research", "relation", "left"),
    [("80%", "beyond_hedge", 20), ("30%", "exactly", 70), ("29%", "meets", 71), ("31%", "beyond_hedge", 69)],
)
def test_a_share_for_research_leaves_the_rest_for_networking(decide, research, relation, left):
    (decision,) = decide("network_share", (research, "research_share"))

    assert (decision.relation, decision.asked) == (relation, left)


@pytest.mark.parametrize(
    ("values", "relation"),
    [
        ((("30%", "research_share"), ("70%", "network_share")), "exactly"),
        ((("60%", "research_share"), ("60%", "network_share")), "stated"),
        ((("45%", "network_share"), ("27%", "network_share")), "stated"),
        ((("65%", "network_share"), ("70%", "network_share")), "beyond_hedge"),
        ((("30%", "indirect_rate"),), "stated"),
    ],
)
def test_two_shares_are_judged_where_they_are_one_plan(decide, values, relation):
    (decision,) = decide("network_share", *values)

    assert decision.relation == relation


@pytest.mark.parametrize(
    ("claim", "role", "relation"),
    [
        ("70%!", "network_share", "same"),
        ("71%!", "network_share", "different"),
        ("30%!", "research_share", "same"),
        ("50%!", "research_share", "different"),
    ],
)
def test_a_claimed_share_is_the_calls_or_another(decide, claim, role, relation):
    (decision,) = decide("network_share", (claim, role))

    assert decision.relation == relation


def test_the_share_itself_named_in_an_open_question_is_not_judged(decide):
    (decision,) = decide("network_share", "70%", form="open")

    assert (decision.relation, decision.asked) == ("stated", None)


@pytest.mark.parametrize(("share", "relation"), [("49%", "short"), ("50%", "exactly"), ("51%", "meets")])
def test_a_floor_without_a_hedge_is_a_floor(decide, other_call, share, relation):
    (decision,) = decide("network_share", share, of=other_call)

    assert decision.relation == relation


@pytest.mark.parametrize(("share", "relation"), [("70%", "exactly"), ("71%", "over"), ("69%", "within")])
def test_a_share_that_is_a_ceiling_is_exceeded(decide, changed, share, relation):
    capped = changed("japan-uk.japan.network_share", bound="at_most", hedge=None)

    assert [item.relation for item in decide("network_share", share, of=capped)] == [relation]


@pytest.mark.parametrize(
    ("values", "part", "rest"),
    [
        pytest.param([("1億円", "direct_costs")], 70_000_000, 30_000_000, id="of direct costs"),
        pytest.param(["9000万円"], 63_000_000, 27_000_000, id="of an amount of unsaid kind"),
        pytest.param([("1.3億円", "total_costs")], 70_000_000, 30_000_000, id="of direct costs in a total"),
        pytest.param([("2.34億円", "total_costs")], 126_000_000, 54_000_000, id="in the published total"),
        pytest.param(["1.2億円", "70%"], 84_000_000, 36_000_000, id="70 % of it"),
        pytest.param(
            ["6000万円", "1.8億円"], 126_000_000, 54_000_000, id="of the limit, named beside a part"
        ),
        pytest.param([("33円", "direct_costs")], 23, 10, id="rounded half up, and the rest is the rest"),
    ],
)
def test_what_the_share_comes_to(decide, values, part, rest):
    (decision,) = decide("network_share", *values)

    assert isinstance(decision, ShareOfAmount)
    assert (decision.relation, decision.part.number, decision.rest.number) == ("converted", part, rest)
    assert (decision.value, decision.unit) == (part, "JPY")


def test_of_a_total_for_which_the_published_one_is_not_the_arithmetic_the_published_limit_is_taken(
    changed, decide
):
    call = changed("japan-uk.japan.award_limit_with_indirect", value=240_000_000)

    (decision,) = decide("network_share", ("2.4億円", "total_costs"), of=call)

    assert decision.base.direct.number == 180_000_000


def test_two_parts_of_an_unknown_whole_are_not_judged(decide):
    (decision,) = decide("network_share", "3300万円", "7700万円")

    assert (type(decision), decision.relation) == (NetworkShare, "stated")


@pytest.mark.parametrize("intent", ["network_share", "use_of_funds", "cost_item"])
@pytest.mark.parametrize("place", [{"side": "uk"}, {"scheme": "single-top"}])
def test_it_is_stated_for_the_japanese_side_of_the_joint_call_only(decide, intent, place):
    (decision,) = decide(intent, **place)

    assert isinstance(decision, NotStated)


def test_the_use_of_funds_gives_purpose_examples_and_what_is_outside(decide):
    (decision,) = decide("use_of_funds")

    assert isinstance(decision, Use)
    assert len(decision.examples) == 3
    assert [fact.norm for fact in decision.outside] == ["not_counted"]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("飛行機代は出ますか", ["covered"]),
        ("reagents?", ["not_covered"]),
        ("workshops and equipment", ["covered", "not_covered"]),
    ],
)
def test_a_named_kind_of_cost_counts_or_does_not(decide, call, text, relations):
    decisions = decide("cost_item", names=Names(call).find(text))

    assert {type(decision) for decision in decisions} == {CostItem}
    assert [decision.relation for decision in decisions] == relations


def test_a_kind_of_cost_that_no_fact_names_is_not_stated_with_what_is(decide, call):
    (decision,) = decide("cost_item", names=Names(call).find("open access charges"))

    assert (type(decision), decision.relation) == (Use, "not_stated")


def test_what_is_named_and_is_no_cost_is_no_cost(decide, call):
    (decision,) = decide("cost_item", names=Names(call).find("Can a technician be paid?"))

    assert decision.relation == "not_stated"


@pytest.mark.parametrize("place", [{}, {"side": "uk"}, {"scheme": "single-top"}])
def test_other_funding_is_said_as_it_stands_and_judges_nobody(decide, place):
    (decision,) = decide("other_funding", **place)

    assert (decision.relation, decision.verdict) == ("stated", "info")


@pytest.mark.parametrize("intent", ["network_share", "use_of_funds", "cost_item", "other_funding"])
def test_a_call_that_is_silent_decides_nothing(decide, without, intent):
    silent = without("network_share", "other_funding")

    assert decide(intent, of=silent) == ()
