"""What travels through the chain: rulings and grounds in, sentences out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Verdict
from bot.reading.question import Question
from corpus.facts.model import Source


@dataclass(frozen=True)
class Ruling:
    """What a rule decided. *text* is one sentence in the asker's language; *value* is in *unit*.

    Units: JPY, GBP, percent, months, count, date (ISO 8601), datetime (ISO 8601 with offset), words. *hedged* says that
    the call itself hedges the point (程度, 原則, 予定) and that the desk has to confirm beyond it.
    """

    rule: str
    scheme: str
    verdict: Verdict
    text: str
    value: int | float | str | None
    unit: str | None
    sources: tuple[Source, ...]
    hedged: bool = False


@dataclass(frozen=True)
class Ground:
    """One quotable stretch of a document that an answer may cite as [*id*].

    *quote* is verbatim from the page; *translation* our English rendering, where there is one; *labels* say which scheme,
    side, column and row it belongs to.
    """

    id: int
    document: str
    title: str
    page: int | None
    heading: str | None
    quote: str
    labels: tuple[str, ...] = ()
    translation: str | None = None
    translated_labels: tuple[str, ...] = ()
    scheme: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Evidence:
    """Everything that was found for a question before a word of the answer is written.

    *grounds* are numbered from 1; those that a ruling rests on come first.
    """

    question: Question
    rulings: tuple[Ruling, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft and the ids of the grounds it cites."""

    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True)
class Draft:
    """What an answerer proposes. *model* is "extractive" or the chat model's name."""

    sentences: tuple[Sentence, ...]
    model: str
