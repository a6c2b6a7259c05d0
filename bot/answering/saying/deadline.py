"""Deadlines, and moments held against them, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.answering.saying.clocks import brief, clock, span, time_of_day, told
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, listed, of_side, on_day, scheme_name, sentence, side_name
from bot.rules.closing import Closing
from bot.rules.days import dated
from bot.rules.deadline import DeadlinesApart
from bot.rules.decision import Decision
from bot.rules.moments import Said
from bot.rules.submission import Deadline, Submission
from corpus.facts.values import day_of
from corpus.quantity import Day


def deadline(decision: Deadline, to: Told) -> str:
    """When applications close; a deadline that is taken to be another is put right."""
    closing, side = decision.closing, of_side(to.call, decision.side, to.language)
    when = due(closing, to, decision.zones)
    if closing.exact:
        text = to.either(f"{side}受付締切は{when}です。", f"applications{side} close on {when}.")
    else:
        text = to.either(
            f"{side}受付は{when}までです。時刻は資料に示されていません。",
            f"applications{side} are taken until {when}; the documents state no hour.",
        )
    if decision.relation == "different" and decision.said:
        wrong = _named(decision.said, to)
        text += to.either(f"{wrong}ではありません。", f" That is not {wrong}.")
    return sentence(text, to.language)


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
    return "".join(parts) if to.ja else ", ".join(parts)


def submission(decision: Submission, to: Told) -> str:
    """How a submission at the moment or on the day named stands to the deadline."""
    if decision.opening:
        return _too_early(decision, to)
    if decision.relation == "depends":
        return _depends(decision, to)
    return _at(decision, to) if decision.at else _on(decision, to)


def _name(decision: Submission, to: Told) -> str:
    side = of_side(to.call, decision.side, to.language)
    return to.either(f"{side}受付締切", f"the deadline{side}")


def _at(decision: Submission, to: Told) -> str:
    assert decision.at and decision.left is not None
    when, name, closing = brief(decision.at, to.language), _name(decision, to), decision.closing
    if decision.relation == "exactly":
        return to.either(
            f"{when}は{name}ちょうどで、締切内です。", f"{when} is {name} itself, and still counts."
        )
    at, far, strict = _due_beside(decision, to), span(decision.left, to.language), decision.said.bound
    late = decision.relation == "late"
    if strict in ("less_than", "more_than"):
        where = to.either(f"{when}より{'後' if strict == 'more_than' else '前'}", when)
        place = to.either("を過ぎています" if late else "より前です", "after" if late else "before")
        before = "after" if strict == "more_than" else "before"
        return to.either(
            f"{where}は、{name}（{at}）{place}。", f"Any time {before} {where} is {place} {name}, {at}."
        )
    if not closing.exact:
        return to.either(
            f"{when}は、{name}（{at}）{'より後' if late else 'まで'}です。",
            f"{when} is {'after' if late else 'within'} the last day for applications, {at}.",
        )
    if late:
        return to.either(
            f"{when}は、{name}（{at}）を{far}過ぎています。", f"{when} is {far} after {name}, {at}."
        )
    return to.either(f"{when}は、{name}（{at}）の{far}前です。", f"{when} is {far} before {name}, {at}.")


def _due_beside(decision: Submission, to: Told) -> str:
    """The deadline beside the asker's moment: its hour alone on the same day of the same clock, else in that clock too."""
    closing, at = decision.closing, decision.at
    assert at
    if not closing.exact:
        return due(closing, to)
    if at.date() == closing.end.date() and at.utcoffset() == closing.end.utcoffset():
        return time_of_day(closing.end, to.language)
    zone = getattr(at.tzinfo, "key", None)
    return told(closing.end, (*((zone,) if zone else ()), *decision.zones), to.language)


def _on(decision: Submission, to: Told) -> str:
    assert decision.on
    name, closing, on = _name(decision, to), decision.closing, decision.on
    when, at = _day_said(decision, to), due(closing, to, decision.zones)
    if decision.relation == "exactly":
        return _last_day(decision, to, when)
    late = decision.relation == "late"
    days = abs((on.first - closing.day).days)
    if not on.is_one or decision.said.bound in ("less_than", "more_than") or not days:
        return to.either(
            f"{when}は、{name}（{at}）より{'後' if late else '前'}です。",
            sentence(f"{when} is {'after' if late else 'before'} {name}, {at}", "en"),
        )
    far = f"{days} day{'s' if days > 1 else ''}"
    return to.either(
        f"{when}は、{name}（{at}）の{days}日{'後' if late else '前'}です。",
        f"{when} is {far} {'after' if late else 'before'} {name}, {at}.",
    )


def _last_day(decision: Submission, to: Told, when: str) -> str:
    side, closing = of_side(to.call, decision.side, to.language), decision.closing
    if not closing.exact:
        return to.either(
            f"{when}は{side}受付の最終日です。時刻は資料に示されていません。",
            f"{when} is the last day for applications{side}; the documents state no hour.",
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
    bound = decision.said.bound
    if bound not in ("less_than", "more_than"):
        return when
    after = bound == "more_than"
    return to.either(
        f"{when}より{'後' if after else '前'}", f"any time {'after' if after else 'before'} {when}"
    )


def _depends(decision: Submission, to: Told) -> str:
    """Some of the time named is in time: up to the deadline."""
    name, at = _name(decision, to), due(decision.closing, to, decision.zones)
    bound = decision.said.bound
    if decision.at:
        moment = brief(decision.at, to.language)
        after = bound == "more_than"
        when = to.either(
            f"{moment}より{'後' if after else '前'}", f"{'after' if after else 'before'} {moment}"
        )
    elif bound in ("less_than", "more_than"):
        when = _day_said(decision, to).removeprefix("any time ")
    else:
        assert decision.said.day
        whole = dated(decision.said.day, decision.closing.day)
        when = to.either(day(whole, "ja"), on_day(whole))
    return to.either(
        f"{when}の提出は、{name}（{at}）までなら間に合います。",
        f"A submission {when} is in time up to {name}, {at}.",
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
            f"{name} {due(item, to, (*zones, *decision.zones))}",
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
        f"The deadline for {names[0]} is {far} earlier than that for {names[-1]}: {'; '.join(each)}.",
    )


def _whose(closing: Closing, decision: DeadlinesApart, to: Told) -> str:
    """The side of a closing, and its scheme where several are compared."""
    side = side_name(to.call, closing.fact.side, to.language)
    if len({item.fact.scheme for item in decision.closings}) == 1:
        return side or scheme_name(to.call, decision.scheme, to.language)
    scheme = scheme_name(to.call, closing.fact.scheme, to.language)
    return to.either(f"{scheme}の{side}", f"{scheme} ({side})") if side else scheme


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Deadline: deadline,
    Submission: submission,
    DeadlinesApart: apart,
}
