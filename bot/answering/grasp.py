"""What may be told of a text before anybody knows whether it is a question: nothing is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from bot.answering.ranked import Part, Ranker, View, view_of
from bot.reading.query import Query
from bot.reading.slide import asks_which_slide, slide_in
from corpus.intents.bank import Bank, Kind
from corpus.text.plain import folded
from corpus.text.segments import Segment
from index.terms import words

_ANSWERABLE: tuple[Kind, ...] = ("asking", "silence")
TO_PEOPLE = "to_people"  # a mark
COMMON = 100  # a word that is used so often is no rarer than any other


class Grasp(NamedTuple):
    """How a text looks to the desk, by its own words, but for *sure*.

    *asks*: how likely it asks what documents may tell; of several parts the one that asks least. *rarest*: how often
    the rarest of the words that ask stands in questions and documents; *words*: how many content words of those there
    are. *sure*: how likely what it most likely means is, read together with what was said before. *to_people*: how
    surely it is said to those around (a learned mark), in the logarithm of the odds. *wished*: it only wishes what was
    told to be told in another language.
    """

    asks: float
    rarest: int
    words: int
    sure: float = 0.0
    to_people: float = 0.0
    wished: bool = False


class Grasping:
    """Grasps the parts of a text. *documents* gives the texts of the passages."""

    def __init__(self, bank: Bank, ranker: Ranker, documents: Callable[[], Iterable[str]]) -> None:
        self._bank, self._ranker, self._documents = bank, ranker, documents

    def of(self, query: Query, parts: Sequence[Part]) -> Grasp:
        """The grasp of *query*, which was understood as *parts*."""
        asking = " ".join(segment.text for segment in query.asking)
        found = [word.term for word in words(asking) if not word.term[0].isdigit()]
        return Grasp(
            asks=min(self._asks(part) for part in parts),
            rarest=min([self._uses[term] for term in found] + [COMMON]),
            words=len(found),
            sure=min(part.ranking[0][1] for part in parts),
            to_people=self._ranker.strength(_view_of_all(query), TO_PEOPLE),
        )

    def _asks(self, part: Part) -> float:
        if _asks_of_slides(part):
            return 1.0
        return sum(share for name, share in part.by_itself if self._kind(name) in _ANSWERABLE)

    def _kind(self, name: str) -> Kind:
        intent = self._bank.get(name)
        return intent.kind if intent else "asking"

    @cached_property
    def _uses(self) -> Counter[str]:
        """How many questions of the bank and passages use each word; a second of work, for the first text alone."""
        asked = (
            text
            for intent in self._bank.intents
            if intent.kind in _ANSWERABLE
            for text in intent.all_examples
        )
        texts = chain(asked, self._documents())
        return Counter(term for text in texts for term in {word.term for word in words(text)})


def _view_of_all(query: Query) -> View:
    return view_of(query, Segment("background", query.plain, (0, len(query.plain))))


def _asks_of_slides(part: Part) -> bool:
    low = folded(part.segment.text)
    return slide_in(low) is not None or asks_which_slide(low)
