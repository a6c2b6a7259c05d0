"""Where a person can be reached: mail addresses and telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text and the words that may stand in its place."""

    start: int
    end: int
    words: str


# Runs are bounded, so that the cost stays linear in a text of nothing but letters or digits.
_OPEN, _CLOSE = r"[(\[{（［【｛〔<＜＃#*]", r"[)\]}）］】｝〕>＞＃#*]"
_AT = re.compile(
    rf"[@＠★☆◎]|\s?{_OPEN}\s?(?:at|a|@|＠|アットマーク|アット|あっと)\s?{_CLOSE}\s?| at | アット ",
    re.IGNORECASE,
)
_LETTER = r"A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_LOCAL = re.compile(rf"[{_LETTER}._%+\-．＿＋－−‐]{{1,64}}\Z")
_LABEL = rf"[{_LETTER}\-－−‐]{{1,63}}"
_DOMAIN = re.compile(
    rf"{_LABEL}(?:(?:[.．]|\s?{_OPEN}\s?(?:dot|ドット|どっと|\.)\s?{_CLOSE}\s?| dot | ドット ){_LABEL}){{1,8}}",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Span]:
    """The mail addresses in *text*, in whatever way the @ and the dots are written or spelt out."""
    past = 0
    for at in _AT.finditer(text):
        local = _LOCAL.search(text[max(past, at.start() - 64) : at.start()])
        domain = _DOMAIN.match(text, at.end())
        if not local or not domain:
            continue
        # "look at example.org" is English; "taro at example dot org" is an address.
        if at.group().lower() == " at " and " dot " not in domain.group().lower():
            continue
        past = domain.end()
        yield Span(at.start() - len(local.group()), past, "[address]")


def plain_address(written: str) -> str:
    """An address as a mail program takes it."""
    return unicodedata.normalize("NFKC", written).lower()


_GAP = r" \u3000.．·・()（）\-‐‑‒–—―−－ー\uff70_"
_RUN = re.compile(rf"[+＋(（]{{0,2}}[0-9０-９][0-9０-９{_GAP}]*")
_GROUP = re.compile(r"\d+")
_CALLS = re.compile(
    r"(?:tel|phone|mobile|cell|fax|電話|携帯|℡|☎|☏|連絡先)(?:番号)?[^\S\n]?(?:no\.?|is|は|が|[:：.・])?[^\S\n]?\Z",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"(?:内線|(?<![A-Za-z])ext(?:\.|ension)?(?![A-Za-z]))(?:番号)?[^\S\n]?(?:no\.?|is|は|が|[:：.])?[^\S\n]?"
    r"([0-9０-９][0-9０-９\-−－]{1,8})",
    re.IGNORECASE,
)
# The codes of the countries a call's people ring each other in, given without the plus.
_COUNTRY = ("81", "44")


def numbers(text: str) -> Iterator[Span]:
    """The telephone numbers and extensions in *text*."""
    for found in _EXTENSION.finditer(text):
        yield Span(*found.span(1), "[phone]")
    for found in _RUN.finditer(text):
        end = _trimmed(found)
        if _stands_apart(text, found.start(), end) and _is_phone(text, found.start(), end):
            yield Span(found.start(), end, "[phone]")


def _trimmed(found: re.Match[str]) -> int:
    """The end of a run without the signs behind its last digit; a bracket it opened itself is closed."""
    run = found.group()
    kept = run.rstrip(unicodedata.normalize("NFC", " \u3000.．·・()（）-‐‑‒–—―−－ー\uff70_"))
    return found.start() + len(kept)


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the run is no part of a longer word, sum or identifier."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before.isascii() and (before.isalnum() or before in "./,¥£$€")):
        return False
    return not (after and ((after.isascii() and after.isalpha()) or after in "%％円:："))


def _is_phone(text: str, start: int, end: int) -> bool:
    """Whether the digits between *start* and *end* ring: international, national, or told to be a telephone's."""
    written = unicodedata.normalize("NFKC", text[start:end]).lstrip("(")
    groups = _GROUP.findall(written)
    digits = "".join(groups)
    if len(set(digits)) == 1:  # 0000000000 stands for any number
        return False
    if written.startswith("+"):
        return 8 <= len(digits) <= 15
    if _CALLS.search(text[max(0, start - 24) : start]):
        return 6 <= len(digits) <= 15
    # Of a date the day or the month comes last, or two digits twice first.
    grouped = len(groups) == 1 or (
        2 <= len(groups) <= 4 and 3 <= len(groups[-1]) <= 6 and len(groups[0]) >= 2
    )
    if digits.startswith(_COUNTRY):
        return len(groups) > 2 and 11 <= len(digits) <= 13 and len(groups[0]) == 2 and grouped
    if digits.startswith(("00", "010")):
        return grouped and 10 <= len(digits) <= 15
    return digits.startswith("0") and len(digits) in (10, 11) and grouped
