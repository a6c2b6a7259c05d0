"""Passages for a part that no rule answers, each judged: does it answer, and with which sentences?"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.statements import Statement
from corpus.text.sentences import sentences
from index.passage import Passage
from index.retriever import Retriever

_DEPTH = 10
_SHOWN_WHOLE = 160  # characters


@dataclass(frozen=True)
class Judged:
    """A passage, the probability that it answers, and the stretch of it that is shown, verbatim."""

    passage: Passage
    probability: float
    quote: str

    @property
    def statement(self) -> Statement:
        return Statement(self.quote, chunk=self.passage.chunk, quote=self.quote)


class Lookup:
    """Finds and judges passages. *passes* is the probability from which one is shown."""

    passes = 0.5

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def find(self, text: str) -> tuple[Judged, ...]:
        """The passages nearest to *text*, best first. Raises IndexUnusable or ModelUnavailable."""
        passages = self._retriever.search(text, k=_DEPTH)
        return tuple(Judged(passage, _probability(passage), _quote(passage)) for passage in passages)


def _probability(passage: Passage) -> float:
    return max(0.0, min(1.0, (passage.cosine - 0.84) * 8 * (0.4 + passage.lexical)))


def _quote(passage: Passage) -> str:
    text = passage.chunk.text
    parts = sentences(text)
    if len(text) <= _SHOWN_WHOLE or len(parts) != len(passage.sentences):
        return text
    return parts[max(range(len(parts)), key=lambda at: passage.sentences[at])]
