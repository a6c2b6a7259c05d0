"""What the limits come to: a year, several projects, the amount that is paid; a rate that does not stay as it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.rules import RULES
from bot.rules.amounts import Amount
from bot.rules.exchange_rate import Rate
from bot.rules.held import Held
from bot.rules.reckoned import PerYear, SeveralProjects


@pytest.mark.parametrize(
    ("place", "years", "a_year"),
    [
        ({"side": "japan"}, 3, [60_000_000]),
        ({"scheme": "single-top"}, 5, [76_000_000]),
        ({"scheme": "single-top", "marks": {"with_indirect"}}, 5, [76_000_000, 100_000_000]),
        ({"scheme": "single-next-generation", "marks": {"with_indirect"}}, 3, [23_000_000, 30_000_000]),
    ],
)
def test_a_limit_is_spread_over_the_years_of_its_scheme(decide, place, years, a_year):
    (decision,) = decide("award_limit", marks={"per_year", *place.pop("marks", ())}, **place)

    assert isinstance(decision, PerYear)
    (limit,) = decision.limits
    assert (limit.years, [portion.amount.number for portion in limit.portions]) == (years, a_year)
    assert (decision.value, decision.unit) == (a_year[0], "JPY")


def test_the_limit_named_with_the_question_is_the_one_that_is_spread(decide):
    (decision,) = decide("award_limit", ("1.8億円", "direct_costs"), marks={"per_year"})

    assert [limit.side for limit in decision.limits] == ["japan"]


def test_compared_schemes_are_spread_side_by_side_in_one_decision(decide):
    schemes = ("single-top", "single-next-generation", "japan-uk")
    (decision,) = decide("award_limit", marks={"per_year"}, compares="which", schemes=schemes)

    assert [limit.portions[0].amount.number for limit in decision.limits] == [
        76_000_000,
        23_000_000,
        60_000_000,
    ]
    assert decision.relation == "compared"


def test_a_plan_of_the_askers_is_held_against_the_limit_and_not_spread(decide):
    (decision,) = decide("award_limit", ("1.9億円", "direct_costs"), marks={"per_year"})

    assert isinstance(decision, Held)


def test_several_projects_that_take_the_limit_in_full_are_multiplied(decide):
    (decision,) = decide("award_limit", ("5件", "awards"), marks={"full"}, form="open", side="japan")

    assert isinstance(decision, SeveralProjects)
    assert (decision.value, decision.unit) == (900_000_000, "JPY")


@pytest.mark.parametrize("asked", [{"form": "open"}, {"form": "open", "marks": {"full"}}])
def test_one_project_or_a_number_that_takes_no_limit_multiplies_nothing(decide, asked):
    projects = ("1件", "awards") if asked.get("marks") else ("5件", "awards")

    assert not any(isinstance(item, SeveralProjects) for item in decide("award_limit", projects, **asked))


@pytest.mark.parametrize("intent", ["award_limit", "full_economic_cost"])
@pytest.mark.parametrize(
    ("amount", "relation"), [("£985,000", "within"), ("£1,000,000", "exactly"), ("£1,050,000", "over")]
)
def test_what_is_paid_already_has_its_share_taken(decide, intent, amount, relation):
    (decision,) = decide(intent, (amount, "award"), side="uk")

    assert (decision.relation, decision.costs) == (relation, "award")


def test_a_comparison_of_amounts_tells_the_years_too_where_they_are_asked_for(decide):
    schemes = ("single-top", "single-next-generation")
    amounts, years = decide("award_limit", compares="which", schemes=schemes, marks={"period"})

    assert (amounts.difference.number, years.apart) == (311_000_000, 24)


def test_amounts_with_indirect_costs_are_compared_with_them(decide):
    schemes = ("japan-uk", "single-next-generation")
    (decision,) = decide("award_limit", compares="which", schemes=schemes, marks={"with_indirect"})

    assert decision.difference.number == 144_000_000


@pytest.mark.parametrize("intent", ["award_limit", "exchange_rate"])
def test_what_follows_from_another_rate_the_call_does_not_say(decide, intent):
    (decision,) = decide(intent, ("200円", "exchange_rate"), marks={"changed"}, side="uk")

    assert isinstance(decision, Rate)
    assert (decision.relation, decision.asked) == ("not_stated", 200)


@pytest.mark.parametrize(
    ("price", "relation"), [("200円!", "different"), ("180円!", "same"), ("200円", "different")]
)
def test_a_price_said_to_be_the_calls_rate_is_that_or_another(decide, price, relation):
    (decision,) = decide("exchange_rate", (price, "exchange_rate"))

    assert decision.relation == relation


def test_an_award_beside_one_pound_is_converted_and_not_taken_for_the_price_of_it(decide):
    (decision,) = decide("exchange_rate", "1.8億円", "£1", form="open")

    assert (decision.relation, decision.worth) == ("converted", Amount(Decimal(1_000_000), "GBP"))


@pytest.mark.parametrize("price", ["18円", "1800円"])
def test_a_price_up_to_ten_times_off_is_held_against_the_rate(decide, price):
    (decision,) = decide("exchange_rate", "£1", price, form="open")

    assert decision.relation == "different"


def test_below_a_published_total_is_no_second_amount(asking, call):
    asked = asking(
        "award_limit",
        "直接経費3.9億円、間接経費込みで5億円未満",
        "direct_costs",
        "total_costs",
        scheme="single-top",
    )

    assert [item.relation for item in RULES["award_limit"](call, asked)] == ["over"]
