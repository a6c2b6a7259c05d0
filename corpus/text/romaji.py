"""Japanese spelt in Latin letters, read back: "kansetsu keihi wa nan paasento desu ka" is 間接経費は何パーセントですか.

Each word, or up to four in a row, is looked up by how it sounds among the words of the example bank
(data/romaji.txt, written by `make romaji`); what is not found stays as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LATIN = r"[a-zāīūēō]+(?:['’-][a-zāīūēō]+)*"
_WORD = re.compile(rf"{_LATIN}|\d[\d.,]*|[^\s\w]+|\w", re.IGNORECASE)
_HYPHENED = re.compile(r"(?<![\w-])\w+(?:-\w+)+")
_IS_LATIN = re.compile(_LATIN, re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
# A word that can be said in morae; the last of a text in English seldom can.
_ONSET = r"(?:[kgnhbpmrszjtdfwyv]|[kgnhbpmrstzjd]y|sh|ch|ts)"
_MORAE = re.compile(rf"(?:(?:([kgsztdbpcj])(?=\1|ch))?{_ONSET}?[aiueo]|n(?![aiueo]))+")
_PARTICLES = {"wa": "は", "o": "を", "wo": "を", "e": "へ"}
AFTER_NUMBER = "#"  # before the sound of what counts: 2 oku is 2億, and no 置く
# Words of English grammar that could be said in Japanese, and hardly are by themselves.
_ENGLISH = _set("an and are can he is my of on or our she the us was we who you")
_NUMERALS = {"sen": "千", "man": "万", "senman": "千万", "oku": "億"}
_IN_A_ROW = 4  # words written apart that are one: kansetsu keihi
_LONG = 8  # letters of a word that is told from English by itself: wakarimashita
_LEAST = 0.6  # the share of a text's Latin words that are Japanese, from which all of it is
# Ways to spell the same sound, in the order in which they are made one: macrons, Kunrei and Nihon, long vowels.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"['’-]", ""),
        (r"tch", "cch"),
        (r"(?<![cst])hu", "fu"),
        (r"(?:d[zj]?|z)(?=u|y)", "z"),
        (r"sy(?=[aiueo])|s(?=i)", "sh"),
        (r"ty(?=[aiueo])|t(?=i)|(?<!t)cy", "ch"),
        (r"(?:z|j)y(?=[aiueo])|[zd](?=i)", "j"),
        (r"tu", "tsu"),
        (r"m(?=[bpm])", "n"),
        (r"([aiueo])\1+", r"\1"),
        (r"(?<=o)u|(?<=e)i", ""),
        (r"nn+", "n"),
        (r"^wo$", "o"),
    )
)


@lru_cache(maxsize=20_000)
def sound(latin: str) -> str:
    """How a word in Latin letters is said, the same for all its spellings: shimekiri, simekiri; kikan, kikaan."""
    bare = unicodedata.normalize("NFD", latin.lower())
    said = "".join(letter for letter in bare if not unicodedata.combining(letter))
    for pattern, one in _SPELLINGS:
        said = pattern.sub(one, said)
    return said


def restored(text: str) -> str | None:
    """*text* in Japanese letters where it is Japanese spelt in Latin ones; None for any other text.

    It is where six words in ten are such words, two at least or one long one, in a text without a Japanese letter.
    """
    if _JAPANESE.search(text) or not _may_be(text):
        return None
    words = _WORD.findall(_HYPHENED.sub(_apart, text))
    latin = [word for word in words if _IS_LATIN.fullmatch(word)]
    pieces = list(_read(words))
    known = sum(count for count, _ in pieces)
    if known < _LEAST * len(latin) or (known == 1 and len(latin[0]) < _LONG):
        return None
    return _joined([piece for _, piece in pieces])


def _may_be(text: str) -> bool:
    """Whether most of the words could be said in Japanese, by their letters alone."""
    latin = _IS_LATIN.findall(text)
    said = sum(_MORAE.fullmatch(sound(word)) is not None for word in latin)
    return 0 < said >= _LEAST * len(latin)


def _apart(joined: re.Match[str]) -> str:
    """Words joined by hyphens as words of their own, where each is a known one or a number: nan-nichi, 5-nen."""
    parts = joined.group().split("-")
    known = all(part.isdigit() or (_is_spoken(part) and sound(part) in _words()) for part in parts)
    return " ".join(parts) if known else joined.group()


def _read(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words in Japanese letters, each with the number of Latin words it is read from; 0 as typed."""
    at = 0
    while at < len(words):
        counted = at > 0 and words[at - 1].isdigit() and _is_spoken(words[at])
        unit = _unit(sound(words[at])) if counted else ""
        count, piece = (1, unit) if unit else _longest(words[at : at + _IN_A_ROW])
        yield count, piece or words[at]
        at += count or 1


def _unit(said: str) -> str:
    """What counts, right behind a number: 2 oku, 16nichi."""
    return _NUMERALS.get(said) or _words().get(AFTER_NUMBER + said, "")


def _longest(words: Sequence[str]) -> tuple[int, str]:
    if words[0].lower() in _PARTICLES:
        return 1, _PARTICLES[words[0].lower()]
    for count in range(len(words), 0, -1):
        own = words[:count]
        if all(map(_is_spoken, own)) and (found := _words().get(sound("".join(own)))):
            return count, found
    return 0, ""


def _is_spoken(word: str) -> bool:
    """Whether it may be a Japanese word: JST and PI are none, nor is what English is held together by."""
    if word.lower() in _ENGLISH or (word.isupper() and len(word) > 1):
        return False
    return _IS_LATIN.fullmatch(word) is not None


def _joined(pieces: Sequence[str]) -> str:
    """Japanese without blanks; two words in Latin letters keep one between them."""
    text = ""
    for piece in pieces:
        apart = text[-1:].isascii() and text[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        text += f" {piece}" if apart else piece
    return text


@cache
def _words() -> Mapping[str, str]:
    lines = (resources.files("corpus.text") / "data" / "romaji.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("# "))
