"""The share for networking and early-career researchers: what meets it, what it comes to, its uses."""

from __future__ import annotations

import pytest

from bot.rules.network_share import EitherShare, NetworkShare, ShareOfAmount
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
def test_a_share_meets_the_hedged_norm_or_is_for_the_desk(decide, share, relation):
    (decision,) = decide("network_share", (share, "network_share"))

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


@pytest.mark.parametrize(
    ("share", "relation", "cases"),
    [
        ("80%", "depends", ["meets", "beyond_hedge"]),
        ("60%", "beyond_hedge", ["beyond_hedge", "beyond_hedge"]),
        ("20%", "depends", ["beyond_hedge", "meets"]),
    ],
)
def test_a_share_that_may_be_for_either_is_held_as_either(decide, share, relation, cases):
    (decision,) = decide("network_share", share)

    assert isinstance(decision, EitherShare)
    assert (decision.relation, [case.relation for case in decision.cases]) == (relation, cases)


def test_the_share_itself_not_said_to_be_for_either_is_only_quoted(decide):
    (decision,) = decide("network_share", "70%")

    assert decision.relation == "stated"


def test_what_the_share_leaves_may_be_for_either_and_is_told_with_the_share(decide):
    (decision,) = decide("network_share", "30%")

    assert (decision.relation, decision.rest) == ("stated", True)


def test_the_share_itself_named_in_an_open_question_is_not_judged(decide):
    (decision,) = decide("network_share", ("70%", "network_share"), form="open")

    assert (decision.relation, decision.asked) == ("stated", None)


@pytest.mark.parametrize(("share", "relation"), [("49%", "short"), ("50%", "exactly"), ("51%", "meets")])
def test_a_floor_without_a_hedge_is_a_floor(decide, other_call, share, relation):
    (decision,) = decide("network_share", (share, "network_share"), of=other_call)

    assert decision.relation == relation


@pytest.mark.parametrize(("share", "relation"), [("70%", "exactly"), ("71%", "over"), ("69%", "within")])
def test_a_share_that_is_a_ceiling_is_exceeded(decide, changed, share, relation):
    capped = changed("japan-uk.japan.network_share", bound="at_most", hedge=None)

    assert [item.relation for item in decide("network_share", (share, "network_share"), of=capped)] == [
        relation
    ]


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
        pytest.param(["5400万円"], 126_000_000, 54_000_000, id="what the limit leaves is of the limit"),
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


@pytest.mark.parametrize(
    ("part", "whole", "share", "relation"),
    [
        (("1.26億円", "network_costs"), ("1.8億円", "direct_costs"), 70, "exactly"),
        (("1.26億1円", "network_costs"), ("1.8億円", "direct_costs"), None, "meets"),
        (("6,900万円", "network_costs"), ("1億円", "direct_costs"), 69, "beyond_hedge"),
        (("69,999,999円", None), ("1億円", "direct_costs"), None, "beyond_hedge"),
        (("3,000万円", "research_costs"), ("1億円", "direct_costs"), 70, "exactly"),
        (("3,000万1円", "research_costs"), ("1億円", "direct_costs"), None, "beyond_hedge"),
        (("7,000万円", "network_costs"), ("1.3億円", "total_costs"), 70, "exactly"),
        (("1.26億円", "network_costs"), ("2.34億円", "total_costs"), 70, "exactly"),
    ],
)
@pytest.mark.parametrize("intent", ["network_share", "use_of_funds"])
def test_a_part_of_the_direct_costs_is_held_against_the_share(decide, intent, part, whole, share, relation):
    (decision,) = decide(intent, whole, part)

    assert decision.relation == relation
    assert share is None or decision.asked == share


def test_a_part_larger_than_its_whole_or_in_another_currency_is_none(decide):
    for part in ("1.1億円", "£10,000"):
        (decision,) = decide("network_share", ("1億円", "direct_costs"), (part, "network_costs"))

        assert not isinstance(decision, NetworkShare)


@pytest.mark.parametrize(("share", "far"), [("52.5%", False), ("52.4%", True), ("40%", True)])
def test_a_share_further_off_than_a_hedge_covers_is_told_as_missed_and_still_for_the_desk(decide, share, far):
    (decision,) = decide("network_share", (share, "network_share"))

    assert (decision.verdict, decision.is_far) == ("confirm", far)


def test_a_share_named_beside_the_norm_is_of_the_same_kind(decide):
    (decision,) = decide("network_share", "70%", "64%")

    assert (decision.relation, decision.asked, decision.research) == ("beyond_hedge", 64, None)


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
