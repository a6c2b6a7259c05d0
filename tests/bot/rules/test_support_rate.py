"""A rate of support: what it comes to, to the yen, and rates held against it on the edge."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.saying import Told, say
from bot.rules import RULES
from bot.rules.support_rate import CostsFor, Supported
from corpus.facts.model import Fact, Source
from tests.bot.asking import AS_OF, OTHER, asked, decide, relations, told

SOURCE = Source("guide", 1, "補助率は2/3以内、上限は50万円")
RATE = Fact(
    "support_rate", "grant", SOURCE, value="2/3", unit="percent", bound="at_most", known_as=("補助率",)
)
LIMIT = Fact("award_limit", "grant", SOURCE, value=500_000, unit="JPY", bound="at_most")
FREE = replace(OTHER, default_scheme="grant", schemes=(replace(OTHER.schemes[0], id="grant"),), facts=(RATE,))
CAPPED = replace(FREE, facts=(RATE, LIMIT))
FIXED = replace(FREE, facts=(replace(RATE, value=50, bound=None),))


def only(words: str, call=FREE, **slots):
    (decision,) = decide("support_rate", words, of=call, **slots)
    return decision


def test_the_rate_is_told_as_the_fraction_it_is_with_the_limit_on_what_it_comes_to():
    assert told("ja", "support_rate", of=CAPPED) == [
        "補助率は補助対象経費の最大3分の2です（補助額の上限は50万円）。"
    ]
    assert told("en", "support_rate", of=FREE) == [
        "The rate of support is at most two thirds of eligible costs."
    ]


@pytest.mark.parametrize(
    ("cost", "paid"),
    [
        pytest.param("150万円", 1_000_000, id="a third of it has no last digit, two thirds are whole"),
        pytest.param("1,000,001円", 666_667, id="a fraction of a yen is not paid"),
        pytest.param("3円", 2, id="to the yen"),
        pytest.param("£100", 66.66, id="nor one of a penny"),
    ],
)
def test_of_a_cost_so_much_is_paid(cost, paid):
    assert only(cost).value == paid


@given(st.integers(min_value=2, max_value=10**10))
def test_no_more_than_the_rate_is_ever_paid_and_no_whole_yen_less(yen):
    paid = Fraction(only(f"{yen}円").value)

    assert paid <= Fraction(yen) * 2 / 3 < paid + 1


@given(st.integers(min_value=2, max_value=10**10))
def test_the_costs_that_an_award_takes_are_the_least_of_which_the_rate_comes_to_it(yen):
    decision = only(f"{yen}円", roles=["award"])

    assert isinstance(decision, CostsFor)
    assert decision.cost.number * 2 / 3 >= yen > (decision.cost.number - 1) * 2 / 3


@pytest.mark.parametrize(
    ("cost", "paid", "capped"),
    [("749,999円", 499_999, False), ("75万円", 500_000, False), ("750,002円", 500_000, True)],
    ids=["below the limit", "on the limit", "a yen beyond it"],
)
def test_what_is_paid_stops_at_the_limit(cost, paid, capped):
    decision = only(cost, CAPPED)

    assert isinstance(decision, Supported)
    assert (decision.value, decision.limit is not None) == (paid, capped)


@pytest.mark.parametrize(
    ("words", "call", "relation"),
    [
        ("3分の2", FREE, "exactly"), ("66.6%", FREE, "within"), ("67%", FREE, "over"), ("75%", FREE, "over"),
        ("50%", FIXED, "same"), ("2分の1", FIXED, "same"), ("40%", FIXED, "different"), ("51%", FIXED, "different"),
    ],
)  # fmt: skip
def test_a_rate_is_held_against_a_limit_and_is_or_is_not_a_fixed_one(words, call, relation):
    assert relations("support_rate", words, of=call, form="closed") == [relation]


def test_a_rate_in_an_open_question_and_two_amounts_are_held_against_nothing():
    assert relations("support_rate", "75%", of=FREE, form="open") == ["stated"]
    assert relations("support_rate", "100万円と30万円", of=FREE) == ["stated"]


def test_an_amount_is_only_told_as_eligible_costs():
    assert told("ja", "support_rate", "150万円", of=FREE) == [
        "補助対象経費が150万円であれば、補助額はその3分の2にあたる100万円までです。"
    ]
    assert only("150万円", form="closed").verdict == "info"


def of_limit(words: str, *, paid: bool | None):
    """What the rule of the award limit decides of an amount that is said to be paid, spent or neither."""
    question = asked("award_limit", words, of=CAPPED)
    values = tuple(replace(value, paid=paid) for value in question.values)
    return RULES["award_limit"](CAPPED, replace(question, values=values))


@pytest.mark.parametrize(
    ("words", "paid", "relation"),
    [
        pytest.param("499,999円", None, "within", id="below the limit, whichever it is"),
        pytest.param("500,001円", None, "depends", id="a yen over it, paid or spent"),
        pytest.param("500,001円", True, "over", id="a yen over it, paid"),
        pytest.param("500,001円", False, "converted", id="spent"),
    ],
)
def test_costs_are_not_held_against_the_limit_of_a_call_that_pays_a_share_of_them(words, paid, relation):
    assert [one.relation for one in of_limit(words, paid=paid)] == [relation]


def test_of_an_amount_that_may_be_paid_or_spent_both_are_told():
    (decision,) = of_limit("60万円", paid=None)

    assert say(decision, Told(CAPPED, "ja", AS_OF)) == (
        "60万円が補助額であれば上限50万円を超えます。補助対象経費であれば、その3分の2が50万円まで補助されます。"
    )
