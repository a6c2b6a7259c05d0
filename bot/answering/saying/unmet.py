"""A condition that is not met, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.rules.decision import Decision
from bot.rules.unmet import Unmet


def unmet(decision: Unmet, told: Told) -> str:
    """The condition, and that the case as it is told does not meet it."""
    says = of_fact(told.call, decision.facts[0], told.language)
    return says + told.either(
        "お書きのとおりであれば、この条件を満たしません。",
        " As you describe it, this condition is not met.",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Unmet: unmet}
