"""How long it is between two moments, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from bot.answering.saying.matters import matter
from bot.answering.saying.told import Told
from bot.answering.saying.words import day, duration, of_side, sentence
from bot.rules.between import Between
from bot.rules.decision import Decision
from corpus.facts.model import Fact
from corpus.quantity import Day

_HALF_A_YEAR = 6
_EXTENDED = ("延長の最終期限", "the latest end of an extension")


def between(decision: Between, to: Told) -> str:
    """審査結果の通知（2024年9月下旬、予定）から研究開始（2024年12月1日、予定）まで、約2か月です。"""
    first = _moment(decision.first, decision.since, to)
    last = _moment(decision.last, decision.until, to)
    length = _length(decision, to)
    return sentence(
        to.either(f"{first}から{last}まで、{length}です", f"from {first} to {last} it is {length}"),
        to.language,
    )


def _moment(fact: Fact, at: Day, to: Told) -> str:
    name = to.either(*_EXTENDED) if fact.key == "extension_end" else matter(fact.key, to.language)
    side, planned = of_side(to.call, fact.side, to.language), fact.hedge == "planned"
    when = day(at, to.language) + (to.either("、予定", ", planned") if planned else "")
    return to.either(f"{side}{name}（{when}）", f"{name}{side} ({when})")


def _length(decision: Between, to: Told) -> str:
    """24か月（2年）, 約1か月半, 約3か月（92日）, 18日."""
    days = "" if decision.days is None else duration(decision.days, "days", to.language)
    if days and decision.months < 1:
        return days
    halves = (
        (decision.months * 2).to_integral_value() / 2 if decision.about else Decimal(int(decision.months))
    )
    about = to.either("約", "about ") if halves != decision.months or decision.about else ""
    beside = days if days and decision.months < _HALF_A_YEAR else _years(halves, to)
    bracket = to.either(f"（{beside}）", f" ({beside})") if beside else ""
    return about + _months(halves, to) + bracket


def _months(halves: Decimal, to: Told) -> str:
    whole, half = divmod(halves, 1)
    return to.either(
        f"{int(whole)}か月{'半' if half else ''}", f"{halves.normalize():f} month{'' if halves == 1 else 's'}"
    )


def _years(months: Decimal, to: Told) -> str:
    years, rest = divmod(months, 12)
    return duration(months, "months", to.language) if years and not rest else ""


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Between: between}
