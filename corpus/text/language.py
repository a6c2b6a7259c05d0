"""The language a text is written in, for those that the desk speaks."""

from __future__ import annotations

import re
from typing import Literal

from corpus.text.romaji import restored

Language = Literal["ja", "en"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_KANA_KANJI = re.compile(r"[\u3041-\u30ff\uff66-\uff9f\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_GRAMMAR = re.compile(
    r"\b(?:the|an?|is|are|was|do|does|can|of|to|for|in|on|at|by|with|and|or|what|how|when|where|who|which"
    r"|i|we|my|our|it)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+")
# Letters that neither language writes with: Hangul, Cyrillic, Greek, Arabic, Hebrew, Thai, Devanagari.
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u05ff\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u1100-\u11ff\uac00-\ud7af]"
)

# Words of French, German, Spanish, Portuguese, Italian and Dutch grammar that are no words of English.
_OTHER_GRAMMAR = _set(
    "le les des du une est sont quel quelle quels pour dans avec peut combien comment quand où nous vous et que qui "
    "der das den dem ein eine einen ist sind wird wie wann welche welcher können kann für mit und auf "
    "von ich wir nicht es el los las una del es son cuál cuándo cuánto cómo qué para con por puede la de "
    "os uma da dos são qual quando quanto como pode "
    "il gli della è sono quale può "
    "het een van zijn wanneer hoeveel voor met"
)
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE = frozenset("吗嗎么麼们們呢您这请")


def language_of(text: str) -> Language:
    """Japanese as soon as Japanese letters carry the grammar; kanji alone may be a term in an English text.

    Terms without any English grammar between them (FEC 上限) are Japanese keywords; so is what is spelt in Latin
    letters (shimekiri wa itsu desu ka).
    """
    bare = _ADDRESS.sub(" ", text)
    if restored(bare):
        return "ja"
    japanese, words = len(_KANA_KANJI.findall(bare)), len(_LATIN_WORD.findall(bare))
    weight = 2.0 if _KANA.search(bare) else 0.5
    if japanese and not _GRAMMAR.search(bare):
        return "ja"
    return "ja" if japanese and japanese * weight >= words else "en"


def is_other(text: str) -> bool:
    """Whether *text* is in a language other than the two: told by its script, or by its words of grammar."""
    letters = sum(character.isalpha() for character in text)
    scripts = letters > 0 and len(_OTHER_SCRIPT.findall(text)) * 2 > letters
    return scripts or _is_chinese(text) or _is_latin(text)


def _is_chinese(text: str) -> bool:
    """Whether Chinese characters stand alone, and some are of Chinese grammar or two are not written in Japan."""
    if _KANA.search(text):
        return False
    han = set(_HAN.findall(text))
    return bool(han & _CHINESE) or sum(not character.encode("cp932", "ignore") for character in han) > 1


def _is_latin(text: str) -> bool:
    """Whether more words are of another language's grammar than of English, and at least two."""
    if _KANA_KANJI.search(text) or restored(text):
        return False
    words = _WORD.findall(_ADDRESS.sub(" ", text).lower())
    others = len(_OTHER_GRAMMAR.intersection(words))
    return others > 1 and others > sum(_GRAMMAR.fullmatch(word) is not None for word in words)
