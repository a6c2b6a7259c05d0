"""Decisions in words: one place, one or two sentences a decision, true however it was asked.

No sentence opens with a bare yes or no. The first words say the matter asked about, with the asker's own value where
there is one. Wording depends on the counter (a letter has no countdown) and the language, never on how it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying import (
    advance_notice,
    applicants,
    award_limit,
    awards,
    between,
    compared,
    consortium,
    countries,
    deadline,
    degree,
    exchange_rate,
    extension,
    fields,
    full_economic_cost,
    held,
    indirect_costs,
    kinds,
    network_share,
    opening,
    outgoing,
    period,
    proposal,
    reckoned,
    review,
    stated,
    stay,
    support_rate,
    team,
    threshold,
    unmet,
    unstated,
    use_of_funds,
    withheld,
)
from bot.answering.saying.told import Counter, Told
from bot.answering.saying.words import percent
from bot.reading.asked import Base
from bot.rules.bases import OtherBase
from bot.rules.decision import Decision

__all__ = ["Counter", "Told", "say"]

_SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    **advance_notice.SAYERS,
    **applicants.SAYERS,
    **award_limit.SAYERS,
    **awards.SAYERS,
    **between.SAYERS,
    **compared.SAYERS,
    **consortium.SAYERS,
    **countries.SAYERS,
    **deadline.SAYERS,
    **degree.SAYERS,
    **exchange_rate.SAYERS,
    **extension.SAYERS,
    **fields.SAYERS,
    **full_economic_cost.SAYERS,
    **held.SAYERS,
    **indirect_costs.SAYERS,
    **kinds.SAYERS,
    **network_share.SAYERS,
    **opening.SAYERS,
    **outgoing.SAYERS,
    **period.SAYERS,
    **proposal.SAYERS,
    **reckoned.SAYERS,
    **review.SAYERS,
    **stated.SAYERS,
    **stay.SAYERS,
    **support_rate.SAYERS,
    **team.SAYERS,
    **threshold.SAYERS,
    **unmet.SAYERS,
    **unstated.SAYERS,
    **use_of_funds.SAYERS,
    **withheld.SAYERS,
}


def say(decision: Decision, told: Told) -> str:
    """*decision* as one or two complete sentences. Raises KeyError for a kind of decision that has no words."""
    said = (
        _of_base(decision, told)
        if isinstance(decision, OtherBase)
        else _SAYERS[type(decision)](decision, told)
    )
    if decision.group is None:
        return said
    name = told.call.group(decision.group).name[told.language]
    return told.either(f"{name}の場合、{said}", f"For {name}: {said}")


_BASES: Mapping[Base, tuple[str, str]] = {
    "direct": ("直接経費", "direct costs"),
    "full": ("FEC", "the full economic cost"),
    "whole": ("間接経費を含む総額", "a total with indirect costs"),
}


def _of_base(decision: OtherBase, told: Told) -> str:
    """What the share is of, and that it is not of what was named: …直接経費の30％です。…総額の30％ではありません。"""
    share, (ja, en) = percent(decision.number, told.language), _BASES[decision.of]
    return say(decision.told, told) + told.either(
        f"{ja}の{share}ではありません。", f" It is not {share} of {en}."
    )
