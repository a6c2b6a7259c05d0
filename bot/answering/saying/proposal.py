"""The proposal, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.answering.saying.words import side_name
from bot.rules.decision import Decision
from bot.rules.proposal import OtherSystem, ProposalLanguage
from corpus.text import languages


def proposal_language(decision: ProposalLanguage, told: Told) -> str:
    """提案書は英語で作成します。日本語ではありません。"""
    says = of_fact(told.call, decision.facts[0], told.language)
    if decision.asked is None:
        return says
    other = languages.name_of(decision.asked, told.language)
    return says + told.either(
        f"{other}での作成は示されていません。", f" A proposal in {other} is not provided for."
    )


def other_system(decision: OtherSystem, told: Told) -> str:
    """英国側PLは同じPDFをUKRIの電子システムにアップロードします。e-Radは日本側の提出先です。"""
    own, other = decision.facts
    says, side = of_fact(told.call, own, told.language), side_name(told.call, other.side, told.language)
    return says + told.either(
        f"{decision.named}は{side}の提出先です。", f" {decision.named} is where {side} submits."
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    ProposalLanguage: proposal_language,
    OtherSystem: other_system,
}
