"""By when: deadlines in every side's clock, open or closed, in time or late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import cast

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.calendar import call_period
from bot.rules.clocks import between, day_words, in_all_clocks, span, told
from bot.rules.wording import led, of_side, ruling, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, first_day, last_day, moment, moment_of, zone_of
from corpus.quantity import Clock, Day


def deadline(
    call: Call,
    language: Language,
    *,
    scheme: str,
    side: str | None = None,
    as_of: datetime,
    clocks: Sequence[str] = (),
) -> tuple[Ruling, ...]:
    """When applications close, per side, in every side's clock and *clocks* (IANA), and whether that has passed as of *as_of*."""
    facts = call.all("deadline", scheme, side)
    rulings = tuple(_deadline(call, language, scheme, fact, as_of, clocks) for fact in facts)
    return rulings or call_period(call, language, scheme=scheme, as_of=as_of)


def deadlines_apart(call: Call, language: Language, *, scheme: str, as_of: datetime) -> tuple[Ruling, ...]:
    """Every side's deadline, the earliest first, and by how much it comes before the last."""
    facts = sorted(call.all("deadline", scheme), key=moment_of)
    rulings = [_deadline(call, language, scheme, fact, as_of) for fact in facts]
    gap = between(moment_of(facts[0]), moment_of(facts[-1])) if facts else None
    if not gap:
        return tuple(rulings)
    first, apart = of_side(call, facts[0].side, language), span(gap, language)
    lead = (
        f"{first}締切が{apart}早く来ます。"
        if language == "ja"
        else f"The deadline{first} is {apart} earlier. "
    )
    return (replace(rulings[0], text=lead + rulings[0].text), *rulings[1:])


def _deadline(
    call: Call, language: Language, scheme: str, fact: Fact, as_of: datetime, clocks: Sequence[str] = ()
) -> Ruling:
    due = moment_of(fact)
    left = between(as_of, due)
    passed = left.total_seconds() < 0
    day, rest = day_words(as_of, language), span(left, language)
    if language == "ja":
        ending = f"（{day}現在、締切を過ぎています）" if passed else f"（あと{rest}）"
    else:
        ending = f" (as of {day}, this has passed)" if passed else f" ({rest} left)"
    text = sentence(_closing(call, fact, language, clocks) + ending, language)
    return _ruled(scheme, fact, "info", text)


def _closing(call: Call, fact: Fact, language: Language, clocks: Sequence[str] = ()) -> str:
    """When applications of a side close, as a sentence without its end."""
    side, when = of_side(call, fact.side, language), in_all_clocks(moment_of(fact), call, language, clocks)
    return f"{side}受付締切は{when}です" if language == "ja" else f"applications{side} close on {when}"


def _ruled(scheme: str, fact: Fact, verdict: Verdict, text: str, *others: Fact) -> Ruling:
    value = moment_of(fact).isoformat()
    return ruling("deadline", scheme, verdict, text, (fact, *others), value=value, unit="datetime")


def open_or_closed(
    call: Call, language: Language, *, scheme: str, side: str | None = None, as_of: datetime
) -> tuple[Ruling, ...]:
    """Whether one may still apply as of *as_of*: the very second of the deadline still counts.

    Before the day the call opens one may not yet; where only a month is named, within it is `confirm`.
    """
    facts = call.all("deadline", scheme, side)
    rulings = tuple(_open(call, language, scheme, fact, as_of) for fact in facts)
    return rulings or call_period(call, language, scheme=scheme, as_of=as_of)


def _open(call: Call, language: Language, scheme: str, fact: Fact, as_of: datetime) -> Ruling:
    due, opens = moment_of(fact), call.fact("call_opens", scheme, fact.side)
    left = between(as_of, due)
    if left.total_seconds() < 0:
        return _ruled(scheme, fact, "no", _closed_words(call, fact, as_of, language))
    unopened = _unopened(opens, due, as_of) if opens else None
    if opens and unopened:
        return _ruled(scheme, fact, unopened, _unopened_words(call, fact, opens, unopened, language), opens)
    side, when, rest = (
        of_side(call, fact.side, language),
        in_all_clocks(due, call, language),
        span(left, language),
    )
    text = (
        f"{side}受付は{when}までです（あと{rest}）"
        if language == "ja"
        else f"applications{side} are open until {when} ({rest} left)"
    )
    return _ruled(scheme, fact, "yes", led("yes", text, language))


def _closed_words(call: Call, fact: Fact, as_of: datetime, language: Language) -> str:
    side, when = of_side(call, fact.side, language), in_all_clocks(moment_of(fact), call, language)
    day = day_words(as_of, language)
    if language == "ja":
        return f"いいえ、{side}受付は{when}に締め切られました（{day}現在）。"
    return f"No: applications{side} closed on {when} (as of {day})."


def _unopened(opens: Fact, due: datetime, as_of: datetime) -> Verdict | None:
    """`no` before the call opens, `confirm` where it may or may not have opened, None once it has."""
    day, today = day_of(opens), as_of.astimezone(due.tzinfo).date()
    start = Day(day.year or _year_before(day, due.date()), day.month, day.day, day.part)
    if today < first_day(start):
        return "no"
    return "confirm" if day.day is None and today <= last_day(start) else None


def _year_before(day: Day, due: date) -> int:
    """The year of a day that names none and comes before the deadline."""
    return due.year - ((day.month or 1, day.day or 1) > (due.month, due.day))


def _unopened_words(call: Call, fact: Fact, opens: Fact, verdict: Verdict, language: Language) -> str:
    start = wording.day(day_of(opens), language) if language == "ja" else wording.on_day(day_of(opens))
    planned = {"ja": "（予定）", "en": " (planned)"}[language] if opens.hedge else ""
    closing = sentence(_closing(call, fact, language), language)
    if language == "ja":
        lead = "いいえ、" if verdict == "no" else "担当へご確認ください。"
        return f"{lead}公募は{start}に始まります{planned}。{closing}"
    lead = "No, not yet: " if verdict == "no" else "Please confirm with the desk: "
    return f"{lead}the call opens {start}{planned}. {closing}"


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
    deadline itself is in time only until the hour it names; a month that holds the deadline is `confirm`. No ruling for
    a day no calendar has or a zone nobody knows.
    """
    rulings = (
        _in_time(call, language, scheme, fact, day, clock) for fact in call.all("deadline", scheme, side)
    )
    return tuple(item for item in rulings if item)


def _in_time(
    call: Call, language: Language, scheme: str, fact: Fact, day: Day, clock: Clock | None
) -> Ruling | None:
    due, full = moment_of(fact), _whole(day, moment_of(fact))
    closing = sentence(_closing(call, fact, language), language)
    try:
        if clock is not None and full.date is not None:
            at = moment(full, clock, _zone(clock, due))
            verdict: Verdict = "yes" if between(at, due).total_seconds() >= 0 else "no"
            asked = told(at, (cast(tzinfo, due.tzinfo),), language)
        else:
            verdict, asked = _day_in_time(full, due), wording.day(full, language)
    except ValueError:
        return None
    same_day = clock is None and full.date == due.date()
    text = _in_time_words(asked, verdict, same_day=same_day, language=language)
    return _ruled(scheme, fact, verdict, text + ("" if language == "ja" else " ") + closing)


def _whole(day: Day, due: datetime) -> Day:
    part = day.part if day.part != "fiscal" else None
    return Day(day.year or due.year, day.month or due.month, day.day, part)


def _zone(clock: Clock, due: datetime) -> tzinfo:
    return zone_of(clock.zone) if clock.zone else cast(tzinfo, due.tzinfo)


def _day_in_time(day: Day, due: datetime) -> Verdict:
    if first_day(day) > due.date():
        return "no"
    return "yes" if last_day(day) <= due.date() else "confirm"


def _in_time_words(asked: str, verdict: Verdict, *, same_day: bool, language: Language) -> str:
    if language == "ja":
        hour = "は、締切の時刻まで" if same_day else ""
        return {
            "yes": f"はい、{asked}{hour}なら間に合います。",
            "no": f"いいえ、{asked}では間に合いません。",
        }.get(verdict, f"{asked}の何日かによります。")
    hour = ", until the hour of the deadline" if same_day else ""
    return {"yes": f"Yes: {asked} is in time{hour}.", "no": f"No: {asked} is too late."}.get(
        verdict, f"It depends on the day in {asked}."
    )


def claimed_deadline(
    call: Call,
    language: Language,
    *,
    scheme: str,
    side: str | None = None,
    day: Day,
    clock: Clock | None = None,
) -> tuple[Ruling, ...]:
    """Whether the deadline is the one the asker takes it to be, a *clock* without a day on any; a false one is put right."""
    facts = call.all("deadline", scheme, side)
    right = [fact for fact in facts if _is_claimed(moment_of(fact), day, clock)]
    verdict: Verdict = "yes" if right else "no"
    return tuple(
        _ruled(scheme, fact, verdict, led(verdict, _closing(call, fact, language), language))
        for fact in right or facts
    )


def _is_claimed(due: datetime, day: Day, clock: Clock | None) -> bool:
    if clock is None:
        return all(
            said in (None, own)
            for said, own in ((day.year, due.year), (day.month, due.month), (day.day, due.day))
        )
    try:
        zone = _zone(clock, due)
        if day.day is None:
            own = due.astimezone(zone)
            return (own.hour, own.minute) == (clock.hour % 24, clock.minute)
        return between(moment(_whole(day, due), clock, zone), due).total_seconds() == 0
    except ValueError:
        return False
