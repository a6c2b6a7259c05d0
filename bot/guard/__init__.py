"""The guard: nothing reaches a person that no ruling and no cited passage says. Pure and quick; no model inside.

A sentence is kept when every citation exists, every quantity, address and link is the ruling's or the cited passage's
and said of the same thing, its words stand in what it cites, and it denies and obliges as that does. What contradicts a
ruling gives way to the ruling, and each ruling is in the result, in its own words or in a sentence that says the same.
In doubt a sentence goes: the rulings and the passages are always there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evidence import Draft, Evidence, Sentence
from bot.guard.reference import Reference, references
from bot.guard.rulings import led_by_rulings, repeats
from bot.guard.sentence import Checked, check

__all__ = ["REPEATED", "Dropped", "Guarded", "guard", "guard_sentence"]


REPEATED = "a ruling says it already"


@dataclass(frozen=True)
class Dropped:
    """A sentence that was not let through, and why; for the log, never shown."""

    sentence: Sentence
    why: str


@dataclass(frozen=True)
class Guarded:
    """What may be shown, in order, and what may not."""

    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]


def guard(draft: Draft, evidence: Evidence) -> Guarded:
    """What of *draft* may be shown, with the rulings of *evidence*."""
    known = references(evidence)
    kept: list[Sentence] = []
    dropped: list[Dropped] = []
    for sentence in draft.sentences:
        checked = _checked(sentence, evidence, known)
        if checked.sentence is None:
            dropped.append(Dropped(sentence, checked.why))
        elif checked.sentence not in kept:
            kept.append(checked.sentence)
    sentences, repeated = led_by_rulings(kept, evidence)
    return Guarded(sentences, (*dropped, *(Dropped(sentence, REPEATED) for sentence in repeated)))


def guard_sentence(sentence: Sentence, evidence: Evidence) -> Sentence | Dropped:
    """The same for one sentence of a stream, before which the caller has shown the rulings."""
    checked = _checked(sentence, evidence, references(evidence))
    if checked.sentence is None:
        return Dropped(sentence, checked.why)
    return Dropped(sentence, REPEATED) if repeats(checked.sentence, evidence) else checked.sentence


def _checked(sentence: Sentence, evidence: Evidence, known: Sequence[Reference]) -> Checked:
    return check(sentence, evidence, known)
