"""Durations of more than one word: 1年6か月, 1年半, 半年, 1時間30分, a year and a half, 3 years and 6 months."""

import re
from decimal import Decimal

from bot.quantity.form import form
from bot.quantity.numerals import NUMBER, number
from bot.quantity.value import Found, Scene

_HALF = Decimal("0.5")
_MONTHS = r"(?:[かカヵヶケ箇个]月)"
_SCALED = {
    "year": ("months", 12),
    "month": ("months", 1),
    "week": ("days", 7),
    "day": ("days", 1),
    "hour": ("hours", 1),
}
_JAPANESE = {"年": "year", "月": "month", "週": "week", "日": "day", "時": "hour"}


def _found(match: re.Match[str], value: Decimal, unit: str) -> list[Found]:
    return [Found("duration", value.normalize() + 0, unit, match.start(), match.end())]


def _parts(match: re.Match[str], scene: Scene) -> list[Found] | None:
    first, second = number(match["first"]), number(match["second"])
    if first is None or second is None:
        return None
    factor, unit = (12, "months") if "year" in match.re.groupindex else (60, "minutes")
    return _found(match, first * factor + second, unit)


def _and_half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match["number"]) if match["number"] else Decimal(1)
    if value is None:
        return None
    name = match["unit"]
    unit, factor = _SCALED[_JAPANESE.get(name, name)]
    if name == "時":
        unit, factor = "minutes", 60
    return _found(match, (value + _HALF) * factor, unit)


def _half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    name = match["unit"]
    unit, factor = _SCALED[_JAPANESE.get(name, name)]
    if unit == "hours":
        unit, factor = "minutes", 60
    return _found(match, _HALF * factor, unit)


def _single(match: re.Match[str], scene: Scene) -> list[Found] | None:
    unit, factor = _SCALED[match["unit"]]
    return _found(match, Decimal(factor), unit)


_UNIT = "(?P<unit>year|month|week|day|hour)"
NUMBER_FORMS = (
    form(
        rf"(?P<first>{NUMBER}) ?(?P<year>[かカヵヶ箇]?年)間?(?:と|、| )?(?P<second>{NUMBER}) ?{_MONTHS}間?(?!目)",
        _parts,
    ),
    form(rf"(?P<first>{NUMBER}) ?時間(?:と|、| )?(?P<second>{NUMBER}) ?分間?", _parts),
    form(
        rf"(?P<first>{NUMBER})[ -]?(?P<year>years?|yrs?)(?:,? and | ?, ?| )(?P<second>{NUMBER})[ -]?(?:months?|mos?)(?![a-z])",
        _parts,
    ),
    form(
        rf"(?P<first>{NUMBER})[ -]?(?:hours?|hrs?|h)(?:,? and | ?, ?| )(?P<second>{NUMBER})[ -]?(?:minutes?|mins?|m)(?![a-z])",
        _parts,
    ),
    form(rf"(?P<number>{NUMBER}) ?(?:[かカヵヶ箇]?(?P<unit>年))間?半(?!ば|期)間?", _and_half),
    form(
        rf"(?P<number>{NUMBER}) ?(?:[かカヵヶケ箇](?P<unit>月)|(?P<week>週))間?半(?!ば)",
        lambda m, s: _and_half(m, s) if m["unit"] else None,
    ),
    form(rf"(?P<number>{NUMBER}) ?(?P<unit>時)間半", _and_half),
    form(rf"(?P<number>{NUMBER})[ -]and[ -]a[ -]half[ -]{_UNIT}s?(?![a-z])", _and_half),
    form(rf"(?P<number>{NUMBER})[ -]{_UNIT}s? and a half(?![a-z-])", _and_half),
)
WORD_FORMS = (
    form(r"半(?P<unit>年|月|日)(?!度|目|程|生|ば)間?", _half),
    form(r"半時間()(?P<unit>)", lambda m, s: _found(m, Decimal(30), "minutes")),
    form(rf"half[ -](?:an? )?{_UNIT}(?![a-z])", _half),
    form(rf"an? (?P<number>){_UNIT} and a half(?![a-z-])", _and_half),
    form(rf"(?<=for |han |ast |ost |out |hin |.of |.by )(?:an?|another) {_UNIT}(?![a-z-])", _single),
)
