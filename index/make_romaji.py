"""`make romaji`: the words of the bank by how they sound, so that romaji can be read back."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import jaconv

from corpus.intents.bank import read_bank
from corpus.text import data
from corpus.text.plain import plain
from corpus.text.romaji import AFTER_NUMBER, sound
from index.terms import tokenizer

if TYPE_CHECKING:
    from sudachipy import Morpheme

WORDS = Path(data.__file__).with_name("romaji.txt")
HEADER = (
    "# How a word of the example bank sounds, and how it is most often written; written by `make romaji`."
)
_BREAKS = frozenset(["補助記号", "記号", "空白"])
_ENDS = frozenset(["助動詞", "接尾辞", "助詞"])  # what stays with the word before it: 出せ|ます, 終わっ|たら
_LONGEST = 3  # morphemes
_OFTEN = 2  # times that a group of morphemes has to be met; a single one counts at once


def main() -> None:
    """Writes corpus/text/data/romaji.txt."""
    spellings = spellings_of(
        example for intent in read_bank().intents for example in intent.examples.get("ja", ())
    )
    lines = [f"{said}\t{written.most_common(1)[0][0]}" for said, written in sorted(spellings.items())]
    WORDS.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    sys.stderr.write(f"{len(lines)} sounds: {WORDS}, {WORDS.stat().st_size / 1e3:.0f} kB\n")


def spellings_of(texts: Iterator[str]) -> dict[str, Counter[str]]:
    """How each sound of the *texts* is written, and how often."""
    from sudachipy import SplitMode

    found: dict[str, Counter[str]] = defaultdict(Counter)
    groups: Counter[tuple[str, str]] = Counter()
    for text in texts:
        morphemes = list(tokenizer().tokenize(plain(text), SplitMode.C))
        for at, first in enumerate(morphemes):
            if _is_word(first):
                behind = at > 0 and _is_number(morphemes[at - 1])
                found[AFTER_NUMBER * behind + _sound(first)][first.surface()] += 1
            groups.update(_groups(morphemes[at : at + _LONGEST]))
    for (said, written), often in groups.items():
        if often >= _OFTEN:
            found[said][written] += often
    return {said: written for said, written in found.items() if len(said) > 1}


def _groups(morphemes: list[Morpheme]) -> Iterator[tuple[str, str]]:
    """The first of *morphemes* with what belongs to it: the nouns or the endings that follow."""
    said, written = _sound(morphemes[0]), morphemes[0].surface()
    for before, one in pairwise(morphemes):
        if not (_is_word(before) and _is_word(one) and _belongs(before, one)):
            return
        said, written = said + _sound(one), written + one.surface()
        yield sound(said), written


def _belongs(before: Morpheme, one: Morpheme) -> bool:
    first, second = before.part_of_speech()[0], one.part_of_speech()
    if second[0] == "助詞":
        return first in ("動詞", "助動詞", "形容詞") and second[1] == "接続助詞"
    return second[0] in _ENDS or (first == second[0] == "名詞")


def _is_number(one: Morpheme) -> bool:
    return bool(one.surface().isdigit() or one.part_of_speech()[1] == "数詞")


def _is_word(one: Morpheme) -> bool:
    said = one.reading_form()
    known = not (one.is_oov() or one.surface().isascii() or one.part_of_speech()[0] in _BREAKS)
    return known and bool(said) and all("ァ" <= mora <= "ー" for mora in said)


def _sound(one: Morpheme) -> str:
    return sound(jaconv.kana2alphabet(jaconv.kata2hira(one.reading_form())))


if __name__ == "__main__":
    main()
