"""Who is in a team, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.answering.saying.words import listed, sentence
from bot.rules.decision import Decision
from bot.rules.team import CoInvestigator, Members


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


def members(decision: Members, told: Told) -> str:
    """Specialists and technicians are among the members of the UK team: what is said of all of them, once."""
    says = [fact.says.get(told.language, "") for fact in decision.facts]
    tail = _common_end(says, "は" if told.ja else " ")
    if not tail:
        return told.either("", " ").join(of_fact(told.call, fact, told.language) for fact in decision.facts)
    heads = [text.removesuffix(tail) for text in says]
    return sentence(told.either("と".join(heads), listed(heads, "en")) + tail, told.language)


def _common_end(texts: Sequence[str], joint: str) -> str:
    """What all *texts* end in, from a *joint* on; empty where they share none, or one is no more than that."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*map(reversed, texts), strict=False))
    end = "".join(letters[0] for letters in alike)[::-1]
    tail = end[end.index(joint) :] if joint in end else ""
    return "" if tail in texts else tail


SAYERS: Mapping[type[Decision], Callable[..., str]] = {CoInvestigator: co_investigator, Members: members}
