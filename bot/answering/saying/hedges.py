"""What is said where the call itself hedges what it states."""

from __future__ import annotations

from bot.answering.saying.told import Told
from corpus.facts.model import Fact

_HEDGES = {
    "about": ("「程度」", "'about'"),
    "in_principle": ("「原則」", "'in principle'"),
    "planned": ("「予定」", "'planned'"),
}


def missed(told: Told) -> str:
    """What is said of a value further from a hedged norm than the hedge covers."""
    return told.either(
        "原則として要件に合いません。例外が認められるかは担当へご確認ください。",
        " In principle that does not meet the requirement; whether an exception is possible,"
        " please confirm with the desk.",
    )


def only_planned(told: Told) -> str:
    """What is said of a planned day that is asked for as certain."""
    return told.either(
        "資料では「予定」とされており、確定とは示されていません。確定しているかは担当へご確認ください。",
        " The documents give that as planned, not as fixed; please confirm with the desk whether it stands.",
    )


def unsettled(fact: Fact, told: Told) -> str:
    """資料では「程度」とされているため、認められるかは担当へご確認ください。"""
    ja, en = _HEDGES.get(fact.hedge or "", _HEDGES["about"])
    return told.either(
        f"資料では{ja}とされているため、認められるかは担当へご確認ください。",
        f" The documents say {en}, so please confirm with the desk whether it is accepted.",
    )
