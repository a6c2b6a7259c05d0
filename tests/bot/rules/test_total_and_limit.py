"""A total with indirect costs, against a limit of which it is not stated whether it takes them in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.facts.model import Fact, Source
from tests.bot.asking import OTHER, relations

SOURCE = Source("guide", 1, "研究費は800万円以内、間接経費は直接経費の30％")
LIMIT = Fact("award_limit", "grant", SOURCE, value=8_000_000, unit="JPY", bound="at_most")
RATE = Fact("indirect_rate", "grant", SOURCE, value=30, unit="percent")
ALONE = replace(
    OTHER, default_scheme="grant", schemes=(replace(OTHER.schemes[0], id="grant"),), facts=(LIMIT,)
)
WITH_RATE = replace(ALONE, facts=(LIMIT, RATE))


@pytest.mark.parametrize(
    ("call", "amount", "role", "relation"),
    [
        pytest.param(WITH_RATE, "799万円", "total_costs", "within", id="within it, whatever it takes in"),
        pytest.param(
            WITH_RATE, "801万円", "total_costs", "stated", id="over it, its direct costs are within"
        ),
        pytest.param(WITH_RATE, "1,040万円", "total_costs", "stated", id="its direct costs are the limit"),
        pytest.param(WITH_RATE, "10,400,002円", "total_costs", "over", id="its direct costs are over, too"),
        pytest.param(WITH_RATE, "801万円", "direct_costs", "over", id="direct costs are over either way"),
        pytest.param(ALONE, "801万円", "total_costs", "over", id="nothing is paid on top"),
    ],
)
def test_it_is_judged_only_where_it_comes_out_the_same(call, amount, role, relation):
    assert relations("award_limit", amount, of=call, roles=[role], form="closed") == [relation]
