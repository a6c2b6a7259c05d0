"""Days said from today: 明日, 来週の月曜, 今月末, 来年3月, tomorrow, next Monday. Read only when today is given."""

import datetime as dt
import re
from dataclasses import replace

from corpus.quantity.dates import day_of
from corpus.quantity.form import form
from corpus.quantity.value import Day, Found, Scene

_DAYS = {
    "一昨日": -2, "おととい": -2, "昨日": -1, "きのう": -1, "yesterday": -1, "今日": 0, "本日": 0, "きょう": 0,
    "today": 0, "明日": 1, "あした": 1, "あす": 1, "tomorrow": 1, "明後日": 2, "あさって": 2,
    "the day after tomorrow": 2, "the day before yesterday": -2,
}  # fmt: skip
_SHIFT = {
    "先々": -2,
    "先": -1,
    "昨": -1,
    "去": -1,
    "今": 0,
    "本": 0,
    "来": 1,
    "再来": 2,
    "last": -1,
    "this": 0,
    "next": 1,
}
_KANJI_WEEK, _ENGLISH_WEEK = "月火水木金土日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHIFTS = "先々|再来|先|昨|去|今|本|来"
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])"


def _found(match: re.Match[str], day: Day) -> list[Found]:
    return [Found("date", day, "", match.start(), match.end())]


def _whole(date: dt.date) -> Day:
    return Day(date.year, date.month, date.day)


def _from_today(match: re.Match[str], scene: Scene) -> list[Found] | None:
    if scene.today is None:
        return None
    return _found(match, _whole(scene.today + dt.timedelta(days=_DAYS[match.group()])))


def _in_week(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """Weeks begin on Monday: on a Wednesday, next Friday is nine days away."""
    if scene.today is None:
        return None
    name = match["weekday"]
    weekday = _KANJI_WEEK.find(name) if name in _KANJI_WEEK else _ENGLISH_WEEK.index(name[:3])
    monday = scene.today - dt.timedelta(days=scene.today.weekday())
    return _found(match, _whole(monday + dt.timedelta(days=7 * _SHIFT[match["shift"]] + weekday)))


def _in_month(match: re.Match[str], scene: Scene) -> list[Found] | None:
    if scene.today is None:
        return None
    months = scene.today.year * 12 + scene.today.month - 1 + _SHIFT[match["shift"]]
    return _found(match, replace(day_of(match), year=months // 12, month=months % 12 + 1))


def _in_year(match: re.Match[str], scene: Scene) -> list[Found] | None:
    if scene.today is None:
        return None
    return _found(match, replace(day_of(match), year=scene.today.year + _SHIFT[match["shift"]]))


_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
_MONTH = r"(?P<m>1[0-2]|0?[1-9])"
_PART = "(?P<part>上旬|中旬|下旬|末|初め|頭)"
WORD_FORMS = (
    form(
        rf"(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?![a-z])",
        _from_today,
        hint="一お昨き今本明あty",
    ),
    form(rf"(?P<shift>{_SHIFTS})週の? ?(?P<weekday>[月火水木金土日])曜?日?", _in_week, hint="先再昨去今本来"),
    form(rf"(?P<shift>next|this|last) {_WEEKDAY}", _in_week, hint="ntl"),
    form(rf"{_WEEKDAY} (?P<shift>next|this|last) week(?![a-z])", _in_week, hint="mtwfs"),
    form(rf"(?P<shift>{_SHIFTS})月の?(?: ?{_DAY} ?日| ?{_PART})?", _in_month, hint="先再昨去今本来"),
    form(r"(?P<shift>next|this|last) month(?![a-z])", _in_month, hint="ntl"),
    form(
        rf"(?P<shift>{_SHIFTS})年(?:の? ?{_MONTH} ?月(?: ?{_DAY} ?日| ?{_PART})?|(?P<fiscal>度))?(?!間)",
        _in_year,
        hint="先再昨去今本来",
    ),
    form(r"(?P<shift>next|this|last) year(?![a-z]| of\b)", _in_year, hint="ntl"),
)
TRIGGERS = (
    "一昨日|おととい|昨日|きのう|今日|本日|きょう|明日|あした|あす|明後日|あさって|先々?[週月]|再来[週月年]|[今来][週月年]|本[月年]|[昨去]年"
    r"|(?<![a-z])(?:today|tomorrow|yesterday|the day (?:after|before)|next|this|last|mon|tue|wed|thu|fri|sat|sun)"
)
