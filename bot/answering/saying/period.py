"""Project periods in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.lengths import apart, length, strictly
from bot.answering.saying.told import Told
from bot.answering.saying.words import (
    day,
    duration,
    listed,
    of_side,
    on_day,
    said,
    scheme_name,
    sentence,
    side_name,
)
from bot.rules.decision import Decision
from bot.rules.period import PeriodsApart, ProjectEnd, ProjectPeriod
from corpus.facts.model import Fact
from corpus.facts.values import day_of, number_of
from corpus.quantity import Day


def project_period(decision: ProjectPeriod, to: Told) -> str:
    """How long a project runs, or how a length that is named stands to that."""
    if decision.said is None or decision.claimed or decision.relation == "stated":
        return _plain(decision, to)
    asked, name, beyond = length(decision.said, to), _name(decision, to), apart(decision.beyond, to)
    if decision.relation == "exactly":
        return to.either(f"{asked}は、{name}のとおりです。", sentence(f"{asked} matches {name}", "en"))
    if decision.relation in ("within", "meets"):
        fits = to.either("に収まります" if decision.relation == "within" else "を満たします", "is within")
        return to.either(f"{asked}は、{name}{fits}。", sentence(f"{asked} {fits} {name}", "en"))
    longer = decision.beyond > 0 or decision.said.bound == "more_than"
    text = to.either(
        f"{asked}は、{name}より{beyond}{'長く' if longer else '短く'}なります。",
        sentence(
            f"{asked} is {f'{beyond} ' if beyond else ''}{'longer' if longer else 'shorter'} than {name}",
            "en",
        ),
    )
    return text + _further(decision, longer, to)


def _plain(decision: ProjectPeriod, to: Told) -> str:
    scheme = scheme_name(to.call, decision.scheme, to.language)
    side, value = of_side(to.call, decision.side, to.language), _value(decision, to)
    both = [item.name[to.language] for item in to.call.sides] if decision.common else []
    if both:
        text = to.either(
            f"{scheme}の支援期間は{'・'.join(both)}とも{value}です",
            f"in {scheme}, the project period is {value} for {listed(both, 'en')} alike",
        )
    else:
        text = to.either(
            f"{scheme}の{side}支援期間は{value}です", f"in {scheme}, the project period{side} is {value}"
        )
    text = sentence(text, to.language)
    if decision.relation == "different" and decision.said:
        wrong = length(decision.said, to)
        text += to.is_not(wrong)
    return text


def _name(decision: ProjectPeriod, to: Told) -> str:
    side, value = of_side(to.call, decision.side, to.language), _value(decision, to)
    return to.either(f"{side}支援期間（{value}）", f"the project period{side}, {value}")


def _value(decision: ProjectPeriod, to: Told) -> str:
    """原則3年間、2024年12月～2028年3月末; in principle 3 years (December 2024 to the end of March 2028)."""
    plain = duration(number_of(decision.duration), str(decision.duration.unit), to.language)
    value = said(
        to.either(f"{plain}間" if plain.endswith("年") else plain, plain), decision.duration, to.language
    )
    if not (decision.start and decision.end):
        return value
    first, last = (day(_month(fact), to.language) for fact in (decision.start, decision.end))
    return to.either(f"{value}、{first}～{last}", f"{value} ({first} to {last})")


def _month(fact: Fact) -> Day:
    whole = day_of(fact)
    return Day(whole.year, whole.month, None, whole.part)


def _further(decision: ProjectPeriod, longer: bool, to: Told) -> str:
    """What else the call says of a longer or shorter project."""
    confirm = to.either(
        f"{'長い' if longer else '短い'}期間が認められるかは資料に示されていないため、担当へご確認ください。",
        f" Whether a {'longer' if longer else 'shorter'} one is accepted, the documents do not say; "
        "please confirm with the desk.",
    )
    if longer and decision.extension:
        until = day(day_of(decision.extension), to.language)
        if decision.relation == "over":
            return to.either(
                f"延長も最長{until}までです。", f" Even extended it ends by {until} at the latest."
            )
        return to.either(
            f"所定の場合には最長{until}まで延長できますので、担当へご確認ください。",
            f" In the stated cases it can be extended to {until} at the latest; please confirm with the desk.",
        )
    return confirm if decision.relation in ("beyond_hedge", "depends") else ""


def project_end(decision: ProjectEnd, to: Told) -> str:
    """How a day stands to the end of the period."""
    side, end = of_side(to.call, decision.side, to.language), day(day_of(decision.end), to.language)
    asked = strictly(day(decision.said, to.language), decision.bound, to)
    if decision.claimed:
        return _claimed_end(decision, to, side, asked)
    name = to.either(f"{side}支援期間（{end}まで）", f"the project period{side}")
    if decision.relation == "exactly":
        same = to.either(f"（{end}）", f" ({end})") if asked != end else ""
        text = (f"{asked}は、{side}支援期間の終わり{same}に当たります", f"{asked} is the end of {name}{same}")
    elif decision.relation == "within":
        text = (f"{asked}は、{name}の内です", f"{asked} is within {name}, which ends {_on(decision.end)}")
    elif decision.reaches_in:
        text = (
            f"{asked}のうち、{side}支援期間は{end}までです",
            f"of {asked}, {name} covers the time to {end}",
        )
    else:
        return _after_the_end(decision, to, asked, name, end)
    return sentence(to.either(*text), to.language)


def _after_the_end(decision: ProjectEnd, to: Told, asked: str, name: str, end: str) -> str:
    far = "" if decision.bound == "more_than" else apart(decision.beyond, to)
    text = to.either(
        f"{asked}は、{name}を{far}過ぎています",
        f"{asked} is {f'{far} ' if far else ''}after the end of {name} ({end})",
    )
    return sentence(text, to.language) + _extended(decision, to)


def _claimed_end(decision: ProjectEnd, to: Told, side: str, asked: str) -> str:
    end = day(day_of(decision.end), to.language)
    text = to.either(
        f"{side}支援期間は{end}までです。",
        sentence(f"the project period{side} ends {_on(decision.end)}", "en"),
    )
    if decision.relation == "different":
        text += to.is_not(asked)
    return text


def _on(fact: Fact) -> str:
    return on_day(day_of(fact))


def _extended(decision: ProjectEnd, to: Told) -> str:
    if decision.extension is None:
        return ""
    until = day(day_of(decision.extension), to.language)
    if decision.relation == "over":
        return to.either(f"延長も最長{until}までです。", f" Even extended it ends by {until} at the latest.")
    return to.either(
        f"所定の場合には最長{until}まで延長できますので、担当へご確認ください。",
        f" In the stated cases it can be extended to {until} at the latest; please confirm with the desk.",
    )


def periods_apart(decision: PeriodsApart, to: Told) -> str:
    """Which period is longer, or ends later, and by how much; then each."""
    names = [_whose(item, decision, to) for item in decision.periods]
    each = [
        to.either(f"{name}は{_value(item, to)}", f"{name}: {_value(item, to)}")
        for name, item in zip(names, decision.periods, strict=True)
    ]
    values = to.either(f"{'、'.join(each)}です。", f" {sentence('; '.join(each), 'en')}")
    far = apart(decision.apart, to)
    if not far:
        alike = to.either(
            f"支援期間は{listed(names, 'ja')}で同じです。",
            f"The project period is the same for {listed(names, 'en')}.",
        )
        return alike + values
    later = decision.by_end
    ends, more = ("ends", "later") if later else ("is", "longer")
    lead = to.either(
        f"支援期間は{names[0]}のほうが{names[-1]}より{far}{'遅く終わります' if later else '長くなります'}。",
        f"The project period for {names[0]} {ends} {far} {more} than that for {names[-1]}.",
    )
    return lead + values


def _whose(period: ProjectPeriod, decision: PeriodsApart, to: Told) -> str:
    """The side of a period, and its scheme where several are compared."""
    side, schemes = side_name(to.call, period.side, to.language), {item.scheme for item in decision.periods}
    scheme = scheme_name(to.call, period.scheme, to.language)
    if len(schemes) == 1:
        return side or scheme
    alone = sum(item.scheme == period.scheme for item in decision.periods) == 1
    return scheme if alone or not side else to.either(f"{scheme}の{side}", f"{scheme} ({side})")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    ProjectPeriod: project_period,
    ProjectEnd: project_end,
    PeriodsApart: periods_apart,
}
