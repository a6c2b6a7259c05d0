"""Indirect costs both ways, to the yen; full economic cost; the exchange rate both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.rules.amounts import Amount
from bot.rules.exchange_rate import Converted, Rate
from bot.rules.full_economic_cost import FullCost
from bot.rules.held import Held, NoRate
from bot.rules.indirect_costs import IndirectRate, Split
from bot.rules.unstated import NotStated
from tests.bot.asking import decide as decide_words


@pytest.mark.parametrize(
    ("amount", "role", "value", "relation"),
    [
        pytest.param("1億円", "direct_costs", 30_000_000, "converted", id="indirect costs of direct costs"),
        pytest.param("2.34億円", "total_costs", 180_000_000, "converted", id="direct costs inside the total"),
        pytest.param("1円", "direct_costs", 0, "converted", id="0.3 yen round down"),
        pytest.param("5円", "direct_costs", 2, "converted", id="1.5 yen round half up"),
        pytest.param("180000000円", "direct_costs", 54_000_000, "converted", id="the limits themselves"),
        pytest.param("180000001円", "direct_costs", 54_000_000, "over", id="a yen over both limits"),
        pytest.param("234000001円", "total_costs", 180_000_001, "over", id="a yen over the total"),
    ],
)
def test_indirect_costs_both_ways(decide, amount, role, value, relation):
    (decision,) = decide("indirect_costs", (amount, role), form="open")

    assert isinstance(decision, Split)
    assert (decision.value, decision.unit, decision.relation) == (value, "JPY", relation)


@pytest.mark.parametrize(
    ("amount", "relation", "costs"),
    [
        ("233999999円", "within", "total"),
        ("234000000円", "exactly", "total"),
        ("234000001円", "over", "total"),
        ("236000000円", "over", "total"),
    ],
)
def test_whether_a_total_is_allowed_is_told_by_the_limit_for_totals_alone(decide, amount, relation, costs):
    (decision,) = decide("indirect_costs", (amount, "total_costs"))

    assert isinstance(decision, Held)
    assert (decision.relation, decision.costs) == (relation, costs)


@pytest.mark.parametrize(
    ("amount", "relation"), [("172000000円", "within"), ("180000000円", "exactly"), ("180000001円", "over")]
)
def test_direct_costs_and_their_total_are_each_held_against_their_limit(decide, amount, relation):
    (decision,) = decide("indirect_costs", (amount, "direct_costs"))

    assert (decision.relation, [item.costs for item in decision.held]) == (relation, ["direct", "total"])


def test_direct_costs_with_the_rate_beside_them_are_told_with_their_total(decide):
    (decision,) = decide(
        "award_limit", ("6900万円", "direct_costs"), ("30%", "indirect_rate"), scheme="single-next-generation"
    )

    assert isinstance(decision, Split)
    assert (decision.rule, decision.relation, decision.total.number) == ("award_limit", "exactly", 89_700_000)


@pytest.mark.parametrize(
    ("scheme", "indirect"), [("japan-uk", 54_000_000), ("single-top", None), ("single-next-generation", None)]
)
def test_the_most_there_can_be_is_reckoned_where_the_published_total_is_the_arithmetic(
    decide, scheme, indirect
):
    (decision,) = decide("indirect_costs", scheme=scheme, marks={"full"}, form="open")

    assert (decision.value if isinstance(decision, Split) else None) == indirect


def test_what_the_limit_for_direct_costs_holds_is_told_by_both_limits(decide):
    (decision,) = decide("indirect_costs", "3.8億円!", scheme="single-top")

    assert isinstance(decision, IndirectRate)


def test_a_total_within_the_published_one_whose_direct_costs_are_over_theirs_depends_on_the_desk(decide):
    (decision,) = decide("indirect_costs", ("499000000円", "total_costs"), scheme="single-top")

    assert (decision.relation, [item.costs for item in decision.beyond]) == ("depends", ["direct"])


def test_a_published_total_that_is_not_the_arithmetic_is_not_split_by_it(decide):
    (decision,) = decide("indirect_costs", ("5億円", "total_costs"), scheme="single-top")

    assert isinstance(decision, IndirectRate)
    assert decision.reckoned.number == 494_000_000


def test_where_they_agree_no_arithmetic_is_shown(decide):
    (decision,) = decide("indirect_costs")

    assert decision.reckoned is None


@pytest.mark.parametrize(
    ("amount", "given"),
    [("1億円", ["direct_costs"]), ("2.34億円", ["total_costs"]), ("2億円", ["direct_costs", "total_costs"])],
)
def test_an_amount_of_unsaid_kind_is_reckoned_as_what_it_can_be(decide, amount, given):
    assert [decision.given for decision in decide("indirect_costs", amount)] == given


def test_what_is_too_much_as_direct_costs_and_within_the_limit_as_a_total_is_not_judged(decide):
    assert [decision.verdict for decision in decide("indirect_costs", "2億円")] == ["info", "info"]


@pytest.mark.parametrize(
    ("values", "relation"),
    [
        ((("1億円", "direct_costs"), ("3000万円", "indirect_costs")), "same"),
        ((("1億円", "direct_costs"), ("30000001円", "indirect_costs")), "different"),
        ((("9500万円", "direct_costs"), ("1億2350万円", "total_costs")), "same"),
        ((("9500万円", "direct_costs"), ("1億2000万円", "total_costs")), "different"),
        ((("1.3億円", "total_costs"), ("3000万円", "indirect_costs")), "same"),
        ((("7000万円", "direct_costs"), "2100万円"), "same"),
        (("9500万円", "1億2350万円"), "same"),
        (("9500万円", "1億2000万円"), "stated"),
    ],
)
def test_a_reckoning_of_the_askers_is_held_against_the_rate(decide, values, relation):
    (decision,) = decide("indirect_costs", *values)

    assert decision.relation == relation


@pytest.mark.parametrize(
    ("share", "relation"),
    [
        ("30%", "same"),
        ("40%", "different"),
        ("20%!", "different"),
        pytest.param("20%", "not_stated", id="whether less may be claimed the call does not say"),
        pytest.param("130%", "stated", id="no share at all"),
    ],
)
def test_a_named_rate_is_the_calls_or_another(decide, share, relation):
    (decision,) = decide("indirect_costs", (share, "indirect_rate"))

    assert isinstance(decision, IndirectRate)
    assert decision.relation == relation


def test_a_rate_of_another_role_is_none(decide):
    (decision,) = decide("indirect_costs", ("70%", "network_share"))

    assert decision.relation == "stated"


def test_the_calls_share_for_something_else_is_no_wrong_rate(decide):
    (decision,) = decide("indirect_costs", ("70%", None))

    assert decision.relation == "stated"


def test_the_rate_of_one_side_is_not_given_for_the_other(decide):
    rate, missing = decide("indirect_costs", sides=("japan", "uk"))

    assert (rate.side, missing.side, missing.relation) == ("japan", "uk", "not_stated")
    assert [type(decision) for decision in decide("indirect_costs", side="uk")] == [NotStated]


def test_the_rates_of_two_schemes_are_the_same(decide):
    (decision,) = decide("indirect_costs", compares="which", schemes=("japan-uk", "single-top"))

    assert (decision.relation, decision.value, decision.unit) == ("same", 30, "percent")


@pytest.mark.parametrize(
    ("cost", "relation", "paid"),
    [("£1.1m", "within", 880_000), ("£1.25m", "exactly", 1_000_000), ("£1,250,000.05", "over", 1_000_000.04)],
)
def test_of_full_cost_the_share_that_is_paid_is_held_against_the_limit(decide, cost, relation, paid):
    (decision,) = decide("full_economic_cost", (cost, "full_economic_cost"))

    assert isinstance(decision, Held)
    assert (decision.relation, decision.value, decision.unit) == (relation, paid, "GBP")


@pytest.mark.parametrize(
    ("share", "relation", "remainder"),
    [("80%", "same", False), ("20%", "same", True), ("100%", "different", False)],
)
def test_a_named_share_of_full_cost_is_what_is_paid_what_is_not_or_neither(
    decide, share, relation, remainder
):
    (decision,) = decide("full_economic_cost", share)

    assert isinstance(decision, FullCost)
    assert (decision.relation, decision.remainder) == (relation, remainder)


def test_the_limit_itself_is_no_full_cost(decide):
    (decision,) = decide("full_economic_cost", "£1m")

    assert (decision.relation, decision.at_most.number) == ("stated", 1_250_000)


@pytest.mark.parametrize(
    ("values", "relation"),
    [
        pytest.param(["£1.1m", "£880k"], "within", id="a cost and its share"),
        pytest.param(["£1.5m", "120万円"], "over", id="the currency of the limit goes first"),
        pytest.param(["£1.1m", "£1.2m"], "stated", id="two costs"),
    ],
)
def test_of_several_amounts_the_one_cost_is_taken(decide, values, relation):
    assert [decision.relation for decision in decide("full_economic_cost", *values)] == [relation]


@pytest.mark.parametrize(("cost", "relation"), [("£900k", "within"), ("£1.2m", "depends"), ("£1.3m", "over")])
def test_an_amount_of_unsaid_role_is_judged_only_where_it_comes_to_the_same_as_a_cost_and_as_what_is_paid(
    decide, cost, relation
):
    assert [item.relation for item in decide("full_economic_cost", cost)] == [relation]


def test_who_pays_the_rest_of_the_cost_is_not_stated(decide):
    (decision,) = decide("full_economic_cost", "20%", form="open")

    assert (decision.relation, decision.bearer) == ("not_stated", True)


def test_a_share_of_anything_in_an_open_question_is_not_judged(decide):
    assert [item.relation for item in decide("full_economic_cost", "50%", form="open")] == ["stated"]


def test_an_open_question_that_tells_the_share_again_asks_what_the_limit_is_in_full(decide):
    (decision,) = decide("full_economic_cost", ("80%", "fec_share"), form="open")

    assert (decision.relation, decision.at_most) == ("stated", Amount(Decimal(1_250_000), "GBP"))


def test_full_cost_is_stated_for_the_uk_side_only(decide):
    assert [type(decision) for decision in decide("full_economic_cost", side="japan")] == [NotStated]
    assert [type(decision) for decision in decide("full_economic_cost", scheme="single-top")] == [NotStated]


@pytest.mark.parametrize(
    ("amount", "value", "unit", "rounded"),
    [
        ("£1,000,000", 180_000_000, "JPY", False),
        ("360円", 2, "GBP", False),
        ("100円", 0.56, "GBP", True),
        ("£0.01", 2, "JPY", True),
    ],
)
def test_an_amount_at_the_calls_rate_both_ways(decide, amount, value, unit, rounded):
    (decision,) = decide("exchange_rate", amount)

    assert isinstance(decision, Converted)
    assert (decision.value, decision.unit, decision.rounded) == (value, unit, rounded)


@pytest.mark.parametrize(("rate", "relation"), [("1ポンド=180円", "same"), ("1ポンド=200円", "different")])
def test_a_named_rate_of_exchange_is_the_calls_or_another(decide, rate, relation):
    (decision,) = decide("exchange_rate", (rate, "exchange_rate"))

    assert isinstance(decision, Rate)
    assert decision.relation == relation


@pytest.mark.parametrize(
    ("values", "relations"),
    [
        (("£1m", "1.8億円"), ["same"]),
        (("£1m", "1.9億円!"), ["different"]),
        (("£640,000", "1億円"), ["compared"]),
        (("1ポンド", "200円"), ["different"]),
        (("1ポンド",), ["stated"]),
        (("180円",), ["same"]),
    ],
)
def test_two_amounts_are_held_against_each_other_and_a_rate_is_a_rate(decide, values, relations):
    assert [decision.relation for decision in decide("exchange_rate", *values)] == relations


def test_two_amounts_in_an_open_question_are_each_converted(decide):
    pounds, yen = decide("exchange_rate", "£820,000", "1.5億円", form="open")

    assert (pounds.value, yen.value) == (147_600_000, 833_333.33)


def test_for_a_currency_without_a_rate_none_is_made_up(decide):
    (decision,) = decide("exchange_rate", "€5")

    assert isinstance(decision, NoRate)


def test_the_rate_of_one_scheme_is_not_given_for_another(decide):
    assert [type(decision) for decision in decide("exchange_rate", scheme="single-top")] == [NotStated]


@pytest.mark.parametrize("intent", ["indirect_costs", "full_economic_cost", "exchange_rate"])
def test_a_call_that_is_silent_decides_nothing(decide, without, intent):
    silent = without("indirect_rate", "fec_share", "exchange_rate")

    assert decide(intent, of=silent) == decide(intent, "£1.1m", of=silent) == ()


def test_direct_costs_said_to_be_the_calls_own_are_held_against_no_limit(decide):
    """They are nobody's request: within the limits would be said of what the call does not say."""
    (asked,) = decide("indirect_costs", ("1億円", "direct_costs"))
    (said,) = decide("indirect_costs", ("1億円!", "direct_costs"))

    assert (asked.relation, said.relation) == ("within", "converted")


def test_a_right_sum_named_beside_a_limit_is_held_against_that():
    (decision,) = decide_words(
        "indirect_costs",
        "direct 175 million yen, 227.5 million yen with indirect: within the limit?",
        roles=("direct_costs", "total_costs"),
        form="closed",
    )

    assert (decision.relation, decision.named) == ("within", None)


def test_a_total_read_as_indirect_costs_is_no_wrong_sum(decide):
    (decision,) = decide("indirect_costs", ("1.75億円", "direct_costs"), ("2億2750万円", "indirect_costs"))

    assert decision.relation == "same"
