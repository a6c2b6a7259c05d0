"""An amount that may be on either side of a limit, or that is not all of what is limited, is not judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.rules import RULES
from tests.bot.asking import BUNDLED, asked, relations


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("直接経費は約1.8億円", ["stated"], id="about the limit"),
        pytest.param("直接経費は約1.89億円", ["stated"], id="about a twentieth more"),
        pytest.param("直接経費は約1.9億円", ["over"], id="about so much that it is more"),
        pytest.param("直接経費は約1.71億円", ["stated"], id="about a twentieth less"),
        pytest.param("直接経費は約1.7億円", ["within"], id="about so little that it is less"),
        pytest.param("直接経費は1.8億円", ["exactly"], id="the limit itself"),
        pytest.param("under 185 million yen in direct costs", ["stated"], id="less than a little more"),
        pytest.param("under 200 million yen in direct costs", ["over"], id="less than much more"),
    ],
)
def test_an_amount_told_roughly_is_judged_where_it_is_not_near_the_limit(words, expected):
    assert relations("award_limit", words, roles=["direct_costs"], form="closed", side="japan") == expected


def test_the_ends_of_a_range_are_no_budget_of_which_the_last_is_split():
    words, roles = "1.7億円から1.9億円", ["direct_costs", "direct_costs"]

    assert relations("indirect_costs", words, roles=roles, form="closed") == ["stated"]
    assert relations("award_limit", words, roles=roles, form="closed", side="japan") == ["stated"]


@pytest.mark.parametrize(
    ("words", "roles", "expected"),
    [
        pytest.param("100% of £900k", ["fec_share", "full_economic_cost"], "different", id="all of it"),
        pytest.param(
            "£900k at 100%", ["full_economic_cost", "fec_share"], "within", id="what the cost is of"
        ),
        pytest.param(
            "80% of £900k", ["fec_share", "full_economic_cost"], "within", id="the share that is paid"
        ),
        pytest.param(
            "20% of £900k", ["fec_share", "full_economic_cost"], "within", id="the share that is not"
        ),
        pytest.param("£900k in full", ["full_economic_cost"], "different", id="in full"),
    ],
)
def test_whether_all_of_a_cost_is_paid_is_not_decided_by_the_limit(words, roles, expected):
    question = replace(asked("full_economic_cost", words, roles=roles, form="closed"))

    assert [one.relation for one in RULES["full_economic_cost"](BUNDLED, question)] == [expected]


def test_a_limit_taken_to_be_for_other_years_is_not_confirmed():
    taken = {"claimed": True, "side": "japan"}

    assert relations("award_limit", "3年間で1.8億円", roles=["project"], **taken) == ["same"]
    assert relations("award_limit", "5年間で1.8億円", roles=["project"], **taken) == ["stated"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("£1.2m (216 million yen)", ["over"], id="one amount in two currencies"),
        pytest.param("£1.2m and 215 million yen", ["over", "depends"], id="two amounts"),
    ],
)
def test_an_amount_told_again_at_the_calls_rate_is_held_once(words, expected):
    assert sorted(relations("award_limit", words, form="closed")) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("直接経費8,999万円", "not_stated", id="less than half of the most may be too little"),
        pytest.param("直接経費9,000万円", "within", id="half of it is asked of the most"),
        pytest.param("", "not_stated", id="no amount"),
    ],
)
def test_the_least_is_told_only_where_no_amount_near_the_most_is_named(words, expected):
    roles = ["direct_costs"] if words else []
    given = {"marks": {"least"}, "form": "closed", "side": "japan", "sides": ("japan",)}

    assert relations("award_limit", words, roles=roles, **given) == [expected]
