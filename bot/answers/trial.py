"""What the answers do, tried on their own examples and on what was asked in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.answering.desk_answer import Sought
from bot.answers.matching import OPEN, SURE, Examples
from bot.answers.model import DeskAnswer
from bot.receipts.gaps import Asked

Seek = Callable[[str], Sought]
Of = Callable[[Sequence[DeskAnswer]], Examples]


def refound(answer: DeskAnswer, answers: Sequence[DeskAnswer], of: Of, seek: Seek) -> tuple[int, int]:
    """How many of the examples of *answer* find it by its other examples, and of how many."""
    found = 0
    for text in answer.questions:
        others = {
            language: tuple(one for one in texts if one != text)
            for language, texts in answer.examples.items()
        }
        rest = [replace(answer, examples=others) if one.id == answer.id else one for one in answers]
        best = next(iter(of(rest).ranked(seek(text))), None)
        found += best is not None and best[0] >= SURE and best[1].answer.id == answer.id
    return found, len(answer.questions)


def would_answer(
    answers: Sequence[DeskAnswer], questions: Iterable[str], examples: Examples, seek: Seek
) -> dict[str, list[str]]:
    """The *questions* that each answer would be found for, by its id."""
    served: dict[str, list[str]] = {answer.id: [] for answer in answers}
    for text in questions:
        best = next(iter(examples.ranked(seek(text))), None)
        if best is not None and best[0] >= SURE:
            served[best[1].answer.id].append(text)
    return served


def unserved(asked: Iterable[Asked], examples: Examples, seek: Seek) -> list[Asked]:
    """What was *asked* that no answer of *examples* would surely be given to."""
    found = ((one, examples.find(seek(one.question))) for one in asked)
    return [one for one, recalled in found if recalled is None or not recalled.sure]


def drawn_to(
    answer: DeskAnswer, answers: Sequence[DeskAnswer], of: Of, seek: Seek
) -> list[tuple[str, DeskAnswer]]:
    """The examples of *answer* for which another of *answers* would be found, each with that one: whoever
    asks so may be told either.
    """
    others = [one for one in answers if one.id != answer.id]
    if not others:
        return []
    examples, found = of(others), []
    for text in answer.questions:
        best = next(iter(examples.ranked(seek(text))), None)
        if best is not None and best[0] >= OPEN:
            found.append((text, best[1].answer))
    return found
