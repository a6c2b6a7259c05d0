"""Times of day: 午後6時（日本時間）, 18:00 JST, 6:30 p.m., 4 pm UK time, 正午, noon, 24時."""

import re

from corpus.quantity import zones
from corpus.quantity.dates import offset
from corpus.quantity.form import form
from corpus.quantity.numerals import japanese, number
from corpus.quantity.value import Clock, Found, Scene
from corpus.text.alternatives import one_word_of

_ZONES = {
    "JST": (
        r"jst|日本(?:標準)?時間|(?:japan(?:ese)?|tokyo) (?:standard )?time"
        r"|in japan(?![a-z])|japan(?![a-z-])|asia/tokyo"
    ),
    "UK": (
        r"(?:英国|イギリス|ロンドン)(?:標準|夏)?時間|(?:uk|u\.k\.|british|britain|london) (?:summer )?(?:local )?time"
        r"|gmt(?! ?[+-])|bst|in the uk(?![a-z])|in london|uk(?![a-z-])|europe/london"
    ),
    "UTC": r"utc(?! ?[+-])|協定世界時",
    **zones.elsewhere(),
}
_AREA = one_word_of("africa america antarctica asia atlantic australia europe indian pacific")
_AREAS = rf"{_AREA}/[a-z]{{2,20}}(?:[_/-][a-z]{{2,20}}){{0,3}}"
_NAMED = "|".join(f"(?:{words})" for words in _ZONES.values())
_OFFSET = r"[+-][0-9]{2}:?[0-9]{2}|(?:gmt|utc) ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?"
_ZONE = rf"(?:{_NAMED}|{_AREAS}|{_OFFSET})(?![a-z0-9])"
# The zones stand in it once: they are most of what is compiled, in each of the forms.
_AFTER = rf"(?:(?:(?P<open> ?\( ?)|[ ,、]{{0,2}})(?P<zone>{_ZONE})(?(open) ?\)))?"
_WHICH = [(re.compile(words), zone) for zone, words in _ZONES.items()]
ZONE_BEFORE = re.compile(rf"(?P<zone>{_ZONE})[)）]?(?: ?(?:の|で|では|で、|、|,|:))? ?\Z")

_MORNING = r"午前|朝|a\.?m\.?"
_AFTERNOON = r"午後|夕方|夜|p\.?m\.?|afternoon|evening|night"
_NOON = "お?昼"  # the hours around it
_IS_AFTERNOON = re.compile(_AFTERNOON)
_IS_NIGHT = re.compile("夜|night")


def zone_of(words: str) -> str | None:
    """The zone that folded words name."""
    if "+" in words or ("-" in words and "/" not in words):
        return offset(words.lstrip("gmtuc").replace(" ", ""))
    for pattern, zone in _WHICH:
        if pattern.fullmatch(words):
            return zone
    return "/".join("_".join(word.capitalize() for word in area.split("_")) for area in words.split("/"))


def _clock(match: re.Match[str], scene: Scene) -> list[Found] | None:
    groups = match.groupdict()
    hour, minute = int(number(groups["hour"] or "0") or 0), _minute(groups)
    half_day = groups.get("half") or groups.get("half2") or ""
    if _IS_NIGHT.fullmatch(half_day) and hour % 12 < _EVENING and (hour, minute) != (12, 0):
        return []  # one o'clock at night: of which day, is not said
    if _IS_AFTERNOON.fullmatch(half_day):
        hour += 12 if hour < 12 or _IS_NIGHT.fullmatch(half_day) else 0
    elif half_day.startswith("a") and hour == 12:
        hour = 0
    elif half_day.endswith("昼") and hour < _EVENING:
        hour += 12
    if hour > 24 or (hour == 24 and minute):
        return None
    zone = groups["zone"]
    return [
        Found("time", Clock(hour, minute, zone_of(zone) if zone else None), "", match.start(), match.end())
    ]


def _minute(groups: dict[str, str | None]) -> int:
    if groups.get("thirty"):
        return 30
    return int(japanese(groups.get("minute") or "0") or 0)


_HALF_OF = {"noon": "pm", "midday": "pm", "midnight": "am"}


def _past(match: re.Match[str], scene: Scene) -> list[Found]:
    """Half past eleven at night, half three in the afternoon, a quarter to six pm. Without a half of the day it may be
    either, and is no moment."""
    hour, minute = int(number(match["hour"] or "12") or 0), 30 if match["part"] == "half" else 15
    half_day = match["half"] or match["half2"] or _HALF_OF.get(match["word"])
    if half_day is None:
        return []
    if match["way"] == "to":
        hour, minute = hour - 1 or 12, 60 - minute
    if match["way"] == "to" and match["word"]:
        half_day = "am" if match["word"] != "midnight" else "pm"
    of_day = hour % 12 + (12 if _IS_AFTERNOON.fullmatch(half_day) else 0)
    zone = match["zone"]
    return [
        Found("time", Clock(of_day, minute, zone_of(zone) if zone else None), "", match.start(), match.end())
    ]


def _word(match: re.Match[str], scene: Scene) -> list[Found] | None:
    zone = match["zone"]
    hour = 0 if match["word"] == "midnight" else 12
    return [Found("time", Clock(hour, 0, zone_of(zone) if zone else None), "", match.start(), match.end())]


_ARABIC_HOUR = r"(?P<hour>2[0-4]|1[0-9]|0?[0-9])(?![0-9])"
_KANJI_HOUR = r"(?P<hour>二十[一二三四]?|十[一二三四五六七八九]?|[〇零一二三四五六七八九])"
_KANJI_MINUTE = r"[一二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_MINUTES = rf" ?(?P<minute>[0-5]?[0-9]|{_KANJI_MINUTE}) ?分(?!間)"
_HOUR_END = rf"時(?![間点台代期事限給刻々])(?:(?:{_MINUTES}|(?P<thirty>半))(?!前))?"
_WORD_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_AMPM = r"(?P<half>[ap]\.?m\.?)(?![a-z])"
_IN_THE = r"(?:in the |at )(?P<half>morning|afternoon|evening|night)(?![a-z])"
_EITHER = rf"(?: ?{_AMPM}| {_IN_THE.replace('<half>', '<half2>')})"
_TWELVE = r"(?P<hour>1[0-2]|0?[1-9])"
_EVENING = 5  # the first hour that is one of the evening
_HM = r"(?P<hour>2[0-4]|1[0-9]|0?[0-9]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])"
NUMBER_FORMS = (
    form(rf"{_ARABIC_HOUR} ?{_HOUR_END}{_AFTER}", _clock, hint="時"),
    form(
        rf"{_KANJI_HOUR} ?(?=時(?:半|[一二三四五六七八九十0-9]{{1,3}}分(?!間)|まで|に)){_HOUR_END}{_AFTER}",
        _clock,
        hint="漢",
    ),
    form(rf"{_HM}{_AFTER}", _clock, hint=":"),
    form(rf"(?P<hour>1[0-2]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))? ?{_AMPM}{_AFTER}", _clock, hint=":.ap"),
    form(
        rf"(?P<hour>1[0-2]|0?[0-9])(?: ?o'clock)(?: {_IN_THE})?{_AFTER}",
        _clock,
        hint="o",
    ),
    form(
        rf"(?P<hour>1[0-2]|[1-9]|{_WORD_HOUR}) (?:o'clock )?{_IN_THE}{_AFTER}",
        _clock,
        hint="iao\0",
    ),
    # In the morning the hours and minutes say all by themselves.
    form(rf"{_TWELVE}[:.](?P<minute>[0-5][0-9]) (?!in the m){_IN_THE}{_AFTER}", _clock, hint=":."),
    form(rf"(?P<hour>{_WORD_HOUR}) ?(?:o'clock )?{_AMPM}{_AFTER}", _clock, hint="\0"),
    form(rf"12 ?(?P<word>noon|midnight)(?![a-z]){_AFTER}", _word, hint="nm"),
)
_HALF = rf"(?P<half>{_MORNING}|{_AFTERNOON}|{_NOON})の?"
_TOLD = r"(?(way)|(?(half)|(?(half2)|(?!))))"  # "half three" is a time beside its half of the day alone
_PAST = (
    rf"(?:an? )?(?P<part>half|quarter)(?:(?: |-)(?P<way>past|to)|(?<=half)) (?:(?P<word>noon|midday|midnight)"
    rf"|(?P<hour>1[0-2]|[1-9]|{_WORD_HOUR}))(?![a-z0-9]){_EITHER}?{_TOLD}{_AFTER}"
)
WORD_FORMS = (
    form(rf"{_HALF} ?{_ARABIC_HOUR} ?{_HOUR_END}{_AFTER}", _clock, hint="午朝夕夜お昼ap"),
    form(rf"{_HALF} ?{_KANJI_HOUR} ?{_HOUR_END}{_AFTER}", _clock, hint="午朝夕夜お昼ap"),
    form(rf"{_HALF} ?{_HM}{_AFTER}", _clock, hint="午朝夕夜お昼ap"),
    form(rf"(?P<word>正午|(?:noon|midday|midnight)(?![a-z])){_AFTER}", _word, hint="正nm"),
    form(_PAST, _past, hint="hqa"),
)
