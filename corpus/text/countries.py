"""Countries and regions by their Japanese and English names (Unicode CLDR)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from corpus.text.tables import named
from corpus.text.words import Span, Words, spaced

# What CLDR calls otherwise than people do; codes are ISO 3166-1 alpha-2, and EU.
_ALSO = {
    "米国": "US",
    "アメリカ": "US",
    "合衆国": "US",
    "usa": "US",
    "u.s.": "US",
    "america": "US",
    "the us": "US",
    "英国": "GB",
    "uk": "GB",
    "u.k.": "GB",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "北アイルランド": "GB",
    "korea": "KR",
    "holland": "NL",
    "czech republic": "CZ",
    "eu": "EU",
    "香港": "HK",
    "hong kong": "HK",
    "マカオ": "MO",
    "macao": "MO",
    "macau": "MO",
    "ミャンマー": "MM",
    "ビルマ": "MM",
    "myanmar": "MM",
    "burma": "MM",
    "コンゴ民主共和国": "CD",
    "コンゴ共和国": "CG",
    "congo": "CG",
    "democratic republic of the congo": "CD",
    "パレスチナ": "PS",
    "palestine": "PS",
    "turkey": "TR",
    "豪州": "AU",
    "独国": "DE",
    "仏国": "FR",
}
_ELSE = re.compile(r"さん|氏|先生|(?:・\w{2})?(?:地方|地区|山地)")
_OF_A_COUNTRY = re.compile(
    r"[ -](?:(?:research|joint|partner|funding) )?(?:universit|institut|organi[sz]ation|compan|agenc|funder|partner"
    r"|counterpart|side|team|group|lab|call|scheme|frame|track|one\b)"
)
_NO_COUNTRIES = {"UN", "EZ", "ZZ", "XA", "XB"}  # the United Nations, the euro zone, unknown, made up
# Members of the European Union, 2024: https://european-union.europa.eu/principles-countries-history/eu-countries_en
EUROPEAN_UNION = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)


@cache
def _table() -> tuple[dict[str, str], Words]:
    """What countries go by, with their codes."""
    names = dict(_ALSO)
    known = {code: name for code, name in named("countries.txt").items() if code not in _NO_COUNTRIES}
    for language in ("ja", "en"):
        for code, name in known.items():
            names.setdefault(name.told(language).lower(), code)
    return {spaced(name): code for name, code in names.items()}, Words(names, unless_after="語")


@cache
def _listed(table: str) -> tuple[dict[str, list[str]], Words]:
    """What a data file lists: words, each with the codes of the lines it stands in."""
    lines = resources.files("corpus.text.data").joinpath(table).read_text(encoding="utf-8").splitlines()
    codes_of: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            codes, _, words = line.partition(":")
            for word in words.split("|"):
                codes_of.setdefault(spaced(word.strip()), []).append(codes.strip())
    return codes_of, Words(codes_of)


def find(folded: str) -> tuple[tuple[str, Span], ...]:
    """The codes of the countries named in *folded* text (NFKC, lower case) and where.

    A name that is a person's (マリさん), or a part of a country's (中国地区), names none.
    """
    codes, words = _table()
    found = words.find(folded)
    return tuple((codes[word], span) for word, span in found if not _ELSE.match(folded, span[1]))


def adjectives(folded: str) -> tuple[tuple[str, Span], ...]:
    """The countries whose adjectives stand before a body or a scheme of theirs in *folded* text ("a German institute"),
    and where. Of a person it is a nationality, and of a text its language.
    """
    codes, words = _listed("adjectives.txt")
    found = ((word, span) for word, span in words.find(folded) if _OF_A_COUNTRY.match(folded, span[1]))
    return tuple((code, span) for word, span in found for code in codes[word])


def places(folded: str) -> tuple[tuple[str, Span], ...]:
    """The countries of the towns, regions and institutions named in *folded* text, and where."""
    codes, words = _listed("places.txt")
    return tuple((code, span) for word, span in words.find(folded) for code in codes[word])


def regions(folded: str) -> tuple[tuple[frozenset[str], Span], ...]:
    """The countries of each region of the world (北欧, Asia) named in *folded* text, by their codes, and where."""
    codes, words = _listed("regions.txt")
    return tuple(
        (frozenset(listed.split()), span) for word, span in words.find(folded) for listed in codes[word]
    )


def name_of(code: str, language: str) -> str:
    """A country's name in `ja` or `en`."""
    return named("countries.txt")[code].told(language)


def code_of(name: str) -> str | None:
    """The code of one country's name."""
    return next((code for code, _ in find(name.lower())), None)
