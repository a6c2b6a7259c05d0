"""Extensions of the project period in words."""

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
from bot.rules.extension import Extension, ExtensionFunds, NoExtension, OtherReason
from corpus.facts.model import Fact
from corpus.facts.values import day_of, number_of
from corpus.quantity import Day, Quantity


def extension(decision: Extension, to: Told) -> str:
    """Until when and for what the period can be extended, or how a day or length stands to that."""
    plain = _plain(decision, to)
    if decision.relation == "different" and decision.said:
        wrong = day(decision.said, to.language)
        return plain + to.is_not(wrong)
    if decision.claimed or decision.relation in ("stated", "depends"):
        return plain
    if decision.needless and decision.said and decision.end:
        return _needless(decision.said, decision.end, decision.side, to)
    if decision.length:
        held = _length_held(decision, decision.length, to)
    elif decision.said is None or (decision.said.month is None and decision.relation == "exactly"):
        return plain  # a year that holds the latest end is asked for the end
    else:
        held = _day_held(decision, decision.said, to)
    return held if decision.relation == "over" else held + to.either(plain, f" {plain}")


def other_reason(decision: OtherReason, to: Told) -> str:
    """研究の継続だけを理由とする延長は示されていません。日本側は…場合に、最長2030年3月末まで研究期間を延長できます。"""
    return to.either(
        f"研究を続けることだけを理由とする延長は資料に示されていません。{_plain(decision.granted, to)}",
        f"An extension for the sake of the research alone is not provided for. {_plain(decision.granted, to)}",
    )


def extension_funds(decision: ExtensionFunds, to: Told) -> str:
    """期間を延長しても支援額は増えません。期間の延長は、JSTから配賦される支援総額の範囲内で行われます。"""
    return to.either(
        "期間を延長しても支援額は増えません。", "The award does not grow with an extension. "
    ) + sentence(decision.facts[0].says[to.language], to.language)


def _plain(decision: Extension, to: Told) -> str:
    latest, side = day(day_of(decision.latest), to.language), side_name(to.call, decision.side, to.language)
    for_what = decision.purpose.says[to.language] if decision.purpose else ""
    if to.ja:
        whose, what = f"{side}は" if side else "", f"{for_what}、" if for_what else ""
        return sentence(f"{whose}{what}最長{latest}まで研究期間を延長できます", "ja")
    whose, what = f"on {side} " if side else "", f", {for_what}" if for_what else ""
    return sentence(f"{whose}the project period can be extended to {latest} at the latest{what}", "en")


def _needless(said: Day, end: Fact, side: str | None, to: Told) -> str:
    """A day that the project period holds without an extension."""
    whose, last = of_side(to.call, side, to.language), day_of(end)
    text = to.either(
        f"{day(said, 'ja')}は、{whose}支援期間（{day(last, 'ja')}まで）の内で、延長は必要ありません",
        f"{day(said, 'en')} is within the project period{whose}, which ends {on_day(last)}; "
        "no extension is needed",
    )
    return sentence(text, to.language)


def _day_held(decision: Extension, said: Day, to: Told) -> str:
    """A day to go on until beside the latest end."""
    latest, side = day(day_of(decision.latest), to.language), of_side(to.call, decision.side, to.language)
    asked, far = strictly(day(said, to.language), decision.bound, to), apart(decision.beyond, to)
    name = to.either(f"{side}延長の最終期限（{latest}）", f"the latest end of an extension{side}, {latest}")
    if decision.relation == "over" and (not far or decision.bound == "more_than"):
        return sentence(
            to.either(f"{asked}は、{name}を過ぎています", f"{asked} is after {name}"), to.language
        )
    text = {
        "over": (f"{asked}は、{name}を{far}過ぎています", f"{asked} is {far} after {name}"),
        "exactly": (f"{asked}は、{name}に当たります", f"{asked} is itself {name}"),
    }.get(decision.relation, (f"{asked}は、{name}より前です", f"{asked} is before {name}"))
    return sentence(to.either(*text), to.language)


def _length_held(decision: Extension, said: Quantity, to: Told) -> str:
    """A length to go on for, or to run in all, beside the latest end."""
    latest, side = day(day_of(decision.latest), to.language), of_side(to.call, decision.side, to.language)
    asked, far = length(said, to), apart(decision.beyond, to)
    name = to.either(f"{side}延長の最終期限（{latest}）", f"the latest end{side}, {latest}")
    what = to.either(
        f"{asked}の{'プロジェクト' if decision.whole else '延長'}",
        f"{'a project of' if decision.whole else 'an extension by'} {asked}",
    )
    text = {
        "over": (f"{what}は、{name}を{far}過ぎます", f"{what} goes {f'{far} ' if far else ''}beyond {name}"),
        "exactly": (f"{what}は、ちょうど{name}までです", f"{what} reaches {name}"),
    }.get(decision.relation, (f"{what}は、{name}より前に終わります", f"{what} ends before {name}"))
    return sentence(to.either(*text), to.language)


def no_extension(decision: NoExtension, to: Told) -> str:
    """What is stated of a side whose period the call does not extend."""
    if decision.within and decision.said and decision.end:
        return _needless(decision.said, decision.end, decision.side, to)
    others = listed([side_name(to.call, item, to.language) for item in decision.others], to.language)
    own = side_name(to.call, decision.side, to.language) or scheme_name(to.call, decision.scheme, to.language)
    if decision.relation == "over" and decision.said and decision.end:
        return _past_the_end(decision, decision.said, decision.end, others, to)
    if not others:
        known = to.either("期間の延長は資料に示されていません。", " The documents state no extension.")
    else:
        known = to.either(
            f"期間の延長は{others}について定められています。{own}については資料に記載がありません。",
            f" An extension is stated for {others} only; for {own} the documents state nothing.",
        )
    return _period(decision, to) + known


def _past_the_end(decision: NoExtension, said: Day, end: Fact, others: str, to: Told) -> str:
    """A day after the end of a period that is not extended."""
    whose, far = (
        of_side(to.call, decision.side, to.language),
        apart(decision.beyond, to) if said.month else "",
    )
    last = day(day_of(end), to.language)
    after = f"{far} after" if far else "after"
    past = to.either(
        f"{day(said, 'ja')}は、{whose}支援期間の終わり（{last}）を{far}過ぎています",
        f"{day(said, 'en')} is {after} the end of the project period{whose}, {last}",
    )
    return sentence(past, to.language) + to.either(
        f"期間の延長が定められているのは{others}だけです。", f" An extension is stated for {others} only."
    )


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


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Extension: extension,
    ExtensionFunds: extension_funds,
    NoExtension: no_extension,
    OtherReason: other_reason,
}
