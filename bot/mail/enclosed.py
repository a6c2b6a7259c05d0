"""Which attachments ask the desk something: those the mail or their own name calls questions.

A proposal or a paper is full of questions that nobody asks the desk. So an attachment is read for questions
only where its name calls it a question sheet, the mail sends the desk there ("see the attached questions", a
mail passed on), or nothing else is said and it is short; the last is a guess, and a person is told to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.mail import reasons
from bot.mail.attachments import Opened
from bot.mail.reading import Question, Reading, read
from bot.mail.sentence import names_questions

_SHORT = 2_000  # characters: about a page


@dataclass(frozen=True)
class Enclosed:
    """What the attachments hold: questions in order, a note on each attachment, the readings of those that
    were read for questions, and what a person must open because it may ask something and could not be
    read."""

    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    missed: tuple[str, ...] = ()


def points_to_attachment(own: Reading, names: Sequence[str]) -> bool:
    """Whether a mail's own text, or the name of an attachment, says that questions stand in an attachment."""
    sent = any(sentence.sends_to_attachment for sentence in own.sentences)
    return sent or any(map(names_questions, names))


def questions_in(opened: Sequence[Opened], own: Reading, *, asks_itself: bool) -> Enclosed:
    """The questions of the attachments of a mail with its *own* text. *asks_itself*: it asks something there."""
    named = [item for item in opened if names_questions(item.name)]
    sent_there = points_to_attachment(own, ())
    found = Enclosed()
    for item in opened:
        called = item in named or (sent_there and not named) or (item.is_mail and not asks_itself)
        guessed = not called and not asks_itself and own.is_empty() and len(item.text) <= _SHORT
        found = _with(found, item, reads=called or guessed, guessed=guessed)
    return found


def _with(found: Enclosed, item: Opened, *, reads: bool, guessed: bool) -> Enclosed:
    if item.problem:
        note = f"{item.name} {item.problem}"
        return replace(found, notes=(*found.notes, note), missed=(*found.missed, *([note] if reads else [])))
    reading = read(item.text if reads else "")
    doubt = reasons.GUESSED if guessed else reasons.IN_ATTACHMENT
    asked = tuple(replace(question, origin=item.name, doubt=doubt) for question in reading.questions)
    return replace(
        found,
        questions=(*found.questions, *asked),
        notes=(*found.notes, f"{item.name}: {_count(len(asked))}"),
        readings=(*found.readings, *([reading] if reads else [])),
    )


def _count(number: int) -> str:
    return {0: "opened, no question to the desk", 1: "1 question"}.get(number, f"{number} questions")
