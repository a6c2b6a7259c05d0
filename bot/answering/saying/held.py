"""An amount held against a limit, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.answering.saying.amounts import (
    amount,
    direct_or_not,
    in_scheme,
    limit_amount,
    of_side,
    period_words,
    rate,
)
from bot.answering.saying.hedges import unsettled
from bot.answering.saying.told import Told
from bot.answering.saying.words import listed, percent, sentence, side_name
from bot.rules import amounts as rates
from bot.rules.amounts import amount_of
from bot.rules.decision import Decision
from bot.rules.held import Either, Held, NoRate, OnceOrYearly
from corpus.facts.model import Fact
from corpus.facts.values import number_of

# What an amount is taken for, beside the amount (in Japanese before it); and in the case that it is that.
_SAID = {
    "direct": ("直接経費", " in direct costs"),
    "total": ("間接経費を含む総額", " in total, including indirect costs,"),
    "year": ("1年分の", " in one year"),
}
_TAKEN_FOR = {
    "direct": ("直接経費", "direct costs"),
    "total": ("間接経費を含む総額", "a total including indirect costs"),
    "award": ("支援額", "the award"),
    "full_cost": ("FEC", "full economic cost (FEC)"),
    "unsaid": ("額", "the amount"),
}
_STANDS = {
    "within": ("{limit}以内で、{gap}の余裕があります", "is within {limit}, {gap} below it"),
    "exactly": ("{limit}ちょうどで、範囲内です", "is exactly {limit} and still within it"),
    "over": ("{limit}を{gap}超えます", "exceeds {limit} by {gap}"),
    "reached": ("{limit}に達しており、範囲内に収まりません", "reaches {limit}, which it may not"),
    "beyond_hedge": ("{limit}を{gap}上回ります", "is {gap} beyond {limit}"),
    "meets": ("{limit}を満たします", "meets {limit}"),
    "short": ("{limit}に{gap}足りません", "falls short of {limit} by {gap}"),
}


def held(decision: Held, told: Told) -> str:
    """直接経費2.5億円は日本側の上限1.8億円を7,000万円超えます。"""
    text = f"{_subject(decision, told)}{told.either('は', ' ')}{_stands(decision, told, owner=True)}"
    return sentence(text, told.language) + _note((decision,), told)


def either(decision: Either, told: Told) -> str:
    """2億円は、直接経費であれば日本側の上限1.8億円を2,000万円超えます。総額であれば上限2.34億円以内で、3,400万円の余裕があります。"""
    return _cases([(case, "") for case in decision.cases], told)


def once_or_yearly(decision: OnceOrYearly, told: Told) -> str:
    """90万ポンドは、全期間の額であれば上限以内です。1年分の額であれば3年間で270万ポンドとなり、上限を超えます。"""
    spans = (
        (decision.once, told.either("全期間の", " for the whole project")),
        (decision.yearly, told.either("1年分の", " of each year")),
    )
    cases = [
        (case, span) for held, span in spans for case in (held.cases if isinstance(held, Either) else (held,))
    ]
    return _cases(cases, told)


def _cases(cases: Sequence[tuple[Held, str]], told: Told) -> str:
    """One sentence a case; the first names the amount and whose limit it is."""
    sentences = [_case(case, span, told, first=at == 0) for at, (case, span) in enumerate(cases)]
    return told.either("", " ").join(sentences) + _note([case for case, _ in cases], told)


def _case(case: Held, span: str, told: Told, *, first: bool) -> str:
    asked, condition = amount(case.asked, told) + _worth(case, told), _condition(case, span, told)
    came_to, stands = _came_to(case, told), _stands(case, told, owner=first)
    if told.ja:
        return sentence(f"{asked + 'は、' if first else ''}{condition}{came_to}{stands}", "ja")
    subject = f"{asked}, {condition}," if first else f"{condition}, it"
    return sentence(f"{subject} {came_to}{stands}", "en")


def _condition(case: Held, span: str, told: Told) -> str:
    """What the amount is taken for: 直接経費であれば, as the amount of each year."""
    ja, en = _TAKEN_FOR["unsaid" if span and case.costs == "award" else case.costs]
    return told.either(f"{span}{ja}であれば", f"as {en}{span}")


def _came_to(case: Held, told: Told) -> str:
    """What the amount comes to before it is held against the limit: over the years, as a share."""
    came_to = amount(case.amount, told)
    years = f"{case.years.normalize():f}" if case.years else ""
    if case.share:
        part = percent(number_of(case.share), told.language)
        over = told.either(f"{years}年間の", f" over {years} years") if years else ""
        return told.either(
            f"{over or 'その'}{part}の{came_to}が", f"comes to {came_to} ({part} of it{over}), which "
        )
    if years:
        return told.either(
            f"{years}年間で{came_to}となり、", f"comes to {came_to} over {years} years, which "
        )
    return ""


def _subject(case: Held, told: Told) -> str:
    """The asker's amount with what it is: 直接経費2.5億円, "£880,000, 80% of an FEC of £1.1 million,"."""
    asked = amount(case.asked, told)
    if case.share:
        part, paid = percent(number_of(case.share), told.language), amount(case.amount, told)
        return told.either(
            f"FEC {asked}の{part}にあたる{paid}", f"{paid}, which is {part} of an FEC of {asked},"
        )
    ja, en = _SAID.get(case.costs, ("", ""))
    return told.either(f"{ja}{asked}", f"{asked}{en}") + _worth(case, told)


def _worth(case: Held, told: Told) -> str:
    """What the asker's amount is worth at the call's rate, where that is what was held against the limit."""
    at_rate = rates.at_rate(case.asked, case.rate)
    if case.rate is None or at_rate is None or case.asked.unit == case.limit.unit:
        return ""
    worth, at = amount(at_rate, told), rate(case.rate, told)
    return told.either(f"（{at}で{worth}）", f" ({worth} at {at})")


def _stands(case: Held, told: Told, *, owner: bool) -> str:
    """The limit, and how the amount stands to it."""
    gap, limit = amount(case.difference, told), _limit(case, told, owner=owner)
    reached = not case.difference.number
    key = "reached" if reached and case.verdict != "yes" else case.relation
    ja, en = _STANDS[key]
    return told.either(ja, en).format(limit=limit, gap=gap)


def _limit(case: Held, told: Told, *, owner: bool) -> str:
    """日本側の上限1.8億円, "the Japanese side's limit of 180 million yen"."""
    fact = case.facts[0]
    lower = fact.bound in ("at_least", "more_than")
    most, converted = limit_amount(fact, told), amount_of(fact).unit != case.limit.unit
    if converted and case.rate:
        worth, at = amount(case.limit, told), rate(case.rate, told)
        most += told.either(f"（{at}で{worth}）", f" ({worth} at {at})")
    length = period_words(case.period, told) if case.relation == "exactly" else ""
    if told.ja:
        most += f"（{length}）" if length else ""
        whose = in_scheme(case.scheme, told) + of_side(case.side, told) if owner else ""
        costs = {"unsaid": "直接経費の", "year": "1年あたりの"}.get(case.costs, "")
        return f"{whose}{costs}{'下限' if lower else '上限'}{most}"
    whose, where = (of_side(case.side, told), in_scheme(case.scheme, told)) if owner else ("the ", "")
    costs = {"unsaid": " for direct costs", "year": " a year"}.get(case.costs, "")
    over = f" over {length}" if length else ""
    return f"{whose}{'minimum' if lower else 'limit'} of {most}{costs}{over}{where}"


def _note(cases: Sequence[Held], told: Told) -> str:
    """That the desk has to be asked, where the call hedges a limit that is passed."""
    hedged = next((case.facts[0] for case in cases if case.relation == "beyond_hedge"), None)
    return unsettled(hedged, told) if hedged else ""


def no_rate(decision: NoRate, told: Told) -> str:
    """The documents name no rate for the currency; then the limits, or the one rate there is."""
    asked, first = amount(decision.asked, told), decision.facts[0]
    text = told.either(
        f"{asked}を換算するレートは資料に示されていません。",
        f"The documents name no rate at which to convert {asked}.",
    )
    if first.key == "exchange_rate":
        known = rate(first, told)
        return text + told.either(f"示されているのは{known}です。", f" The rate they do name is {known}.")
    limits = listed([_named_limit(fact, told) for fact in decision.facts], told.language)
    return text + told.either(f"上限は、{limits}です。", f" The limit is {limits}.")


def _named_limit(limit: Fact, told: Told) -> str:
    """日本側が直接経費1.8億円, "180 million yen in direct costs on the Japanese side"."""
    most, (ja, en) = limit_amount(limit, told), direct_or_not(limit, told)
    name = side_name(told.call, limit.side, told.language)
    return told.either(
        f"{name + 'が' if name else ''}{ja}{most}", f"{most}{en}{' on ' + name if name else ''}"
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Held: held,
    Either: either,
    OnceOrYearly: once_or_yearly,
    NoRate: no_rate,
}
