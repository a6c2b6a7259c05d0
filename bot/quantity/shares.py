"""Shares: 3割5分, half, 半分. Plain percentages are in the table of units."""

import re
from decimal import Decimal

from bot.quantity.form import form
from bot.quantity.numerals import DIGITS, number
from bot.quantity.value import Found, Scene

_ONE = rf"(?:{DIGITS}|[一二三四五六七八九])"


def _tenths(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = Decimal(0)
    for name, factor in (("wari", Decimal(10)), ("bu", Decimal(1)), ("rin", Decimal("0.1"))):
        if match[name]:
            value += (number(match[name]) or Decimal(0)) * factor
    return [Found("percent", value, "percent", match.start(), match.end())]


def _half(match: re.Match[str], scene: Scene) -> list[Found] | None:
    return [Found("percent", Decimal(50), "percent", match.start(), match.end())]


NUMBER_FORMS = (form(rf"(?P<wari>{_ONE}) ?割 ?(?P<bu>{_ONE}) ?分(?: ?(?P<rin>{_ONE}) ?厘)?(?!野)", _tenths),)
WORD_FORMS = (
    form(r"半(?:分|数|額)", _half),
    form(
        r"(?<!and a )(?<!first )(?<!second )(?<!other )half(?= (?:of|the|its|their|our|that|this)\b(?! an? ))",
        _half,
    ),
    form(r"(?<=by )half(?![a-z -])|(?<=least )half(?![a-z-])|(?<=than )half(?![a-z-])", _half),
)
