"""What people hang on their sentences and nobody reads aloud: emoji, also carriers', ♪, (^^), a drawn-out ～."""

from __future__ import annotations

import re
import unicodedata

# A face in brackets: no word and no number in it, "(^^)", "m(_ _)m", "(´・ω・`)".
_FACE = re.compile(
    r"(?<![A-Za-z])[m＼ヽ\\]?[(（](?=[^()（）]{0,12}[\^_;；´`＾・><＞＜≧≦＿￣ω*])"
    r"[^()（）\d]{2,12}[)）][m／ﾉノ/]?(?![A-Za-z])"
)
_WORD = re.compile(r"[^\W_]{2}")
_DRAWN_OUT = re.compile(r"(?<=[ぁ-ん])[〜～~ー]{1,10}(?=[。．.！!？?♪☆★\s]|$)", re.MULTILINE)
_SHOUTED = re.compile(r"(?<=か)[！!]{1,10}")
_END = re.compile(r"(?<=[ぁ-んァ-ヶ一-龥々])\ufffc+[ \t　]*")
_PLACE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: stands where a decoration stood


def undecorated(text: str) -> str:
    """*text* without decorations; in Japanese one behind a word ends the sentence, as its writer meant it."""
    text = _FACE.sub(lambda face: face[0] if _WORD.search(face[0][1:-1]) else _PLACE, text)
    text = "\n".join(map(_without_emoji, text.split("\n")))
    text = _SHOUTED.sub("。", _DRAWN_OUT.sub("", text))
    return _END.sub("。", text).replace(_PLACE, "")


def _without_emoji(line: str) -> str:
    """*line* with its emoji marked; at its beginning ● and ★ are a list's marks and stay."""
    start = next((n for n, char in enumerate(line) if char.isalnum()), len(line))
    if start == len(line):
        return line
    return line[:start] + "".join(_PLACE if _is_emoji(char) else char for char in line[start:])


def _is_emoji(char: str) -> bool:
    if char < "\u200d":
        return False
    if char in "\u200d\ufe0e\ufe0f\u20e3" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    kind = unicodedata.category(char)
    if kind == "Co":
        return True
    # ㈱ and ℃ are symbols by kind and letters by what they stand for; → and ■ belong to the text.
    return kind == "So" and char not in "■□●○◎◆◇▲△▼▽〒〓" and not _stands_for_letters(char)


def _stands_for_letters(char: str) -> bool:
    return any(part.isalnum() for part in unicodedata.normalize("NFKC", char))
