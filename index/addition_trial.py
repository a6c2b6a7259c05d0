"""A trial of one more own example: which questions it helps to their intent, and which it takes away from theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.intents import Ranking

Rank = Callable[[str], Ranking]


@dataclass(frozen=True)
class Addition:
    """What an example of *intent* does: *drawn* are the questions asked in vain that it draws to its intent,
    for a person to judge; *harmed* those that it takes away from what they ask for, each with that, of
    *known* questions tried."""

    intent: str
    drawn: tuple[str, ...]
    harmed: tuple[tuple[str, str], ...]
    known: int


def tried_with(
    intent: str, in_vain: Sequence[str], known: Sequence[tuple[str, str]], before: Rank, after: Rank
) -> Addition:
    """Rank questions *before* the example is added and *after*: those asked *in_vain*, and *known* ones with
    what they ask."""
    drawn = [text for text in in_vain if _first(before, text) != intent == _first(after, text)]
    harmed = [
        (text, told)
        for text, told in known
        if told != intent and _first(after, text) == intent and _first(before, text) == told
    ]
    return Addition(intent, tuple(drawn), tuple(harmed), len(known))


def _first(rank: Rank, text: str) -> str:
    return rank(text)[0][0]
