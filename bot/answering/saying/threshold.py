"""What is needed or not allowed from an amount on, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, stated_amount
from bot.answering.saying.told import Told
from bot.answering.saying.words import sentence
from bot.rules.amounts import Amount, amount_of
from bot.rules.decision import Decision
from bot.rules.tax import Taxed
from bot.rules.threshold import Threshold
from corpus.facts.model import Fact
from corpus.facts.values import tax_of
from corpus.quantity import Tax

_FOLLOWS = {
    "required": ("{thing}が必要です", "this is needed: {thing}"),
    "not_required": ("この定めでは{thing}は求められていません", "this is not asked for by that: {thing}"),
    "not_allowed": ("{thing}は認められません", "this is not allowed: {thing}"),
    "allowed": ("{thing}は認められます", "this is allowed: {thing}"),
}
_TAX: Mapping[Tax, tuple[str, str]] = {"before": ("税抜", "before tax"), "with": ("税込", "including tax")}
_OF_NORM = {None: "required", "required": "required", "forbidden": "not_allowed", "allowed": "allowed"}


def threshold(decision: Threshold, told: Told) -> str:
    """60万円は50万円以上にあたり、見積書が必要です。40万円は50万円以上にあたらず、この定めでは見積書は求められていません。"""
    fact, held = decision.facts[0], decision.asked
    holds = _OF_NORM.get(fact.norm, "required")
    bound = _with_tax(stated_amount(fact, told), amount(amount_of(fact), told), tax_of(fact), told)
    if held is None or decision.relation == "depends":
        text = told.either("{0}の場合、{1}", "for {0}, {1}").format(bound, _follows(fact, holds, told))
        return sentence(text, told.language) + (_unsettled(held, told) if held else "")
    within, asked = decision.relation == holds, _named(held, told)
    follows = _follows(fact, decision.relation, told)
    text = told.either(
        f"{asked}{bound}に{'あたり' if within else 'あたらず'}、{follows}",
        f"{asked} is {bound if within else _outside(fact, told)}; {follows}",
    )
    return sentence(text, told.language)


def _follows(fact: Fact, relation: str, told: Told) -> str:
    thing = fact.says.get(told.language) or next(iter(fact.known_as), fact.key)
    return told.either(*_FOLLOWS[relation]).format(thing=thing)


def _outside(fact: Fact, told: Told) -> str:
    """Where an amount lies that a threshold does not take in."""
    words = {"at_least": "less than", "more_than": "not more than", "at_most": "more than"}
    number = amount(amount_of(fact), told)
    return f"{words.get(fact.bound or '', 'not less than')} {_with_tax(number, number, tax_of(fact), told)}"


def _named(held: Taxed, told: Told) -> str:
    """The amount named; where the rate of the tax is stated, with what it is as the threshold counts:
    55万円（税込）は税抜で50万円、"""
    named = amount(held.named, told)
    named = _with_tax(named, named, held.tax, told)
    if not (held.rate and held.counts):
        return told.either(f"{named}は", named)
    other = amount(Amount(held.least, held.named.unit).rounded, told)
    tax = told.either(*_TAX[held.counts])
    return told.either(f"{named}は{tax}で{other}となり、", f"{named} is {other} {tax}, which")


def _with_tax(text: str, number: str, tax: Tax | None, told: Told) -> str:
    """*text* with how its *number* stands to tax, where that is said: 50万円（税抜）以上."""
    if tax is None:
        return text
    words = told.either(*_TAX[tax])
    return text.replace(number, told.either(f"{number}（{words}）", f"{number} {words}"), 1)


def _unsettled(held: Taxed, told: Told) -> str:
    """Why an amount is not held against a threshold."""
    named = amount(held.named, told)
    named, counts = _with_tax(named, named, held.tax, told), held.counts
    if counts is None:
        return told.either(
            "この金額が税込か税抜かは資料に示されていません。担当へご確認ください。",
            " The documents do not say whether this amount is before or including tax; please ask the desk.",
        )
    tax = told.either(*_TAX[counts])
    return told.either(
        f"{named}が{tax}でいくらになるかは、税率が資料に示されていないため判断できません。",
        f" What {named} comes to {tax} cannot be told: the documents do not state the rate of tax.",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Threshold: threshold}
