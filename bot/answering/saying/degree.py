"""The time since a degree, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from bot.answering.saying.hedges import missed
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, duration, on_day, please_confirm
from bot.rules.decision import Decision
from bot.rules.degree import Counted, Employed, SinceDegree, WhenCounted
from corpus.facts.model import Fact
from corpus.facts.values import number_of
from corpus.quantity import Day


def since_degree(decision: SinceDegree, told: Told) -> str:
    """学位取得後12年は、「15年程度以内」に入ります。 / A degree of 2005 is beyond it on every day that may count."""
    if decision.relation in ("stated", "same", "different"):
        return _rule(decision, told)
    if decision.degree is not None:
        return _of_degree(decision, decision.degree, told)
    return _of_length(decision, decision.months or Decimal(0), told)


def within(fact: Fact, told: Told) -> str:
    """15年程度以内, within about 15 years."""
    under = fact.bound == "less_than"
    return told.either(
        f"{_limit(fact, told)}{'未満' if under else '以内'}",
        _limit(fact, told) if under else f"within {_limit(fact, told)}",
    )


def _limit(fact: Fact, told: Told) -> str:
    """15年程度, about 15 years, less than 8 years."""
    years, about = _length(number_of(fact), told), fact.hedge == "about"
    under = "less than " if fact.bound == "less_than" else ""
    return told.either(f"{years}{'程度' if about else ''}", f"{under}{'about ' if about else ''}{years}")


def _rule(decision: SinceDegree, told: Told) -> str:
    limit = within(decision.facts[0], told)
    text = told.either(
        f"渡航する研究者の学位取得後の年数は、{limit}とされています。",
        f"For researchers who go abroad, the time since the degree is to be {limit}.",
    )
    if decision.relation != "different" or decision.months is None:
        return text
    named = _length(decision.months, told)
    return text + told.is_not(named)


def _of_length(decision: SinceDegree, months: Decimal, told: Told) -> str:
    fact = decision.facts[0]
    named, ja, en = _length(months, told), within(fact, told), _limit(fact, told)
    if decision.verdict == "yes":
        return told.either(
            f"学位取得後{named}は、渡航する研究者の年数の条件（{ja}）に入ります。",
            f"{named} since the degree lies within the limit for researchers who go abroad: {en}.",
        )
    over = _length(months - number_of(fact), told)
    text = told.either(
        f"学位取得後{named}は、渡航する研究者の年数の条件（{ja}）を{over}超えます。",
        f"{named} since the degree is {over} beyond the limit for researchers who go abroad: {en}.",
    )
    return text + _hedge(decision, told)


def _of_degree(decision: SinceDegree, degree: Day, told: Told) -> str:
    fact = decision.facts[0]
    taken, days = _taken(degree, told), _days(decision.counted, told)
    limit = told.either(f"年数の条件（{within(fact, told)}）", f"the limit of {_limit(fact, told)}")
    if decision.relation == "depends":
        return _straddling(degree, taken, limit, days, told)
    several = len(decision.counted) > 1
    ja, en = ("のどの時点で数えても", "on any day ") if several else ("で数えて", "on ")
    counted = told.either(f"{days}{ja}、", f"counted {en}{days}")
    inside = decision.relation in ("within", "exactly")
    text = told.either(
        f"{taken}の学位は、{counted}{limit}{'に入ります' if inside else 'を超えます'}。",
        f"A degree taken {taken} lies {'within' if inside else 'beyond'} {limit}, {counted}.",
    )
    return text + _hedge(decision, told)


def _straddling(degree: Day, taken: str, limit: str, days: str, told: Told) -> str:
    """Within on one day of counting (or of the degree's year), beyond on another."""
    ja, en = ("", "") if degree.day else ("学位の日付と、", "its date and on ")
    return told.either(
        f"{taken}の学位が{limit}に入るかどうかは、{ja}いつの時点で数えるか（{days}）によります。"
        "数える時点は資料に示されていないため、担当へご確認ください。",
        f"Whether a degree taken {taken} lies within {limit} turns on {en}the day on which it is counted"
        f" ({days}), which the documents do not state; please confirm with the desk.",
    )


def _length(months: Decimal, told: Told) -> str:
    """A time in years and months: 15年5か月, 15 years 5 months."""
    years, rest = divmod(months, 12)
    if told.ja or not years or not rest:
        return duration(months, "months", told.language)
    return f"{duration(years * 12, 'months', 'en')} {duration(rest, 'months', 'en')}"


def _taken(degree: Day, told: Told) -> str:
    """2009年3月, in March 2009, in 2009."""
    if told.ja:
        return day(degree, "ja")
    if degree.part == "fiscal":
        return f"in fiscal year {degree.year}"
    return on_day(degree) if degree.month else f"in {degree.year}"


def _days(counted: tuple[Counted, ...], told: Told) -> str:
    """The days on which the time may be counted, each by its event: one, or from the first to the last."""
    first, last = _event(counted[0], told), _event(counted[-1], told)
    if first == last:
        return first
    return told.either(f"{first}から{last}まで", f"from {first} to {last}")


def _event(counted: Counted, told: Told) -> str:
    """応募締切（2024年4月16日）, the deadline (16 April 2024)."""
    at = day(counted.named or Day(counted.day.year, counted.day.month, counted.day.day), told.language)
    ja, en = _EVENTS[counted.event]
    return told.either(f"{ja}（{at}）", f"{en} ({at})")


def _hedge(decision: SinceDegree, told: Told) -> str:
    if decision.relation != "beyond_hedge":
        return ""
    if decision.is_far:
        return missed(told)
    text = told.either(
        "「程度」がどこまでを指すかは資料に示されていません。",
        " The documents do not say how far 'about' reaches.",
    )
    return text + please_confirm(told.language)


def employed(decision: Employed, told: Told) -> str:
    """企業の研究者が該当するかは資料に記載がありません。挙げられているのは…"""
    who = decision.facts[0].says[told.language]
    return told.either(
        f"学位取得後の研究者として挙げられているのは、{who}です。企業に所属する研究者が該当するかは資料に"
        "記載がないため、担当へご確認ください。",
        f"Those named are {who}; whether researchers at a company are among them the documents do not say."
        f" {please_confirm(told.language).strip()}",
    )


def when_counted(decision: WhenCounted, told: Told) -> str:
    """どの時点の身分や年数で判断するかは資料に示されていません。"""
    return told.either(
        "どの時点の身分や年数で判断するかは資料に示されていないため、担当へご確認ください。",
        "On which day somebody's position, or the years since the degree, are judged, the documents do not say."
        f"{please_confirm(told.language)}",
    )


_EVENTS = {
    "deadline": ("応募締切", "the deadline"),
    "start": ("研究開始", "the start of the research"),
    "today": ("本日", "today"),
    "departure": ("渡航", "the departure"),
}
SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    SinceDegree: since_degree,
    Employed: employed,
    WhenCounted: when_counted,
}
