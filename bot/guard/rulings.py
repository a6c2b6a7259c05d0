"""Every ruling is in the answer: in its own words, or in a sentence that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evidence import Evidence, Ruling, Sentence
from bot.guard.marks import Mark
from bot.guard.phrases import NO, YES
from bot.guard.reading import Reading, fold, reading
from bot.guard.reference import rests_on
from bot.guard.support import share
from corpus.quantity import Quantity, same
from corpus.text.sentences import sentences

# A draft's sentence stands for a ruling when it says this share of the words of each of its sentences, and all of its
# quantities.
STATES = 0.8
# A sentence that adds less than this to the rulings is not said again.
ADDS = 0.15


def ruling_sentences(evidence: Evidence) -> tuple[Sentence, ...]:
    """Every ruling in its own words, with the grounds it rests on."""
    return tuple(
        Sentence(ruling.text, tuple(ground.id for ground in evidence.grounds if rests_on(ruling, ground)))
        for ruling in evidence.rulings
    )


def led_by_rulings(
    kept: Sequence[Sentence], evidence: Evidence
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """(the answer's sentences, those left out because a ruling says the same)."""
    read = [reading(fold(sentence.text)) for sentence in kept]
    lead = tuple(
        said
        for ruling, said in zip(evidence.rulings, ruling_sentences(evidence), strict=True)
        if not any(_states(own, ruling) for own in read)
    )
    led = [reading(said.text) for said in lead]
    repeated = tuple(
        sentence
        for sentence, own in zip(kept, read, strict=True)
        if any(_repeats(own, ruling) for ruling in led)
    )
    return (*lead, *(sentence for sentence in kept if sentence not in repeated)), repeated


def repeats(sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a ruling says all that *sentence* says."""
    own = reading(fold(sentence.text))
    return any(_repeats(own, reading(ruling.text)) for ruling in evidence.rulings)


def _states(own: Reading, ruling: Ruling) -> bool:
    whole = reading(ruling.text)
    return (
        all(share(reading(part).words, own.forms) >= STATES for part in sentences(ruling.text))
        and _holds(whole.marks, own.marks)
        and _opening(own) == _opening(whole)
    )


def _repeats(own: Reading, whole: Reading) -> bool:
    return share(own.words, whole.forms) >= 1 - ADDS and _holds(own.marks, whole.marks)


def _holds(wanted: Sequence[Mark], offered: Sequence[Mark]) -> bool:
    return all(any(_alike(mark, other) for other in offered) for mark in wanted)


def _alike(mark: Mark, other: Mark) -> bool:
    if isinstance(mark.value, Quantity) and isinstance(other.value, Quantity):
        return same(mark.value, other.value)
    return mark.value == other.value


def _opening(read: Reading) -> str:
    return "yes" if YES.match(read.text) else "no" if NO.match(read.text) else ""
