"""The notice given beforehand, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.deadline import as_day
from bot.answering.saying.lengths import strictly
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, sentence
from bot.rules.advance_notice import AdvanceNotice
from bot.rules.days import dated
from bot.rules.decision import Decision
from corpus.facts.values import day_of


def advance_notice(decision: AdvanceNotice, to: Told) -> str:
    """What is asked for and until when, or how a named day stands to that; a missed notice is no missed
    deadline.
    """
    if decision.said and not decision.claimed:
        return _held(decision, to)
    text = _asked_for(decision, to)
    if decision.relation == "different" and decision.said:
        wrong = day(decision.said, to.language)
        text += to.is_not(wrong)
    if decision.passed and decision.relation == "depends":
        text += to.either("この期日は過ぎています。", " That day has passed.") + _missed(to)
    elif decision.passed:
        text += to.either("この期日は過ぎています。", " That day has passed.")
    elif decision.left is not None and to.counter == "screen":
        far = f"{decision.left} day{'' if decision.left == 1 else 's'}"
        text += to.either(f"本日からあと{decision.left}日です。", f" That is {far} from today.")
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
    """A notice on the day named beside its last day."""
    assert decision.said and decision.until
    whole, until = dated(decision.said, decision.until.last), _until(decision, to)
    said = strictly(day(whole, to.language), decision.bound, to)
    if decision.relation == "exactly":
        last = to.either(f"{said}は事前連絡の期日当日です", f"{said} is the last day for the advance notice")
        return sentence(last, to.language)
    late = decision.relation == "depends"
    plain = whole.date and decision.bound not in ("less_than", "more_than")
    days = abs((whole.date - decision.until.last).days) if plain and whole.date else 0
    far = f"{days} day{'s' if days > 1 else ''} " if days else ""
    text = to.either(
        f"{said}は、事前連絡の期日（{until}）{f'の{days}日' if days else 'より'}{'後' if late else '前'}です",
        f"{said} is {far}{'after' if late else 'before'} the last day for the advance notice, {until}",
    )
    return sentence(text, to.language) + (_missed(to) if late else "")


def _missed(to: Told) -> str:
    return to.either(
        "期日を過ぎた場合の扱いは資料に示されていないため、担当へご確認ください。",
        " The documents do not say what follows from a missed one; please confirm with the desk.",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {AdvanceNotice: advance_notice}
