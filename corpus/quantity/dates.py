"""Calendar dates in full or in part: 令和6年4月16日, 2024/4/16（火）, R6.4.16, 16th of April, end of March 2028."""

import re

from corpus.quantity.form import form
from corpus.quantity.numerals import japanese, number_at
from corpus.quantity.units import united
from corpus.quantity.value import Clock, Day, Found, Part, Scene
from corpus.text.alternatives import one_word_of

_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
_ERAS |= {"reiwa": 2018, "heisei": 1988, "showa": 1925}
_PARTS: dict[str, Part] = {
    "上旬": "early", "初旬": "early", "前半": "early", "中旬": "mid", "半ば": "mid", "なかば": "mid",
    "下旬": "late", "後半": "late", "末日": "end", "末": "end", "初め": "beginning", "はじめ": "beginning",
    "初頭": "beginning", "頭": "beginning", "early": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "end", "beginning": "beginning", "start": "beginning",
}  # fmt: skip
_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec"
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_N = "[一二三四五六七八九十]"
_YEAR = (
    r"(?:(?P<era>令和|平成|昭和|(?<![a-z])[rhs]) ?\.?(?P<ey>元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
    r"|(?P<y>(?:19|20|21)[0-9]{2}|[一二][〇零一二三四五六七八九]{3}))"
)
_M = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![0-9])"
_D = rf"(?P<d>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十{_N}?|[一二三四五六七八九])(?![0-9])"
_EN_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_WEEKDAY = rf"(?: ?\( ?(?:[月火水木金土日](?:曜日?)?(?:[・/]?祝)?|{_EN_WEEKDAY}) ?\))?"
_JA_PART = "(?P<part>上旬|初旬|前半|中旬|半ば|なかば|下旬|後半|末日|末|初め|はじめ|初頭|頭)"
_EN_PART = r"(?:the )?(?P<part>early|mid|middle|late|end|beginning|start)(?:[ -]of)?[ -](?:the )?"
_EN_YEAR = r"(?P<y>(?:19|20|21)[0-9]{2})(?![0-9])"
_EN_MONTH = rf"(?P<m>{MONTH})(?![a-z])\.?"
_EN_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![a-z0-9])"


def _number(text: str) -> int:
    return int(japanese(text) or 0)


def _year(groups: dict[str, str | None]) -> int | None:
    if groups.get("era"):
        said = groups["ey"] or ""
        return _ERAS[groups["era"] or ""] + (1 if said == "元" else _number(said))
    said = groups.get("y") or ""
    if not said:
        return None
    value = _number(said)
    return value + 2000 if value < 100 else value


def day_of(match: re.Match[str]) -> Day:
    """The Day that the named groups of a match (era and ey, or y; m; d; part) say."""
    groups = match.groupdict()
    month, day, part = groups.get("m"), groups.get("d"), groups.get("part")
    return Day(
        _year(groups),
        (MONTHS.get(month) or _number(month)) if month else None,
        _number(day) if day else None,
        "fiscal" if groups.get("fiscal") else _PARTS[part] if part else None,
    )


def _day(match: re.Match[str], scene: Scene) -> list[Found] | None:
    return [Found("date", day_of(match), "", match.start(), match.end())]


def _named_month(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """A month alone wants its capital; "May" and "March", which also are verbs, a word or an end next to them."""
    at = match.start("m")
    is_verb = match["m"] in ("may", "march", "mar") and not (
        _MONTH_CONTEXT.search(scene.text, max(0, at - 12), at) or _ENDS.match(scene.text, match.end())
    )
    return _day(match, scene) if scene.cased[at].isupper() and not is_verb else None


_MONTH_CONTEXT = re.compile(
    r"(?<![a-z])(?:in|by|until|till|from|since|before|after|during|this|next|last|of|and|to|through|between) \Z|[-~]\Z"
)
_ENDS = re.compile(r" ?(?:$|[,.;:!?)\]~、。-]|to\b|through\b|and\b)")


def _may_day(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """ "may 5 researchers" and "May 5% …" ask for leave; "May 5" is a day."""
    if match["m"] in ("may", "mar", "march"):
        counted = number_at(scene.text, match.start("d"))
        if not scene.cased[match.start("m")].isupper() or (
            counted and united(scene.text, match.start("d"), counted)
        ):
            return None
    return _day(match, scene)


def _years(match: re.Match[str], scene: Scene) -> list[Found] | None:
    return [
        Found("date", Day(int(match[name])), "", match.start(name), match.end(name))
        for name in ("first", "second")
    ]


def _days_of_month(match: re.Match[str], scene: Scene) -> list[Found] | None:
    last = day_of(match)
    first = Day(last.year, last.month, _number(match["first"].rstrip(" 日")))
    return [
        Found("date", first, "", match.start(), match.end("first")),
        Found("date", last, "", match.start("d"), match.end()),
    ]


def _timestamp(match: re.Match[str], scene: Scene) -> list[Found] | None:
    clock = Clock(int(match["hour"]), int(match["minute"]), offset(match["zone"]))
    return [
        Found("date", day_of(match), "", match.start(), match.end("d")),
        Found("time", clock, "", match.start("hour"), match.end()),
    ]


def offset(text: str | None) -> str | None:
    """The zone of an ISO 8601 offset; +09:00 is Japan's."""
    if text is None:
        return None
    if text == "z":
        return "UTC"
    hours, minutes = text[1:].split(":") if ":" in text else (text[1:3], text[3:])
    whole = f"{text[0]}{hours:0>2}:{minutes or '00'}"
    return {"+09:00": "JST", "+00:00": "UTC", "-00:00": "UTC"}.get(whole, whole)


_ISO = r"(?P<y>(?:19|20|21)[0-9]{2})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])"
_SECONDS = r"(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
_OFFSET = r"(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})?"
_CLOCK = rf"(?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9]){_SECONDS}{_OFFSET}(?![0-9:])"
_JA_MONTH = rf"{_M} ?月(?!間|刊)(?: ?{_D} ?日| ?の? ?{_JA_PART})?{_WEEKDAY}"
_BARE_DAY_UNLESS = (
    r"(?! ?(?:間|以内|以下|未満|以上|前|後|程度|ほど|くらい|ぐらい|あたり|当たり|につき|ごと|毎|を[超越]"
    r"|[超分目市町本英米欧中韓独仏程常時酔月曜も]|に[1-9一二三]"
    r"|[¥0-9][0-9,.]{0,9} ?(?:円|千|万|億|ポンド|回|時間|名|人|件|分|%|ページ)))"
)
NUMBER_FORMS = (
    form(
        rf"{_ISO}[t ]{_CLOCK}(?! ?\(?[a-z\u3040-\u9fff])", _timestamp, hint="-"
    ),  # 17:59 JST is a clock of its own
    form(rf"{_YEAR} ?年(?: ?の)? ?{_JA_MONTH}", _day, hint="年漢"),
    form(rf"(?P<y>[0-9]{{2}})年 ?{_M} ?月(?: ?{_D} ?日)?{_WEEKDAY}", _day, hint="年"),
    form(
        rf"{_YEAR} ?年(?:(?P<fiscal>度)|(?!間|代|生|次|目|前(?!半)|後(?!半))(?: ?の? ?{_JA_PART})?)",
        _day,
        hint="年漢",
    ),
    form(_JA_MONTH, _day, hint="月漢"),
    form(
        rf"{_M} ?月 ?(?P<first>[0-9]{{1,2}}(?: ?日)?) ?(?:~|-|から|、) ?{_D} ?日{_WEEKDAY}",
        _days_of_month,
        hint="月",
    ),
    form(rf"(?<![年月]と){_D} ?日{_BARE_DAY_UNLESS}", _day, hint="日漢"),
    form(rf"{_YEAR} ?(?P<s>[/.-]) ?{_M} ?(?P=s) ?{_D}{_WEEKDAY}", _day, hint="/.-"),
    form(rf"(?P<y>(?:19|20|21)[0-9]{{2}})/{_M}(?![/0-9.])", _day, hint="/"),
    form(r"(?P<y>(?:19|20|21)[0-9]{2})-(?P<m>0[1-9]|1[0-2])(?![0-9-])", _day, hint="-"),
    form(rf"{_M}/{_D}{_WEEKDAY}(?![/0-9])(?! ?(?:of\b|以上|以下|以内|程度))", _day, hint="/"),
    form(
        r"(?P<d>1[3-9]|2[0-9]|3[01])(?P<s>[/.-])(?P<m>0?[1-9]|1[0-2])(?:(?P=s)(?P<y>(?:19|20|21)[0-9]{2}))(?![0-9/])",
        _day,
        hint="/.-",
    ),
    form(
        r"(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2[0-9]|3[01])/(?P<y>(?:19|20|21)[0-9]{2})(?![0-9/])",
        _day,
        hint="/",
    ),
    form(r"(?P<d>1[3-9]|2[0-9]|3[01])/(?P<m>0?[1-9]|1[0-2])(?![0-9/])", _day, hint="/"),
    form(
        rf"{_EN_DAY}(?: of |[ -])?(?:the )?{_EN_MONTH}(?:[, -]{{0,2}}{_EN_YEAR})?{_WEEKDAY}",
        _may_day,
        hint="-snrtjfmaod",
    ),
    form(
        rf"(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:-|~|to|and|until) ?"
        rf"{_EN_DAY}(?: of)? {_EN_MONTH}(?:,? {_EN_YEAR})?",
        _days_of_month,
        hint="-~snrtau",
    ),
    form(
        r"(?P<first>(?:19|20)[0-9]{2}) ?[-~/] ?(?P<second>(?:19|20)[0-9]{2})(?![0-9])(?! ?(?:円|万|人|yen|年))",
        _years,
        hint="-~/",
    ),
    form(r"(?P<y>20[0-9]{2}) ?(?P<fiscal>fiscal year|fy)(?![a-z])", _day, hint="f"),
)


WORD_FORMS = (
    form(rf"{_YEAR} ?年(?: ?の)? ?{_JA_MONTH}", _day, hint="令平昭rhs"),
    form(
        rf"{_YEAR} ?年(?:(?P<fiscal>度)|(?!間|代|生|次|目|前(?!半)|後(?!半))(?: ?の? ?{_JA_PART})?)",
        _day,
        hint="令平昭rhs",
    ),
    form(rf"{_YEAR} ?(?P<s>[/.-]) ?{_M} ?(?P=s) ?{_D}{_WEEKDAY}", _day, hint="令平昭rhs"),
    form(r"(?P<era>reiwa|heisei|showa) ?(?P<ey>[0-9]{1,2})(?![0-9])", _day, hint="rhs"),
    form(r"(?P<era>[rhs])(?P<ey>[0-9]{1,2})(?=[にのでから]|卒|取得|修了)", _day, hint="rhs"),
    form(rf"{_EN_MONTH} ?{_EN_DAY}(?: ?,? ?{_EN_YEAR})?{_WEEKDAY}(?! ?[-:][0-9])", _may_day, hint="jfmasond"),
    form(rf"{_EN_MONTH},? {_EN_YEAR}", _day, hint="jfmasond"),
    form(rf"{_EN_PART}{_EN_MONTH}(?:,? {_EN_YEAR})?", _day, hint="temlbs"),
    form(_EN_MONTH, _named_month, hint="jfmasond"),
    form(rf"{_EN_PART}{_EN_YEAR}(?!-|[/.][0-9])", _day, hint="temlbs"),
    form(rf"(?P<fiscal>fy|fiscal year|fiscal) ?-?{_EN_YEAR}", _day, hint="f"),
    form(rf"(?:the )?(?:calendar )?year {_EN_YEAR}", _day, hint="tcy"),
    form(
        r"the (?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)"
        r"(?= ?(?:$|[,.;:!?)]|(?:at|is|or|and|if|by|be|was|then|too)\b))",
        _day,
        hint="t",
    ),
)
PLAIN_YEAR = form(
    r"(?P<y>(?:19|20)[0-9]{2})(?![0-9]|[.,:/-][0-9]"
    r"| ?(?:[円年%人名件万億社回語字]|yen|pounds?|words?|people|[a-z]*ers\b))",
    _day,
    hint="",
)
_GRADUATION = (
    r"(?:obtain|award|receiv|grant|complet|finish)ed|ph\.?d|dphil|doctora\w*|degree|graduat\w+|学位|博士"
)
# What makes four digits a year: a word before them, a year before them, a degree beside them.
_IN = one_word_of("in for since by until till from before after during of year around through to")
PLAIN_YEAR_AFTER = re.compile(
    rf"(?<![a-z])(?:{_IN}|{_GRADUATION})[ (]{{1,2}}\Z"
    r"|(?<![0-9])(?:19|20)[0-9]{2},? (?:and|or) \Z"
)
PLAIN_YEAR_BEFORE = re.compile(rf"[0-9]{{4}} ?(?:の)?(?:{_GRADUATION})")
