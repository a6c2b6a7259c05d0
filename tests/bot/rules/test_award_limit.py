"""Award limits to the yen, in every currency and as every kind of costs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.rules.amounts import Amount
from bot.rules.award_limit import Limit
from bot.rules.compared import Compared
from bot.rules.held import Either, Held, NoRate, OnceOrYearly
from bot.rules.unstated import NotStated
from corpus.facts.model import Fact
from tests.bot.asking import BUNDLED, decide, told


def relations(decisions):
    return [decision.relation for decision in decisions]


@pytest.mark.parametrize(
    ("scheme", "direct", "total"),
    [
        ("japan-uk", 180_000_000, 234_000_000),
        ("single-top", 380_000_000, 500_000_000),
        ("single-next-generation", 69_000_000, 90_000_000),
    ],
)
def test_the_yen_on_below_and_over_each_limit(decide, scheme, direct, total):
    cases = [
        (direct - 1, "direct_costs", "within"),
        (direct, "direct_costs", "exactly"),
        (direct + 1, "direct_costs", "over"),
        (total - 1, "total_costs", "within"),
        (total, "total_costs", "exactly"),
        (total + 1, "total_costs", "over"),
        (direct, None, "exactly"),
        (direct + 1, None, "depends"),
        (total, None, "depends"),
        (total + 1, None, "over"),
    ]
    for yen, role, relation in cases:
        (decision,) = decide("award_limit", (f"{yen}円", role), scheme=scheme)

        assert decision.relation == relation, (yen, role)
        assert decision.value == (total if role == "total_costs" else direct)


@pytest.mark.parametrize(
    ("amount", "role", "relation", "difference"),
    [
        pytest.param("£1,000,000", None, "exactly", 0, id="the pound on the limit"),
        pytest.param("£1,000,000.01", None, "over", "0.01", id="a penny over"),
        pytest.param("£1.1m", "full_economic_cost", "within", 120_000, id="£880k of £1.1m at 100 % FEC"),
        pytest.param("£1.25m", "full_economic_cost", "exactly", 0, id="full cost of which 80 % is the limit"),
        pytest.param("£1,250,000.01", "full_economic_cost", "over", "0.008", id="a penny more of it"),
        pytest.param("180000000 yen", None, "exactly", 0, id="the limit in yen at the call's rate"),
        pytest.param("180000001 yen", None, "over", 1, id="a yen over it, though it rounds to the pound"),
    ],
)
def test_an_amount_of_the_uk_side(decide, amount, role, relation, difference):
    (decision,) = decide("award_limit", (amount, role), side="uk")

    assert isinstance(decision, Held)
    assert (decision.relation, decision.side) == (relation, "uk")
    assert decision.difference.number == Decimal(difference)


def test_an_amount_of_unsaid_costs_between_the_limits_depends_on_what_it_holds(decide):
    (decision,) = decide("award_limit", "2億円")

    assert isinstance(decision, Either)
    assert relations(decision.cases) == ["over", "within"]
    assert [case.difference for case in decision.cases] == [
        Amount(Decimal(20_000_000), "JPY"),
        Amount(Decimal(34_000_000), "JPY"),
    ]


def test_a_uk_total_is_the_award_or_the_full_cost_of_which_a_share_is_paid(decide):
    (decision,) = decide("award_limit", ("£1.2m", "total_costs"), side="uk")

    assert (decision.relation, relations(decision.cases)) == ("depends", ["over", "within"])


def test_direct_costs_are_not_held_against_a_limit_that_is_a_share_of_the_full_cost(decide):
    (decision,) = decide("award_limit", ("£900k", "direct_costs"), side="uk")

    assert isinstance(decision, Limit)


def test_an_amount_is_held_against_the_side_of_its_currency(decide):
    japan, uk = decide("award_limit", ("2.2億円", "direct_costs"), "£900k", side="uk")

    assert (japan.side, japan.relation) == ("japan", "over")
    assert (uk.side, uk.relation) == ("uk", "within")


def test_pounds_for_the_japanese_side_are_held_at_the_calls_rate(decide):
    (decision,) = decide("award_limit", ("£1.1m", "direct_costs"), side="japan")

    assert (decision.relation, decision.amount.number, decision.difference.number) == (
        "over",
        198_000_000,
        18_000_000,
    )


@pytest.mark.parametrize("side", [None, "japan", "uk"])
def test_an_amount_in_a_currency_without_a_rate_is_held_against_nothing(decide, side):
    (decision,) = decide("award_limit", "€1,000,000", side=side)

    assert isinstance(decision, NoRate)
    assert {fact.side for fact in decision.facts} == ({side} if side else {"japan", "uk"})


def test_full_cost_on_a_side_that_knows_none_is_not_stated(decide):
    (decision,) = decide("award_limit", ("£1.1m", "full_economic_cost"), side="japan")

    assert isinstance(decision, NotStated)
    assert (decision.key, decision.side) == ("fec_share", "japan")


def test_direct_costs_and_total_of_one_budget_are_each_held_against_their_own_limit(decide):
    direct, total = decide("award_limit", ("1.9億円", "direct_costs"), ("2.3億円", "total_costs"))

    assert (direct.relation, total.relation) == ("over", "within")


def test_a_limit_named_beside_an_amount_is_what_that_is_held_against(decide):
    (decision,) = decide("award_limit", ("1.8億円", "direct_costs"), ("2億円", "direct_costs"))

    assert (decision.relation, decision.asked.number) == ("over", 200_000_000)


def test_of_several_amounts_that_may_be_parts_none_is_judged(decide):
    (decision,) = decide("award_limit", "5000万円", "1.5億円")

    assert isinstance(decision, Limit)


@pytest.mark.parametrize("amount", ["0円", "1円", "£1"])
def test_nothing_and_a_single_yen_are_no_budget(decide, amount):
    assert {type(decision) for decision in decide("award_limit", amount)} == {Limit}


@pytest.mark.parametrize(
    ("amount", "relation"),
    [
        pytest.param("6000万円", "within", id="180 million in three years, the limit itself"),
        pytest.param("60000001円", "depends", id="three yen over in three years"),
        pytest.param("3億円", "over", id="over as it stands, whatever the years"),
    ],
)
def test_an_amount_named_with_years_may_be_that_of_each_year(decide, amount, relation):
    (decision,) = decide("award_limit", (amount, "direct_costs"), ("3年間", "project"))

    assert decision.relation == relation
    assert isinstance(decision, OnceOrYearly) == (relation != "over")


def test_the_limit_itself_is_named_with_the_years_it_is_for(decide):
    (decision,) = decide("award_limit", "£1m", ("3年間", "project"))

    assert (type(decision), decision.relation) == (Held, "exactly")


@pytest.mark.parametrize(("form", "relation"), [("open", "stated"), ("closed", "exactly")])
def test_the_limit_named_in_an_open_question_is_not_judged(decide, form, relation):
    assert relations(decide("award_limit", "6900万円", scheme="single-next-generation", form=form)) == [
        relation
    ]


def test_one_year_multiplies_nothing(decide):
    (decision,) = decide("award_limit", ("1億円", "direct_costs"), ("1年間", "project"))

    assert isinstance(decision, Held)


@pytest.mark.parametrize(
    ("claim", "role", "relation", "side"),
    [
        ("1.8億円!", None, "same", "japan"),
        ("2.34億円!", None, "same", "japan"),
        ("2.34億円!", "direct_costs", "different", "japan"),
        ("1.8億円!", "total_costs", "different", "japan"),
        ("1.5億円!", None, "different", "japan"),
        ("£1m!", None, "same", "uk"),
        ("£1.25m!", "full_economic_cost", "same", "uk"),
        ("£1m!", "full_economic_cost", "different", "uk"),
    ],
)
def test_a_claimed_limit_is_the_same_or_another(decide, claim, role, relation, side):
    (decision,) = decide("award_limit", (claim, role))

    assert isinstance(decision, Limit)
    assert (decision.relation, decision.side) == (relation, side)


def test_the_uk_limit_is_also_the_amount_in_yen_that_the_call_gives(decide):
    assert relations(decide("award_limit", "1.8億円!", side="uk")) == ["same"]


def test_without_an_amount_each_side_is_stated_in_the_calls_order(decide):
    japan, uk = decide("award_limit", sides=("uk", "japan"))

    assert (japan.side, japan.value, japan.unit) == ("japan", 180_000_000, "JPY")
    assert (uk.side, uk.value, uk.unit) == ("uk", 1_000_000, "GBP")


def test_a_period_is_told_only_where_it_is_stated_with_the_limit(decide):
    japan, uk = decide("award_limit")

    assert (japan.period.value, uk.period) == (36, None)


@pytest.mark.parametrize(("values", "relation"), [((), "stated"), (("2億円",), "not_stated")])
def test_a_scheme_in_preparation_says_so(decide, values, relation):
    (decision,) = decide("award_limit", *values, scheme="us-joint")

    assert (decision.relation, decision.facts[0].key) == (relation, "award_state")


def test_the_limits_of_one_scheme_are_not_given_for_the_programme(decide):
    (decision,) = decide("award_limit", scheme="programme")

    assert isinstance(decision, NotStated)


@pytest.mark.parametrize(
    ("compares", "schemes", "relation", "difference"),
    [
        ("which", ("japan-uk", "single-top"), "compared", 200_000_000),
        ("same", ("single-next-generation", "japan-uk"), "different", 111_000_000),
        ("same", (), "same", 0),
    ],
)
def test_schemes_and_sides_are_compared_with_their_difference(
    decide, compares, schemes, relation, difference
):
    (decision,) = decide("award_limit", compares=compares, schemes=schemes)

    assert isinstance(decision, Compared)
    assert (decision.relation, decision.difference.number) == (relation, difference)


def test_the_larger_one_stands_first_whatever_the_order_of_asking(decide):
    (decision,) = decide("award_limit", compares="which", schemes=("single-next-generation", "single-top"))

    assert [entry.fact.scheme for entry in decision.entries] == ["single-top", "single-next-generation"]


def test_one_scheme_without_sides_is_compared_with_the_one_usually_meant(decide):
    (decision,) = decide("award_limit", compares=True, scheme="single-top", schemes=("single-top",))

    assert [entry.fact.scheme for entry in decision.entries] == ["single-top", "japan-uk"]


def test_one_side_is_compared_with_the_other(decide):
    (decision,) = decide("award_limit", compares=True, side="uk")

    assert {entry.fact.side for entry in decision.entries} == {"japan", "uk"}


def test_an_amount_that_is_asked_about_comes_before_a_comparison(decide):
    (decision,) = decide("award_limit", ("2億円", "direct_costs"), compares="which")

    assert decision.relation == "over"


def test_several_schemes_that_are_not_compared_are_each_answered(decide):
    decisions = decide("award_limit", scheme="single-top", schemes=("single-top", "single-next-generation"))

    assert [decision.scheme for decision in decisions] == ["single-top", "single-next-generation"]


@pytest.mark.parametrize(
    ("yen", "relation"), [(180_000_000, "exactly"), (180_000_001, "beyond_hedge"), (2, "within")]
)
def test_beyond_a_hedged_limit_nothing_is_judged(decide, changed, yen, relation):
    hedged = changed("japan-uk.japan.award_limit", hedge="about")

    assert relations(decide("award_limit", (f"{yen}円", "direct_costs"), of=hedged)) == [relation]


@pytest.mark.parametrize(("yen", "relation"), [(179_999_999, "within"), (180_000_000, "over")])
def test_a_limit_that_must_stay_below_is_broken_by_reaching_it(decide, changed, yen, relation):
    open_limit = changed("japan-uk.japan.award_limit", bound="less_than")

    assert relations(decide("award_limit", (f"{yen}円", "direct_costs"), of=open_limit)) == [relation]


@pytest.mark.parametrize(
    ("amount", "side", "relation"),
    [("€640,000", None, "exactly"), ("€640,001", None, "over"), ("1.05億円", "france", "within")],
)
def test_another_call_is_ruled_by_its_own_currency_and_rate(decide, other_call, amount, side, relation):
    (decision,) = decide("award_limit", amount, side=side, of=other_call)

    assert (decision.side, decision.relation) == ("france", relation)


def test_a_call_that_is_silent_decides_nothing(decide, without):
    silent = without("award_limit", "award_state")

    assert decide("award_limit", of=silent) == decide("award_limit", "1億円", of=silent) == ()


YEARLY = Fact(
    "award_limit_yearly",
    "japan-uk",
    BUNDLED.facts[0].source,
    "japan",
    value=60_000_000,
    unit="JPY",
    bound="at_most",
)
WITH_YEARLY = replace(BUNDLED, facts=(*BUNDLED.facts, YEARLY))


@pytest.mark.parametrize(
    ("yen", "relation"),
    [(59_999_999, "within"), (60_000_000, "exactly"), (60_000_001, "over"), (170_000_000, "over")],
)
def test_an_amount_of_one_year_is_held_against_the_limit_on_each_year(decide, yen, relation):
    (decision,) = decide("award_limit", (f"{yen}円", "yearly_costs"), of=WITH_YEARLY)

    assert (decision.relation, decision.costs, decision.value) == (relation, "year", 60_000_000)


def test_an_amount_of_no_year_is_not_held_against_it(decide):
    (decision,) = decide("award_limit", ("170000000円", "direct_costs"), of=WITH_YEARLY)

    assert (decision.relation, decision.facts[0].key) == ("within", "award_limit")


def test_a_call_without_one_judges_no_amount_of_a_year(decide):
    assert {item.relation for item in decide("award_limit", ("170000000円", "yearly_costs"))} == {"stated"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Is there a limit on the price of a single machine?", ["not_stated"], id="an item"),
        pytest.param("海外出張1回あたりの上限額はありますか", ["not_stated"], id="a trip"),
        pytest.param("the most per traveller", ["not_stated"], id="a person"),
        pytest.param("the most per selected project", ["stated", "stated"], id="a project"),
        pytest.param(
            "若手1人の計画で、上限はいくらですか", ["stated", "stated"], id="a person who is only told of"
        ),
    ],
)
def test_the_most_for_a_part_of_a_project_is_not_stated(words, expected):
    assert [decision.relation for decision in decide("award_limit", words)] == expected


def test_that_there_is_no_limit_for_a_part_is_said_beside_those_of_a_project():
    (said,) = told("en", "award_limit", "per traveller")

    assert said == (
        "The documents state no limit for a single item, trip or person, only the most for a whole project: "
        "180 million yen on the Japanese side and £1 million on the UK side."
    )
