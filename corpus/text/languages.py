"""Languages by their Japanese and English names (Unicode CLDR)."""

from __future__ import annotations

from functools import cache

from corpus.text.tables import named
from corpus.text.words import Span, Words

# The languages that researchers of the target countries write in (ISO 639).
CODES = ["cs", "da", "de", "en", "es", "fi", "fr", "it", "ja", "ko", "nl", "no", "pl", "pt", "sv", "zh"]
# How people also call them.
_ALSO = {
    "英文": "en", "和文": "ja", "邦文": "ja", "仏語": "fr", "仏文": "fr", "独語": "de", "独文": "de",
    "eigo": "en", "eibun": "en", "nihongo": "ja", "wabun": "ja",
}  # fmt: skip


@cache
def _table() -> tuple[dict[str, str], Words]:
    names = dict(_ALSO) | {name_of(code, to).lower(): code for to in ("ja", "en") for code in CODES}
    return names, Words(names)


def find(folded: str) -> tuple[tuple[str, Span], ...]:
    """The codes of the languages named in *folded* text (NFKC, lower case) and where."""
    names, words = _table()
    return tuple((names[word], span) for word, span in words.find(folded))


def name_of(code: str, language: str) -> str:
    """A language's name in `ja` or `en`."""
    return named("languages.txt")[code].told(language)
