"""What the money is for, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import share
from bot.answering.saying.network_share import purpose_of, rule
from bot.answering.saying.told import Told
from bot.answering.saying.words import of_side, sentence
from bot.rules.decision import Decision
from bot.rules.use_of_funds import CostItem, Use


def use(decision: Use, told: Told) -> str:
    """The share, its purpose, the examples, what is outside; of a cost that is named by none, that its
    purpose decides."""
    if decision.only == "outside":
        return _left_out(decision, told)
    if decision.only == "examples":
        return _examples_of(decision, told)
    unnamed = decision.relation == "not_stated"
    parts = (
        _by_purpose(told) if unnamed else "",
        rule(decision.share, decision.purpose, told),
        "" if unnamed and decision.outside else _examples(decision, told),
        _outside(decision, told),
    )
    return told.either("", " ").join(sentence(part, told.language) for part in parts if part)


def _by_purpose(told: Told) -> str:
    return told.either(
        "お尋ねの費目が認められるかどうかは、何のための費用かによりますので、担当へご確認ください",
        "whether this cost counts depends on what it is for; please confirm with the desk",
    )


def _examples(decision: Use, told: Told) -> str:
    says = [fact.says[told.language] for fact in decision.examples]
    if not says:
        return ""
    return told.either(
        f"例として、{'、'.join(says)}が挙げられています", f"the examples given are {'; '.join(says)}"
    )


def _left_out(decision: Use, told: Told) -> str:
    """研究推進のみを目的とした雇用や物品費等は、日本側の直接経費の70％程度を使う用途（…）に含まれません。"""
    says = told.either("、", "; ").join(fact.says[told.language] for fact in decision.outside)
    return sentence(_not_of(says, decision, told), told.language)


def _examples_of(decision: Use, told: Told) -> str:
    says = [fact.says[told.language] for fact in decision.examples]
    part, purpose = _part(decision, told), purpose_of(decision.purpose, told)
    text = told.either(
        f"{part}を使う用途（{purpose}）の例として、{'、'.join(says)}が挙げられています",
        f"the examples given of what {part} is for ({purpose}) are {'; '.join(says)}",
    )
    return sentence(text, told.language)


def _part(decision: Use | CostItem, told: Told) -> str:
    """日本側の直接経費の70％程度."""
    side = of_side(told.call, decision.side, told.language)
    needed = share(decision.share, told) if decision.share else ""
    return told.either(
        f"{side}直接経費の{needed or '一部'}",
        f"the share of direct costs{f' ({needed})' if needed else ''}{side}",
    )


def _not_of(says: str, decision: Use | CostItem, told: Told) -> str:
    """That something is no part of what the share is for."""
    part, purpose = _part(decision, told), purpose_of(decision.purpose, told)
    return told.either(
        f"{says}は、{part}を使う用途（{purpose}）に含まれません",
        f"{says} do not count towards {part} that is for {purpose}",
    )


def _outside(decision: Use, told: Told) -> str:
    says = [fact.says[told.language] for fact in decision.outside]
    if not says:
        return ""
    return told.either(f"{'、'.join(says)}はこれに含まれません", f"{'; '.join(says)} do not count towards it")


def cost_item(decision: CostItem, told: Told) -> str:
    """…の渡航費は、日本側の直接経費の70％程度を使う用途（…）の例に挙げられています。"""
    says = decision.facts[0].says[told.language]
    if decision.relation != "covered":
        return sentence(_not_of(says, decision, told), told.language)
    part, purpose = _part(decision, told), purpose_of(decision.purpose, told)
    text = told.either(
        f"{says}は、{part}を使う用途（{purpose}）の例に挙げられています",
        f"{says} are given as an example of what {part} is for ({purpose})",
    )
    return sentence(text, told.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Use: use, CostItem: cost_item}
