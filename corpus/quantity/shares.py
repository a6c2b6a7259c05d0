"""Shares: 3割5分, half, 半分. Plain percentages are in the table of units."""

import re
from decimal import Decimal

from corpus.quantity.form import form
from corpus.quantity.numerals import DIGITS, number
from corpus.quantity.value import Found, Scene

_ONE = rf"(?:{DIGITS}|[一二三四五六七八九])"
_TENTHS = re.compile(rf"(?<=割) ?(?P<bu>{_ONE}) ?分(?: ?(?P<rin>{_ONE}) ?厘)?(?!野|の)")


def with_hundredths(scene: Scene, share: Found) -> Found | None:
    """3割5分 (35 percent) from the 3割 it begins with."""
    match = _TENTHS.match(scene.text, share.end)
    if match is None or not isinstance(share.value, Decimal):
        return None
    value = share.value + (number(match["bu"]) or 0)
    if match["rin"]:
        value += (number(match["rin"]) or 0) / Decimal(10)
    return share._replace(value=value, end=match.end())


def _top(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match["number"])
    return None if value is None else [Found("percent", value, "percent", match.start("number"), match.end())]


def _half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    return [Found("percent", Decimal(50), "percent", match.start(), match.end())]


WORD_FORMS = (
    form(rf"top(?P<number>{DIGITS}) ?%", _top, hint="t"),
    form(r"半(?:分|数|額)", _half, hint="半"),
    form(
        r"(?<!and a )(?<!first )(?<!second )(?<!other )half(?= (?:of|the|its|their|our|that|this)\b)",
        _half,
        hint="h",
    ),
    form(
        r"(?:(?<=by )|(?<=least )|(?<=than )|(?<=about ))half(?! an?\b)(?! ?-| [a-z])(?![a-z])",
        _half,
        hint="h",
    ),
)
