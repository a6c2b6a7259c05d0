"""The lexical half: which chunks hold the question's words, whatever way they are written or mistyped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from index.postings import MOST, Postings, Rows, Scores, write_postings
from index.terms import READING, Word, is_kana, is_latin, katakana, stem, terms, words

_LITTLE = 1e-9  # where nothing was asked
_WORDS, _PAIRS, _SPELLINGS = "words", "pairs", "spellings.txt"


@dataclass(frozen=True)
class ContentWord:
    """A content word of a question: as asked, the term the documents know it by (None if they do not), its rarity.

    *idf* is the inverse document frequency in natural logarithm; that of an unknown word is the greatest there is.
    """

    surface: str
    term: str | None
    idf: float

    @property
    def known(self) -> bool:
        return self.term is not None


@dataclass(frozen=True)
class Asked:
    """A question: its content words in order, and its character pairs with their rarity."""

    words: tuple[ContentWord, ...]
    pairs: dict[str, float]

    def closest(self, texts: Sequence[Sequence[str]]) -> Scores:
        """For each group of plain *texts* the greatest share of the character pairs, by rarity, that one holds."""
        shares = [max((self._held(text) for text in group), default=0.0) for group in texts]
        return np.array(shares, np.float32) / np.float32(max(sum(self.pairs.values()), _LITTLE))

    def _held(self, text: str) -> float:
        return sum(rarity for pair, rarity in self.pairs.items() if pair in text)


@dataclass(frozen=True)
class Matches:
    """The lexical scores of rows.

    *words* and *pairs* are BM25 over words and over character pairs, as shares of the most a text could
    reach; *share* is how much of the question's words, by rarity, stands there at all.
    """

    words: Scores
    pairs: Scores
    share: Scores


def write_lexical(texts: Sequence[str], folder: Path) -> None:
    """Index *texts* in the new *folder*; text number i becomes row i."""
    folder.mkdir(parents=True)
    write_postings([terms(text) for text in texts], folder / _WORDS)
    write_postings([pairs(text) for text in texts], folder / _PAIRS)
    spellings = {word.surface for text in texts for word in words(text) if is_latin(word.surface)}
    (folder / _SPELLINGS).write_text("\n".join(sorted(spellings)), encoding="utf-8")


def plain(text: str) -> str:
    """*text* with width and case folded, everything but letters and digits left out."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def pairs(text: str) -> list[str]:
    """Neighbouring characters of the plain *text*."""
    letters = plain(text)
    return [letters[at : at + 2] for at in range(len(letters) - 1)]


class Lexicon:
    """The opened lexical half of *total* chunks."""

    def __init__(self, folder: Path, total: int) -> None:
        self._folder = folder
        self._words = Postings(folder / _WORDS, total)
        self._pairs = Postings(folder / _PAIRS, total)

    def ask(self, question: str) -> Asked:
        """Read *question* as the documents write."""
        found = tuple(self._known(surface, term) for surface, term in self._resolve(words(question)))
        return Asked(found, {pair: self._pairs.rarity(pair) for pair in set(pairs(question))})

    def best(self, asked: Asked, count: int) -> Rows:
        """The *count* rows with the highest BM25 over words, best first."""
        return self._words.best({word.term for word in asked.words if word.term}, count)

    def matches(self, asked: Asked, rows: Rows) -> Matches:
        """The scores of *rows*, which ascend."""
        rarity = {word.term or word.surface: word.idf for word in asked.words}
        weights = {word.term: self._words.weights(word.term, rows) for word in asked.words if word.term}
        nothing = np.zeros(len(rows), np.float32)
        total = sum(weights.values(), nothing)
        share = sum(((held > 0) * np.float32(rarity[term]) for term, held in weights.items()), nothing)
        most = max(sum(rarity.values()), _LITTLE)
        held_pairs = self._pairs.sums(asked.pairs, rows)
        most_pairs = max(sum(asked.pairs.values()), _LITTLE)
        return Matches(total / (MOST * most), held_pairs / (MOST * most_pairs), share / most)

    def _known(self, surface: str, term: str | None) -> ContentWord:
        return ContentWord(surface, term, self._words.rarity(term or ""))

    def _resolve(self, found: Sequence[Word]) -> Iterator[tuple[str, str | None]]:
        at = 0
        while at < len(found):
            end, term = self._spelt_in_kana(found, at)
            if term is None:
                end, term = at + 1, self._term(found[at])
            if term is None and found[at].parts:
                yield from ((part, part if part in self._words else None) for part in found[at].parts)
            else:
                yield "".join(word.surface for word in found[at:end]), term
            at = end

    def _spelt_in_kana(self, found: Sequence[Word], at: int) -> tuple[int, str | None]:
        """The longest run of kana words from *at* that is the reading of a known word, where it is not one itself."""
        end = at
        while end < len(found) and is_kana(found[end].surface) and (end == at or found[end].joined):
            end += 1
        for stop in range(end, at + 1, -1):
            reading = READING + katakana("".join(word.surface for word in found[at:stop]))
            if reading in self._words:
                return stop, reading
        return at, None

    def _term(self, word: Word) -> str | None:
        readings = {READING + word.reading, READING + katakana(word.surface)}
        known = [term for term in (word.term, *sorted(readings)) if term in self._words]
        if known:
            return known[0]
        return self._corrected(word.surface) if is_latin(word.surface) and len(word.surface) > 3 else None

    def _corrected(self, typed: str) -> str | None:
        """The known English word one slip away from *typed*, two in a long one."""
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        slips = 1 if len(typed) < 8 else 2
        near = process.extractOne(
            typed, self._spellings, scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return stem(near[0]) if near else None

    @cached_property
    def _spellings(self) -> list[str]:
        known = (self._folder / _SPELLINGS).read_text(encoding="utf-8").split()
        return [word for word in known if len(word) > 3]
