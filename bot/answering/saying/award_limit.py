"""The most a project may receive, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import (
    amount,
    direct_or_not,
    limit_amount,
    period_words,
    share,
    stated_amount,
)
from bot.answering.saying.told import Told
from bot.answering.saying.words import listed, of_side, percent, scheme_name, sentence, side_name
from bot.rules.amounts import amount_of
from bot.rules.award_limit import Floor, Limit, OfOne
from bot.rules.decision import Decision
from corpus.facts.values import number_of


def limit(decision: Limit, told: Told) -> str:
    """日英共同公募の日本側の支援規模は、原則3年間で直接経費最大1.8億円（30％の間接経費を含む場合は最大2.34億円）です。"""
    scheme, side = (
        scheme_name(told.call, decision.scheme, told.language),
        of_side(told.call, decision.side, told.language),
    )
    fact = decision.facts[0]
    (ja, en), most = direct_or_not(fact, told), stated_amount(fact, told)
    text = told.either(
        f"{scheme}の{side}支援規模は、{_period(decision, told)}{ja}{most}{_beside(decision, told)}です",
        f"in {scheme}, the award{side} is {most}{en}{_beside(decision, told)}{_period(decision, told)}",
    )
    return sentence(text, told.language) + _full_cost(decision, told) + _not_that(decision, told)


def floor(decision: Floor, told: Told) -> str:
    """支援額の下限は資料に記載がありません。示されているのは上限（日本側1.8億円、…）です。"""
    limits = _limits(decision, told)
    return told.either(
        f"支援額の下限は資料に記載がありません。示されているのは上限（{limits}）です。",
        f"The documents state no least amount, only the most: {limits}.",
    )


def of_one(decision: OfOne, told: Told) -> str:
    """物品1点や1人、1回あたりの上限額は資料に記載がありません。示されているのは課題全体の上限（…）です。"""
    limits = _limits(decision, told)
    return told.either(
        f"物品1点や1人、1回あたりの上限額は資料に記載がありません。示されているのは課題全体の上限（{limits}）です。",
        "The documents state no limit for a single item, trip or person, only the most for a whole project: "
        f"{limits}.",
    )


def _limits(decision: Decision, told: Told) -> str:
    """The amounts of the limits, each with its side: 日本側1.8億円、英国側100万ポンド."""
    most = [
        told.either(
            f"{side}{amount(amount_of(fact), told)}",
            f"{amount(amount_of(fact), told)}{side and f' on {side}'}",
        )
        for fact in decision.facts
        for side in (side_name(told.call, fact.side, told.language),)
    ]
    return listed(most, told.language)


def _period(decision: Limit, told: Told) -> str:
    """The length of project that the limit is stated with: 原則3年間で, " for in principle 3 years"."""
    length = period_words(decision.period, told)
    return told.either(f"{length}で", f" over {length}") if length else ""


def _beside(decision: Limit, told: Told) -> str:
    """The limit including indirect costs, its worth, the limit on each year, and which share of full economic
    cost it is."""
    parts = []
    if decision.whole:
        parts.append(_with_indirect(decision, told))
    if decision.converted:
        parts.append(told.either("約", "about ") + amount(amount_of(decision.converted), told))
    if decision.yearly:
        most = stated_amount(decision.yearly, told)
        parts.append(told.either(f"1年あたり{most}", f"{most} a year"))
    if decision.share:
        part = share(decision.share, told)
        parts.append(told.either(f"FECの{part}", f"{part} of the full economic cost, FEC"))
    return told.either(f"（{'、'.join(parts)}）", f" ({'; '.join(parts)})") if parts else ""


def _with_indirect(decision: Limit, told: Told) -> str:
    assert decision.whole
    whole = stated_amount(decision.whole, told)
    if decision.rate is None:
        return told.either(f"間接経費を含む場合は{whole}", f"{whole} including indirect costs")
    part = percent(number_of(decision.rate), told.language)
    return told.either(
        f"直接経費の{part}にあたる間接経費を含む場合は{whole}",
        f"{whole} including indirect costs at {part} of direct costs",
    )


def _full_cost(decision: Limit, told: Told) -> str:
    """What full economic cost the limit is a share of."""
    if decision.full_cost is None or decision.share is None:
        return ""
    limit, part = limit_amount(decision.facts[0], told), share(decision.share, told)
    cost = amount(decision.full_cost, told)
    return told.either(
        f"上限の{limit}はFEC {cost}の{part}にあたります。",
        f" The limit of {limit} is {part} of an FEC of {cost}.",
    )


def _not_that(decision: Limit, told: Told) -> str:
    """That the limit is not what the asker took it to be."""
    if decision.relation != "different" or decision.claimed is None:
        return ""
    claimed = amount(decision.claimed, told)
    if decision.full_cost:
        return told.either(f"FEC {claimed}ではありません。", f" It is not an FEC of {claimed}.")
    return told.either(f"上限は{claimed}ではありません。", f" The limit is not {claimed}.")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Limit: limit, Floor: floor, OfOne: of_one}
