"""Durations of more than one word: 1年6か月, 1年半, 半年, 1時間30分, a year and a half, 3 years and 6 months."""

import re
from decimal import Decimal

from corpus.quantity.form import form
from corpus.quantity.numerals import NUMBER, number
from corpus.quantity.value import Found, Scene

_HALF = Decimal("0.5")
_SCALED = {
    "decade": ("months", 120),
    "year": ("months", 12),
    "month": ("months", 1),
    "week": ("days", 7),
    "day": ("days", 1),
    "hour": ("minutes", 60),
}
_NAMES = {
    "年": "year",
    "月": "month",
    "週": "week",
    "日": "day",
    "時": "hour",
    "yr": "year",
    "hr": "hour",
    "h": "hour",
}
_WORD = re.compile(r"year|yr|month|week|day|hour|hr|h(?=\Z)|年|月|週|日|時")
_AND_HALF = re.compile(r"半(?!ば|期)間?| and a half(?![a-z-])")
_JOIN = r"(?:,? and |-and-|, | |と|、)?"
_AND_MONTHS = re.compile(
    rf"{_JOIN}(?P<number>{NUMBER})(?: ?[かカヵヶケ箇]月間?(?!目)|[ -]?(?:months?|mos?)(?![a-z]))"
)
_AND_MINUTES = re.compile(rf"{_JOIN}(?P<number>{NUMBER})(?: ?分間?(?!の)|[ -]?(?:minutes?|mins?|m)(?![a-z]))")


def _found(match: re.Match[str], value: Decimal, unit: str) -> list[Found]:
    return [Found("duration", value, unit, match.start(), match.end())]


def with_rest(scene: Scene, length: Found) -> Found | None:
    """1年6か月, 1年半, "3 years and 6 months" from the words they begin with."""
    word = _WORD.search(scene.text, length.start, length.end)
    if word is None or not isinstance(length.value, Decimal):
        return None
    name = _NAMES.get(word.group(), word.group())
    unit, factor = _SCALED[name]
    value = length.value * (60 if name == "hour" else 1)
    half = _AND_HALF.match(scene.text, length.end)
    if half:
        return Found("duration", value + _HALF * factor, unit, length.start, half.end())
    rest = {"year": _AND_MONTHS, "hour": _AND_MINUTES}.get(name)
    match = rest.match(scene.text, length.end) if rest else None
    more = number(match["number"]) if match else None
    if match is None or more is None or more >= factor:
        return None
    return Found("duration", value + more, unit, length.start, match.end())


def _number_and_half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match["number"])
    unit, factor = _SCALED[match["unit"]]
    return None if value is None else _found(match, (value + _HALF) * factor, unit)


def _half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    unit, factor = _SCALED[_NAMES.get(match["unit"], match["unit"])]
    return _found(match, _HALF * factor, unit)


def _single(match: re.Match[str], scene: Scene) -> list[Found] | None:
    unit, factor = _SCALED[match["unit"]]
    return _found(match, Decimal(factor), unit)


def _single_and_half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    unit, factor = _SCALED[match["unit"]]
    return _found(match, factor + _HALF * factor, unit)


_UNIT = "(?P<unit>decade|year|month|week|day|hour)"
NUMBER_FORMS = (
    form(rf"(?P<number>{NUMBER})[ -]and[ -]a[ -]half[ -]{_UNIT}s?(?![a-z])", _number_and_half, hint="a-\0"),
)
WORD_FORMS = (
    form(r"半(?P<unit>年|月|日|時(?=間))(?!度|目|程|生|ば)間?", _half, hint="半"),
    form(rf"half[ -](?:an? )?{_UNIT}(?![a-z])", _half, hint="h"),
    form(rf"an? {_UNIT} and a half(?![a-z-])", _single_and_half, hint="a"),
    form(
        rf"(?<=for |han |ast |ost |out |hin |ing |.of |.by |.in )(?:an?|another) {_UNIT}(?![a-z-])",
        _single,
        hint="a",
    ),
    form(rf"an? {_UNIT}(?= (?:ago|later|earlier|before|after|or so))", _single, hint="a"),
)
