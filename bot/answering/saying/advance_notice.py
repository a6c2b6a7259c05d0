"""The notice given beforehand, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.deadline import as_day
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, sentence
from bot.rules.advance_notice import AdvanceNotice
from bot.rules.decision import Decision
from corpus.facts.values import day_of


def advance_notice(decision: AdvanceNotice, to: Told) -> str:
    """What is asked for and until when, or how a named day stands to that; a missed notice is no missed deadline."""
    if decision.said and not decision.claimed:
        return _held(decision, to)
    text = _asked_for(decision, to)
    if decision.relation == "different" and decision.said:
        wrong = day(decision.said, to.language)
        text += to.either(f"{wrong}ではありません。", f" That is not {wrong}.")
    if decision.passed and decision.relation == "depends":
        text += _missed(decision, to)
    elif decision.passed:
        text += to.either("この期日は過ぎています。", " That day has passed.")
    return text


def _asked_for(decision: AdvanceNotice, to: Told) -> str:
    fact = decision.facts[0]
    says = fact.says.get(to.language) or to.either(
        "応募する場合は、事前連絡が求められています", "applicants are asked to give notice beforehand"
    )
    when = _until(decision, to)
    by = to.either(f"（{when}まで）", f", by {when}") if when else ""
    return sentence(f"{says}{by}", to.language)


def _until(decision: AdvanceNotice, to: Told) -> str:
    fact = decision.facts[0]
    if fact.value is None:
        return ""
    own = day_of(fact)
    whole = own.day and decision.until
    return day(as_day(decision.until.last) if whole and decision.until else own, to.language)


def _held(decision: AdvanceNotice, to: Told) -> str:
    assert decision.said and decision.until
    said, until = day(decision.said, to.language), _until(decision, to)
    exact = decision.said.date
    days = abs((exact - decision.until.last).days) if exact else 0
    count = f"{days} day{'s' if days > 1 else ''} "
    if decision.relation == "exactly":
        return to.either(
            f"{said}は事前連絡の期日当日です。",
            sentence(f"{said} is the last day for the advance notice", "en"),
        )
    late = decision.relation == "depends"
    far = (
        to.either(f"の{days}日{'後' if late else '前'}", count)
        if days
        else to.either("より後" if late else "まで", "")
    )
    text = to.either(
        f"{said}は、事前連絡の期日（{until}）{far}です。",
        sentence(
            f"{said} is {far}{'after' if late else 'before'} the last day for the advance notice, {until}",
            "en",
        ),
    )
    return text + (_missed(decision, to) if late else "")


def _missed(decision: AdvanceNotice, to: Told) -> str:
    closing = decision.closing
    text = to.either(
        "期日を過ぎた場合の扱いは資料に示されていないため、担当へご確認ください。",
        " The documents do not say what follows from a missed one; please confirm with the desk.",
    )
    if closing and closing.sure:
        last = day(as_day(closing.day), to.language)
        text += to.either(f"応募の締切は{last}です。", f" Applications close on {last}.")
    return text


SAYERS: Mapping[type[Decision], Callable[..., str]] = {AdvanceNotice: advance_notice}
