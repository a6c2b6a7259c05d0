"""Shares: 3割5分, half, 半分, and fractions: 3分の2, 2/3以内, two-thirds. Plain percentages are in the table of units.

A fraction is kept to the last of the 28 digits of a Decimal, so that 2/3 is the same however it is written.
"""

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


def _fraction(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """So many of how many parts; more than the whole is none."""
    part = number(match["part"])
    of = _PARTS.get(match["of"].removesuffix("s")) or number(match["of"])
    if not part or not of or part >= of or of > _MOST_PARTS:
        return None
    return [Found("percent", 100 * part / of, "percent", match.start(), match.end())]


def _slashed(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """2/3 is a fraction where a rate is spoken of, of one or of several by name, or what stands behind it says so; else
    it is a day."""
    before = scene.text[max(0, match.start() - _NEAR) : match.start()]
    listed = scene.text[max(0, match.start() - _FAR) : match.start()]
    said = (
        _RATE_BEFORE.search(before)
        or _RATES_BEFORE.search(listed)
        or _OF_BEHIND.match(scene.text, match.end())
    )
    return _fraction(match, scene) if said else None


_NEAR = 12  # characters
_FAR = 80
_MOST_PARTS = 10
_PARTS = {name: Decimal(of) for of, name in enumerate(("third", "quarter", "fifth", "sixth"), 3)} | {
    "tenth": Decimal(10)
}
_RATE_BEFORE = re.compile(r"(?:率|割合|\b(?:rate|share|intensity))(?: ?(?:は|が|も|[:=]|of|is|at|up to))? ?$")
# 補助率：中小企業 1/2、小規模企業 2/3: whose rate it is stands between.
_RATES_BEFORE = re.compile(
    r"(?:率|\brate)s?[ :は]{1,2}(?:[^。.;0-9は]{1,30}[1-9]/(?:10|[2-9])[、,] ?)?(?:[^。.;、,0-9は]|※[0-9]){1,30}$"
)
_OF_BEHIND = re.compile(r" ?(?:以内|以下|以上|程度|相当|を(?:補助|助成|支援|負担|上限|限度)|of\b)")
_COUNTED = r"[2-9二三四五六七八九十]|10"
NUMBER_FORMS = (
    form(
        rf"(?P<of>{_COUNTED}) ?分の ?(?P<part>[1-9一二三四五六七八九])(?![0-9一二三四五六七八九十])",
        _fraction,
        hint="分漢",
    ),
    form(r"(?P<part>[1-9])/(?P<of>10|[2-9])(?![/0-9])", _slashed, hint="/"),
    form(
        r"(?P<part>one|two|three|four|five|six|seven|eight|nine)[ -](?P<of>(?:third|quarter|fifth|sixth|tenth)s?)"
        r"(?:(?<=[^r]s)(?![a-z])|(?= of\b))",  # two thirds, but the third year and two quarters
        _fraction,
        hint="\0",
    ),
)
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
