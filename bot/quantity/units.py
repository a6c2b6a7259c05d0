"""What may follow a number, and what it then is: one table for money, shares, durations and counts.

Each row: the words (a regular expression over folded text), what must not follow them, kind, unit, factor, and
whether 漢数字 and number words may stand before them (一件 is one award, 一部 is a part of something).
"""

import re
from typing import NamedTuple

from bot.quantity.numerals import Number
from bot.quantity.value import Found, Kind


class Unit(NamedTuple):
    """One row of the table."""

    words: str
    kind: Kind
    unit: str
    factor: int = 1
    unless: str = ""
    words_before: bool = True


CURRENCIES = {
    "JPY": r"円|¥(?![0-9])|yen(?![a-z])|jpy(?![a-z])|日本円",
    "GBP": r"(?:英|スターリング・?)?ポンド|(?:british )?pounds?(?: sterling)?(?![a-z])|gbp(?![a-z])|£(?! ?[0-9])",
    "USD": r"(?:米)?ドル|(?:us |u\.s\. )?dollars?(?![a-z])|usd(?![a-z])",
    "EUR": r"ユーロ|euros?(?![a-z])|eur(?![a-z])",
}
SIGNS = {"¥": "JPY", "£": "GBP", "us$": "USD", "$": "USD", "€": "EUR"}

_MONTH_WORD = r"(?:[かカヵヶケヵ箇个ｹ]月)"
_QUALIFIED = (
    r"(?:(?:early|mid|late|career|young|younger|junior|senior|outgoing|visiting|japanese|japan|uk|british|overseas"
    r"|foreign|different|more|other|additional|separate|joint|research|doctoral|phd|master'?s|postdoctoral|partner"
    r"|participating|collaborating|collaborative|independent|full|new|small|funded|successful|principal|lead"
    r"|japan-based|uk-based|early-career|eligible|individual|distinct|or more|or several|or fewer|or less)[ -]){0,3}"
)


def _noun(nouns: str) -> str:
    return rf"{_QUALIFIED}(?:{nouns})(?![a-z])"


DURATIONS = (
    Unit(r"[かカヵヶ箇]?年間?", "duration", "months", 12, r"度|代|生|次|目|齢|号|版|頃|ごろ"),
    Unit(rf"{_MONTH_WORD}間?", "duration", "months", 1, "目|号"),
    Unit(r"週間?", "duration", "days", 7, "目|末|刊"),
    Unit(r"日間", "duration", "days", 1, "目"),
    Unit(r"日", "duration", "days", 1, "目|本|市|町|英|米|欧|中|韓|独|仏|程(?!度)|常|時|酔|和|月|曜|に[1-9]"),
    Unit(r"営業日|就業日|(?:working|business)[ -]days?(?![a-z])", "duration", "working_days", 1, "目"),
    Unit(r"時間", "duration", "hours", 1, "目|帯|割"),
    Unit(r"分間", "duration", "minutes"),
    Unit(r"分", "duration", "minutes", 1, "野|類|析|担|割|科|子|布|解|配|岐|冊|身|量|厘", words_before=False),
    Unit(
        r"-?(?:full |calendar |whole |additional |more |further )?years?(?![a-z])",
        "duration",
        "months",
        12,
        "[ -]olds?(?![a-z])",
    ),
    Unit(r"-?(?:yrs?|yr\.)(?![a-z])", "duration", "months", 12),
    Unit(
        r"-?(?:full |calendar |whole |additional |more |further )?months?(?![a-z])", "duration", "months", 1
    ),
    Unit(r"-?(?:mos?)(?![a-z.])", "duration", "months", 1, words_before=False),
    Unit(r"-?(?:full |calendar |whole |more )?(?:weeks?|wks?)(?![a-z])", "duration", "days", 7),
    Unit(r"-?(?:full |calendar |whole |more )?days?(?![a-z])", "duration", "days", 1),
    Unit(r"-?(?:full |whole |more )?(?:hours?|hrs?)(?![a-z])", "duration", "hours", 1),
    Unit(r"h(?![a-z0-9])", "duration", "hours", 1, words_before=False),
    Unit(r"-?(?:minutes?|mins?)(?![a-z])", "duration", "minutes", 1),
)
SHARES = (
    Unit(
        r"%|パーセント|percent(?!age)(?![a-z])|per cent(?![a-z])",
        "percent",
        "percent",
        1,
        "ポイント| ?points?",
    ),
    Unit(r"割", "percent", "percent", 10, "合|り|当|く|れ"),
)
COUNTS = (
    Unit(r"件|課題", "count", "awards", 1, "目|名|数"),
    Unit(r"名(?:様)?", "count", "people", 1, "目|古屋|前|称|詞|誉|簿|義|刺|所|門|物|作|著"),
    Unit(r"人", "count", "people", 1, "目|称|前|材|間|文|口|工|員|件|物|権|事|類|気|格|柄|生|造|ひとり|一人"),
    Unit(r"研究機関|機関|大学", "count", "institutions", 1, "目"),
    Unit(r"[かカヵヶケ箇]国", "count", "countries", 1, "目|語"),
    Unit(r"回", "count", "times", 1, "目|線|路|答|収|復|転|帰|生"),
    Unit(r"ページ|頁", "count", "pages", 1, "目"),
    Unit(r"歳|才", "count", "years_old", 1, "目|出|入|末|能"),
    Unit(r"社", "count", "companies", 1, "目|会|内|員|長|外"),
    Unit(r"チーム", "count", "teams", 1, "目"),
    Unit(r"分野", "count", "fields", 1, "目"),
    Unit(r"文字|字", "count", "characters", 1, "目|幕"),
    Unit(r"語|単語|ワード", "count", "words", 1, "目|学", words_before=False),
    Unit(
        r"個|本|部|枚|点|篇|編|冊|枠|種類?|台|校|通",
        "count",
        "items",
        1,
        "目|人|門|分|局|品|数|学|当|般|[0-9]",
        words_before=False,
    ),
    Unit(rf" ?{_noun('awards?|projects?|grants?|proposals?|applications?')}", "count", "awards"),
    Unit(
        rf" ?{_noun('people|persons?|researchers?|students?|applicants?|members?|postdocs?|investigators?|scientists?|co-leads?|co-pis?|pis?|staff|engineers?|technicians?|fellows?|leads?')}",
        "count",
        "people",
    ),
    Unit(
        rf" ?{_noun('institutions?|institutes?|universities|university|organi[sz]ations?')}",
        "count",
        "institutions",
    ),
    Unit(rf" ?{_noun('countries|country')}", "count", "countries"),
    Unit(rf" ?{_noun('pages?')}", "count", "pages"),
    Unit(rf" ?{_noun('times?')}", "count", "times", 1, " zones?"),
    Unit(r"[ -]years?[ -]olds?(?![a-z])", "count", "years_old"),
    Unit(rf" ?{_noun('compan(?:y|ies)|firms?')}", "count", "companies"),
    Unit(rf" ?{_noun('teams?')}", "count", "teams"),
    Unit(rf" ?{_noun('fields?')}", "count", "fields"),
    Unit(rf" ?{_noun('characters?')}", "count", "characters"),
    Unit(rf" ?{_noun('words?')}", "count", "words"),
    Unit(
        rf" ?{_noun('items?|papers?|copies|copy|documents?|files?|forms?|reports?|trips?|visits?|schemes?|topics?')}",
        "count",
        "items",
    ),
)
OTHERS = (*SHARES, *DURATIONS, *COUNTS)
UNITS = (*(Unit(words, "money", code) for code, words in CURRENCIES.items()), *OTHERS)


def _alternative(index: int, unit: Unit) -> str:
    gap = " {0,2}" if unit.kind == "money" else r" ?\+? ?"
    return f"(?P<u{index}>{gap}(?>{unit.words}))" + (f"(?! ?(?:{unit.unless}))" if unit.unless else "")


_UNITS = re.compile("|".join(_alternative(i, unit) for i, unit in enumerate(UNITS)))


def united(text: str, start: int, number: Number) -> Found | None:
    """The quantity that `number`, standing at `start`, makes with the unit after it; None without a unit."""
    match = _UNITS.match(text, number.end)
    if match is None or match.lastgroup is None:
        return None
    unit = UNITS[int(match.lastgroup[1:])]
    if not (number.arabic or unit.words_before):
        return None
    if unit.kind == "count" and number.value != int(number.value):
        return None
    return Found(unit.kind, number.value * unit.factor, unit.unit, start, match.end())
