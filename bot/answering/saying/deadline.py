"""Deadlines, and moments held against them, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.answering.saying.clocks import brief, clock, span, time_of_day, told
from bot.answering.saying.lengths import strictly
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, listed, of_side, on_day, scheme_name, sentence, side_name
from bot.rules.closing import Closing
from bot.rules.days import dated
from bot.rules.deadline import DeadlinesApart
from bot.rules.decision import Decision
from bot.rules.moments import Said
from bot.rules.submission import ClockInDoubt, Deadline, Submission
from corpus.facts.values import day_of
from corpus.quantity import Day


def deadline(decision: Deadline, to: Told) -> str:
    """When applications close; a deadline that is taken to be another is put right."""
    closing, side = decision.closing, whose(decision, to)
    when = due(closing, to, (*_clock_said(decision), *decision.zones))
    if closing.exact:
        text = to.either(f"{side}受付締切は{when}です。", f"applications{side} close on {when}.")
    else:
        text = to.either(
            f"{side}受付は{when}までです。時刻は資料に示されていません。",
            f"applications{side} are taken until {when}; the documents state no hour.",
        )
    if decision.relation == "different" and decision.said:
        wrong = _named(decision.said, to)
        text += to.either(f"{wrong}ではありません。", f" The deadline is not {wrong}.")
    return sentence(text, to.language)


def whose(decision: Decision, to: Told) -> str:
    """The side and, where that is not plain, the scheme: 日本側の, on the UK side, in the single call."""
    side = of_side(to.call, decision.side, to.language)
    if side and decision.scheme == to.call.default_scheme:
        return side
    scheme = scheme_name(to.call, decision.scheme, to.language)
    return to.either(f"{scheme}の{side}", f" in {scheme}{side}")


def _clock_said(decision: Deadline) -> tuple[str, ...]:
    """The clock in which the asker told a deadline."""
    zone = decision.said.clock.zone if decision.said and decision.said.clock else None
    return (zone,) if zone else ()


def due(closing: Closing, to: Told, zones: tuple[str, ...] = ()) -> str:
    """The closing in its own clock and in those asked for; a day where no hour is stated."""
    if closing.exact:
        return told(closing.end, zones, to.language)
    return day(as_day(closing.day) if closing.sure else day_of(closing.fact), to.language)


def as_day(value: date) -> Day:
    return Day(value.year, value.month, value.day)


def _named(said: Said, to: Told) -> str:
    """What the asker takes for the deadline, as it was said."""
    parts = [day(said.day, to.language)] if said.day else []
    parts += [clock(said.clock, to.language)] if said.clock else []
    return strictly("".join(parts) if to.ja else ", ".join(parts), said.bound, to)


def submission(decision: Submission, to: Told) -> str:
    """How a submission at the moment or on the day named stands to the deadline."""
    if decision.opening:
        return _too_early(decision, to)
    if decision.relation == "depends":
        return _depends(decision, to)
    return _at(decision, to) if decision.at else _on(decision, to)


def _name(decision: Submission, to: Told) -> str:
    side = whose(decision, to)
    return to.either(f"{side}受付締切", f"the deadline{side}")


def _at(decision: Submission, to: Told) -> str:
    assert decision.at and decision.left is not None
    when, late = brief(decision.at, to.language), decision.relation == "late"
    if decision.relation == "exactly" and not decision.closing.exact:
        return _last_day(decision, to, when)
    if decision.relation == "exactly":
        name = _name(decision, to)
        when = told(decision.closing.end, decision.zones, to.language) if len(decision.zones) > 1 else when
        return to.either(
            f"{when}は{name}の時刻ちょうどで、間に合います。",
            f"{when} is {name} itself, and still in time.",
        )
    name, far = _named_beside(decision, to), span(decision.left, to.language)
    if decision.said.bound in ("less_than", "more_than"):
        when = strictly(when, decision.said.bound, to)
        return _any_time(when, name, late, to)
    if not decision.closing.exact:
        return to.either(
            f"{when}は、{name}より{'後' if late else '前'}です。",
            f"{when} is {'after' if late else 'before'} {name}.",
        )
    if late:
        return to.either(f"{when}は、{name}を{far}過ぎています。", f"{when} is {far} after {name}.")
    return to.either(f"{when}は、{name}の{far}前です。", f"{when} is {far} before {name}.")


def _named_beside(decision: Submission, to: Told) -> str:
    """The deadline beside the asker's moment: its hour alone on the same day of the same clock, else in
    that clock too.
    """
    closing, at, name = decision.closing, decision.at, _name(decision, to)
    assert at
    if not closing.exact:
        return to.either(f"{name}、{due(closing, to)}", f"{name}, {due(closing, to)}")
    if at.date() == closing.end.date() and at.utcoffset() == closing.end.utcoffset():
        return to.either(f"{name}（{closing.end:%H:%M}）", f"{name}, {closing.end:%H:%M}")
    zone = getattr(at.tzinfo, "key", None)
    when = told(closing.end, (*((zone,) if zone else ()), *decision.zones), to.language)
    return to.either(f"{name}、{when}", f"{name}, {when}")


def _any_time(when: str, name: str, late: bool, to: Told) -> str:
    return to.either(
        f"{when}は、{name}{'を過ぎています' if late else 'に間に合います'}。",
        sentence(f"{when} is {'after' if late else 'in time for'} {name}", "en"),
    )


def _on(decision: Submission, to: Told) -> str:
    assert decision.on
    closing, on, late = decision.closing, decision.on, decision.relation == "late"
    when, at = _day_said(decision, to), due(closing, to, decision.zones)
    if decision.relation == "exactly":
        return _last_day(decision, to, when)
    name = to.either(f"{_name(decision, to)}、{at}", f"{_name(decision, to)}, {at}")
    if decision.said.bound in ("less_than", "more_than"):
        return _any_time(when, name, late, to)
    days = abs((on.first - closing.day).days)
    if not on.is_one:
        return to.either(
            f"{when}は、{name}より{'後' if late else '前'}です。",
            sentence(f"{when} is {'after' if late else 'before'} {name}", "en"),
        )
    far = f"{days} day{'s' if days > 1 else ''}"
    return to.either(
        f"{when}は、{name}の{days}日{'後' if late else '前'}です。",
        f"{when} is {far} {'after' if late else 'before'} {name}.",
    )


def _last_day(decision: Submission, to: Told, when: str) -> str:
    side, closing = whose(decision, to), decision.closing
    if not closing.exact:
        return to.either(
            f"{when}は{side}受付の最終日に当たります。時刻は資料に示されていません。",
            f"{when} is on the last day for applications{side}; the documents state no hour.",
        )
    at = (
        told(closing.end, decision.zones, to.language)
        if decision.zones
        else time_of_day(closing.end, to.language)
    )
    return to.either(
        f"{when}は{side}受付の最終日で、締切は{at}です。",
        f"{when} is the last day for applications{side}; they close at {at}.",
    )


def _day_said(decision: Submission, to: Told) -> str:
    """The asker's day with its year, and whether before or after it is meant."""
    assert decision.said.day
    when = day(dated(decision.said.day, decision.closing.day), to.language)
    return strictly(when, decision.said.bound, to)


def _depends(decision: Submission, to: Told) -> str:
    """Some of the time named is in time: up to the deadline."""
    at = due(decision.closing, to, decision.zones)
    if decision.at:
        when = strictly(brief(decision.at, to.language), decision.said.bound, to)
    else:
        when = _day_said(decision, to)
    if not to.ja and decision.said.day and not when.startswith("any time "):
        when = on_day(dated(decision.said.day, decision.closing.day))
    return to.either(
        f"{when}の提出は、{_name(decision, to)}、{at}までなら間に合います。",
        f"A submission {when.removeprefix('any time ')} is in time up to {_name(decision, to)}, {at}.",
    )


def _too_early(decision: Submission, to: Told) -> str:
    assert decision.opening and decision.opening.days
    begins = day_of(decision.opening.fact)
    whole = Day(decision.opening.days.first.year, begins.month, begins.day, begins.part)
    when = brief(decision.at, to.language) if decision.at else _day_said(decision, to)
    planned = decision.opening.fact.hedge == "planned"
    opens = to.either(day(whole, "ja"), on_day(whole)) + (
        to.either("（予定）", " (planned)") if planned else ""
    )
    return sentence(
        to.either(f"{when}は公募開始（{opens}）より前です。", f"{when} is before the call opens {opens}"),
        to.language,
    )


def apart(decision: DeadlinesApart, to: Told) -> str:
    """Which deadline comes first and by how much, then each."""
    zones = tuple(str(getattr(item.end.tzinfo, "key", "UTC")) for item in decision.closings)
    names = [_whose(item, decision, to) for item in decision.closings]
    each = [
        to.either(
            f"{name}は{due(item, to, (*zones, *decision.zones))}",
            f"{name}: {due(item, to, (*zones, *decision.zones))}",
        )
        for name, item in zip(names, decision.closings, strict=True)
    ]
    if not decision.apart:
        at = due(decision.closings[0], to, (*zones, *decision.zones))
        return to.either(
            f"締切は{listed(names, 'ja')}で同じ時刻、{at}です。",
            f"The deadline is the same moment for {listed(names, 'en')}: {at}.",
        )
    far = span(decision.apart, to.language)
    return to.either(
        f"締切は{names[0]}のほうが{names[-1]}より{far}早く来ます。{'、'.join(each)}です。",
        f"The deadline for {names[0]} is {far} earlier than that for {names[-1]}. "
        f"{sentence('; '.join(each), 'en')}",
    )


def _whose(closing: Closing, decision: DeadlinesApart, to: Told) -> str:
    """The side of a closing, and its scheme where several are compared."""
    side = side_name(to.call, closing.fact.side, to.language)
    if len({item.fact.scheme for item in decision.closings}) == 1:
        return side or scheme_name(to.call, decision.scheme, to.language)
    scheme = scheme_name(to.call, closing.fact.scheme, to.language)
    return to.either(f"{scheme}の{side}", f"{scheme} ({side})") if side else scheme


def in_doubt(decision: ClockInDoubt, to: Told) -> str:
    """When applications close, in every clock that may be meant."""
    side, when = whose(decision, to), due(decision.closing, to, decision.zones)
    text = to.either(
        f"{side}受付締切は{when}です。お尋ねの時刻がどこの時間なのかが確かでないため、これと比べてご確認ください。",
        f"applications{side} close on {when}. On which clock the time you name is meant is not sure; please hold it "
        "against this.",
    )
    return sentence(text, to.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Deadline: deadline,
    Submission: submission,
    ClockInDoubt: in_doubt,
    DeadlinesApart: apart,
}
