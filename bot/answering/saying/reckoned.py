"""What the limits come to, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, direct_or_not, limit_amount
from bot.answering.saying.told import Told
from bot.answering.saying.words import duration, listed, of_side, scheme_name, sentence
from bot.rules.decision import Decision
from bot.rules.reckoned import PerYear, Portion, SeveralProjects, Yearly


def per_year(decision: PerYear, told: Told) -> str:
    """上限を期間で均等に割ると、日英共同公募の日本側は1年あたり直接経費6,000万円（1.8億円÷3年）です。"""
    each = [_yearly(limit, told) for limit in decision.limits]
    text = told.either(
        f"上限を期間で均等に割ると、{'、'.join(each)}です",
        f"spread evenly over the period, the limit comes to {'; '.join(each)}",
    )
    return sentence(text, told.language) + told.either(
        "年度ごとの上限や配分は資料に示されていません。", " The documents state no limit for a single year."
    )


def _yearly(limit: Yearly, told: Told) -> str:
    years = duration(limit.years * 12, "months", told.language)
    each = [_portion(portion, f"÷{years}", f" / {years}", told) for portion in limit.portions]
    where = _where(limit, told)
    return told.either(
        f"{where.removesuffix('の')}は1年あたり{'、'.join(each)}", f"{listed(each, 'en')} a year{where}"
    )


def several_projects(decision: SeveralProjects, told: Told) -> str:
    """日英共同公募の日本側の上限の5件分は、直接経費9億円（1.8億円×5件）です。"""
    number = f"{decision.projects.normalize():f}"
    each = [_portion(portion, f"×{number}件", f" x {number}", told) for portion in decision.portions]
    text = told.either(
        f"{_where(decision, told)}上限の{number}件分は、{listed(each, 'ja')}です",
        f"the limit{_where(decision, told)} for {number} projects comes to {listed(each, 'en')}",
    )
    return sentence(text, told.language)


def _where(decision: Yearly | SeveralProjects, told: Told) -> str:
    scheme = scheme_name(told.call, decision.scheme, told.language)
    side = of_side(told.call, decision.side, told.language)
    return told.either(f"{scheme}の{side}", f"{side} in {scheme}")


def _portion(portion: Portion, ja: str, en: str, told: Told) -> str:
    """直接経費6,000万円（1.8億円÷3年）, "60 million yen in direct costs (180 million yen / 3 years)"."""
    before, after = direct_or_not(portion.limit, told)
    if portion.limit.key == "award_limit_with_indirect":
        before, after = "間接経費を含めて", " including indirect costs"
    worth, limit = amount(portion.amount, told), limit_amount(portion.limit, told)
    return told.either(f"{before}{worth}（{limit}{ja}）", f"{worth}{after} ({limit}{en})")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {PerYear: per_year, SeveralProjects: several_projects}
