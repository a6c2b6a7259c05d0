"""Who is in a team, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.rules.decision import Decision
from bot.rules.team import CoInvestigator


def co_investigator(decision: CoInvestigator, told: Told) -> str:
    """Co-investigators are included where needed; how many and who is not stated."""
    says = of_fact(told.call, decision.facts[0], told.language)
    if decision.relation == "not_stated":
        return told.either(
            f"人数については資料に記載がありません。{says}",
            f"The documents state nothing about how many. {says}",
        )
    if not decision.further:
        optional = decision.relation == "not_required"
        return says + (
            told.either("必須とはされていません。", " They are not obligatory.") if optional else ""
        )
    return says + told.either(
        "人数や要件については資料に記載がありません。",
        " The documents state nothing about how many they may be or who.",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {CoInvestigator: co_investigator}
