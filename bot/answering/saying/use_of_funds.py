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
    """The share, its purpose, the examples, what is outside; of a cost that is named by none, that its purpose decides."""
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


def _outside(decision: Use, told: Told) -> str:
    says = [fact.says[told.language] for fact in decision.outside]
    if not says:
        return ""
    return told.either(f"{'、'.join(says)}はこれに含まれません", f"{'; '.join(says)} do not count towards it")


def cost_item(decision: CostItem, told: Told) -> str:
    """…の渡航費は、日本側の直接経費の70％程度を使う用途（…）の例に挙げられています。"""
    says, fact = decision.facts[0].says[told.language], decision.share
    side, purpose = of_side(told.call, decision.side, told.language), purpose_of(decision.purpose, told)
    needed = share(fact, told) if fact else ""
    part = told.either(
        f"直接経費の{needed or '一部'}", f"the share of direct costs{f' ({needed})' if needed else ''}"
    )
    if decision.relation == "covered":
        text = told.either(
            f"{says}は、{side}{part}を使う用途（{purpose}）の例に挙げられています",
            f"{says} are given as an example of what {part}{side} is for ({purpose})",
        )
    else:
        text = told.either(
            f"{says}は、{side}{part}を使う用途（{purpose}）に含まれません",
            f"{says} do not count towards {part}{side} that is for {purpose}",
        )
    return sentence(text, told.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Use: use, CostItem: cost_item}
