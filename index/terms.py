"""The words of a text in the form in which they are looked up.

Japanese: Sudachi's short units (mode A) in their normalised form (締切, 〆切 and 締め切り are one word), content words
only, plus the reading of each word written in kanji, so that しめきり meets them. English: Snowball stems. Width and
case are folded first (NFKC).
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelUnavailable
from corpus.text.plain import NUMBER

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


READING = "\x1f"  # stands before a reading, so that it is no word
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:['’&][a-z0-9]+)*")
_KANJI = re.compile(r"[々〆一-鿿]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_EMPTY_KINDS = frozenset(
    ["助詞", "助動詞", "補助記号", "空白", "記号", "接続詞", "代名詞", "連体詞", "感動詞"]
)
_EMPTY_WORDS = _set(
    "為る 有る 居る 成る 出来る 事 物 御 様 下さる 教える 言う 因る 於く 置く 就く 仰る 何 "
    "幾つ 無い 良い 良う 所 時 場合 願う 頂く 貰う 呉れる 知る 付く 因って 対する 関する 即ち "
    "さん 的 どう 如何 何時 何処 誰 何れ"
)
_EMPTY_ENGLISH = _set(
    "a an the of in on at to for from by with as and or but if is are was were be been being "
    "am do does did can could may might must shall should will would have has had having i "
    "you he she it we they my your his her its our their this that these those there here "
    "what which who whom whose when where why how much many any some no not than then so such "
    "into about me us them please tell also just s t"
)
_NOUN_ENDING = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_LONGEST_TEXT = 12_000  # characters given to Sudachi at once; it refuses more than 49,149 bytes


@dataclass(frozen=True)
class Word:
    """One content word: as written, as looked up, its reading in katakana ("" where there is none).

    *joined*: nothing stands between it and the content word before it. *noun*: it names something (every Latin
    word does). *parts*: the terms of the verbs a compound verb is made of.
    """

    surface: str
    term: str
    reading: str = ""
    joined: bool = False
    noun: bool = True
    parts: tuple[str, ...] = ()


def words(text: str) -> list[Word]:
    """The content words of *text* in order."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return [word for part in _parts(folded) for word in part]


def terms(text: str) -> list[str]:
    """What a stored text is found by: its words, and the readings of those written in kanji or runs of kana."""
    found = words(text)
    readings = [
        READING + word.reading for word in found if _KANJI.search(word.surface) and len(word.reading) > 2
    ]
    parts = [part for word in found for part in word.parts]
    return [word.term for word in found] + parts + readings + [READING + run for run in kana_runs(found)]


def kana_runs(found: list[Word]) -> list[str]:
    """Readings of neighbouring kana words taken together: しめ and きり are シメキリ."""
    runs = [""]
    for word in found:
        if not word.joined or not _KANA.fullmatch(word.surface):
            runs.append("")
        if _KANA.fullmatch(word.surface):
            runs[-1] += katakana(word.surface)
    return [run for run in runs if len(run) > 2]


def is_kana(text: str) -> bool:
    """Whether *text* is written in kana only."""
    return bool(_KANA.fullmatch(text))


def katakana(text: str) -> str:
    """Hiragana as katakana."""
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball stem of an English *word* in lower case."""
    return str(_stemmer().stemWord(word.replace("’", "'")))


def is_latin(term: str) -> bool:
    """Whether *term* is a word in Latin letters."""
    return bool(_LATIN.fullmatch(term))


def _parts(text: str) -> Iterator[list[Word]]:
    """Latin words and numbers by rule, what stands between them by Sudachi."""
    at = 0
    for match in re.finditer(rf"{_LATIN.pattern}|{NUMBER.pattern}", text):
        yield from _japanese(text[at : match.start()])
        yield _plain(match.group())
        at = match.end()
    yield from _japanese(text[at:])


def _plain(word: str) -> list[Word]:
    if word[0].isdigit():
        return [Word(word, word.replace(",", ""))]
    return [] if word in _EMPTY_ENGLISH else [Word(word, stem(word))]


def _japanese(text: str) -> Iterator[list[Word]]:
    from sudachipy import SplitMode

    for start in range(0, len(text) if text.strip() else 0, _LONGEST_TEXT):
        yield _content(tokenizer().tokenize(text[start : start + _LONGEST_TEXT], SplitMode.A))


def _content(morphemes: Iterable[Morpheme]) -> list[Word]:
    """The morphemes that say something, verbs of two verbs (締め切る) as one word."""
    found: list[Word] = []
    end, after_verb = -1, False
    for m in morphemes:
        if not _says_something(m):
            continue
        kind, joined = m.part_of_speech()[0], m.begin() == end
        word = Word(m.surface(), _term(m), m.reading_form(), joined, noun=kind == "名詞")
        is_verb = kind == "動詞"
        if is_verb and after_verb and word.joined:
            word = _compound(found.pop(), word)
        found.append(word)
        end, after_verb = m.end(), is_verb
    return found


def _compound(first: Word, second: Word) -> Word:
    parts = (*(first.parts or (first.term,)), second.term)
    reading = first.reading + second.reading
    return Word(first.surface + second.surface, first.term + second.term, reading, first.joined, False, parts)


def _term(morpheme: Morpheme) -> str:
    """The normalised form; of a verb the noun made of it, so that 締め切る and 締切, 申し込む and 申込 are one word."""
    form = str(morpheme.normalized_form()).lower()
    kind = morpheme.part_of_speech()
    if kind[0] != "動詞" or not form:
        return form
    if "一段" in kind[4]:
        return form.removesuffix("る")
    return form[:-1] + _NOUN_ENDING.get(form[-1], form[-1])


def _says_something(morpheme: Morpheme) -> bool:
    if morpheme.part_of_speech()[0] in _EMPTY_KINDS or morpheme.normalized_form() in _EMPTY_WORDS:
        return False
    return any(c.isalnum() for c in morpheme.surface())


_thread = threading.local()


def tokenizer() -> Tokenizer:
    """Sudachi's tokenizer of this thread: Sudachi refuses to let two threads use one at once."""
    if not hasattr(_thread, "tokenizer"):
        _thread.tokenizer = _dictionary().tokenizer()
    own: Tokenizer = _thread.tokenizer
    return own


@cache
def _dictionary() -> Dictionary:
    """Sudachi's dictionary. Raises ModelUnavailable where it is damaged, or there is no memory left to map it into."""
    from sudachipy import Dictionary
    from sudachipy.errors import SudachiError

    try:
        return Dictionary(dict="core")
    except SudachiError as error:
        raise ModelUnavailable(
            f"Sudachi's dictionary cannot be read ({error}). Free some memory, or install it anew: "
            "pip install --force-reinstall sudachidict-core"
        ) from error


def _stemmer() -> Any:
    """Snowball's stemmer of this thread: it works on a word kept in itself."""
    if not hasattr(_thread, "stemmer"):
        from snowballstemmer import stemmer

        _thread.stemmer = stemmer("english")
    return _thread.stemmer
