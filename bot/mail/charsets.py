"""Names of charsets as mailers write them, and how likely it is that a text was read in the right one."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache

_NAMES = {
    "cp932": "shiftjis sjis mskanji windows31j windows932 cp932 ms932 shiftjisx0213 pck",
    "euc_jp": "eucjp cp51932 eucjpms ujis euc",
    "cp1252": "iso88591 latin1 l1 windows1252 cp1252 ansi",
    "gb18030": "gb2312 gb231280 gbk gb18030 cp936 windows936 euccn",
    "cp949": "ksc56011987 ksc56011989 ksc5601 euckr cp949 uhc windows949",
    "cp950": "big5 big5hkscs cp950 windows950",
    "utf-8": "utf8 utf8mb4 unicode11utf8 cp65001",
    "ascii": "usascii ascii unknown8bit unknown default none 7bit 8bit binary xunknown",
}
_ALIASES = {alias: name for name, aliases in _NAMES.items() for alias in aliases.split()}

_LOST = re.compile(r"[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
_KANA = re.compile(r"[\u3041-\u30fe]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_LONE_HALFWIDTH = re.compile(r"(?<![\uff61-\uff9f])[\uff61-\uff9f](?![\uff61-\uff9f])")
_HALFWIDTH = re.compile(r"[\uff61-\uff9f]")
# In Latin words no ideograph stands: café read as Shift_JIS.
_IN_A_WORD = re.compile(r"[a-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]")
# What Japanese bytes look like when they are read as Windows Latin: many strange letters at a stretch.
_LATIN_RUN = re.compile(r"[\xa1-\xffŒœŠšŽžŸƒˆ˜‚„†‡‰‹›€™•–—‘’“”…]{3,}")
_LATIN_ODD = re.compile(r"[ƒ‚„†‡ˆ‰‹Œ˜ŠŽ]")


def canonical(charset: str | None) -> str:
    """The codec for a charset as a mail names it, "ascii" for one that says nothing or is unknown."""
    name = re.sub(r"[^a-z0-9]", "", (charset or "").lower())
    bare = re.sub(r"^(?:cs|x)(?=[a-z])", "", name)
    known = _ALIASES.get(name) or _ALIASES.get(bare)
    if known:
        return known
    try:
        return codecs.lookup(charset.strip(" \"'")).name if charset else "ascii"
    except (LookupError, ValueError):
        return "ascii"


def implausibility(text: str, charset: str) -> float:
    """How unlikely it is that *text* is what was written: 0 for ordinary prose, about 1 for every odd
    character.

    *charset* is the one it was read in; which characters are ordinary depends on its language.
    """
    lost = 3.0 * len(_LOST.findall(text))
    if charset in ("cp932", "euc_jp"):
        return lost + _odd_for_japanese(text)
    if charset in ("gb18030", "cp949", "cp950"):
        return lost + _odd_for_ideographs(text, charset) + 0.5 * len(_KANA.findall(text))
    if charset == "cp1252" or charset.startswith("iso8859"):
        runs = sum(map(len, _LATIN_RUN.findall(text)))
        return lost + runs + len(_LATIN_ODD.findall(text))
    return lost


def _odd_for_japanese(text: str) -> float:
    lone, halfwidth = len(_LONE_HALFWIDTH.findall(text)), len(_HALFWIDTH.findall(text))
    kanji_alone = 0.0 if _KANA.search(text) else 0.3 * len(_IDEOGRAPH.findall(text))
    words = len(_IN_A_WORD.findall(text))
    return 3.0 * lone + 0.3 * (halfwidth - lone) + kanji_alone + words + _odd_for_ideographs(text, "euc_jp")


def _odd_for_ideographs(text: str, charset: str) -> float:
    common = _common_ideographs(charset)
    return 0.7 * sum(
        n for char, n in Counter(text).items() if "\u3400" <= char <= "\u9fff" and char not in common
    )


@cache
def _common_ideographs(charset: str) -> frozenset[str]:
    """The first level of a charset's ideographs, those that are used every day."""
    levels = {
        "euc_jp": ("euc_jp", range(0xB0, 0xD0)),
        "gb18030": ("gb2312", range(0xB0, 0xD8)),
        "cp949": ("euc_kr", range(0xB0, 0xFE)),
        "cp950": ("big5", range(0xA4, 0xC7)),
    }
    codec, rows = levels[charset]
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    return frozenset("".join(bytes((row, cell)).decode(codec, "ignore") for row in rows for cell in cells))
