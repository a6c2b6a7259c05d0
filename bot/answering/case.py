"""What travels from the question to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.answer import Answer, Choice, Language, Turn
from bot.answering.desk_answer import Recalled
from bot.answering.lookup import Judged
from bot.answering.ranked import Part
from bot.answering.saying import Counter
from bot.answering.silences import Silence
from bot.answering.statements import Statement
from bot.reading.asked import Asked
from bot.reading.query import Query
from corpus.facts.model import Call


@dataclass(frozen=True)
class Option:
    """One intent a part may have, and what the rules say under it."""

    intent: str
    probability: float
    asked: Asked
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Found:
    """One part of the question: its options, best first, and the passages looked up for it, best first.

    *chosen* is what is said, *silence* why nothing is, or what is said before it; *reply* answers a greeting and the
    like. *picked* are the numbers that a chat model pointed at, *asks_desk* that something remains for a person to say.
    *recalled* is what the desk has answered before to the same question, *offer* one that it has answered and that may
    be meant, *offers_beside* beside a ruling, too; *slide* is the one that it names, on which it was looked up.
    """

    part: Part
    options: tuple[Option, ...] = ()
    passages: tuple[Judged, ...] = ()
    chosen: tuple[Statement, ...] = ()
    silence: Silence | None = None
    reply: str | None = None
    picked: tuple[int, ...] = ()
    asks_desk: bool = False
    recalled: Recalled | None = None
    offer: Choice | None = None
    offers_beside: bool = False
    slide: int | None = None


@dataclass(frozen=True)
class Case:
    """A question on its way: *said* behind *thread*. *intent* is one the asker chose; *began* a reading of
    `time.perf_counter`. *letter* is the language to answer in, where a counter writes one letter to questions in both.

    *call* is the one it is answered for; *certain* that no other may be meant, else *offered* are those that would
    answer otherwise and *unplaced* the titles of those that would not answer. *awaits*: a chat model is to point.
    """

    said: Turn
    as_of: datetime | None
    thread: tuple[Turn, ...]
    began: float
    intent: str | None = None
    counter: Counter = "screen"
    letter: Language | None = None
    call: Call | None = None
    certain: bool = True
    offered: tuple[Choice, ...] = ()
    unplaced: tuple[str, ...] = ()
    query: Query | None = None
    found: tuple[Found, ...] = ()
    awaits: bool = False
    model: str = "extractive"
    answer: Answer | None = None

    @property
    def language(self) -> Language:
        """The language of the answer: the question's own, unless a letter is written in another."""
        assert self.query
        return self.letter or self.query.language
