"""Emoji in a message, as Slack's :codes: and as characters: a flag stands for its country, a boxed digit
numbers a line.

All others say nothing that a question could turn on.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.text.greetings import is_greeting
from corpus.text.language import language_of
from corpus.text.tables import named

# A colon within a clock time or a ratio begins no code.
_CODE = re.compile(r"(?<!\d):([a-z0-9_+'-]{1,100}):")
_LETTERED = re.compile(r"[a-z]|^[+-]1$|^100$")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
# Slack's flags of one word; the others are called flag-xx. ISO 3166-1 alpha-2, and uk.
_SHORT_FLAGS = frozenset(["cn", "de", "es", "fr", "gb", "it", "jp", "kr", "ru", "uk", "us"])
_PARTS = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB"}
_NAMES = {"GB": {"ja": "英国", "en": "UK"}, "US": {"ja": "米国", "en": "US"}}
# What CLDR calls "unknown region".
_UNKNOWN = "ZZ"
_DIGITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_KEYCAP = re.compile("^([1-9])\ufe0f?\u20e3\\s*")
# Pictures, their variation selectors, joiners and tags; not the circled digits among them.
_PICTURE = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2775\u2794-\u27bf\u2b50\u2b55"
    "\u203c\u2049\u231a\u231b\u23e9-\u23fa\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)
_GONE = "\ue002"  # where an emoji stood
# Emoji that are question marks, behind words.
_ASKS = re.compile(r"(?<=\w)\s*(?::(?:grey_|white_)?question:|:interrobang:|[❓❔⁉]\ufe0f?)+")
# A country's name joins the particle or suffix behind it and the particle before it, as any Japanese word.
_OPEN, _SHUT = "\ue000", "\ue001"
_JOINTS = re.compile(
    rf"(?:(?<=[ぁ-ん])[ \u3000]+)?{_OPEN}([^{_SHUT}]*){_SHUT}(?:[ \u3000]+(?=[ぁ-ん]|側|チーム|時間))?"
)


def without_emoji(line: str) -> str:
    """*line* with flags as their countries' names, in the language of the line, with question marks for those that
    are some behind a word, and without other emoji.

    One that ends a greeting, as a full stop would, ends its line.
    """
    language = language_of(_CODE.sub("", line))
    numbered = _KEYCAP.sub(r"\1. ", _ASKS.sub("?", line).lstrip())
    named = _CODE.sub(lambda code: _code(code, language), numbered)
    named = _FLAG.sub(lambda flag: _marked(_letters(flag[0]), language), named)
    before, gone, behind = _PICTURE.sub(_GONE, named).partition(_GONE)
    if gone:
        ends = "\n" if is_greeting(before.strip()) else " "
        before = f"{before.strip()}{ends}{behind.replace(_GONE, ' ').strip()}"
    return _JOINTS.sub(r"\1", before)


def emoji_in(blocks: object) -> set[str]:
    """The names of the emoji in a message's rich text."""
    if isinstance(blocks, dict):
        own = {str(blocks.get("name"))} if blocks.get("type") == "emoji" else set()
        return own.union(*(emoji_in(value) for value in blocks.values()))
    return set().union(*(emoji_in(part) for part in blocks)) if isinstance(blocks, list) else set()


def without_named(text: str, names: set[str]) -> str:
    """*text* without a workspace's own emoji whose names are no codes (:了解:),
    which only the rich text tells apart.
    """
    for name in names:
        if not name.isascii():
            text = text.replace(f":{name}:", " ")
    return text


def _code(code: re.Match[str], language: str) -> str:
    name = code[1]
    if not _LETTERED.search(name):
        return code[0]
    if name in _DIGITS and not code.string[: code.start()].strip():
        return f"{_DIGITS.index(name) + 1}."
    country = name.removeprefix("flag-")
    is_flag = name in _SHORT_FLAGS or country != name
    return _marked(_PARTS.get(country, country.upper()), language) if is_flag else _GONE


def _letters(flag: str) -> str:
    """The country code that two regional indicators spell."""
    return "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag)


def _marked(code: str, language: str) -> str:
    name = _country(code, language)
    return f"{_OPEN}{name}{_SHUT}" if name else _GONE


@cache
def _country(code: str, language: str) -> str | None:
    """The everyday name of a country; None for a code that is none."""
    if code == _UNKNOWN:
        return None
    known = named("countries.txt").get(code)
    return _NAMES.get(code, {}).get(language) or (known.told(language) if known else None)
