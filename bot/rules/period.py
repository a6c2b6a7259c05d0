"""How long: project period, its extension, the stay abroad."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.quantity import Day
from bot.rules import wording
from bot.rules.wording import plain, ruling, scheme_name, side_name
from bot.typed import day_of, first_day, last_day, number_of
from corpus.facts import Call, Fact


def project_period(
    call: Call, language: Language, *, scheme: str, side: str | None = None, months: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How long a project runs on each side, from when until when; with *months*, whether that length fits.

    A longer plan is `confirm` where the call hedges the length (原則) or lets it be extended, `no` where it does neither.
    """
    return tuple(_period(call, language, scheme, fact, months) for fact in call.all("duration", scheme, side))


def _period(call: Call, language: Language, scheme: str, fact: Fact, months: Decimal | None) -> Ruling:
    start, end = call.fact("start", scheme, fact.side), call.fact("end", scheme, fact.side)
    extension = call.fact("extension_end", scheme, fact.side)
    facts = tuple(item for item in (fact, start, end, extension) if item)
    text = _period_words(call, language, scheme, fact, start, end)
    if extension:
        until = wording.day(day_of(extension), language)
        text += (
            f"渡航や研究交流を目的に最長{until}まで延長できます。"
            if language == "ja"
            else f" It can be extended to {until} at the latest for stays abroad and exchange."
        )
    verdict = _length_verdict(fact, extension, months)
    return ruling(
        "project_period",
        scheme,
        verdict,
        _length_lead(verdict, language) + text,
        facts,
        value=plain(number_of(fact)),
        unit="months",
        hedged=fact.hedge is not None,
    )


def _period_words(
    call: Call, language: Language, scheme: str, fact: Fact, start: Fact | None, end: Fact | None
) -> str:
    side, name = side_name(call, fact.side, language), scheme_name(call, scheme, language)
    length = wording.duration(number_of(fact), "months", language)
    if language == "ja":
        hedge = "原則" if fact.hedge == "in_principle" else ""
        when = _from_to_ja(start, end)
        return f"{name}の{side}の支援期間は{hedge}{length}間{when}です。"
    hedge = "in principle " if fact.hedge == "in_principle" else ""
    when = _from_to_en(start, end)
    return f"In {name}, the project period on {side} is {hedge}{length}{when}."


def _month(fact: Fact) -> Day:
    whole = day_of(fact)
    return Day(whole.year, whole.month, None, whole.part)


def _from_to_ja(start: Fact | None, end: Fact | None) -> str:
    return (
        f"（{wording.day(_month(start), 'ja')}～{wording.day(_month(end), 'ja')}）" if start and end else ""
    )


def _from_to_en(start: Fact | None, end: Fact | None) -> str:
    return (
        f" ({wording.day(_month(start), 'en')} to {wording.day(_month(end), 'en')})" if start and end else ""
    )


def _length_verdict(fact: Fact, extension: Fact | None, months: Decimal | None) -> Verdict:
    if months is None:
        return "info"
    if months == number_of(fact):
        return "yes"
    return "no" if months > number_of(fact) and not fact.hedge and not extension else "confirm"


def _length_lead(verdict: Verdict, language: Language) -> str:
    leads = {
        "yes": ("はい。", "Yes. "),
        "no": ("いいえ。", "No. "),
        "confirm": ("担当へご確認ください。", "Please confirm with the desk. "),
        "info": ("", ""),
    }
    return leads[verdict][language == "en"]


def extension(
    call: Call, language: Language, *, scheme: str, side: str | None = None, until: Day | None = None
) -> tuple[Ruling, ...]:
    """Whether a side's period can be extended, until when at the latest and for what.

    A side for which the call names no extension is `confirm`, with what is stated.
    """
    fact = call.fact("extension_end", scheme, side)
    if fact is not None:
        return (_extension(call, language, scheme, fact, until),)
    ends = call.all("end", scheme, side)
    return tuple(_not_stated(call, language, scheme, end) for end in ends)


def _extension(call: Call, language: Language, scheme: str, fact: Fact, until: Day | None) -> Ruling:
    latest, purpose = day_of(fact), call.fact("extension_purpose", scheme, fact.side)
    for_what = purpose.says[language] if purpose else ""
    late = until is not None and until.year is not None and _beyond(until, latest)
    verdict: Verdict = "no" if late else "yes"
    side, when = side_name(call, fact.side, language), wording.day(latest, language)
    text = (
        f"{'いいえ、' if late else 'はい、'}{side}は{for_what}、最長{when}まで研究期間を延長できます。"
        if language == "ja"
        else f"{'No, not so long' if late else 'Yes'}: on {side} the project period can be extended to {when} at the "
        f"latest, {for_what}."
    )
    facts = (fact, purpose) if purpose else (fact,)
    return ruling("extension", scheme, verdict, text, facts, value=str(fact.value), unit="date")


def _beyond(until: Day, latest: Day) -> bool:
    asked = Day(until.year, until.month or 12, until.day, until.part if until.part != "fiscal" else None)
    if until.month is None:
        return (until.year or 0) > (latest.year or 0)
    return first_day(asked) > last_day(latest)


def _not_stated(call: Call, language: Language, scheme: str, end: Fact) -> Ruling:
    side, when = side_name(call, end.side, language), wording.day(day_of(end), language)
    text = (
        f"{side}の支援期間は{when}までで、延長は資料に示されていません。"
        if language == "ja"
        else f"On {side} the project period ends in {when}; the documents state no extension."
    )
    return ruling("extension", scheme, "confirm", text, (end,), value=str(end.value), unit="date")


def stay_length(
    call: Call, language: Language, *, scheme: str, months: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How long an outgoing researcher works on the partner side; a shorter or longer stay than stated is `confirm`."""
    fact = call.fact("stay_length", scheme)
    if fact is None:
        return ()
    length = wording.duration(number_of(fact), "months", language)
    verdict: Verdict = "info" if months is None else "yes" if months == number_of(fact) else "confirm"
    text = (
        f"渡航する研究者（outgoing researcher）は、相手国側で原則{length}程度の研究活動を実施する必要があります。"
        if language == "ja"
        else f"Outgoing researchers carry out research on the partner side for, in principle, about {length}."
    )
    return (
        ruling(
            "stay_length",
            scheme,
            verdict,
            _length_lead(verdict, language) + text,
            (fact,),
            value=plain(number_of(fact)),
            unit="months",
            hedged=True,
        ),
    )
