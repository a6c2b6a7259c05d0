"""The steps after the closing, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.answering.saying.hedges import only_planned
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, duration, listed, on_day, please_confirm, sentence, side_name
from bot.reading.steps import StepName
from bot.rules.days import dated, days_of
from bot.rules.decision import Decision
from bot.rules.review import Interviewed, InterviewNotice, Schedule, Step
from corpus.facts.model import Fact
from corpus.facts.values import number_of
from corpus.quantity import Day, Quantity

_STEPS: dict[StepName, tuple[str, str]] = {
    "paper_review": ("書類審査", "the document review takes place"),
    "interview": ("面接審査", "interviews are held"),
    "result": ("審査結果の通知", "results are announced"),
    "start": ("研究開始", "research starts"),
}


def step(decision: Step, to: Told) -> str:
    """When a step takes place, and how that lies to a day the asker names."""
    text = sentence(_when(decision, to) + _beside(decision, to) + to.either("です", ""), to.language)
    if decision.relation == "planned_only":
        return text + only_planned(to)
    if decision.said is None:
        return text
    said = day(decision.said, to.language)
    if decision.relation == "beyond_hedge":
        return text + to.either(
            "別の時期の開始が認められるかは資料に示されていないため、担当へご確認ください。",
            f" Whether another start is accepted, the documents do not say.{please_confirm('en')}",
        )
    if decision.relation == "depends":
        return text + to.either(
            "それより詳しい日は資料に示されていません。", " The documents state no closer day."
        )
    if decision.relation in ("covered", "not_covered"):
        return text + _within(decision, said, to)
    if decision.relation == "different" and decision.plan:
        return text + to.either(
            f"{said}の開始は、この予定と異なります。",
            f" A start {on_day(decision.said)} is not the one planned.",
        )
    if decision.relation == "different" and decision.bound is None and not decision.plan:
        return text + to.either(f"{said}ではありません。", f" That is not {on_day(decision.said)}.")
    return text


def _within(decision: Step, said: str, to: Told) -> str:
    """Whether the asker's time lies in that of the step."""
    if decision.relation == "covered":
        return to.either(
            f"{said}はこの期間に含まれます。", f" {said[:1].upper()}{said[1:]} falls within that."
        )
    after = decision.order == "before"  # the step lies before the time that is named
    return to.either(
        f"{said}は、この期間の{'後' if after else '前'}です。",
        f" {said[:1].upper()}{said[1:]} is {'after' if after else 'before'} that.",
    )


def _ordered(decision: Step) -> bool:
    """Whether it is told as before or after the asker's day: a plan, or what is said to be so."""
    return decision.order in ("before", "after") and (decision.plan or decision.bound is not None)


def _beside(decision: Step, to: Told) -> str:
    if decision.said is None or not _ordered(decision):
        return ""
    whole = dated(decision.said, days_of(decision.first).first)
    said, before = day(whole, to.language), decision.order == "before"
    return to.either(
        f"で、{said}より{'前' if before else '後'}", f", {'before' if before else 'after'} {said}"
    )


def _when(decision: Step, to: Told) -> str:
    """The step and its days, without an end: 面接審査は2024年8月上旬（予定）."""
    name, planned = _STEPS[decision.step][not to.ja], decision.facts[0].hedge == "planned"
    mark = to.either("（予定）", " (planned)") if planned else ""
    sides = [side.name[to.language] for side in to.call.sides] if decision.common else []
    if to.ja:
        end = f"～{day(_without_year(decision.last, decision.first), 'ja')}" if decision.last else ""
        whose = f"{'・'.join(sides)}とも、" if sides else ""
        return f"{whose}{name}は{day(decision.first, 'ja')}{end}{mark}"
    whose = f" for both {listed(sides, 'en')}" if len(sides) == 2 else " for all sides" if sides else ""
    if decision.last:
        first = _without_year(decision.first, decision.last)
        return f"{name}{whose} from {day(first, 'en')} to {day(decision.last, 'en')}{mark}"
    return f"{name}{whose} {on_day(decision.first)}{mark}"


def _without_year(value: Day, other: Day) -> Day:
    """A day beside another one of the same year, where that is said once."""
    return replace(value, year=None) if value.year == other.year else value


def schedule(decision: Schedule, to: Told) -> str:
    """All steps in their order, in one sentence."""
    each = [_when(item, to) for item in decision.steps]
    return sentence(f"{'、'.join(each)}です" if to.ja else listed(each, "en"), to.language)


def interviewed(decision: Interviewed, to: Told) -> str:
    """Who is interviewed; of another side nobody is."""
    text = sentence(decision.facts[0].says[to.language], to.language)
    if decision.relation != "not_covered":
        return text
    other = side_name(to.call, decision.asked_side, to.language)
    own = side_name(to.call, decision.side, to.language)
    return to.either(
        f"{other}は面接の対象ではありません。{text}" if own else text,
        f"Interviews are not held with {other}. {text}",
    )


def notice(decision: InterviewNotice, to: Told) -> str:
    """How, and how long before the interview, one hears of it."""
    fact = decision.facts[0]
    if decision.day and decision.latest:
        return _by_day(fact, decision.day, decision.latest, to)
    text = _invitation(fact, to)
    if decision.said is None or decision.relation in ("same", "stated"):
        return text
    least, said = _lead(number_of(fact), to), _named(decision.said, to)
    if decision.relation == "meets":
        return text + to.either(f"{said}前の連絡は、これを満たします。", f" Notice {said} before meets that.")
    if decision.relation == "depends":
        return text + to.either(
            f"{said}前までに連絡があるかどうかは資料に示されていません。",
            f" Whether it comes {said} before, the documents do not say.",
        )
    return text + to.either(
        f"資料に示されているのは{least}前で、{said}前ではありません。",
        f" The documents state {least}, not {said}.",
    )


def _invitation(fact: Fact, to: Told) -> str:
    length, how = _lead(number_of(fact), to), fact.says.get(to.language, "")
    principle = fact.hedge == "in_principle"
    if to.ja:
        return f"面接に進む方へは、{'原則として' if principle else ''}面接審査日の{length}前までに{how}連絡があります。"
    least, by = "at least " if fact.bound == "at_least" else "", f" {how}" if how else ""
    return (
        f"Those invited hear{by}, {'in principle ' if principle else ''}{least}{length} before the interview."
    )


def _by_day(fact: Fact, held: date, latest: date, to: Told) -> str:
    """The last day on which one hears of an interview on a day: 面接が8月6日であれば、原則として7月23日までに…"""
    interview, last = (day(Day(one.year, one.month, one.day), to.language) for one in (held, latest))
    length, how = _lead(number_of(fact), to), fact.says.get(to.language, "")
    principle = fact.hedge == "in_principle"
    if to.ja:
        return (
            f"面接審査日が{interview}であれば、{'原則として' if principle else ''}{last}まで"
            f"（面接審査日の{length}前まで）に{how}連絡があります。"
        )
    by = f" {how}" if how else ""
    return (
        f"For an interview on {interview} those invited hear{by} by {last}{' in principle' if principle else ''}, "
        f"{length} before it."
    )


def _named(said: Quantity, to: Told) -> str:
    """The asker's length, in weeks where it is whole weeks."""
    assert isinstance(said.value, Decimal)
    return _lead(said.value, to) if said.unit == "days" else duration(said.value, said.unit, to.language)


def _lead(days: Decimal, to: Told) -> str:
    weeks, rest = divmod(days, 7)
    if rest or not weeks:
        return duration(days, "days", to.language)
    return to.either(f"{weeks}週間", f"{weeks} week{'s' if weeks > 1 else ''}")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Step: step,
    Schedule: schedule,
    Interviewed: interviewed,
    InterviewNotice: notice,
}
