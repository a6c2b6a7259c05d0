"""Who goes abroad: outgoing researchers, how many and how long after the degree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.limits import breaks, kept
from bot.rules.stated import stated
from bot.rules.wording import led, plain, ruling, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, first_day, last_day, moment_of, number_of
from corpus.quantity import Day


def outgoing_required(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Whether the team must include researchers who go to the partner country."""
    fact = call.fact("outgoing_required", scheme)
    if fact is None:
        return ()
    verdict: Verdict = "yes" if fact.norm == "required" else "info"
    text = led(verdict, fact.says[language], language)
    return (ruling("outgoing_required", scheme, verdict, text, (fact,)),)


def outgoing_researcher(
    call: Call, language: Language, *, scheme: str, decide: bool = False
) -> tuple[Ruling, ...]:
    """Who may be an outgoing researcher: students, or researchers within the stated years since the degree.

    To *decide* on somebody who is described in other terms is for the desk: `confirm`.
    """
    student, degree, employer, hedge = (
        call.fact(key, scheme)
        for key in ("outgoing_student", "outgoing_degree_years", "outgoing_employer", "outgoing_hedge")
    )
    may = student if student and student.norm != "forbidden" else None
    kinds = [fact.says[language] for fact in (may,) if fact]
    if degree:
        kinds.append(_employed(degree, employer, language))
    if not kinds:
        return ()
    text = sentence(_kinds_words(kinds, hedge is not None, language), language)
    facts = tuple(fact for fact in (may, degree, hedge) if fact)
    verdict: Verdict = "confirm" if decide else "info"
    hedged = any(fact.hedge for fact in facts)
    return (ruling("outgoing_researcher", scheme, verdict, text, facts, hedged=hedged),)


def _kinds_words(kinds: list[str], principle: bool, language: Language) -> str:
    numbered = (
        [f"（{mark}）{kind}" for mark, kind in zip("ⅰⅱ", kinds, strict=False)] if len(kinds) > 1 else kinds
    )
    if language == "ja":
        return f"渡航する若手研究者等（outgoing researcher）は{'原則、' if principle else ''}{'、または'.join(numbered)}です"
    numbered = (
        [f"({mark}) {kind}" for mark, kind in zip(("i", "ii"), kinds, strict=False)]
        if len(kinds) > 1
        else kinds
    )
    return f"outgoing researchers are {'in principle ' if principle else ''}{', or '.join(numbered)}"


def _employed(degree: Fact, employer: Fact | None, language: Language) -> str:
    within = _within(degree, language)
    if employer is None:
        return f"学位取得後{within}の研究者" if language == "ja" else f"researchers {within} of the degree"
    who = employer.says[language]
    return f"{who}で学位取得後{within}の者" if language == "ja" else f"{who}, {within} of the degree"


def _within(degree: Fact, language: Language) -> str:
    """15年程度以内, within about 15 years."""
    years, about = wording.duration(number_of(degree), str(degree.unit), language), degree.hedge == "about"
    under = degree.bound == "less_than"
    if language == "ja":
        return f"{years}{'程度' if about else ''}{'未満' if under else '以内'}"
    return f"{'less than' if under else 'within'} {'about ' if about else ''}{years}"


def outgoing_student(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Whether an enrolled student may be an outgoing researcher."""
    fact = call.fact("outgoing_student", scheme)
    if fact is None:
        return ()
    verdict: Verdict = "no" if fact.norm == "forbidden" else "yes"
    if language == "ja":
        fits = "該当しません" if verdict == "no" else "該当します"
        says = f"{fact.says['ja']}は渡航する若手研究者等（outgoing researcher）に{fits}"
    else:
        says = f"{fact.says['en']} may {'not ' if verdict == 'no' else ''}be outgoing researchers"
    return (ruling("outgoing_researcher", scheme, verdict, led(verdict, says, language), (fact,)),)


def outgoing_after_degree(
    call: Call,
    language: Language,
    *,
    scheme: str,
    months: Decimal | None = None,
    degree: Day | None = None,
    on: date | None = None,
) -> tuple[Ruling, ...]:
    """Whether a researcher so long after the degree may be an outgoing researcher.

    *months* since the degree, or the day, month or year of the *degree*. The call does not say on which day that is
    counted: from the deadline to the start of the project, where they are known, else on the day *on*. A span that
    straddles the limit is `confirm`, and so is one beyond a hedged limit (程度). No ruling for a day no calendar has.
    """
    fact = call.fact("outgoing_degree_years", scheme)
    try:
        span = (months, months) if months is not None else _since(degree, _days(call, scheme, on))
    except ValueError:
        return ()
    if fact is None or span is None:
        return ()
    longest, shortest = span
    verdict: Verdict = "confirm" if breaks(fact, longest) else "yes"
    if breaks(fact, shortest):
        verdict = kept(fact, shortest)
    text, value = _degree_words(call, fact, verdict, scheme, language), plain(number_of(fact))
    hedged = bool(fact.hedge)
    return (
        ruling(
            "outgoing_researcher", scheme, verdict, text, (fact,), value=value, unit="months", hedged=hedged
        ),
    )


def _days(call: Call, scheme: str, on: date | None) -> tuple[date, ...]:
    """The days on which the years since a degree may be counted."""
    start, days = (
        call.fact("start", scheme),
        [moment_of(fact).date() for fact in call.all("deadline", scheme)],
    )
    days += [first_day(day_of(start))] if start else []
    return tuple(days) or ((on,) if on else ())


def _since(degree: Day | None, days: tuple[date, ...]) -> tuple[Decimal, Decimal] | None:
    """Months from a degree, of which perhaps only the year is known, to the days: at the longest, at the shortest."""
    if degree is None or degree.year is None or not days:
        return None
    if degree.part == "fiscal":
        first, last = date(degree.year, 4, 1), date(degree.year + 1, 3, 31)
    else:
        first = first_day(
            Day(degree.year, degree.month or 1, degree.day, degree.part if degree.month else None)
        )
        last = last_day(
            Day(degree.year, degree.month or 12, degree.day, degree.part if degree.month else None)
        )
    return _months(first, max(days)), _months(last, min(days))


def _months(start: date, end: date) -> Decimal:
    """Months between two days; a day beyond a whole month counts as more. 29 February falls due on 28 February."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    due = min(start.day, _last_of(end))
    return Decimal(whole) + Decimal(end.day - due) / 31


def _last_of(day: date) -> int:
    return last_day(Day(day.year, day.month)).day


def _degree_words(call: Call, fact: Fact, verdict: Verdict, scheme: str, language: Language) -> str:
    student, employer = call.fact("outgoing_student", scheme), call.fact("outgoing_employer", scheme)
    who = _employed(fact, employer, language)
    may = student is not None and student.norm != "forbidden"
    if language == "ja":
        rule = f"渡航する若手研究者等は、{'大学院生等の学生のほか、' if may else ''}{who}が対象です"
    else:
        rule = f"outgoing researchers are {'students, or ' if may else ''}{who}"
    if verdict != "confirm":
        return led(verdict, rule, language)
    limit = {
        "ja": "「程度」の範囲や" if fact.hedge else "",
        "en": "how far 'about' reaches or " if fact.hedge else "",
    }
    asked = {
        "ja": f"{limit['ja']}いつの時点で数えるかは資料に示されていないため、担当へご確認ください。",
        "en": f" The documents do not say {limit['en']}on which day it is counted; please confirm with the desk.",
    }
    return sentence(rule, language) + asked[language]


def outgoing_number(
    call: Call, language: Language, *, scheme: str, side: str | None = None, people: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How many researchers may, and must, go abroad; with *people*, whether that many may."""
    most, least = call.fact("outgoing_number", scheme, side), call.fact("outgoing_per_team", scheme, side)
    keys = ("outgoing_number", "outgoing_per_team")
    rulings = stated(call, language, rule="outgoing_number", keys=keys, scheme=scheme, side=side)
    if people is None or not rulings:
        return rulings
    if least and least.value is not None and people < number_of(least):
        return (_numbered(least, scheme, "no", language),)
    if most is None:
        return (_numbered(least, scheme, "confirm", language),) if least else ()
    verdict: Verdict = "yes" if most.norm == "unlimited" or most.value is None else kept(most, people)
    return (_numbered(most, scheme, verdict, language),)


def _numbered(fact: Fact, scheme: str, verdict: Verdict, language: Language) -> Ruling:
    text = wording.confirmed(verdict, fact.says[language], language)
    return ruling("outgoing_number", scheme, verdict, text, (fact,))
