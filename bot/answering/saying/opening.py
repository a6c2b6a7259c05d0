"""Whether and from when to when applications are taken, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.answering.saying.clocks import ago, span
from bot.answering.saying.deadline import as_day, due, whose
from bot.answering.saying.hedges import only_planned
from bot.answering.saying.told import Told
from bot.answering.saying.words import (
    day,
    listed,
    on_day,
    scheme_name,
    sentence,
    side_name,
)
from bot.rules.closing import Opening
from bot.rules.decision import Decision
from bot.rules.opening import CallPeriod, Closed, OpeningsApart, OpenNow
from corpus.facts.values import day_of
from corpus.quantity import Day


def now(decision: OpenNow, to: Told) -> str:
    """Open until when, or closed since when; on the screen also for how long.

    A letter counts nothing down.
    """
    side, when = whose(decision, to), due(decision.closing, to)
    if decision.relation == "not_yet_open" and decision.opening:
        return _not_yet(decision.scheme, decision.opening, to)
    if decision.relation == "depends":
        return _undecided(decision, to)
    if decision.relation == "closed":
        gone = "" if to.counter == "letter" else _gone(decision, to).join(_brackets(to))
        return to.either(
            f"{side}受付は{when}に締め切られました{gone}。",
            sentence(f"applications{side} closed on {when}{gone}", "en"),
        )
    rest = "" if to.counter == "letter" else _left(decision, to).join(_brackets(to))
    open_ = "まで" if to.counter == "letter" else "までで、受付中"
    return to.either(
        f"{side}受付は{when}{open_}です{rest}。",
        sentence(f"applications{side} are open until {when}{rest}", "en"),
    )


def _brackets(to: Told) -> tuple[str, str]:
    return ("（", "）") if to.ja else (" (", ")")


def _gone(decision: OpenNow, to: Told) -> str:
    """How long ago the call closed; to the day where no hour is stated."""
    whole_days = timedelta(days=(to.as_of.date() - decision.closing.day).days)
    return ago(decision.left if decision.closing.exact else whole_days, to.language)


def _left(decision: OpenNow, to: Told) -> str:
    """How much time is left; to the day where no hour is stated."""
    closing = decision.closing
    days = closing.day - to.as_of.astimezone(closing.end.tzinfo).date()
    if not closing.exact and not days:
        return to.either("本日が最終日", "the last day is today")
    left = span(decision.left if closing.exact else days, to.language)
    return to.either(f"あと{left}", f"{left} left")


def _not_yet(scheme: str, begins: Opening, to: Told) -> str:
    name, opens = scheme_name(to.call, scheme, to.language), _opens(begins, to)
    return sentence(
        to.either(
            f"{name}の受付はまだ始まっていません。{opens}に始まります",
            f"{name} is not open yet; it opens {opens}",
        ),
        to.language,
    )


def _opens(begins: Opening, to: Told) -> str:
    """The opening with its year, where that is known: 2024年2月（予定）, on 15 January 2024."""
    own = day_of(begins.fact)
    known = begins.days is not None and begins.sure
    whole = replace(own, year=begins.days.first.year) if known and begins.days else own
    planned = to.either("（予定）", " (planned)") if begins.fact.hedge == "planned" else ""
    return to.either(day(whole, "ja"), on_day(whole)) + planned


def _undecided(decision: OpenNow, to: Told) -> str:
    """Some day of a month, or of a year that is not named: whether that is past the documents do not tell."""
    closes = due(decision.closing, to)
    opens = _opens(decision.opening, to) if decision.opening else ""
    confirm = to.either("担当へご確認ください。", " Please confirm with the desk.")
    if not decision.closing.sure:
        period = to.either(
            f"{f'{opens}から' if opens else ''}{closes}まで",
            f"{f'opens {opens} and ' if opens else ''}closes on {closes}",
        )
        return (
            to.either(
                f"受付は{period}ですが、何年かが資料に示されていません。",
                f"The call {period}; the documents do not name the year.",
            )
            + confirm
        )
    return (
        to.either(
            f"公募は{opens}に始まり、締切は{closes}です。すでに始まったかどうかは資料だけでは分かりません。",
            f"The call opens {opens} and closes on {closes}. "
            "Whether it has opened already, the documents do not tell.",
        )
        + confirm
    )


def closed(decision: Closed, to: Told) -> str:
    """The one line beside an answer: この公募は2024年4月16日に締め切られました。"""
    own = decision.scheme == to.call.default_scheme
    this = to.call.title[to.language] if to.among_others else to.either("この公募", "this call")
    name = this if own else scheme_name(to.call, decision.scheme, to.language)
    if decision.opening:
        opens = _opens(decision.opening, to)
        text = to.either(
            f"{name}は{opens}に始まります。まだ受け付けていません",
            f"{name} opens {opens} and does not take applications yet",
        )
        return sentence(text, to.language)
    last = day(as_day(decision.closing.day), to.language)
    sides = listed([side_name(to.call, side, to.language) for side in decision.sides], to.language)
    whose = to.either(f"の{sides}の受付", f" for {sides}") if sides else ""
    return sentence(
        to.either(f"{name}{whose}は{last}に締め切られました", f"{name} closed{whose} on {last}"), to.language
    )


def period(decision: CallPeriod, to: Told) -> str:
    """From when until when; an end that was asked for and is not stated is said to be so."""
    name = scheme_name(to.call, decision.scheme, to.language)
    planned = to.either("（予定）", " (planned)") if decision.planned else ""
    if decision.opens and decision.closes:
        first, last = day(decision.opens, to.language), day(decision.closes, to.language)
        text = to.either(
            f"{name}の公募期間は{first}から{last}まで{planned}です",
            f"{name} is open from {first} to {last}{planned}",
        )
    elif decision.opens:
        first = to.either(day(decision.opens, "ja"), on_day(decision.opens))
        text = to.either(f"{name}は{first}開始{planned}です", f"{name} opens {first}{planned}")
    else:
        last = day(decision.closes or Day(), to.language)
        text = to.either(f"{name}の受付は{last}までです", f"{name} takes applications until {last}")
    return sentence(text, to.language) + _beyond(decision, to)


def _beyond(decision: CallPeriod, to: Told) -> str:
    """What is not stated, or how the day named lies to it."""
    if decision.relation == "not_stated":
        return to.either("締切日は資料に示されていません。", " The documents do not state its deadline.")
    if decision.relation == "planned_only":
        return only_planned(to)
    if decision.relation == "depends" and decision.said:
        return to.either("それより詳しい日は資料に示されていません。", " The documents state no closer day.")
    if decision.said is None or decision.order in ("same", None):
        return ""
    said, before = day(decision.said, to.language), decision.order == "before"
    if decision.bound is None:
        return to.is_not(said) if decision.relation == "different" else ""
    return to.either(
        f"開始は{said}より{'前' if before else '後'}です。",
        f" The opening is {'before' if before else 'after'} {said}.",
    )


def openings(decision: OpeningsApart, to: Told) -> str:
    """The schemes in the order in which they open; those without a stated opening at the end."""
    each = [
        to.either(
            f"{scheme_name(to.call, fact.scheme, 'ja')}は{_opens(Opening(fact, None), to)}",
            f"{scheme_name(to.call, fact.scheme, 'en')} {_opens(Opening(fact, None), to)}",
        )
        for fact in decision.facts
    ]
    text = to.either(
        f"公募の開始は早い順に、{'、'.join(each)}です。", f"The calls open in this order: {'; '.join(each)}."
    )
    silent = listed([scheme_name(to.call, scheme, to.language) for scheme in decision.silent], to.language)
    if silent:
        text += to.either(
            f"{silent}の開始は資料に示されていません。", f" The opening of {silent} is not stated."
        )
    return text


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    OpenNow: now,
    Closed: closed,
    CallPeriod: period,
    OpeningsApart: openings,
}
