"""Who goes abroad: outgoing researchers, how many and how long after the degree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.quantity import Day
from bot.rules import wording
from bot.rules.stated import stated
from bot.rules.wording import plain, ruling
from bot.typed import number_of
from corpus.facts import Call, Fact


def outgoing_required(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Whether the team must include researchers who go to the partner country."""
    fact = call.fact("outgoing_required", scheme)
    if fact is None:
        return ()
    text = wording.sentence({"ja": "はい、", "en": "Yes: "}[language] + fact.says[language], language)
    return (ruling("outgoing_required", scheme, "yes", text, (fact,)),)


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
    if not (student and degree and employer):
        return ()
    years = wording.duration(number_of(degree), "months", language)
    text = (
        f"渡航する若手研究者等（outgoing researcher）は原則、（ⅰ）{student.says['ja']}、または"
        f"（ⅱ）{employer.says['ja']}で学位取得後{years}程度以内の者です。"
        if language == "ja"
        else f"An outgoing researcher is in principle (i) one of the {student.says['en']}, or (ii) one of the "
        f"{employer.says['en']}, within about {years} of the degree."
    )
    facts = tuple(fact for fact in (student, degree, hedge) if fact)
    return (ruling("outgoing_researcher", scheme, "confirm" if decide else "info", text, facts, hedged=True),)


def outgoing_student(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Whether an enrolled student may be an outgoing researcher."""
    fact = call.fact("outgoing_student", scheme)
    if fact is None:
        return ()
    text = (
        f"はい、{fact.says['ja']}は渡航する若手研究者等（outgoing researcher）に該当します。"
        if language == "ja"
        else f"Yes: {fact.says['en']} may be outgoing researchers."
    )
    return (ruling("outgoing_researcher", scheme, "yes", text, (fact,)),)


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

    *months* since the degree, or the day, month or year of the *degree*, counted to the day *on*: the call does not say
    which day counts, so a span that straddles the limit is `confirm`. Beyond a hedged limit (程度) it is `confirm` too.
    """
    fact = call.fact("outgoing_degree_years", scheme)
    if fact is None or (months is None and degree is None):
        return ()
    if months is None and degree is not None and on is not None:
        longest, shortest = _since(degree, on)
    else:
        longest = shortest = months or Decimal(0)
    limit = number_of(fact)
    if longest <= limit:
        verdict: Verdict = "yes"
    elif shortest > limit and not fact.hedge:
        verdict = "no"
    else:
        verdict = "confirm"
    text = _degree_words(fact, verdict, language)
    return (
        ruling(
            "outgoing_researcher",
            scheme,
            verdict,
            text,
            (fact,),
            value=plain(limit),
            unit="months",
            hedged=True,
        ),
    )


def _since(degree: Day, on: date) -> tuple[Decimal, Decimal]:
    """Months from a degree, of which perhaps only the year is known, to a day: at the longest, at the shortest."""
    year = degree.year or on.year
    first = date(year, degree.month or 1, degree.day or 1)
    last = date(year, degree.month or 12, degree.day or 28)
    return _months(first, on), _months(last, on)


def _months(start: date, end: date) -> Decimal:
    """Months between two days; a day beyond a whole month counts as more. 29 February falls due on 28 February."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    due = min(start.day, _last_of(end))
    return Decimal(whole) + (Decimal(end.day - due) / 31)


def _last_of(day: date) -> int:
    return (date(day.year + day.month // 12, day.month % 12 + 1, 1) - date(day.year, day.month, 1)).days


def _degree_words(fact: Fact, verdict: Verdict, language: Language) -> str:
    years = wording.duration(number_of(fact), "months", language)
    about = {"ja": "程度" if fact.hedge else "", "en": "about " if fact.hedge else ""}[language]
    if language == "ja":
        rule = f"渡航する若手研究者等は、大学院生のほか、学位取得後{years}{about}以内の研究者が対象です"
        return {
            "yes": f"はい、要件の範囲内です。{rule}。",
            "no": f"いいえ。{rule}。",
            "confirm": f"{rule}。「{about or '以内'}」の範囲に入るかは資料に示されていないため、担当へご確認ください。",
        }[verdict]
    rule = f"outgoing researchers are graduate students, or researchers within {about}{years} of the degree"
    return {
        "yes": f"Yes, that is within the limit: {rule}.",
        "no": f"No: {rule}.",
        "confirm": f"{wording.capital(rule)}. The documents do not say how far '{about.strip() or 'within'}' reaches; please "
        "confirm with the desk.",
    }[verdict]


def outgoing_number(
    call: Call, language: Language, *, scheme: str, side: str | None = None, people: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How many researchers may, and must, go abroad; with *people*, whether that many may."""
    unlimited, each = call.fact("outgoing_number", scheme, side), call.fact("outgoing_per_team", scheme, side)
    verdict: Verdict = "info"
    if people is not None and each is not None:
        verdict = "yes" if people >= number_of(each) else "no"
    rulings = stated(
        call,
        language,
        rule="outgoing_number",
        keys=("outgoing_number", "outgoing_per_team"),
        scheme=scheme,
        side=side,
    )
    if unlimited is None or verdict == "info":
        return rulings
    lead = {"yes": ("はい。", "Yes. "), "no": ("いいえ。", "No. ")}[verdict][language == "en"]
    first = rulings[0] if verdict == "yes" else rulings[-1]
    return (
        ruling(
            "outgoing_number", scheme, verdict, lead + first.text, (unlimited if verdict == "yes" else each,)
        ),  # type: ignore[arg-type]
    )
