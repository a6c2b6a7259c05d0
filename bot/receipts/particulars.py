"""What tells one person from all others without naming them: where they live, when they were born, how they
are registered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.receipts.contacts import Span
from corpus.text.alternatives import one_word_of

_D = "0-9０-９"
_HYPHEN = r"[\-‐‑–—−－ーの]"
_KANJI_NUMBER = "〇一二三四五六七八九十百"
_WRITTEN = r"\u3400-\u9fff々ヶノァ-ヺー"
# An address to its end: what it lies in, its town, its block (1-22-305, 2丁目14番8号, 四丁目五番六号,
# 北10条西8丁目), and a building and a room.
_BLOCK = (
    rf"(?:[{_D}]{{1,4}}(?:{_HYPHEN}[{_D}]{{1,4}}){{1,4}}"
    rf"|[{_D}{_KANJI_NUMBER}]{{1,4}}(?:丁目|番地?)"
    rf"(?:[{_D}{_KANJI_NUMBER}]{{1,4}}(?:番地?|号|{_HYPHEN}(?=[{_D}])))*[{_D}]{{0,4}}|(?<=[町丁])[{_D}]{{1,4}})"
)
_ROOM = rf"(?:[{_D}]{{1,4}}(?:号[室館棟]|[階棟F])|{_HYPHEN}?[{_D}]{{2,4}})"
_BUILDING = (
    rf"(?:[ 　]?(?:[A-Za-z]'?[A-Za-z]{{0,10}})?(?:[ァ-ヺー]{{3,16}}[ 　]?[A-ZＡ-Ｚ]?(?:{_ROOM})?"
    rf"|[{_WRITTEN}]{{0,16}}(?:{_ROOM}))){{0,3}}"
)
_NO_COUNT = rf"(?![{_D}年月日時件名人回割%％円])"
_STREET_OF_SAPPORO = rf"(?:[北南][{_D}]{{1,2}}条[東西]?)"
_PREFECTURE = rf"(?:[{_WRITTEN}]{{2,4}}[都道府県][ 　]?)?"
_CITY = rf"(?:[{_WRITTEN}]{{1,16}}|[ぁ-ゖ]{{2,5}})[市区町村郡]"
_SITE = rf"{_STREET_OF_SAPPORO}?{_BLOCK}{_NO_COUNT}{_BUILDING}"
_JAPANESE = re.compile(rf"(?<![{_WRITTEN}])(?P<place>{_PREFECTURE}{_CITY}[{_WRITTEN}]{{0,12}}{_SITE})")
_IN_KANA = rf"(?:[ぁ-ゖ]{{2,5}}[市町][{_WRITTEN}]{{0,12}})?"
_AFTER_POSTCODE = rf"(?:[ 　\n]?[{_WRITTEN}]{{2,30}}{_IN_KANA}(?:{_SITE})?)?"
_STREETS = one_word_of(
    "Road Rd Street St Lane Avenue Ave Close Drive Way Court Place Crescent Gardens Terrace Square Grove Hill Row Mews"
)
_UK_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_COUNTRY = r"(?:,? (?:United Kingdom|UK|England|Scotland|Wales|Japan)\b)?"
_TOWN = r"[A-Z][a-z]{2,20}"
_FLAT = r"(?:(?:Flat|Apt|Apartment|Unit|Suite|Room)\.? ?[A-Za-z]?\d{0,4}[A-Za-z]?, )"
_STREET = re.compile(
    rf"(?<![\w.])(?P<place>{_FLAT}?\d{{1,4}}[a-zA-Z]?,? (?:[A-Z][a-z'’]{{1,20}} ){{1,3}}{_STREETS}\b"
    rf"(?:(?:,? {_TOWN}){{0,4}},? {_UK_POSTCODE}{_COUNTRY})?)"
)
_ROMANISED = re.compile(
    r"(?<![\w-])(?P<place>\d{1,3}(?:-\d{1,4}){1,4},? [A-Z][a-z]{1,20}(?:-[a-z]{2,5})?"
    rf"(?:,? {_TOWN}(?:-[a-z]{{2,5}})?){{0,4}}(?:,? \d{{3}}-\d{{4}}(?![-\d]))?{_COUNTRY})"
    r"(?<=[a-z\d])(?=[\s,.;)]|$)"
)
_POSTCODE = re.compile(
    rf"(?P<place>(?:〒|郵便番号[は:：]?)[ 　]?[{_D}]{{3}}{_HYPHEN}?[{_D}]{{4}}(?![{_D}]){_AFTER_POSTCODE})"
    rf"|\b(?P<place2>(?:P\.?O\.? Box \d{{1,6}}, )?(?:{_TOWN},? ){{1,2}}\d{{3}}-\d{{4}}(?![-\d]){_COUNTRY})"
    rf"|\b(?P<place3>(?:P\.?O\.? Box \d{{1,6}}, )?(?:{_TOWN},? )?{_UK_POSTCODE}{_COUNTRY})"
)

_DAY = (
    rf"(?:(?:昭和|平成|令和|[SHR])?[{_D}元]{{1,4}}[年./\-][{_D}]{{1,2}}[月./\-][{_D}]{{1,4}}日?"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
)
_BORN = re.compile(
    rf"(?:生年月日|誕生日|\bDOB|\b[Dd]ate of [Bb]irth|\b[Bb]orn(?: on)?)(?: ?(?:は|is|was|[:：]))? ?(?P<day>{_DAY})"
)
_BORN_JAPANESE = re.compile(rf"(?P<day>{_DAY})(?=生(?!物|命|態))")

_KINDS = (
    r"(?:e-?rad(?:研究者)?(?:番号|id)|研究者(?:番号|id)|学籍番号|職員番号|社員番号|会員番号|受験番号|旅券(?:番号)?|パスポート(?:番号)?"
    r"|マイナンバー|個人番号|口座(?:番号)?|免許(?:証)?(?:番号)?|orcid|passport|(?:student|staff|employee|researcher|account)"
    r"(?= (?:no|number|id)))"
)
_NUMBER = rf"[A-ZＡ-Ｚ]{{0,2}}-?[{_D}][{_D}\-]{{4,15}}[{_D}]"
_REGISTERED = re.compile(
    rf"{_KINDS}(?: ?(?:number|no\.?|id))?(?: ?(?:は|が|is|[:：=]))? ?(?P<number>{_NUMBER})(?![{_D}])",
    re.IGNORECASE,
)
_REGISTERED_BEHIND = re.compile(
    rf"(?<![\w-])(?P<number>{_NUMBER})[ 　]?[(（](?:私の|my )?{_KINDS}", re.IGNORECASE
)
_ORCID = re.compile(r"(?<![\d-])(?P<number>\d{4}(?P<gap>[- ])\d{4}(?P=gap)\d{4}(?P=gap)\d{3}[\dX])(?!\w)")
# Of seven digits and more that are no sum and no day, one registers something.
_SUM = r"\d*000(?!\d)"
_WRITTEN_DAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
_BARE = re.compile(
    rf"(?<![A-Za-z\d.,¥￥£$€/_-])(?P<number>(?!{_SUM}|{_WRITTEN_DAY})\d{{7,12}})"
    r"(?![A-Za-z\d/_-]|[.,]\d|[^\S\n]?(?:[円万億千人名件%％]|yen|pounds|GBP|JPY))"
)

_FORMS = (
    *((pattern, "[place]") for pattern in (_JAPANESE, _STREET, _ROMANISED, _POSTCODE)),
    *((pattern, "[birthday]") for pattern in (_BORN, _BORN_JAPANESE)),
    *((pattern, "[number]") for pattern in (_REGISTERED, _REGISTERED_BEHIND, _ORCID)),
)

_PARTS = ("place", "place2", "place3", "day", "number")


def particulars(text: str) -> Iterator[Span]:
    """The dwellings, birthdays and registration numbers in *text*."""
    for pattern, words in _FORMS:
        for found in pattern.finditer(text):
            yield Span(*next(found.span(name) for name in _PARTS if found.groupdict().get(name)), words)


def bare_numbers(text: str) -> Iterator[Span]:
    """Long numbers in *text* that are no sum and no day, once its telephone numbers are taken out."""
    for found in _BARE.finditer(text):
        yield Span(*found.span("number"), "[number]")
