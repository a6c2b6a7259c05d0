"""Countries and regions by their Japanese and English names (Unicode CLDR)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from corpus.text.tables import named

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
    "korea": "KR",
    "holland": "NL",
    "czech republic": "CZ",
    "eu": "EU",
    "香港": "HK",
    "hong kong": "HK",
    "turkey": "TR",
    "豪州": "AU",
    "独国": "DE",
    "仏国": "FR",
}
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
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    names = dict(_ALSO)
    known = {code: name for code, name in named("countries.txt").items() if code not in _NO_COUNTRIES}
    for language in ("ja", "en"):
        for code, name in known.items():
            names.setdefault(name.told(language).lower(), code)
    longest = sorted(names, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in longest if name.isascii())
    others = "|".join(re.escape(name) for name in longest if not name.isascii())
    return names, re.compile(
        rf"(?<![\u30a1-\u30fa\u30fc])(?:{others})(?![語\u30a1-\u30fa\u30fc])|(?<![a-z])(?:{latin})(?![a-z])"
    )


def find(folded: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The codes of the countries named in *folded* text (NFKC, lower case) and where."""
    names, pattern = _table()
    return tuple((names[match.group()], match.span()) for match in pattern.finditer(folded))


@cache
def _listed(name: str) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """The lines of a data file: codes, and the words they go by."""
    lines = resources.files("corpus.text.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    parted = [line.split(":") for line in lines if line and not line.startswith("#")]
    return tuple((frozenset(codes.split()), _any_of(words.split("|"))) for codes, words in parted)


def _any_of(words: list[str]) -> re.Pattern[str]:
    names = sorted((word.strip() for word in words), key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in names if name.isascii())
    others = "|".join(re.escape(name) for name in names if not name.isascii())
    return re.compile(rf"(?:{others})|(?<![a-z])(?:{latin})(?![a-z])")


def places(folded: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The countries of the towns, regions and institutions named in *folded* text, and where."""
    return tuple(
        (code, match.span())
        for codes, pattern in _listed("places.txt")
        for code in codes
        for match in pattern.finditer(folded)
    )


def regions(folded: str) -> tuple[tuple[frozenset[str], tuple[int, int]], ...]:
    """The countries of each region of the world (北欧, Asia) named in *folded* text, by their codes, and where."""
    return tuple(
        (codes, match.span())
        for codes, pattern in _listed("regions.txt")
        for match in pattern.finditer(folded)
    )


def name_of(code: str, language: str) -> str:
    """A country's name in `ja` or `en`."""
    return named("countries.txt")[code].told(language)


def code_of(name: str) -> str | None:
    """The code of one country's name."""
    return next((code for code, _ in find(name.lower())), None)
