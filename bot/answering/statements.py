"""What an answer is chosen from: rulings said in full, and sentences of the documents. Nothing else is ever said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.saying import Told, say
from bot.rules.decision import Decision
from corpus.facts.model import Source
from index.passage import Chunk


@dataclass(frozen=True)
class Statement:
    """One thing that can be said. *text* is in the asker's language, or verbatim from a document.

    *decision* is the ruling that it says, None for a document's own sentence; *chunk* is the passage a sentence is
    from, *sources* what a ruling rests on.
    """

    text: str
    intent: str | None = None
    decision: Decision | None = None
    sources: tuple[Source, ...] = ()
    chunk: Chunk | None = None
    quote: str = ""


def ruled(decisions: Sequence[Decision], intent: str, told: Told) -> tuple[Statement, ...]:
    """The statements of *decisions*, each wording once."""
    said = {say(decision, told): decision for decision in reversed(decisions)}
    return tuple(
        Statement(text, intent, decision, decision.sources) for text, decision in reversed(list(said.items()))
    )
