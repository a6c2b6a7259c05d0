"""The share for networking and early-career researchers, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from bot.answering.saying.amounts import amount, remainder, share
from bot.answering.saying.hedges import missed, unsettled
from bot.answering.saying.told import Told
from bot.answering.saying.words import percent, said, sentence, side_name
from bot.rules.decision import Decision
from bot.rules.network_share import EitherShare, NetworkShare, ShareOfAmount
from bot.rules.portions import Portion
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def network_share(decision: NetworkShare, told: Told) -> str:
    """研究に80％を使うと、…に残るのは直接経費の20％で、日本側に求められる70％程度を50ポイント下回ります。"""
    if decision.by_year:
        return sentence(rule(decision.facts[0], decision.purpose, told), told.language) + told.either(
            "年度ごとの割合については資料に記載がありません。",
            " On the share in each year the documents state nothing.",
        )
    if decision.asked is None or decision.relation in ("same", "different", "stated"):
        return sentence(rule(decision.facts[0], decision.purpose, told), told.language) + _not_that(
            decision, told
        )
    if decision.relation == "exactly" and decision.research is None and decision.portion is None:
        exact = percent(decision.asked, told.language)
        just = told.either(f"{exact}はちょうどこの割合です。", f" {exact} is just that share.")
        return sentence(rule(decision.facts[0], decision.purpose, told), told.language) + just
    text = _plan(decision, told) + _stands(decision, told)
    return sentence(text, told.language) + _note(decision, told)


def _note(decision: NetworkShare, told: Told) -> str:
    if decision.relation != "beyond_hedge":
        return ""
    return missed(told) if decision.is_far else unsettled(decision.facts[0], told)


def either_share(decision: EitherShare, told: Told) -> str:
    """80％が…に使う割合であれば、70％程度を満たします。研究に80％を使うと、…に残るのは20％で、…下回ります。"""
    network, research = decision.cases
    named, purpose = percent(network.asked or Decimal(0), told.language), purpose_of(network.purpose, told)
    first = told.either(f"{named}が{purpose}に使う割合であれば、", f"{named}, if it is for {purpose}, ")
    told_each = (first + _stands(network, told), _plan(research, told) + _stands(research, told))
    text = told.either("", " ").join(sentence(item, told.language) for item in told_each)
    if all(case.is_far for case in decision.cases):
        return text + missed(told)
    hedged = any(case.relation == "beyond_hedge" for case in decision.cases)
    return text + (unsettled(decision.facts[0], told) if hedged else "")


def rule(share_fact: Fact, purpose: Fact | None, told: Told) -> str:
    """What the share is for: 日本側では、直接経費総額の70％程度を、…を目的として使用することとされています."""
    needed, used_for = share(share_fact, told), purpose_of(purpose, told)
    side = side_name(told.call, share_fact.side, told.language)
    if told.ja:
        whose = f"{side}では、" if side else ""
        return f"{whose}直接経費総額の{needed}を、{used_for}を目的として使用することとされています"
    whose = f"on {side}, " if side else ""
    return f"{whose}{needed} of the total direct costs is to be used for {used_for}"


def _not_that(decision: NetworkShare, told: Told) -> str:
    """How a share that was taken to be the call's own stands to it."""
    fact, named = decision.facts[0], decision.research if decision.research is not None else decision.asked
    rest = remainder(fact, percent(100 - number_of(fact), told.language), told)
    left = told.either(f"それ以外に残るのは{rest}です。", f" What is left for the rest is {rest}.")
    if decision.rest:
        return left
    if named is None or (decision.relation != "different" and decision.research is None):
        return ""
    asked = percent(named, told.language)
    if decision.research is not None:
        if decision.relation == "same":
            return left
        return left + told.either(f"{asked}ではありません。", f" It is not {asked}.")
    return told.either(f"{asked}ではありません。", f" It is not {asked}.")


def purpose_of(purpose: Fact | None, told: Told) -> str:
    """What the share is for, in the call's own words."""
    if purpose is None:
        return told.either("ネットワーク構築や若手研究者育成", "networking and early-career researchers")
    return purpose.says[told.language]


def _plan(decision: NetworkShare, told: Told) -> str:
    """The asker's own plan, as the subject of the sentence."""
    purpose, left = purpose_of(decision.purpose, told), _percent(decision, decision.asked, told)
    if decision.portion:
        return _portion(decision, decision.portion, left, told)
    if decision.research is None:
        return told.either(f"{purpose}に使う割合{left}は、", f"{left} of direct costs for {purpose} ")
    research = percent(decision.research, told.language)
    return told.either(
        f"研究に{research}を使うと、{purpose}に残るのは直接経費の{left}で、",
        f"{research} for research leaves {left} of direct costs for {purpose}, which ",
    )


def _portion(decision: NetworkShare, portion: Portion, left: str, told: Told) -> str:
    """The asker's two amounts: 8,500万円は直接経費1.2億円の約70.8％で、"""
    part, whole = amount(portion.part, told), amount(portion.whole, told)
    if not portion.research:
        return told.either(
            f"{part}は直接経費{whole}の{left}で、", f"{part} is {left} of direct costs of {whole}, which "
        )
    purpose = purpose_of(decision.purpose, told)
    return told.either(
        f"研究に{part}を使うと、{purpose}に残るのは直接経費{whole}の{left}で、",
        f"{part} for research leaves {left} of direct costs of {whole} for {purpose}, which ",
    )


def _percent(decision: NetworkShare, number: Decimal | None, told: Told) -> str:
    """A share to one decimal; to more where it would read like the call's own, and is not that."""
    number, own = number or Decimal(0), number_of(decision.facts[0])
    rounded = _rounded(number, {own} - {number})
    about = told.either("約", "about ") if rounded != number else ""
    return about + percent(rounded, told.language)


def _rounded(number: Decimal, other_than: Collection[Decimal]) -> Decimal:
    rounded = (number.quantize(Decimal(1).scaleb(-digits)) for digits in range(1, 7))
    return next((one for one in rounded if one not in other_than), number)


def _stands(decision: NetworkShare, told: Told) -> str:
    fact = decision.facts[0]
    gap = _rounded(decision.difference, {Decimal(0)})
    about = told.either("約", "about ") if gap != decision.difference else ""
    number = f"{gap.normalize():f}"
    points = told.either(
        f"{about}{number}ポイント", f"{about}{number} percentage point{'' if number == '1' else 's'}"
    )
    norm, most = share(fact, told), fact.bound in ("at_most", "less_than")
    ja, en = {
        "exactly": ("にちょうどあたります", "is just {whose}"),
        "meets": ("を満たします", "meets {whose}")
        if decision.portion
        else (
            "を満たします（これより多い場合の上限は資料に示されていません）",
            "meets {whose}; the documents name no upper limit",
        ),
        "within": ("の範囲内です", "is within {whose}"),
        "over": ("を{points}超えます", "exceeds {whose} by {points}"),
        "short": (
            "に{points}足りません",
            "falls short of {whose} by {points}",
        ),
        "beyond_hedge": (
            "を{points}" + ("上回ります" if most else "下回ります"),
            "is {points} " + ("above" if most else "below") + " {whose}",
        ),
    }[decision.relation]
    side = side_name(told.call, decision.side, told.language)
    whose = f"the share asked for{' on ' + side if side else ''} ({norm})"
    owner = f"{side}に求められる直接経費の" if side else "求められる直接経費の"
    return told.either(f"{owner}{norm}{ja}", en).format(points=points, norm=norm, whose=whose)


def of_amount(decision: ShareOfAmount, told: Told) -> str:
    """直接経費1億円のうち、日本側では7,000万円程度（70％程度）を…を目的として使用し、残りは3,000万円程度です。"""
    fact, purpose = decision.facts[0], purpose_of(decision.purpose, told)
    bracket = told.either("（", " (")
    part = f"{said(amount(decision.part, told), fact, told.language)}{bracket}{share(fact, told)}"
    rest = remainder(fact, amount(decision.rest, told), told)
    side, base = side_name(told.call, decision.side, told.language), _base(decision, told)
    text = told.either(
        f"{base}、{side + 'では' if side else ''}{part}）を{purpose}を目的として使用し、残りは{rest}です",
        f"{base}, {part}) is to be used{' on ' + side if side else ''} for {purpose}, which leaves {rest}",
    )
    return sentence(text, told.language)


def _base(decision: ShareOfAmount, told: Told) -> str:
    """What the share is taken of."""
    direct, base = amount(decision.base.direct, told), decision.base
    if base.total:
        total = amount(base.total, told)
        return told.either(
            f"総額{total}に含まれる直接経費{direct}のうち",
            f"of the direct costs of {direct} inside a total of {total}",
        )
    if base.supposed:
        return told.either(f"{direct}が直接経費であれば、そのうち", f"if {direct} is direct costs")
    return told.either(f"直接経費{direct}のうち", f"of direct costs of {direct}")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    EitherShare: either_share,
    NetworkShare: network_share,
    ShareOfAmount: of_amount,
}
