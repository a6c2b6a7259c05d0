"""The rate of support and what it comes to, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, limit_amount, of_side, share
from bot.answering.saying.hedges import unsettled
from bot.answering.saying.told import Told
from bot.answering.saying.words import percent, sentence
from bot.rules.amounts import amount_of
from bot.rules.decision import Decision
from bot.rules.support_rate import AwardOrCosts, CostsFor, Rate, Supported
from corpus.facts.model import Fact
from corpus.facts.values import number_of

_STANDS = {
    "within": (
        "{asked}は{side}補助率の上限{rate}以内です",
        "{asked} is within {side}rate of support, {rate}",
    ),
    "exactly": ("{asked}は{side}補助率の上限ちょうどです", "{asked} is {side}rate of support itself"),
    "over": ("{asked}は{side}補助率の上限{rate}を超えます", "{asked} exceeds {side}rate of support, {rate}"),
    "beyond_hedge": (
        "{asked}は{side}補助率{rate}を上回ります",
        "{asked} is beyond {side}rate of support, {rate}",
    ),
    "meets": ("{asked}は{side}補助率の下限{rate}を満たします", "{asked} meets {side}rate of support, {rate}"),
    "short": (
        "{asked}は{side}補助率の下限{rate}に足りません",
        "{asked} falls short of {side}rate of support, {rate}",
    ),
    "same": ("{side}補助率は{asked}です", "{side}rate of support is {asked}"),
    "different": (
        "{side}補助率は{rate}で、{asked}ではありません",
        "{side}rate of support is {rate}, not {asked}",
    ),
}


def rate(decision: Rate, told: Told) -> str:
    """補助率は補助対象経費の最大3分の2です（上限50万円）。"""
    if decision.asked is None:
        return sentence(_stated(decision, told), told.language)
    ja, en = _STANDS[decision.relation]
    text = told.either(ja, en).format(
        asked=percent(decision.asked, told.language),
        side=of_side(decision.side, told),
        rate=_plain(decision.facts[0], told),
    )
    return sentence(text, told.language) + (
        unsettled(decision.facts[0], told) if decision.relation == "beyond_hedge" else ""
    )


def _stated(decision: Rate, told: Told) -> str:
    side, part = of_side(decision.side, told), share(decision.facts[0], told)
    most = limit_amount(decision.limit, told) if decision.limit else ""
    return told.either(
        f"{side}補助率は補助対象経費の{part}です" + (f"（補助額の上限は{most}）" if most else ""),
        f"{side}rate of support is {part} of eligible costs" + (f", with a limit of {most}" if most else ""),
    )


def supported(decision: Supported, told: Told) -> str:
    """補助対象経費が150万円であれば、その3分の2にあたる100万円が補助額の上限です。"""
    cost, paid = amount(decision.cost, told), amount(decision.amount, told)
    fact = decision.facts[0]
    part, most = _plain(fact, told), fact.bound in ("at_most", "less_than") or decision.limit
    if decision.limit:
        text = told.either(
            f"補助対象経費が{cost}であれば、その{part}は上限を超えるため、補助額は上限の{paid}までです",
            f"of eligible costs of {cost}, {part} exceeds the limit, so that at most {paid} is paid",
        )
    else:
        text = told.either(
            f"補助対象経費が{cost}であれば、補助額はその{part}にあたる{paid}{'まで' if most else ''}です",
            f"of eligible costs of {cost}, {part} is paid: {'at most ' if most else ''}{paid}",
        )
    return sentence(text, told.language)


def award_or_costs(decision: AwardOrCosts, told: Told) -> str:
    """1,300万円が補助額であれば上限800万円を超えます。補助対象経費であれば、その3分の2が800万円まで補助されます。"""
    asked, most = amount(decision.asked, told), amount(amount_of(decision.limit), told)
    part = _plain(decision.facts[1], told)
    return told.either(
        f"{asked}が補助額であれば上限{most}を超えます。補助対象経費であれば、その{part}が{most}まで補助されます。",
        f"As what is paid, {asked} exceeds the limit of {most}. As eligible costs, {part} of it is paid, up to {most}.",
    )


def costs_for(decision: CostsFor, told: Told) -> str:
    """補助額100万円には、補助率3分の2で、150万円以上の補助対象経費が必要です。"""
    paid, cost = amount(decision.amount, told), amount(decision.cost, told)
    part = _plain(decision.facts[0], told)
    text = told.either(
        f"補助額{paid}には、補助率{part}で、{cost}以上の補助対象経費が必要です",
        f"an award of {paid} takes, at a rate of {part}, eligible costs of at least {cost}",
    )
    return sentence(text, told.language)


def _plain(fact: Fact, told: Told) -> str:
    return percent(number_of(fact), told.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Rate: rate,
    Supported: supported,
    CostsFor: costs_for,
    AwardOrCosts: award_or_costs,
}
