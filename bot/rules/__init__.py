"""Rules: pure functions from a call's proven facts and what a question gives to decisions.

No clock, no file, no model, no words. Each returns the decisions it can make, none where the call is silent. A rule
judges only what is sure to be meant: a value whose role is not certain is not held against anything, the rule is stated.
No tolerance is ever added to a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.reading.asked import Asked
from bot.rules import (
    award_limit,
    awards,
    exchange_rate,
    full_economic_cost,
    indirect_costs,
    network_share,
    other_funding,
    use_of_funds,
)
from bot.rules.decision import Decision, Relation
from corpus.facts.model import Call

__all__ = ["RULES", "Decision", "Relation", "Rule"]

Rule = Callable[[Call, Asked], tuple[Decision, ...]]
# The rule of each intent, by the intent's name.
RULES: Mapping[str, Rule] = {
    **award_limit.RULES,
    **awards.RULES,
    **exchange_rate.RULES,
    **full_economic_cost.RULES,
    **indirect_costs.RULES,
    **network_share.RULES,
    **other_funding.RULES,
    **use_of_funds.RULES,
}
