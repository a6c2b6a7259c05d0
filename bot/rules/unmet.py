"""A condition on applicants or partners that is told not to be met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from corpus.facts.model import Call, Fact


@dataclass(frozen=True, kw_only=True)
class Unmet(Decision):
    """The condition, its leading fact, which somebody does not meet as the asker tells it."""


def unmet(call: Call, asked: Asked, facts: Sequence[Fact]) -> tuple[Unmet, ...]:
    """The one condition of *facts* as not met; none where several may be meant, or where the asker tells of another
    side's country, so that it is not sure whose condition is not met, or only asks which of two it is ("or can he come
    with none?").
    """
    if (
        "unmet" not in asked.marks
        or "choice" in asked.marks
        or len(facts) != 1
        or _of_another(call, asked, facts[0])
    ):
        return ()
    (fact,) = facts
    return (Unmet(rule=asked.intent, scheme=fact.scheme, relation="short", facts=(fact,), side=fact.side),)


def _of_another(call: Call, asked: Asked, fact: Fact) -> bool:
    """Whether a side, or the country of one, is named beside the one of *fact*."""
    if fact.side is None:
        return False
    own = call.side(fact.side)
    others = [side for side in call.sides if side.id != own.id]
    named = {*asked.sides, *asked.named("side"), *asked.named("country"), *asked.named("place")}
    return any({side.id, side.country} & named for side in others)
