"""By when: deadlines in both clocks, open or closed, in time or late, and the advance notice."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.quantity import Clock, Day
from bot.rules import wording
from bot.rules.wording import ruling, scheme_name, side_name
from bot.typed import ZONES, day_of, last_day, moment, moment_of
from corpus.facts import Call, Fact


def deadline(
    call: Call, language: Language, *, scheme: str, side: str | None = None, as_of: datetime
) -> tuple[Ruling, ...]:
    """When applications close, per side and in every side's clock, and whether that has passed as of *as_of*."""
    facts = call.all("deadline", scheme, side)
    return tuple(_deadline(call, language, scheme, fact, as_of) for fact in facts) or call_period(
        call, language, scheme=scheme, as_of=as_of
    )


def _deadline(call: Call, language: Language, scheme: str, fact: Fact, as_of: datetime) -> Ruling:
    due = moment_of(fact)
    when = wording.both_clocks(due, _zones(call), language)
    side = side_name(call, fact.side, language)
    text = (
        f"{side}の受付締切は{when}です。" if language == "ja" else f"Applications on {side} close on {when}."
    )
    text += _passed(due, as_of, language)
    return ruling("deadline", scheme, "info", text, (fact,), value=due.isoformat(), unit="datetime")


def _passed(due: datetime, as_of: datetime, language: Language) -> str:
    if as_of <= due:
        left = wording.span(due - as_of, language)
        return f"（あと{left}）" if language == "ja" else f" ({left} left.)"
    day = _day_words(as_of, language)
    return f"（{day}現在、締切を過ぎています）" if language == "ja" else f" (As of {day} it has passed.)"


def open_or_closed(
    call: Call, language: Language, *, scheme: str, side: str | None = None, as_of: datetime
) -> tuple[Ruling, ...]:
    """Whether one may still apply as of *as_of*: the very second of the deadline still counts."""
    return tuple(
        _open(call, language, scheme, fact, as_of) for fact in call.all("deadline", scheme, side)
    ) or call_period(call, language, scheme=scheme, as_of=as_of)


def _open(call: Call, language: Language, scheme: str, fact: Fact, as_of: datetime) -> Ruling:
    due = moment_of(fact)
    opens = call.fact("call_opens", scheme)
    side, when = side_name(call, fact.side, language), wording.both_clocks(due, _zones(call), language)
    left = wording.span(due - as_of, language)
    early = opens is not None and as_of.date() < _opening_day(opens, due)
    if as_of > due:
        verdict: Verdict = "no"
        day = _day_words(as_of, language)
        text = (
            f"いいえ、{side}の受付は{when}に締め切られました（{day}現在）。"
            if language == "ja"
            else f"No: applications on {side} closed on {when} (as of {day})."
        )
    elif early and opens is not None:
        verdict = "no"
        start = wording.day(day_of(opens), language)
        text = (
            f"いいえ、公募は{start}に始まります。{side}の締切は{when}です。"
            if language == "ja"
            else f"Not yet: the call opens on {start}. Applications on {side} close on {when}."
        )
    else:
        verdict = "yes"
        text = (
            f"はい、{side}の受付は{when}までです（あと{left}）。"
            if language == "ja"
            else f"Yes: applications on {side} are open until {when} ({left} left)."
        )
    facts = (fact, opens) if early and opens else (fact,)
    return ruling("deadline", scheme, verdict, text, facts, value=due.isoformat(), unit="datetime")


def in_time(
    call: Call,
    language: Language,
    *,
    scheme: str,
    side: str | None = None,
    day: Day,
    clock: Clock | None = None,
) -> tuple[Ruling, ...]:
    """Whether a submission at a named day, and time in any zone, is in time for each side's deadline.

    A missing year is the deadline's; a time without a zone is read in the side's own. Without a time, the day of the
    deadline itself is in time only until the hour it names.
    """
    rulings = (
        _in_time(call, language, scheme, fact, day, clock) for fact in call.all("deadline", scheme, side)
    )
    return tuple(item for item in rulings if item)


def _in_time(
    call: Call, language: Language, scheme: str, fact: Fact, day: Day, clock: Clock | None
) -> Ruling | None:
    due = moment_of(fact)
    full = Day(
        day.year or due.year, day.month or due.month, day.day, day.part if day.part != "fiscal" else None
    )
    if full.date is None and full.day is not None:
        return None
    side, when = side_name(call, fact.side, language), wording.both_clocks(due, _zones(call), language)
    if clock is not None and full.date is not None:
        at = moment(full, clock, clock.zone or str(due.tzinfo))
        late, asked = at > due, wording.both_clocks(at, _zones(call), language)
    else:
        late, asked = last_day(full) > due.date(), wording.day(full, language)
    same_day = clock is None and full.date == due.date()
    text = _in_time_words(asked, side, when, late=late, same_day=same_day, language=language)
    verdict: Verdict = "no" if late else "yes"
    return ruling("deadline", scheme, verdict, text, (fact,), value=due.isoformat(), unit="datetime")


def _in_time_words(
    asked: str, side: str, when: str, *, late: bool, same_day: bool, language: Language
) -> str:
    if language == "ja":
        if late:
            return f"いいえ、{asked}では間に合いません。{side}の受付締切は{when}です。"
        return f"はい、{'締切の時刻までなら' if same_day else ''}間に合います。{side}の受付締切は{when}です。"
    if late:
        return f"No: {asked} is too late. Applications on {side} close on {when}."
    until = "until the hour of the deadline, " if same_day else ""
    return f"Yes, {until}{asked} is in time. Applications on {side} close on {when}."


def claimed_deadline(
    call: Call,
    language: Language,
    *,
    scheme: str,
    side: str | None = None,
    day: Day,
    clock: Clock | None = None,
) -> tuple[Ruling, ...]:
    """Whether the deadline is the one the asker takes it to be; a false one is put right."""
    facts = call.all("deadline", scheme, side)
    right = [fact for fact in facts if _is_claimed(moment_of(fact), day, clock)]
    return tuple(_claim_ruling(call, language, scheme, fact, bool(right)) for fact in right or facts)


def _is_claimed(due: datetime, day: Day, clock: Clock | None) -> bool:
    if clock is not None and clock.zone:
        due = due.astimezone(ZoneInfo(ZONES.get(clock.zone, clock.zone)))
    same_day = day.year in (None, due.year) and (day.month, day.day) == (due.month, due.day)
    return same_day and (clock is None or (clock.hour, clock.minute) == (due.hour, due.minute))


def _claim_ruling(call: Call, language: Language, scheme: str, fact: Fact, right: bool) -> Ruling:
    due = moment_of(fact)
    side, when = side_name(call, fact.side, language), wording.both_clocks(due, _zones(call), language)
    if language == "ja":
        text = f"{'はい' if right else 'いいえ'}、{side}の受付締切は{when}です。"
    else:
        text = f"{'Yes' if right else 'No'}: applications on {side} close on {when}."
    verdict: Verdict = "yes" if right else "no"
    return ruling("deadline", scheme, verdict, text, (fact,), value=due.isoformat(), unit="datetime")


def advance_notice(
    call: Call, language: Language, *, scheme: str, as_of: datetime, day: Day | None = None
) -> tuple[Ruling, ...]:
    """Until which day intending applicants tell the agency beforehand; with *day*, whether that is still in time."""
    fact = call.fact("advance_notice", scheme)
    if fact is None:
        return ()
    until = day_of(fact)
    due = call.fact("deadline", scheme)
    year = until.year or (moment_of(due).year if due else call.fiscal_year)
    agency = next((side.agency for side in call.sides if side.agency), "")
    when = wording.day(until, language)
    text = (
        f"応募する場合は、{when}までに{agency}へ事前連絡が必要です。"
        if language == "ja"
        else f"Applicants are asked to notify {agency} beforehand, by {when}."
    )
    verdict: Verdict = "info"
    asked = Day(day.year or year, day.month, day.day) if day else None
    if asked and asked.date and year:
        late = asked.date > last_day(Day(year, until.month, until.day))
        verdict = "no" if late else "yes"
        lead = {
            "ja": ("はい、間に合います。", "いいえ、期日を過ぎています。"),
            "en": ("Yes, that is in time. ", "No, that is past the date. "),
        }
        text = lead[language][late] + text
    elif year and as_of.date() > last_day(Day(year, until.month, until.day)):
        now = _day_words(as_of, language)
        text += (
            f"（{now}現在、期日を過ぎています）"
            if language == "ja"
            else f" (As of {now} that date has passed.)"
        )
    return (ruling("advance_notice", scheme, verdict, text, (fact,), value=str(fact.value), unit="date"),)


def call_period(call: Call, language: Language, *, scheme: str, as_of: datetime) -> tuple[Ruling, ...]:
    """From when, and where it is stated until when, a scheme takes applications; else what is not stated."""
    opens, closes = call.fact("call_opens", scheme), call.fact("call_closes", scheme)
    if opens is None:
        return ()
    name, start = scheme_name(call, scheme, language), wording.day(day_of(opens), language)
    if closes:
        end = wording.day(day_of(closes), language)
        text = (
            f"{name}の公募期間は{start}から{end}までです。"
            if language == "ja"
            else f"{wording.capital(name)} is open from {start} to {end}."
        )
        return (
            ruling("call_period", scheme, "info", text, (opens, closes), value=str(opens.value), unit="date"),
        )
    planned = {"ja": "（予定）" if opens.hedge else "", "en": " (planned)" if opens.hedge else ""}[language]
    text = (
        f"{name}の公募は{start}開始{planned}とされていますが、締切日は資料に示されていません。"
        if language == "ja"
        else f"{wording.capital(name)} opens in {start}{planned}; the documents do not state its deadline."
    )
    hedged = opens.hedge is not None
    return (
        ruling(
            "call_period",
            scheme,
            "confirm",
            text,
            (opens,),
            value=str(opens.value),
            unit="date",
            hedged=hedged,
        ),
    )


def _opening_day(opens: Fact, due: datetime) -> date:
    day = day_of(opens)
    return last_day(Day(day.year or due.year, day.month, day.day))


def _zones(call: Call) -> tuple[str, ...]:
    return tuple(side.zone for side in call.sides)


def _day_words(moment_: datetime, language: Language) -> str:
    return wording.day(Day(moment_.year, moment_.month, moment_.day), language)
