"""What the money is for, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import share
from bot.answering.saying.network_share import purpose_of
from bot.answering.saying.told import Told
from bot.answering.saying.words import of_side, sentence, side_name
from bot.rules.decision import Decision
from bot.rules.use_of_funds import CostItem, Use


def use(decision: Use, told: Told) -> str:
    """The share and its purpose, the examples, what is outside; where a cost is asked about that is neither, that first."""
    parts = (
        _unknown(decision, told),
        _purpose(decision, told),
        _examples(decision, told),
        _outside(decision, told),
    )
    return told.either("", " ").join(sentence(part, told.language) for part in parts if part)


def _unknown(decision: Use, told: Told) -> str:
    if decision.relation != "not_stated":
        return ""
    return told.either(
        "その費目が対象になるかどうかは資料に示されていないため、担当へご確認ください",
        "the documents do not say whether this kind of cost counts; please confirm with the desk",
    )


def _purpose(decision: Use, told: Told) -> str:
    if decision.share is None:
        return ""
    needed, purpose = share(decision.share, told), purpose_of(decision.purpose, told)
    side = side_name(told.call, decision.side, told.language)
    return told.either(
        f"{side + 'では、' if side else ''}直接経費総額の{needed}を、{purpose}を目的として使用することとされています",
        f"{'on ' + side + ', ' if side else ''}{needed} of the total direct costs is to be used for {purpose}",
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
