"""Full economic cost (FEC) in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, limit_amount, share
from bot.answering.saying.told import Told
from bot.answering.saying.words import of_side, percent, sentence
from bot.rules.decision import Decision
from bot.rules.full_economic_cost import FullCost


def full_cost(decision: FullCost, told: Told) -> str:
    """英国側の支援額はFEC（フルエコノミックコスト）の80％で、上限の100万ポンドはFEC 125万ポンドの80％にあたります。"""
    side, part = of_side(told.call, decision.side, told.language), share(decision.facts[0], told)
    text = told.either(
        f"{side}支援額はFEC（フルエコノミックコスト）の{part}{_at_most(decision, told) or 'です'}",
        f"the award{side} is {part} of the full economic cost (FEC){_at_most(decision, told)}",
    )
    return sentence(text, told.language) + _not_that(decision, told)


def _at_most(decision: FullCost, told: Told) -> str:
    """What the limit is so much of; nothing where it is asked whether the share is another one."""
    if decision.limit is None or decision.at_most is None or decision.asked is not None:
        return ""
    limit, part = limit_amount(decision.limit, told), share(decision.facts[0], told)
    cost = amount(decision.at_most, told)
    return told.either(
        f"で、上限の{limit}はFEC {cost}の{part}にあたります",
        f"; the limit of {limit} is {part} of an FEC of {cost}",
    )


def _not_that(decision: FullCost, told: Told) -> str:
    """That it is not the share named; or that the rest, where that is named, is not part of the award."""
    if decision.remainder:
        rest = percent(100 - (decision.asked or 0), told.language)
        bearer = told.either(
            "それを誰が負担するかは資料に示されていません。", " Who bears it, the documents do not say."
        )
        text = told.either(
            f"残る{rest}は支援額に含まれません。", f" The other {rest} is not part of the award."
        )
        return text + bearer if decision.bearer else text
    if decision.relation != "different" or decision.asked is None:
        return ""
    asked = percent(decision.asked, told.language)
    return told.either(f"{asked}ではありません。", f" It is not {asked}.")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {FullCost: full_cost}
