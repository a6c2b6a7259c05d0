"""The call's exchange rate in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying import amounts
from bot.answering.saying.amounts import amount
from bot.answering.saying.told import Told
from bot.rules.amounts import Amount, currencies
from bot.rules.decision import Decision
from bot.rules.exchange_rate import Converted, Rate


def rate(decision: Rate, told: Told) -> str:
    """この公募では1ポンド＝180円で換算しています。200円ではありません。"""
    fact = decision.facts[0]
    one = amounts.rate(fact, told)
    text = told.either(f"この公募では{one}と換算しています。", f"This call converts at {one}.")
    if decision.relation == "not_stated":
        return text + told.either(
            "レートが変わった場合の扱いは資料に示されていません。",
            " What follows if the rate changes, the documents do not say.",
        )
    if decision.relation != "different" or decision.asked is None:
        return text
    asked = amount(Amount(decision.asked, currencies(fact)[0]), told)
    return text + told.is_not(asked)


def converted(decision: Converted, told: Told) -> str:
    """100万ポンドは、この公募の換算レート（1ポンド＝180円）で1.8億円です。"""
    asked, worth, one = (
        amount(decision.asked, told),
        amount(decision.worth, told),
        amounts.rate(decision.facts[0], told),
    )
    about = told.either("約", "about ") if decision.rounded else ""
    text = told.either(
        f"{asked}は、この公募の換算レート（{one}）で{about}{worth}です。",
        f"{asked} is {about}{worth} at this call's rate ({one}).",
    )
    if decision.named is None or decision.relation == "same":
        return text
    named = amount(decision.named, told)
    if decision.relation == "compared":
        apart = decision.worth.number - decision.named.number
        gap = amount(Amount(abs(apart), decision.named.unit), told)
        return text + told.either(
            f"{named}より{gap}{'大きい' if apart > 0 else '小さい'}額です。",
            f" That is {gap} {'more' if apart > 0 else 'less'} than {named}.",
        )
    return text + told.is_not(named)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Rate: rate, Converted: converted}
