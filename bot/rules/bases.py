"""What a share is of: 30% of the direct costs is another rate than 30% of the award."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Base
from bot.rules.decision import Decision
from corpus.facts.values import number_of

# What the shares of a call are of, and as what else that is known.
_OWN: Mapping[str, tuple[Base, ...]] = {
    "indirect_rate": ("direct",),
    "network_share": ("direct",),
    "fec_share": ("full", "whole"),
}


@dataclass(frozen=True, kw_only=True)
class OtherBase(Decision):
    """The share that *told* states was taken to be *number* percent *of* something else."""

    told: Decision
    number: Decimal
    of: Base


def with_bases(asked: Asked, found: Sequence[Decision]) -> tuple[Decision, ...]:
    """*found*; a share that it is asked to be of something is the same as the call's only if it is of that."""
    return tuple(found) if asked.form == "open" else tuple(_of_its_base(asked, one) for one in found)


def _of_its_base(asked: Asked, decision: Decision) -> Decision:
    key = decision.facts[0].key if decision.facts else ""
    if key not in _OWN or decision.relation not in ("stated", "same", "exactly"):
        return decision
    number = number_of(decision.facts[0])
    said = [value.of for value in asked.values if value.of and value.number == number]
    if not said:
        return decision
    same = replace(decision, relation="same")
    if said[-1] in _OWN[key]:
        return same if decision.relation == "stated" else decision
    return OtherBase(
        rule=decision.rule,
        scheme=decision.scheme,
        relation="different",
        facts=decision.facts,
        side=decision.side,
        told=same,
        number=number,
        of=said[-1],
    )
