"""Rules: pure functions from a call's proven facts and what a question gives to decisions.

No clock, no file, no model, no words. Each returns the decisions it can make, none where the call is silent.
A rule judges only what is sure to be meant: a value whose role is not certain is not held against anything,
the rule is stated. No tolerance is ever added to a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.reading.asked import Asked
from bot.rules import (
    advance_notice,
    applicants,
    award_limit,
    awards,
    consortium,
    countries,
    deadline,
    degree,
    exchange_rate,
    extension,
    fields,
    full_economic_cost,
    indirect_costs,
    kinds,
    named,
    network_share,
    opening,
    other_funding,
    outgoing,
    period,
    proposal,
    reports,
    review,
    stated,
    stay,
    support_rate,
    tax,
    team,
    threshold,
    use_of_funds,
)
from bot.rules.between import measured
from bot.rules.decision import Decision, Relation
from bot.rules.named import any_fact
from corpus.facts.model import Call

__all__ = ["BY_KEY", "DATED", "RULES", "TOGETHER", "Decision", "Relation", "Rule", "any_fact"]

Rule = Callable[[Call, Asked], tuple[Decision, ...]]
# The rule of each intent, by the intent's name.
RULES: Mapping[str, Rule] = {
    **advance_notice.RULES,
    **applicants.RULES,
    **award_limit.RULES,
    **awards.RULES,
    **consortium.RULES,
    **countries.RULES,
    **deadline.RULES,
    **degree.RULES,
    **exchange_rate.RULES,
    **extension.RULES,
    **fields.RULES,
    **full_economic_cost.RULES,
    **indirect_costs.RULES,
    **kinds.RULES,
    **named.RULES,
    **network_share.RULES,
    **opening.RULES,
    **other_funding.RULES,
    **outgoing.RULES,
    **period.RULES,
    **proposal.RULES,
    **reports.RULES,
    **review.RULES,
    **stated.RULES,
    **stay.RULES,
    **support_rate.RULES,
    **tax.RULES,
    **team.RULES,
    **threshold.RULES,
    **use_of_funds.RULES,
}
# What no shipped intent asks for: the intent goes by the key of the facts, by their names and examples.
BY_KEY = frozenset({*support_rate.RULES, *tax.RULES, *threshold.RULES})
# The intents of scheduled moments: a length between two of them may be asked for under any of these.
DATED = frozenset(
    {
        "advance_notice",
        "call_period",
        "deadline",
        "extension",
        "interview",
        "project_period",
        "result",
        "review_schedule",
        "start",
    }
)
RULES = {**RULES, **{intent: measured(RULES[intent]) for intent in sorted(DATED)}}
# These answer for all schemes that are named at once, and say once what holds for several alike.
TOGETHER = frozenset(
    intent
    for module in (
        applicants,
        awards,
        consortium,
        countries,
        degree,
        fields,
        kinds,
        named,
        outgoing,
        proposal,
        stated,
        team,
    )
    for intent in module.RULES
)
