"""How long: project period, its extension, the stay abroad."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.limits import breaks, kept
from bot.rules.wording import confirmed, led, of_side, plain, ruling, said, scheme_name, side_name
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, first_day, last_day, number_of
from corpus.quantity import Day


def project_period(
    call: Call, language: Language, *, scheme: str, side: str | None = None, months: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How long a project runs on each side, from when until when; with *months*, whether that length fits.

    A longer plan is `confirm` where the call hedges the length (原則) or lets it be extended so far, else `no`.
    """
    return tuple(_period(call, language, scheme, fact, months) for fact in call.all("duration", scheme, side))


def _period(call: Call, language: Language, scheme: str, fact: Fact, months: Decimal | None) -> Ruling:
    start, end, extension = (call.fact(key, scheme, fact.side) for key in ("start", "end", "extension_end"))
    facts = tuple(item for item in (fact, start, end, extension) if item)
    verdict = _length_verdict(fact, start, extension, months)
    text = led(verdict, _period_words(call, language, scheme, fact, start, end), language)
    if extension:
        until = wording.day(day_of(extension), language)
        text += (
            f"所定の場合には、最長{until}まで延長できます。"
            if language == "ja"
            else f" In the stated cases it can be extended to {until} at the latest."
        )
    if verdict == "confirm":
        text += wording.please_confirm(language)
    value, hedged = plain(number_of(fact)), fact.hedge is not None
    return ruling("project_period", scheme, verdict, text, facts, value=value, unit=fact.unit, hedged=hedged)


def _period_words(
    call: Call, language: Language, scheme: str, fact: Fact, start: Fact | None, end: Fact | None
) -> str:
    side, name = of_side(call, fact.side, language), scheme_name(call, scheme, language)
    length = wording.duration(number_of(fact), str(fact.unit), language)
    when = _from_to(start, end, language)
    if language == "ja":
        return f"{name}の{side}支援期間は{said(f'{length}間', fact, language)}{when}です"
    return f"in {name}, the project period{side} is {said(length, fact, language)}{when}"


def _from_to(start: Fact | None, end: Fact | None, language: Language) -> str:
    if not (start and end):
        return ""
    first, last = (wording.day(_month(fact), language) for fact in (start, end))
    return f"（{first}～{last}）" if language == "ja" else f" ({first} to {last})"


def _month(fact: Fact) -> Day:
    whole = day_of(fact)
    return Day(whole.year, whole.month, None, whole.part)


def _stay_verdict(fact: Fact, months: Decimal) -> Verdict:
    if fact.bound:
        return kept(fact, months)
    return "yes" if months == number_of(fact) else "confirm"


def _length_verdict(
    fact: Fact, start: Fact | None, extension: Fact | None, months: Decimal | None
) -> Verdict:
    if months is None:
        return "info"
    if fact.bound and not breaks(fact, months):
        return "yes"
    if months <= number_of(fact):
        return "yes" if months == number_of(fact) else "confirm"
    if extension:
        return "no" if start and _ends_after(start, months, extension) else "confirm"
    return "confirm" if fact.hedge else "no"


def _ends_after(start: Fact, months: Decimal, extension: Fact) -> bool:
    """Whether so many months from the start end after the last day of the extension."""
    begun, latest = first_day(day_of(start)), last_day(day_of(extension))
    there = (
        (latest.year - begun.year) * 12 + latest.month - begun.month + (1 if latest.day >= begun.day else 0)
    )
    return months > there


def project_end(
    call: Call, language: Language, *, scheme: str, side: str | None = None, until: Day
) -> tuple[Ruling, ...]:
    """Whether a project may run until a day, on each side: within its period, or only with an extension (`confirm`)."""
    return tuple(
        ruling
        for end in call.all("end", scheme, side)
        for ruling in (
            extension(call, language, scheme=scheme, side=end.side, until=until)
            if _beyond(until, last_day(day_of(end)))
            else (_ending(call, language, scheme, end, "yes"),)
        )
    )


def claimed_end(
    call: Call, language: Language, *, scheme: str, side: str | None = None, day: Day
) -> tuple[Ruling, ...]:
    """Whether the project period ends when the asker takes it to; a false end is put right."""
    ends = call.all("end", scheme, side)
    right = [end for end in ends if _is_claimed(day, day_of(end))]
    verdict: Verdict = "yes" if right else "no"
    return tuple(_ending(call, language, scheme, end, verdict) for end in right or ends)


def _is_claimed(said: Day, own: Day) -> bool:
    """Whether all that is said of a day, its year, month or day, is so: the end of March is 31 March."""
    last = last_day(own)
    pairs = ((said.year, last.year), (said.month, last.month), (said.day, last.day))
    return all(one in (None, other) for one, other in pairs)


def _ending(call: Call, language: Language, scheme: str, end: Fact, verdict: Verdict) -> Ruling:
    side = of_side(call, end.side, language)
    text = (
        f"{side}支援期間は{wording.day(day_of(end), language)}までです"
        if language == "ja"
        else f"the project period{side} ends {wording.on_day(day_of(end))}"
    )
    return ruling(
        "project_end",
        scheme,
        verdict,
        led(verdict, text, language),
        (end,),
        value=str(end.value),
        unit="date",
    )


def extension(
    call: Call, language: Language, *, scheme: str, side: str | None = None, until: Day | None = None
) -> tuple[Ruling, ...]:
    """Whether a side's period can be extended, until when at the latest and for what.

    A side for which the call names no extension is `confirm`, with what is stated; a day after its end is `no` where the
    call grants an extension to another side alone.
    """
    fact = call.fact("extension_end", scheme, side)
    if fact is not None:
        return (_extension(call, language, scheme, fact, until),)
    ends = call.all("end", scheme, side)
    return tuple(_not_stated(call, language, scheme, end, until) for end in ends)


def _extension(call: Call, language: Language, scheme: str, fact: Fact, until: Day | None) -> Ruling:
    latest, purpose = day_of(fact), call.fact("extension_purpose", scheme, fact.side)
    for_what = purpose.says[language] if purpose else ""
    verdict: Verdict = "no" if until is not None and _beyond(until, last_day(latest)) else "yes"
    side, when = side_name(call, fact.side, language), wording.day(latest, language)
    if language == "ja":
        subject, purpose_words = f"{side}は" if side else "", f"{for_what}、" if for_what else ""
        text = f"{subject}{purpose_words}最長{when}まで研究期間を延長できます"
    else:
        subject, purpose_words = f"on {side} " if side else "", f", {for_what}" if for_what else ""
        text = f"{subject}the project period can be extended to {when} at the latest{purpose_words}"
    facts, text = (fact, purpose) if purpose else (fact,), led(verdict, text, language)
    return ruling("extension", scheme, verdict, text, facts, value=str(fact.value), unit="date")


def _beyond(until: Day, latest: date) -> bool:
    """Whether a day, of which perhaps only the year is known, lies after the latest one for certain."""
    if until.year is None:
        return False
    if until.month is None:
        return until.year > latest.year
    return first_day(Day(until.year, until.month, until.day, until.part)) > latest


def _not_stated(call: Call, language: Language, scheme: str, end: Fact, until: Day | None) -> Ruling:
    """What is known of a side whose period the call does not extend; another side's extension is none for it."""
    granted, side = call.fact("extension_end", scheme), of_side(call, end.side, language)
    other = side_name(call, granted.side, language) if granted else ""
    when = wording.day(day_of(end), language) if language == "ja" else wording.on_day(day_of(end))
    if language == "ja":
        known = (
            f"期間の延長が示されているのは{other}についてだけです"
            if other
            else "延長は資料に示されていません"
        )
        text = f"{side}支援期間は{when}までです。{known}"
    else:
        known = f"an extension is stated for {other} only" if other else "the documents state no extension"
        text = f"the project period{side} ends {when}; {known}"
    beyond = until is not None and _beyond(until, last_day(day_of(end)))
    verdict: Verdict = "no" if other and beyond else "confirm"
    facts, value = (end, granted) if granted else (end,), str(end.value)
    return ruling("extension", scheme, verdict, led(verdict, text, language), facts, value=value, unit="date")


def stay_length(
    call: Call, language: Language, *, scheme: str, months: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How long an outgoing researcher works on the partner side.

    A shorter or longer stay than a stated length is `confirm`; of a bounded one (6か月以上), what breaks the bound is `no`.
    """
    fact = call.fact("stay_length", scheme)
    if fact is None:
        return ()
    length = wording.duration(number_of(fact), str(fact.unit), language)
    verdict: Verdict = "info" if months is None else _stay_verdict(fact, months)
    says = fact.says.get(language) or (
        f"渡航する研究者（outgoing researcher）の滞在期間は{said(length, fact, language)}です"
        if language == "ja"
        else f"outgoing researchers stay on the partner side for {said(length, fact, language)}"
    )
    text, value = confirmed(verdict, says, language), plain(number_of(fact))
    hedged = bool(fact.hedge)
    return (
        ruling("stay_length", scheme, verdict, text, (fact,), value=value, unit=fact.unit, hedged=hedged),
    )
