"""What may follow a number, and what it then is: two tables, one for Japanese words and signs, one for English.

Each row: the words (a regular expression over folded text), kind, unit, factor, what must not follow the words, and
whether 漢数字 and number words may stand before them (一件 is one award, 一部 is a part of something).
"""

import re
from typing import NamedTuple

from corpus.quantity.currencies import CURRENCIES
from corpus.quantity.numerals import Number
from corpus.quantity.value import Found, Kind


class Unit(NamedTuple):
    """One row of a table."""

    words: str
    kind: Kind
    unit: str
    factor: int = 1
    unless: str = ""
    words_before: bool = True


_MONEY = tuple(Unit(words, "money", code) for code, words in CURRENCIES.items())

_NOT_PEOPLE = "目|称|前|材|間|文|口|工|員|件|物|権|事|類|気|格|柄|生|造|ひとり|一人"
_NOT_DAYS = "目|本|市|町|英|米|欧|中|韓|独|仏|程(?!度)|常|時|酔|和|月|曜|に[1-9]"
_NOT_MINUTES = "野|類|析|担|割|科|子|布|解|配|岐|冊|身|量|厘"
_JAPANESE = (
    *_MONEY,
    Unit("%|パーセント", "percent", "percent", 1, "ポイント|points?"),
    Unit("割", "percent", "percent", 10, "合|り|当|く|れ"),
    Unit("[かカヵヶ箇]?年間?", "duration", "months", 12, "度|代|生|次|目|齢|号|版|頃|ごろ"),
    Unit("[かカヵヶケ箇个]月間?", "duration", "months", 1, "目|号"),
    Unit("週間?", "duration", "days", 7, "目|末|刊"),
    Unit("営業日|就業日", "duration", "working_days", 1, "目"),
    Unit("日間", "duration", "days", 1, "目"),
    Unit("日", "duration", "days", 1, _NOT_DAYS),
    Unit("時間", "duration", "hours", 1, "目|帯|割"),
    Unit("分野", "count", "fields", 1, "目"),
    Unit("分間", "duration", "minutes"),
    Unit("分", "duration", "minutes", 1, _NOT_MINUTES, words_before=False),
    Unit("件|課題", "count", "awards", 1, "目|名|数"),
    Unit("名(?:様)?", "count", "people", 1, "目|古屋|前|称|詞|誉|簿|義|刺|所|門|物|作|著"),
    Unit("人", "count", "people", 1, _NOT_PEOPLE),
    Unit("(?:研究)?機関|大学|校", "count", "institutions", 1, "目|正|長|舎|庭|了|閲|歌|門|友|則|内|外"),
    Unit("[かカヵヶケ箇]国", "count", "countries", 1, "目|語"),
    Unit("回", "count", "times", 1, "目|線|路|答|収|復|転|帰|生"),
    Unit("ページ|頁", "count", "pages", 1, "目"),
    Unit("歳|才", "count", "years_old", 1, "目|出|入|末|能"),
    Unit("社", "count", "companies", 1, "目|会|内|員|長|外"),
    Unit("者", "count", "parties", 1, "目|間|択|会|面", words_before=False),
    Unit("チーム", "count", "teams", 1, "目"),
    Unit("文字|字", "count", "characters", 1, "目|幕"),
    Unit("語|単語|ワード", "count", "words", 1, "目|学", words_before=False),
    Unit(
        "個|本|部|枚|点|篇|編|冊|枠|種類?|台|通",
        "count",
        "items",
        1,
        "目|人|門|分|局|品|数|学|当|般|[0-9]",
        words_before=False,
    ),
)

_LENGTHENED = "(?:full |calendar |whole |additional |more |further )?"
_QUALIFIED = (
    r"(?:(?:early|mid|late|career|young|younger|junior|senior|outgoing|visiting|japanese|japan|uk|british|overseas"
    r"|foreign|different|more|other|additional|separate|joint|research|doctoral|phd|master'?s|postdoctoral|partner"
    r"|participating|collaborating|collaborative|independent|full|new|small|funded|successful|principal|lead"
    r"|japan-based|uk-based|early-career|eligible|individual|distinct|or more|or several|or fewer|or less)[ -]){0,3}"
)
_NOUNS = {
    "awards": "awards?|projects?|grants?|proposals?|applications?",
    "people": (
        "people|persons?|researchers?|travell?ers?|students?|applicants?|members?(?! (?:institut|organi[sz]|universit))"
        "|postdocs?|employees?|investigators?|scientists?|co-leads?|co-pis?|pis?|staff|engineers?|technicians?"
        "|fellows?|leads?"
    ),
    "institutions": "(?:member )?institutions?|unis?(?![a-z])|institutes?|universities|university|organi[sz]ations?",
    "countries": "countries|country",
    "pages": "pages?",
    "times": "times?(?! zones?)|trips?|visits?",
    "companies": "company|companies|firms?",
    "parties": "parties|party|vendors?|suppliers?",
    "teams": "teams?",
    "fields": "fields?",
    "characters": "characters?",
    "words": "words?",
    "items": "items?|papers?|copies|copy|documents?|files?|forms?|reports?|schemes?|topics?",
}
_ENGLISH = (
    *_MONEY,
    Unit("percent(?!age)|per cent", "percent", "percent", 1, "points?"),
    Unit("years?[ -]olds?", "count", "years_old"),
    Unit(f"{_LENGTHENED}years?|yrs?", "duration", "months", 12),
    Unit("decades?", "duration", "months", 120),
    Unit(f"{_LENGTHENED}months?", "duration", "months"),
    Unit("mos?", "duration", "months", words_before=False),
    Unit(f"{_LENGTHENED}(?:weeks?|wks?)", "duration", "days", 7),
    Unit("(?:working|business)[ -]days?", "duration", "working_days"),
    Unit(f"{_LENGTHENED}days?", "duration", "days"),
    Unit(f"{_LENGTHENED}(?:hours?|hrs?)", "duration", "hours"),
    Unit("h", "duration", "hours", words_before=False),
    Unit("minutes?|mins?", "duration", "minutes"),
    *(Unit(words, "count", unit) for unit, words in _NOUNS.items()),
)


def _alternative(index: int, unit: Unit) -> str:
    return f"(?P<u{index}>(?>{unit.words}))" + (f"(?! ?(?:{unit.unless}))" if unit.unless else "")


def _union(units: tuple[Unit, ...], *, nouns_from: int) -> str:
    """One pattern for a table; from `nouns_from` on, the rows may have adjectives before them."""
    rows = [_alternative(i, unit) for i, unit in enumerate(units)]
    nouns = [f"{_QUALIFIED}(?:{'|'.join(rows[nouns_from:])})"] if rows[nouns_from:] else []
    return "|".join([*rows[:nouns_from], *nouns])


_GAP = re.compile(r" {0,2}\+? ?-?")
_JAPANESE_UNITS = re.compile(_union(_JAPANESE, nouns_from=len(_JAPANESE)))
_ENGLISH_UNITS = re.compile(f"(?:{_union(_ENGLISH, nouns_from=len(_ENGLISH) - len(_NOUNS))})(?![a-z])")
# "four separate three-month trips": the length is a quantity of its own, so that only the number is taken.
_MOST_STAYS = 99  # and what is higher is a year
_OF_A_LENGTH = re.compile(
    rf"{_QUALIFIED}[a-z0-9]{{1,12}}[ -](?:day|week|month|year)s?(?:[ -]long)? (?:{_NOUNS['times']}|stays)(?![a-z])"
)


def united(text: str, start: int, number: Number) -> Found | None:
    """The quantity that `number`, standing at `start`, makes with the unit after it; None without a unit."""
    gap = _GAP.match(text, number.end)
    at = gap.end() if gap else number.end
    in_english = "a" <= text[at : at + 1] <= "z"
    match = (_ENGLISH_UNITS if in_english else _JAPANESE_UNITS).match(text, at)
    if match is None or match.lastgroup is None:
        several = 1 < number.value <= _MOST_STAYS and _OF_A_LENGTH.match(text, at)
        return Found("count", number.value, "times", start, number.end) if several else None
    unit = (_ENGLISH if in_english else _JAPANESE)[int(match.lastgroup[1:])]
    if not _fits(unit, number, gap.group() if gap else ""):
        return None
    return Found(unit.kind, number.value * unit.factor, unit.unit, start, match.end())


def _fits(unit: Unit, number: Number, gap: str) -> bool:
    """Only an amount may be parted from its unit by a blank line, and only whole numbers count things."""
    if gap.count(" ") > 1 and unit.kind != "money":
        return False
    if not (number.arabic or unit.words_before):
        return False
    return unit.kind != "count" or number.value == int(number.value)
