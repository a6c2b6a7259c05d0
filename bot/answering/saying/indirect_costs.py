"""Indirect costs in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, limit_amount, share
from bot.answering.saying.hedges import unsettled
from bot.answering.saying.held import held
from bot.answering.saying.told import Told
from bot.answering.saying.words import of_side, percent, sentence, side_name
from bot.rules.amounts import Amount, asked_amount
from bot.rules.decision import Decision
from bot.rules.indirect_costs import IndirectRate, Split
from corpus.facts.values import number_of


def indirect_rate(decision: IndirectRate, told: Told) -> str:
    """日本側の間接経費は直接経費の30％です。直接経費の上限1.8億円とは別で、間接経費を含む場合の上限は2.34億円です。"""
    side, part = of_side(told.call, decision.side, told.language), share(decision.facts[0], told)
    text = told.either(
        f"{side}間接経費は直接経費の{part}です", f"indirect costs{side} are {part} of direct costs"
    )
    return sentence(text, told.language) + (_against(decision, told) or _on_top(decision, told))


def _against(decision: IndirectRate, told: Told) -> str:
    """How a rate that the asker named stands to the call's."""
    if decision.asked is None or decision.relation == "same":
        return ""
    asked, fact = percent(decision.asked, told.language), decision.facts[0]
    return {
        "different": told.is_not(asked),
        "over": told.either(f"{asked}はこれを超えます。", f" {asked} is more than that."),
        "short": told.either(f"{asked}はこれに足りません。", f" {asked} is less than that."),
        "not_stated": told.either(
            f"{asked}で計上できるかは資料に示されていないため、担当へご確認ください。",
            f" The documents do not say whether it may be {asked}; please confirm with the desk.",
        ),
        "beyond_hedge": unsettled(fact, told),
    }.get(decision.relation, told.either(f"{asked}はこの範囲内です。", f" {asked} is within that."))


def _on_top(decision: IndirectRate, told: Told) -> str:
    """That indirect costs are not part of the limit for direct costs, and what limit holds with them."""
    if decision.limit is None or decision.whole is None:
        return ""
    limit, whole = limit_amount(decision.limit, told), limit_amount(decision.whole, told)
    text = told.either(
        f"直接経費の上限{limit}とは別に加わり、間接経費を含む場合の上限は{whole}です。",
        f" They come on top of the limit of {limit} for direct costs; including them the limit is {whole}.",
    )
    if decision.reckoned is None:
        return text
    exact = amount(decision.reckoned, told)
    return text + told.either(
        f"計算上は{exact}ですが、公表されている上限は{whole}です。",
        f" The arithmetic gives {exact}; the published limit is {whole}.",
    )


def split(decision: Split, told: Told) -> str:
    """直接経費1.2億円の30％にあたる間接経費は3,600万円で、合計は1.56億円です。"""
    text = _of_total(decision, told) if decision.given == "total_costs" else _of_direct(decision, told)
    return sentence(text, told.language) + _named(decision, told) + _against_limits(decision, told)


def _of_direct(decision: Split, told: Told) -> str:
    part = percent(number_of(decision.facts[0]), told.language)
    direct, indirect, total = (
        amount(item, told) for item in (decision.direct, decision.indirect, decision.total)
    )
    if decision.supposed:
        return told.either(
            f"{direct}が直接経費であれば、その{part}にあたる間接経費は{indirect}で、合計は{total}です",
            f"if {direct} is direct costs, indirect costs at {part} are {indirect} and the total is {total}",
        )
    return told.either(
        f"直接経費{direct}の{part}にあたる間接経費は{indirect}で、合計は{total}です",
        f"indirect costs at {part} of direct costs of {direct} are {indirect}, {total} in total",
    )


def _of_total(decision: Split, told: Told) -> str:
    part, total = percent(number_of(decision.facts[0]), told.language), amount(decision.total, told)
    about = told.either("約", "about ") if decision.rounded else ""
    direct, indirect = (about + amount(item, told) for item in (decision.direct, decision.indirect))
    if decision.supposed:
        return told.either(
            f"{total}が間接経費を含む総額であれば、直接経費は{direct}、その{part}にあたる間接経費は{indirect}です",
            f"if {total} is the total, direct costs are {direct} "
            f"and indirect costs at {part} of them {indirect}",
        )
    return told.either(
        f"間接経費を含む総額{total}の内訳は、直接経費{direct}と、その{part}にあたる間接経費{indirect}です",
        f"a total of {total} is made up of direct costs of {direct} "
        f"and indirect costs of {indirect}, {part} of them",
    )


def _named(decision: Split, told: Told) -> str:
    """How the amount that the asker reckoned stands to that."""
    if decision.named is None or decision.relation not in ("same", "different"):
        return ""
    named = asked_amount(decision.named)
    right = decision.indirect if decision.named.role == "indirect_costs" else decision.total
    gap, asked = amount(Amount(abs(named.number - right.number), right.unit), told), amount(named, told)
    if decision.relation == "same":
        return told.either(f"{asked}はこれと同じです。", f" {asked} is the same.")
    return told.either(f"{asked}はこれと{gap}異なります。", f" {asked} differs from that by {gap}.")


def _against_limits(decision: Split, told: Told) -> str:
    """The limits that are passed; where only one is, it is for the desk to tell. Of direct costs also that none is."""
    if len(decision.held) == 2 and not decision.beyond and decision.given == "direct_costs":
        return "" if decision.supposed or decision.named else _within_both(decision, told)
    sentences = [held(item, told) for item in decision.beyond]
    text = "".join(told.either(item, f" {item}") for item in sentences)
    if decision.relation != "depends":
        return text
    return text + told.either("認められるかは担当へご確認ください。", " Please confirm with the desk.")


def _within_both(decision: Split, told: Told) -> str:
    direct, total = (limit_amount(item.facts[0], told) for item in decision.held)
    side = side_name(told.call, decision.side, told.language)
    whose = told.either(f"{side}の" if side else "", f"{side}'s " if side else "the ")
    return told.either(
        f"{whose}上限（直接経費{direct}、間接経費を含めて{total}）の範囲内です。",
        f" Both are within {whose}limits ({direct} in direct costs, {total} including indirect costs).",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {IndirectRate: indirect_rate, Split: split}
