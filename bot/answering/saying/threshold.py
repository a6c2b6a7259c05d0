"""What is needed or not allowed from an amount on, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, stated_amount
from bot.answering.saying.told import Told
from bot.answering.saying.words import sentence
from bot.rules.amounts import amount_of
from bot.rules.decision import Decision
from bot.rules.threshold import Threshold
from corpus.facts.model import Fact

_FOLLOWS = {
    "required": ("{thing}が必要です", "this is needed: {thing}"),
    "not_required": ("{thing}は求められていません", "this is not asked for: {thing}"),
    "not_allowed": ("{thing}は認められません", "this is not allowed: {thing}"),
    "allowed": ("{thing}は認められます", "this is allowed: {thing}"),
}
_OF_NORM = {None: "required", "required": "required", "forbidden": "not_allowed", "allowed": "allowed"}


def threshold(decision: Threshold, told: Told) -> str:
    """60万円は50万円以上にあたり、見積書が必要です。40万円は50万円以上にあたらず、見積書は求められていません。"""
    fact = decision.facts[0]
    thing = fact.says.get(told.language) or next(iter(fact.known_as), fact.key)
    bound = stated_amount(fact, told)
    relation = decision.relation if decision.asked else _OF_NORM.get(fact.norm, "required")
    follows = told.either(*_FOLLOWS[relation]).format(thing=thing)
    if decision.asked is None:
        return sentence(told.either(f"{bound}の場合、{follows}", f"for {bound}, {follows}"), told.language)
    asked, within = amount(decision.asked, told), decision.relation == _OF_NORM.get(fact.norm, "required")
    text = told.either(
        f"{asked}は{bound}に{'あたり' if within else 'あたらず'}、{follows}",
        f"{asked} is {bound if within else _outside(fact, told)}; {follows}",
    )
    return sentence(text, told.language)


def _outside(fact: Fact, told: Told) -> str:
    """Where an amount lies that a threshold does not take in."""
    words = {"at_least": "less than", "more_than": "not more than", "at_most": "more than"}
    return f"{words.get(fact.bound or '', 'not less than')} {amount(amount_of(fact), told)}"


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Threshold: threshold}
