"""What becomes of a mail and of each question in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.answer import Answer, Citation, Language
from bot.mail.reading import Question
from bot.mail.reasons import COMPLAINT

Triage = Literal["ready", "confirm", "person", "not_a_question", "unreadable"]
LABELS: dict[Triage, str] = {
    "ready": "ready",
    "confirm": "please confirm",
    "person": "needs a person",
    "not_a_question": "not a question",
    "unreadable": "unreadable",
}
WORST_FIRST: tuple[Triage, ...] = ("person", "confirm", "ready")


@dataclass(frozen=True)
class Point:
    """One question of a mail with what the desk says to it. *answers* is one to the whole question, with
    parts where it asks several things, none where only a person may answer; *again* is its answer in its own
    language, where it is asked in another one than the letter's; *slides* are the pages for that person to read
    where no answer cites any."""

    question: Question
    triage: Triage
    reason: str | None
    answers: tuple[Answer, ...]
    slides: tuple[Citation, ...] = ()
    again: Answer | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sentences its answers rest on, or the slides to read."""
        return tuple(citation for answer in self.answers for citation in answer.citations) + self.slides


@dataclass(frozen=True)
class Outcome:
    """What became of a mail. *text* is what its sender newly wrote; *reason* why it is not simply ready;
    *notes* what was found in each attachment that was opened; *slides* the pages on its subject where no
    question was recognised."""

    triage: Triage
    reason: str | None
    language: Language
    text: str
    points: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()
    slides: tuple[Citation, ...] = ()

    @property
    def leaves_more(self) -> bool:
        """Whether staff have to reply to something in the mail beside its points: a complaint, or all that
        keeps it for a person where each of them is dealt with."""
        told = str(self.reason).split("; ")
        open_points = any(point.triage == "person" for point in self.points)
        return bool(self.points) and (COMPLAINT in told or (self.triage == "person" and not open_points))


def worst(triages: tuple[Triage, ...]) -> Triage:
    """The heap of a mail whose points lie in these."""
    return min(triages, key=WORST_FIRST.index)
