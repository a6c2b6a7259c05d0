"""Extensions of the project period in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.lengths import apart, length
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
from bot.rules.extension import Extension, NoExtension
from corpus.facts.values import day_of, number_of


def extension(decision: Extension, to: Told) -> str:
    """Until when and for what the period can be extended, or how a day or length stands to that."""
    plain = _plain(decision, to)
    if decision.relation == "different" and decision.said:
        wrong = day(decision.said, to.language)
        return plain + to.either(f"{wrong}ではありません。", f" That is not {wrong}.")
    if decision.claimed or decision.relation in ("stated", "depends"):
        return plain
    if decision.needless:
        return _needless(decision, to)
    held = _held(decision, to)
    return held if decision.relation == "over" else held + to.either(plain, f" {plain}")


def _plain(decision: Extension, to: Told) -> str:
    latest, side = day(day_of(decision.latest), to.language), side_name(to.call, decision.side, to.language)
    for_what = decision.purpose.says[to.language] if decision.purpose else ""
    if to.ja:
        whose, what = f"{side}は" if side else "", f"{for_what}、" if for_what else ""
        return sentence(f"{whose}{what}最長{latest}まで研究期間を延長できます", "ja")
    whose, what = f"on {side} " if side else "", f", {for_what}" if for_what else ""
    return sentence(f"{whose}the project period can be extended to {latest} at the latest{what}", "en")


def _needless(decision: Extension, to: Told) -> str:
    assert decision.said and decision.end
    asked, end = day(decision.said, to.language), day(day_of(decision.end), to.language)
    side = of_side(to.call, decision.side, to.language)
    return sentence(
        to.either(
            f"{asked}は、{side}支援期間（{end}まで）の内で、延長は必要ありません",
            f"{asked} is within the project period{side}, which ends {on_day(day_of(decision.end))}; no extension is needed",
        ),
        to.language,
    )


def _held(decision: Extension, to: Told) -> str:
    """A day to go on until, or a length, beside the latest end."""
    latest, side = day(day_of(decision.latest), to.language), of_side(to.call, decision.side, to.language)
    name = to.either(f"{side}延長の最終期限（{latest}）", f"the latest end of an extension{side}, {latest}")
    far = apart(decision.beyond, to)
    if decision.length:
        return _length_held(decision, to, name, far)
    assert decision.said
    asked = day(decision.said, to.language)
    if decision.relation == "over":
        past = f"を{far}過ぎています" if far else "より後です"
        return to.either(
            f"{asked}は、{name}{past}。", sentence(f"{asked} is {f'{far} ' if far else ''}after {name}", "en")
        )
    if decision.relation == "exactly":
        return (
            to.either(f"{name}は{asked}に当たります。", sentence(f"{name}, is in {asked}", "en"))
            if _holds_more(decision)
            else to.either(f"{asked}は、{name}そのものです。", sentence(f"{asked} is {name} itself", "en"))
        )
    return to.either(f"{asked}は、{name}より前です。", sentence(f"{asked} is before {name}", "en"))


def _holds_more(decision: Extension) -> bool:
    """Whether the asker's day is a year or month around the latest end."""
    return decision.said is not None and decision.said.month is None


def _length_held(decision: Extension, to: Told, name: str, far: str) -> str:
    assert decision.length
    asked = length(decision.length, to)
    in_all = decision.whole
    what = to.either(
        f"{asked}のプロジェクト" if in_all else f"{asked}の延長",
        f"a project of {asked}" if in_all else f"an extension by {asked}",
    )
    if decision.relation == "over":
        past = to.either(
            f"を{far}過ぎます" if far else "を過ぎます", f"goes {f'{far} ' if far else ''}beyond"
        )
    elif decision.relation == "exactly":
        past = to.either("までです", "ends on")
    else:
        past = to.either("より前に終わります", "ends before")
    return to.either(f"{what}は、{name}{past}。", sentence(f"{what} {past} {name}", "en"))


def no_extension(decision: NoExtension, to: Told) -> str:
    """What is stated of a side whose period the call does not extend."""
    side = of_side(to.call, decision.side, to.language)
    end = day(day_of(decision.end), to.language) if decision.end else ""
    if decision.within and decision.said and decision.end:
        asked = day(decision.said, to.language)
        return sentence(
            to.either(
                f"{asked}は、{side}支援期間（{end}まで）の内で、延長は必要ありません",
                f"{asked} is within the project period{side}, which ends {on_day(day_of(decision.end))}; no extension is needed",
            ),
            to.language,
        )
    others = listed([side_name(to.call, item, to.language) for item in decision.others], to.language)
    own = side_name(to.call, decision.side, to.language) or scheme_name(to.call, decision.scheme, to.language)
    if others:
        known = to.either(
            f"期間の延長は{others}について定められています。{own}については資料に記載がありません。",
            f" An extension is stated for {others} only; for {own} the documents state nothing.",
        )
    else:
        known = to.either("期間の延長は資料に示されていません。", " The documents state no extension.")
    return _period(decision, to) + known


def _period(decision: NoExtension, to: Told) -> str:
    side, scheme = (
        of_side(to.call, decision.side, to.language),
        scheme_name(to.call, decision.scheme, to.language),
    )
    fact, end = decision.duration, decision.end
    long = said(duration(number_of(fact), str(fact.unit), to.language), fact, to.language) if fact else ""
    until = to.either(day(day_of(end), "ja"), on_day(day_of(end))) if end else ""
    if long:
        behind = to.either(f"（{until}まで）", f", ending {until}") if until else ""
        text = to.either(
            f"{scheme}の{side}支援期間は{long}{behind}です",
            f"in {scheme}, the project period{side} is {long}{behind}",
        )
    else:
        text = to.either(
            f"{scheme}の{side}支援期間は{until}までです",
            f"in {scheme}, the project period{side} ends {until}",
        )
    return sentence(text, to.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Extension: extension, NoExtension: no_extension}
