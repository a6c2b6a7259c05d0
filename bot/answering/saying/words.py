"""Putting ruled values into words, in the asker's language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from bot.answer import Language
from corpus.facts.model import Call, Fact
from corpus.quantity import Day, Quantity, write
from corpus.text import countries

_Pairs = Mapping[str, tuple[str, str]]
_BOUNDS: Mapping[str, _Pairs] = {
    "ja": {
        "at_most": ("最大", ""),
        "less_than": ("", "未満"),
        "at_least": ("", "以上"),
        "more_than": ("", "超"),
    },
    "en": {
        "at_most": ("at most ", ""),
        "less_than": ("less than ", ""),
        "at_least": ("at least ", ""),
        "more_than": ("more than ", ""),
    },
}
_HEDGES: Mapping[str, _Pairs] = {
    "ja": {"about": ("", "程度"), "in_principle": ("原則", ""), "planned": ("", "（予定）")},
    "en": {"about": ("about ", ""), "in_principle": ("in principle ", ""), "planned": ("", " (planned)")},
}
# What documents call these countries, where CLDR has イギリス, アメリカ合衆国 and 欧州連合.
_SHORT = {"GB": "英国", "US": "米国", "EU": "EU"}
# Countries that take an article in an English sentence.
_WITH_ARTICLE = frozenset({"AE", "EU", "GB", "NL", "PH", "US"})


def money(amount: Decimal | int, unit: str, language: Language) -> str:
    """An amount as a person writes it: 1.8億円, 180 million yen, 100万ポンド, £1 million."""
    return _written("money", Decimal(amount), unit, language)


def duration(amount: Decimal | int, unit: str, language: Language) -> str:
    """A length of time: 3年, 14日, 18 months."""
    return _written("duration", Decimal(amount), unit, language).removesuffix("間")


def day(value: Day, language: Language) -> str:
    """A calendar day, as much of it as is known: 2028年3月末, 16 April 2024, the end of March 2028."""
    words = _written("date", value, "", language)
    return f"the {words}" if language == "en" and words.startswith(("end of", "beginning of")) else words


def on_day(value: Day) -> str:
    """A calendar day with the English word before it: on 1 December 2024, in early August 2024."""
    words = day(value, "en")
    before = "at" if words.startswith(("the end", "the beginning")) else "on" if value.day else "in"
    return f"{before} {words}"


def percent(value: Decimal | int, language: Language) -> str:
    """A share: 70％, 70%; 3分の2, two thirds where no decimal ends it."""
    share = write(Quantity("percent", Decimal(value), "percent", "", (0, 0)), language)
    return share.replace("%", "％") if language == "ja" else share


def count(number: Decimal | int, noun_ja: str, noun_en: str, language: Language) -> str:
    """A number of things: 5件, 5 projects, 1 project."""
    if language == "ja":
        return f"{number}{noun_ja}"
    return f"{number} {noun_en}{'' if number == 1 else 's'}"


def side_name(call: Call, side: str | None, language: Language) -> str:
    """日本側, the Japanese side; empty where the call has no such side."""
    return next((item.name[language] for item in call.sides if item.id == side), "")


def of_side(call: Call, side: str | None, language: Language) -> str:
    """日本側の (before a noun), " on the Japanese side" (after one); empty where a fact belongs to no side."""
    name = side_name(call, side, language)
    if not name:
        return ""
    return f"{name}の" if language == "ja" else f" on {name}"


def country(code: str, language: Language) -> str:
    """A country by its ISO code, in English with the article that some take."""
    if language == "ja":
        return _SHORT.get(code) or countries.name_of(code, language)
    name = countries.name_of(code, language)
    return f"the {name}" if code in _WITH_ARTICLE else name


def scheme_name(call: Call, scheme: str, language: Language) -> str:
    """日英共同公募, the Japan-UK joint call."""
    return call.scheme(scheme).name[language]


def scheme_names(call: Call, schemes: Sequence[str], language: Language) -> str:
    """Several schemes in a row: 日英共同公募、単独公募（Top枠）."""
    return listed([scheme_name(call, scheme, language) for scheme in schemes], language)


def said(words: str, fact: Fact, language: Language) -> str:
    """A value in *words* with its fact's own bound and hedge: 最大3年, 70％程度, at least 2, about 1 year."""
    before, after = _BOUNDS[language].get(fact.bound or "", ("", ""))
    front, back = _HEDGES[language].get(fact.hedge or "", ("", ""))
    return f"{front}{before}{words}{back}{after}"


def please_confirm(language: Language) -> str:
    """The request to ask the desk, after a sentence."""
    return "認められるかは担当へご確認ください。" if language == "ja" else " Please confirm with the desk."


def listed(names: Sequence[str], language: Language) -> str:
    """Several names in a row: 日本側、英国側; the Japanese side and the UK side."""
    if language == "ja" or len(names) < 2:
        return "、".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(sentence: str) -> str:
    """An English sentence with its first letter raised; addresses and names such as e-Rad keep theirs."""
    return sentence if re.match(r"[a-z]-?[A-Z]|https?:", sentence) else sentence[:1].upper() + sentence[1:]


def sentence(text: str, language: Language) -> str:
    """*text* as one sentence: its first letter raised and one closing mark."""
    text = text if language == "ja" else capital(text)
    return text if text.endswith(("。", ".", "!", "?")) else text + ("。" if language == "ja" else ".")


def _written(
    kind: Literal["money", "duration", "date"], value: Decimal | Day, unit: str, language: Language
) -> str:
    return write(Quantity(kind=kind, value=value, unit=unit, text="", span=(0, 0)), language)
