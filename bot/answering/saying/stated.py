"""What the call states in words, said as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import sentence
from bot.rules.decision import Decision
from bot.rules.stated import Stated


def stated(decision: Stated, to: Told) -> str:
    """The fact's own sentence."""
    return sentence(decision.facts[0].says[to.language], to.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Stated: stated}
