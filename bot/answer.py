"""The answer: what every counter renders and other programs read as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

Language = Literal["ja", "en"]
Status = Literal["answered", "confirm", "not_found"]
Verdict = Literal["yes", "no", "confirm", "info"]
DESKS = "desk:"  # before the id of an answer of the desk, where a citation names its document


@dataclass(frozen=True)
class Turn:
    """What is said at once in a talk, now or earlier.

    *question* is what asks: a text as it was typed, or one for each sentence that asks where the counter has told them
    apart. *background* are sentences told with it, which ask nothing whatever their form.
    """

    question: str | tuple[str, ...]
    background: tuple[str, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """The texts that ask, in order."""
        return (self.question,) if isinstance(self.question, str) else self.question

    @property
    def text(self) -> str:
        """What asks as it is shown and stored, a line for each text."""
        return "\n".join(self.asks)


def turn_of(said: str | Turn) -> Turn:
    """What is *said* as a turn of a talk."""
    return said if isinstance(said, Turn) else Turn(said)


@dataclass(frozen=True)
class Citation:
    """A sentence of a call document, or an answer of the desk. *quote* is verbatim; *id* is its [n] marker in
    the answer."""

    id: int
    document: str
    title: str
    page: int | None
    heading: str | None
    quote: str
    url: str | None = None
    translation: str | None = None

    @property
    def is_desks(self) -> bool:
        """Whether it cites an answer of the desk, not a document."""
        return self.document.startswith(DESKS)


@dataclass(frozen=True)
class RankedIntent:
    """An intent the question was taken to have. *confidence* is a calibrated probability in [0, 1]."""

    name: str
    confidence: float


@dataclass(frozen=True)
class Choice:
    """An intent offered back where the question was not placed; asking again with it is `aspire ask --intent`."""

    intent: str
    label: str


@dataclass(frozen=True)
class AnswerPart:
    """The answer to one of several questions, in the order they were asked.

    *confidence* is the probability of its intent, None where that was not weighed.
    """

    question: str
    status: Status
    answer: str
    intent: str | None
    confidence: float | None = None


@dataclass(frozen=True)
class RulingLine:
    """A ruling as the answer shows it. *value* is in *unit* (JPY, GBP, datetime, date, months, percent, count …)."""

    rule: str
    scheme: str
    verdict: Verdict
    text: str
    value: int | float | str | None
    unit: str | None
    citations: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """What the desk says to one question.

    *answer* is what a person reads, with [n] markers in order of first use. *reason* says why a status is not
    "answered": not_placed, left_open, other_programme, judgement …, hedged; *contact* is who to ask then.
    *model* is the chat model's name where one chose, else "extractive", with what came of asking one; *as_of* the day
    the question is asked on; *receipt* the id under which the answer is logged, None when it is not. *intents* are what
    the question was taken to ask, *choices* what is offered back where it was not placed, *notice* a line that stands
    beside the answer and not in it (a closed call), *parts* one answer a question, where there are several.
    """

    question: str
    language: Language
    status: Status
    answer: str
    rulings: tuple[RulingLine, ...]
    citations: tuple[Citation, ...]
    reason: str | None
    contact: str | None
    model: str
    as_of: datetime
    elapsed_ms: float
    intents: tuple[RankedIntent, ...] = ()
    choices: tuple[Choice, ...] = ()
    notice: str | None = None
    parts: tuple[AnswerPart, ...] = ()
    receipt: str | None = None

    def to_json(self) -> str:
        """One line of JSON, with the keys and in the order other programs rely on."""
        line = asdict(self)
        line.pop("receipt")
        line["as_of"] = self.as_of.date().isoformat()
        line["elapsed_ms"] = round(self.elapsed_ms, 1)
        return json.dumps(line, ensure_ascii=False)
