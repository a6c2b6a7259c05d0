"""Decisions in words: one place, one or two sentences a decision, true however it was asked.

No sentence opens with a bare yes or no. The first words say the matter asked about, with the asker's own value where
there is one. Wording depends on the counter (a letter has no countdown) and the language, never on how it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying import (
    applicants,
    award_limit,
    awards,
    compared,
    consortium,
    countries,
    degree,
    exchange_rate,
    fields,
    full_economic_cost,
    held,
    indirect_costs,
    kinds,
    network_share,
    outgoing,
    proposal,
    stated,
    team,
    unstated,
    use_of_funds,
)
from bot.answering.saying.told import Counter, Told
from bot.rules.decision import Decision

__all__ = ["Counter", "Told", "say"]

_SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    **applicants.SAYERS,
    **award_limit.SAYERS,
    **awards.SAYERS,
    **compared.SAYERS,
    **consortium.SAYERS,
    **countries.SAYERS,
    **degree.SAYERS,
    **exchange_rate.SAYERS,
    **fields.SAYERS,
    **full_economic_cost.SAYERS,
    **held.SAYERS,
    **indirect_costs.SAYERS,
    **kinds.SAYERS,
    **network_share.SAYERS,
    **outgoing.SAYERS,
    **proposal.SAYERS,
    **stated.SAYERS,
    **team.SAYERS,
    **unstated.SAYERS,
    **use_of_funds.SAYERS,
}


def say(decision: Decision, told: Told) -> str:
    """*decision* as one or two complete sentences. Raises KeyError for a kind of decision that has no words."""
    return _SAYERS[type(decision)](decision, told)
