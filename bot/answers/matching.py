"""The approved answers of one moment, found by the example that is nearest to a question and agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.desk_answer import Approved, Recalled, Sought
from bot.answers.model import DeskAnswer
from bot.reading.form import form_of
from corpus.facts.model import Call
from corpus.intents.bank import key
from corpus.quantity import Quantity, compatible, read
from corpus.text.names import Name, Names
from corpus.text.plain import folded, plain
from index.same_question import SameQuestion, logits

# Logits from which a question is surely, and likely, the one that an answer was given to (tests/bench/answers.py).
SURE, LIKELY = 2.3, 0.4
_COUNTED = 2  # examples: one may be near by chance
_OPEN_TO_CLOSED = (
    1.2  # what is taken off where the question asks which, when or how much, and the example whether
)
_APART = ("side", "scheme")  # kinds of names of which two questions may not name different ones
_OWN = (
    "country",
    "place",
    "region",
    "other_year",
)  # and of which the example has to name what the question names


@dataclass(frozen=True)
class Example:
    """One example of an answer, with the values and names in it; *is_open*: it asks when, how much, which."""

    text: str
    answer: DeskAnswer
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    is_open: bool


class Examples:
    """Finds answers. Thread-safe: nothing in it changes."""

    def __init__(self, answers: Sequence[DeskAnswer], same: SameQuestion, calls: Sequence[Call]) -> None:
        names = Names(calls[0]) if calls else None
        self._examples = [_example(text, answer, names) for answer in answers for text in answer.questions]
        self._same = same
        self._sides = same.examples([example.text for example in self._examples])

    def find(self, sought: Sought) -> Recalled | None:
        """The answer to what is *sought*, surely or likely; None where none is near."""
        best = next(iter(self.ranked(sought)), None)
        if best is None or best[0] < LIKELY:
            return None
        logit, example = best
        return Recalled(_approved(example.answer), example.text, sure=logit >= SURE)

    def ranked(self, sought: Sought) -> list[tuple[float, Example]]:
        """The answers that hold and agree, nearest first, each by its nearest example and with its logit: the mean of its
        nearest examples', or without bound where one is the question itself.
        """
        near: dict[str, list[tuple[float, Example]]] = {}
        for logit, example in self._by_likeness(sought):
            near.setdefault(example.answer.id, []).append((logit, example))
        scored = [(_mean([logit for logit, _ in found[:_COUNTED]]), found[0][1]) for found in near.values()]
        return sorted(scored, key=lambda one: -one[0])

    def _by_likeness(self, sought: Sought) -> list[tuple[float, Example]]:
        able = [
            at for at, one in enumerate(self._examples) if _holds(one.answer, sought) and _agrees(one, sought)
        ]
        if not able:
            return []
        asked = logits(self._same.asked(*sought.view), self._sides)[0]
        wanted = key(sought.view.typed)
        is_open = form_of(folded(sought.view.typed)) == "open"
        scored = []
        for at in able:
            example = self._examples[at]
            less = _OPEN_TO_CLOSED if is_open and not example.is_open else 0.0
            logit = float("inf") if key(example.text) == wanted else float(asked[at]) - less
            scored.append((logit, example))
        return sorted(scored, key=lambda one: -one[0])


def standing(logit: float) -> str:
    """What becomes of a question with such a logit."""
    return "sure" if logit >= SURE else "likely" if logit >= LIKELY else "no"


def _mean(logits: Sequence[float]) -> float:
    return sum(logits) / len(logits)


def _example(text: str, answer: DeskAnswer, names: Names | None) -> Example:
    told = plain(text)
    named = tuple(names.find(told)) if names else ()
    return Example(text, answer, tuple(read(told)), named, form_of(folded(told)) == "open")


def _approved(answer: DeskAnswer) -> Approved:
    stated = tuple(item for text in answer.questions for item in read(plain(text)))
    day = answer.approved_on or date.min
    return Approved(answer.id, answer.wording, day, answer.sources, stated)


def _holds(answer: DeskAnswer, sought: Sought) -> bool:
    """Whether an answer is in force for the day, the call and the sides that are asked about."""
    sides = {name.id for name in sought.names if name.kind == "side"}
    return (
        (answer.valid_until is None or sought.day <= answer.valid_until)
        and answer.call in (None, sought.call)
        and (answer.side is None or not sides or answer.side in sides)
    )


def _agrees(example: Example, sought: Sought) -> bool:
    """Whether the question names no other value, side, country or year than the example does.

    An example without a value speaks of the matter at large; one with a value speaks of that value alone.
    """
    kinds = {item.kind for item in example.quantities}
    own = [item for item in sought.quantities if item.kind in kinds]
    return (
        all(_among(item, own) for item in example.quantities)
        and all(_among(item, example.quantities) for item in own)
        and all(_same_names(example, sought, kind) for kind in _APART)
        and _named(sought.names, *_OWN) <= _named(example.names, *_OWN)
    )


def _among(item: Quantity, others: Sequence[Quantity]) -> bool:
    return any(compatible(item, other) for other in others)


def _same_names(example: Example, sought: Sought, kind: str) -> bool:
    ours, theirs = _named(example.names, kind), _named(sought.names, kind)
    return not ours or not theirs or ours == theirs


def _named(names: Sequence[Name], *kinds: str) -> set[str]:
    return {name.id for name in names if name.kind in kinds}
