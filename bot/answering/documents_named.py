"""Which documents give way to the one that a question names: several of one folder may be different funds.

A document is named by words of its title right before a word that titles share ("the Seto fund"), or by the number
behind it ("Fund 2").
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.chunk import index_text
from index.passage import Chunk
from index.terms import Word, words

_SEVERAL = 2  # titles share a word, or words of one title name it

Titles = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Name:
    """A thing of the kind that several titles name, as a question names it: by words *before* the kind, of which
    *word* is the last as typed, or a *number* behind it; *typed* is all of it."""

    kind: str
    before: tuple[str, ...]
    number: str | None
    word: str
    typed: str

    def is_of(self, title: Sequence[str]) -> bool:
        """Whether *title* bears it: its number; its word right before the kind; or two of its words."""
        if self.number is not None and _stand_together(title, self.kind, self.number):
            return True
        shared = [word for word in self.before if word in title]
        right_before = bool(self.before) and _stand_together(title, self.before[-1], self.kind)
        return self.kind in title and (right_before or len(shared) >= _SEVERAL)

    def may_be_of(self, title: Sequence[str]) -> bool:
        """Whether *title* has its word elsewhere: 瀬戸玲子基金 for 瀬戸基金."""
        return self.kind in title and bool(self.before) and self.before[-1] in title

    @property
    def words(self) -> set[str]:
        return {self.kind, *self.before, *filter(None, [self.number])}


def giving_way(text: str, named: Mapping[str, str], chunks: Callable[[], Sequence[Chunk]]) -> frozenset[str]:
    """The documents that a question in the words *text* is not about, as it names others of their kind; none where it
    names none of *named*, the titles. One that speaks of what is named, by the same words or in a heading, stays.
    """
    if len(named) < _SEVERAL:
        return frozenset()
    titles = {document: tuple(word.term for word in _words(title)) for document, title in named.items()}
    of_all = [_rivals(name, titles, chunks) for name in _names(text, titles)]
    found = [rivals for rivals in of_all if rivals]
    return frozenset.intersection(*found) if found else frozenset()


def _rivals(name: _Name, titles: Titles, chunks: Callable[[], Sequence[Chunk]]) -> frozenset[str]:
    """The documents of its kind that *name* is none of; none where it may only be a word that they use, too."""
    of_kind = {document for document, title in titles.items() if name.kind in title}
    surely = {document for document in of_kind if name.is_of(titles[document])}
    meant = surely or {document for document in of_kind if name.may_be_of(titles[document])}
    rivals = of_kind - meant
    if not meant or not rivals:
        return frozenset()
    of_rivals = [one for one in chunks() if one.document in rivals]
    if surely:
        return frozenset(rivals - {one.document for one in of_rivals if _speaks_of(one, name)})
    used = any(name.word in _folded(index_text(one)) for one in of_rivals)
    return frozenset() if used else frozenset(rivals)


def _speaks_of(chunk: Chunk, name: _Name) -> bool:
    """Whether a chunk says *name* as the question does, or stands under a heading that has all its words."""
    heading = {word.term for word in _words(chunk.heading or "")}
    return name.words <= heading or name.typed in _folded(index_text(chunk))


def _names(text: str, titles: Titles) -> Iterator[_Name]:
    """What *text* names of a kind that several titles are of."""
    counts: dict[str, int] = defaultdict(int)
    for title in titles.values():
        for term in set(title):
            counts[term] += 1
    asked, said = words(text), _folded(text)
    for at, kind in enumerate(asked):
        if counts[kind.term] < _SEVERAL:
            continue
        first = at
        while first and counts[asked[first - 1].term]:
            first -= 1
        number = asked[at + 1] if at + 1 < len(asked) and asked[at + 1].term.isdigit() else None
        own = asked[first:at]
        if own or number:
            typed = _typed(said, own[0] if own else kind, number or kind)
            before, last = tuple(word.term for word in own), own[-1].surface if own else ""
            yield _Name(kind.term, before, number.term if number else None, last, typed)


def _typed(said: str, first: Word, last: Word) -> str:
    begins = said.find(first.surface)
    return said[begins : said.find(last.surface, begins) + len(last.surface)]


def _stand_together(title: Sequence[str], first: str, second: str) -> bool:
    return (first, second) in pairwise(title)


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
