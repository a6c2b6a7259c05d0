"""Decisions in words: one place, one or two sentences a decision, true however it was asked.

No sentence opens with a bare yes or no. The first words say the matter asked about, with the asker's own value where
there is one. Wording depends on the counter (a letter has no countdown) and the language, never on how it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying import (
    applicants,
    awards,
    consortium,
    countries,
    degree,
    fields,
    kinds,
    outgoing,
    proposal,
    stated,
    team,
    unstated,
)
from bot.answering.saying.told import Counter, Told
from bot.rules.decision import Decision

__all__ = ["Counter", "Told", "say"]

_SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    **applicants.SAYERS,
    **awards.SAYERS,
    **consortium.SAYERS,
    **countries.SAYERS,
    **degree.SAYERS,
    **fields.SAYERS,
    **kinds.SAYERS,
    **outgoing.SAYERS,
    **proposal.SAYERS,
    **stated.SAYERS,
    **team.SAYERS,
    **unstated.SAYERS,
}


def say(decision: Decision, told: Told) -> str:
    """*decision* as one or two complete sentences. Raises KeyError for a kind of decision that has no words."""
    return _SAYERS[type(decision)](decision, told)
