"""Decisions in words: one place, one or two sentences a decision, true however it was asked.

No sentence opens with a bare yes or no. The first words say the matter asked about, with the asker's own value where
there is one. Wording depends on the counter (a letter has no countdown) and the language, never on how it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying import (
    award_limit,
    awards,
    compared,
    exchange_rate,
    full_economic_cost,
    held,
    indirect_costs,
    network_share,
    stated,
    unstated,
    use_of_funds,
)
from bot.answering.saying.told import Counter, Told
from bot.rules.decision import Decision

__all__ = ["Counter", "Told", "say"]

_SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    **award_limit.SAYERS,
    **awards.SAYERS,
    **compared.SAYERS,
    **exchange_rate.SAYERS,
    **full_economic_cost.SAYERS,
    **held.SAYERS,
    **indirect_costs.SAYERS,
    **network_share.SAYERS,
    **stated.SAYERS,
    **unstated.SAYERS,
    **use_of_funds.SAYERS,
}


def say(decision: Decision, told: Told) -> str:
    """*decision* as one or two complete sentences. Raises KeyError for a kind of decision that has no words."""
    return _SAYERS[type(decision)](decision, told)
