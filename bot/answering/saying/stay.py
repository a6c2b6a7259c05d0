"""The length of a stay abroad in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.hedges import missed, unsettled
from bot.answering.saying.lengths import apart, length
from bot.answering.saying.told import Told
from bot.answering.saying.words import duration, of_side, said, sentence
from bot.rules.decision import Decision
from bot.rules.stay import Stay
from corpus.facts.values import number_of


def stay(decision: Stay, to: Told) -> str:
    """How long the stay has to be, or how a length that is named stands to that."""
    if decision.relation == "stated" or decision.claimed:
        return _plain(decision, to)
    if decision.open_ended:
        return _plain(decision, to) + _unsettled(decision, to)
    asked, norm, far = _asked(decision, to), _norm(decision, to), apart(decision.beyond, to)
    if decision.relation == "exactly" and not decision.facts[0].bound:
        return to.either(f"{asked}は、{norm}に当たります。", f"{asked} is {norm}.")
    if decision.relation in ("within", "meets", "exactly"):
        fits = (
            to.either("を満たします", "meets")
            if decision.facts[0].bound in ("at_least", "more_than")
            else to.either("に収まります", "is within")
        )
        return to.either(f"{asked}は、{norm}{fits}。", f"{asked} {fits} {norm}.")
    text = _apart(decision, to, asked, norm, far)
    return text + _unsettled(decision, to)


def _plain(decision: Stay, to: Told) -> str:
    fact = decision.facts[0]
    plain = said(duration(number_of(fact), str(fact.unit), to.language), fact, to.language)
    says = fact.says.get(to.language) or to.either(
        f"渡航する研究者（outgoing researcher）の滞在期間は{plain}です",
        f"outgoing researchers stay on the partner side for {plain}",
    )
    text = sentence(says, to.language)
    if decision.relation == "different" and decision.said:
        wrong = length(decision.said, to)
        text += to.is_not(wrong)
    return text


def _asked(decision: Stay, to: Told) -> str:
    if decision.said:
        bound = decision.said.bound
        plain = length(decision.said, to, noun="滞在")
        if bound in ("less_than", "more_than"):
            return to.either(plain, f"A stay of {plain}")
        return to.either(f"{plain}の滞在", f"A stay of {plain}")
    assert decision.months is not None
    plain = apart(decision.months, to)
    return to.either(f"{plain}の滞在", f"A stay of {plain}")


def _norm(decision: Stay, to: Told) -> str:
    fact, side = decision.facts[0], of_side(to.call, decision.side, to.language)
    plain = said(duration(number_of(fact), str(fact.unit), to.language), fact, to.language)
    return to.either(
        f"{side}渡航者に求められている期間（{plain}）",
        f"the time asked of outgoing researchers{side}, {plain}",
    )


def _unsettled(decision: Stay, to: Told) -> str:
    """What the call leaves open of such a stay; nothing where it breaks a plain limit."""
    if decision.in_parts:
        return to.either(
            "分けた滞在や複数人の滞在を合わせて数えられるかは資料に示されていないため、担当へご確認ください。",
            " Whether several stays, or those of several people, are added up, the documents do not say; "
            "please confirm with the desk.",
        )
    if decision.relation not in ("beyond_hedge", "depends"):
        return ""
    if decision.is_far:
        return missed(to)
    if decision.beyond < 0 and decision.relation == "beyond_hedge" and not decision.open_ended:
        return unsettled(decision.facts[0], to)
    return to.either(
        "それと異なる長さが認められるかは資料に示されていないため、担当へご確認ください。",
        " Whether another length is accepted, the documents do not say; please confirm with the desk.",
    )


def _apart(decision: Stay, to: Told, asked: str, norm: str, far: str) -> str:
    if decision.in_parts and not decision.beyond:
        return to.either(f"{asked}は、合わせれば{norm}に当たります。", f"{asked} in all is {norm}.")
    bound = decision.said.bound if decision.said else None
    longer = decision.beyond > 0 or bound == "more_than"
    more = to.either("長く" if longer else "短く", "longer" if longer else "shorter")
    return to.either(
        f"{asked}は、{norm}より{far}{more}なります。",
        f"{asked} is {f'{far} ' if far else ''}{more} than {norm}.",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Stay: stay}
