"""What happens when: the call period and advance notice, review, interview, result, start."""

from __future__ import annotations

from datetime import date, datetime

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.clocks import day_words
from bot.rules.wording import led, on_day, ruling, scheme_name, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, last_day, moment_of, number_of
from corpus.quantity import Day

STEPS = {
    "paper_review": ("書類審査", "the document review takes place"),
    "interview": ("面接審査", "interviews are held"),
    "result": ("審査結果の通知", "results are announced"),
    "start": ("研究開始", "research starts"),
}


def call_period(
    call: Call, language: Language, *, scheme: str, as_of: datetime, end: bool = True
) -> tuple[Ruling, ...]:
    """From when, and where it is stated until when, a scheme takes applications; else, where the *end* is asked for, that it is not."""
    opens, closes = call.fact("call_opens", scheme), call.fact("call_closes", scheme)
    if opens is None:
        return ()
    name, start = scheme_name(call, scheme, language), wording.day(day_of(opens), language)
    facts = (opens, closes) if closes else (opens,)
    unstated = end and closes is None and not call.all("deadline", scheme)
    verdict: Verdict = "confirm" if unstated else "info"
    if closes:
        last = wording.day(day_of(closes), language)
        text = (
            f"{name}の公募期間は{start}から{last}まで"
            if language == "ja"
            else f"{name} is open from {start} to {last}"
        )
    elif language == "ja":
        text = f"{name}は{start}開始"
    else:
        text = f"{name} opens {on_day(day_of(opens))}"
    text = sentence(text + _period_ending(opens, closes, unstated, language), language)
    value, hedged = str(opens.value), opens.hedge is not None
    return (ruling("call_period", scheme, verdict, text, facts, value=value, unit="date", hedged=hedged),)


def _period_ending(opens: Fact, closes: Fact | None, unstated: bool, language: Language) -> str:
    planned = {"ja": "（予定）", "en": " (planned)"}[language] if opens.hedge else ""
    if not unstated:
        return f"{planned}です" if language == "ja" else planned
    if language == "ja":
        return f"{planned}とされていますが、締切日は資料に示されていません"
    return f"{planned}; the documents do not state its deadline"


def advance_notice(
    call: Call,
    language: Language,
    *,
    scheme: str,
    as_of: datetime,
    day: Day | None = None,
    claimed: bool = False,
) -> tuple[Ruling, ...]:
    """Until which day intending applicants tell the agency beforehand; with *day*, whether that is still in time.

    A *claimed* day is not measured against the call's but has to be the same.
    """
    fact = call.fact("advance_notice", scheme)
    if fact is None:
        return ()
    until, due = _notice_day(call, fact, scheme), call.fact("deadline", scheme, fact.side)
    text = sentence(_notice_words(fact, language), language)
    verdict: Verdict = "info"
    asked = Day(day.year or (until.year if until else None), day.month, day.day).date if day else None
    if asked and until and claimed:
        verdict = "yes" if asked == until else "no"
        text = led(verdict, _notice_words(fact, language), language)
    elif asked and until:
        verdict = "no" if asked > until else "yes"
        text = led(verdict, _notice_verdict(asked, verdict, language), language) + _after(text, language)
    elif until and as_of.astimezone(moment_of(due).tzinfo if due else None).date() > until:
        text = sentence(_notice_words(fact, language, passed=day_words(as_of, language)), language)
    return (ruling("advance_notice", scheme, verdict, text, (fact,), value=str(fact.value), unit="date"),)


def _notice_day(call: Call, fact: Fact, scheme: str) -> date | None:
    """The last day of the notice; one that names no year comes before the deadline."""
    day, due = day_of(fact), call.fact("deadline", scheme, fact.side)
    if day.year is None and due is None:
        return None
    closing = moment_of(due).date() if due else None
    year = day.year or (
        closing.year - ((day.month, day.day) > (closing.month, closing.day)) if closing else 0
    )
    return last_day(Day(year, day.month, day.day, day.part))


def _notice_words(fact: Fact, language: Language, *, passed: str | None = None) -> str:
    """What is asked for and until when; *passed* is the day as of which that is over."""
    when, says = wording.day(day_of(fact), language), fact.says.get(language)
    if language == "ja":
        over = f"。{passed}現在、期日を過ぎています" if passed else ""
        return f"{says or '応募する場合は、事前連絡が求められています'}（{when}まで{over}）"
    over = f" (as of {passed}, that date has passed)" if passed else ""
    return f"{says or 'applicants are asked to give notice beforehand'}, by {when}{over}"


def _notice_verdict(asked: date, verdict: Verdict, language: Language) -> str:
    when = wording.day(Day(asked.year, asked.month, asked.day), language)
    if language == "ja":
        return f"{when}は期日に間に合います" if verdict == "yes" else f"{when}は期日を過ぎています"
    return f"{when} is in time" if verdict == "yes" else f"{when} is past the date"


def _after(text: str, language: Language) -> str:
    return text if language == "ja" else f" {text}"


def review_calendar(
    call: Call, language: Language, *, scheme: str, steps: tuple[str, ...] = tuple(STEPS)
) -> tuple[Ruling, ...]:
    """When each of *steps* (keys of STEPS) takes place, in their order; what is only planned says so."""
    return tuple(item for step in steps if (item := _step(call, language, scheme, step)))


def _step(call: Call, language: Language, scheme: str, step: str) -> Ruling | None:
    first = call.fact(f"{step}_from", scheme) or call.fact(step, scheme)
    last = call.fact(f"{step}_to", scheme)
    if first is None:
        return None
    name, planned = STEPS[step][language == "en"], first.hedge == "planned"
    start, mark = day_of(first), {"ja": "（予定）", "en": " (planned)"}[language] if planned else ""
    if language == "ja":
        end = f"～{wording.day(day_of(last), 'ja')}" if last else ""
        text = f"{name}は{wording.day(start, 'ja')}{end}{mark}です。"
    else:
        when = (
            f"from {wording.day(start, 'en')} to {wording.day(day_of(last), 'en')}" if last else on_day(start)
        )
        text = sentence(f"{name} {when}{mark}", "en")
    facts = (first, last) if last else (first,)
    value = str(first.value)
    return ruling("review_calendar", scheme, "info", text, facts, value=value, unit="date", hedged=planned)


def interview(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Who is interviewed and how long before they hear of it."""
    who, ahead = call.fact("interview_attendance", scheme), call.fact("interview_invitation", scheme)
    rulings = []
    if who:
        rulings.append(ruling("interview", scheme, "info", sentence(who.says[language], language), (who,)))
    if ahead:
        text, days = _invitation(ahead, language), int(number_of(ahead))
        hedged = bool(ahead.hedge)
        rulings.append(
            ruling("interview", scheme, "info", text, (ahead,), value=days, unit="days", hedged=hedged)
        )
    return tuple(rulings)


def _invitation(ahead: Fact, language: Language) -> str:
    length, how = _lead_time(int(number_of(ahead)), language), ahead.says.get(language, "")
    principle = ahead.hedge == "in_principle"
    if language == "ja":
        return f"面接に進む方へは、{'原則として' if principle else ''}面接審査日の{length}前までに{how}連絡があります。"
    least = "at least " if ahead.bound == "at_least" else ""
    by = f" {how}" if how else ""
    return (
        f"Those invited hear{by}, {'in principle ' if principle else ''}{least}{length} before the interview."
    )


def _lead_time(days: int, language: Language) -> str:
    weeks, rest = divmod(days, 7)
    if rest:
        return wording.duration(days, "days", language)
    return f"{weeks}週間" if language == "ja" else f"{weeks} week{'s' if weeks > 1 else ''}"
