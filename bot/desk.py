"""The desk: one engine behind every counter."""

from __future__ import annotations

import asyncio
import logging
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answer import Answer, Turn
from bot.answering.case import Case
from bot.answering.engine import Engine
from bot.answering.ranker import LearnedRanker
from bot.answering.saying import Counter
from bot.reading.query import DESK_ZONE
from bot.remembering import changes, indexed_calls
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.errors import DeskError, SettingsError
from corpus.facts.model import Call
from corpus.intents.bank import read_bank
from index.passage import Passage
from index.retriever import Retriever

if TYPE_CHECKING:
    from bot.receipts import Receipts

__all__ = ["Desk", "Turn"]


class Desk:
    """Answers questions from one corpus and its index. Thread-safe; open one per process."""

    def __init__(
        self,
        calls: Sequence[Call],
        retriever: Retriever,
        settings: Settings,
        receipts: Receipts | None = None,
    ) -> None:
        self._retriever, self._settings, self._receipts = retriever, settings, receipts
        ranker = LearnedRanker(retriever.encoder)
        self._engine = Engine(calls, retriever, ranker, read_bank(), settings)

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the corpus and index that *settings* name.

        Raises IndexMissing, IndexMismatch, IndexDamaged, CorpusError, ModelUnavailable and SettingsError.
        What has changed in the corpus since the index was built is warned of.
        """
        retriever = open_retriever(settings)
        calls = indexed_calls(settings, retriever.manifest)
        if told := changes(settings, retriever.manifest):
            logging.getLogger(__name__).warning("%s", told)
        return cls(calls, retriever, settings, _receipts(settings))

    def ask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
        counter: Counter = "screen",
    ) -> Answer:
        """Answer *text* as of a moment (default: now). Raises BadInput for an empty or over-long question.

        *thread* are the earlier questions of the same talk, *intent* is a choice the asker made among those
        offered.
        """
        engine = self._engine
        case = Case(text, as_of, tuple(thread), time.perf_counter(), intent, counter)
        for step in (engine.read, engine.rank, engine.decide, engine.look_up, engine.choose, engine.say):
            case = step(case)
        return self._kept(case)

    async def aask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
        counter: Counter = "screen",
    ) -> Answer:
        """The same, without blocking the caller's event loop."""
        return await asyncio.to_thread(
            self.ask, text, as_of=as_of, thread=thread, intent=intent, counter=counter
        )

    def stream(
        self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()
    ) -> Iterator[str | Answer]:
        """The lines of an answer as each is settled, and last the answer itself."""
        answer = self.ask(text, as_of=as_of, thread=thread)
        yield from answer.answer.splitlines()
        yield answer

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        """The *k* passages nearest to *text*, for a person to read; they may not answer it."""
        return self._retriever.search(text, k=k)

    def unreadable(self, why: str) -> Answer:
        """The line of a batch for a question that could not be read."""
        return Answer(
            question=why,
            language="en",
            status="not_found",
            answer=why,
            rulings=(),
            citations=(),
            reason="unreadable",
            contact=self._settings.contact,
            model="extractive",
            as_of=datetime.now(DESK_ZONE),
            elapsed_ms=0.0,
        )

    def _kept(self, case: Case) -> Answer:
        """The answer, with its receipt where answers are logged."""
        assert case.answer
        if self._receipts is None:
            return case.answer
        try:
            receipt = self._receipts.store(
                case.answer,
                corpus=self.corpus_hash,
                thread=[turn.question for turn in case.thread],
                public=self._public
                if "@" in unicodedata.normalize("NFKC", case.answer.question)
                else frozenset(),
            )
        except SettingsError as error:  # an answer is not lost for want of its receipt
            logging.getLogger(__name__).warning("%s", error)
            return case.answer
        return replace(case.answer, receipt=receipt)

    @cached_property
    def _public(self) -> frozenset[str]:
        """The mail addresses that the documents give: whoever asks about one gives nobody away."""
        from bot.receipts.contacts import addresses, plain_address

        try:
            texts = [chunk.text for chunk in self._retriever.chunks()]
        except DeskError:
            return frozenset()
        return frozenset(
            plain_address(text[found.start : found.end]) for text in texts for found in addresses(text)
        )

    @cached_property
    def corpus_hash(self) -> str:
        """One SHA-256 for the documents answered from, hexadecimal."""
        from bot.receipts import corpus_hash

        return corpus_hash(self._settings.corpus)


def _receipts(settings: Settings) -> Receipts | None:
    if not settings.log:
        return None
    from bot.receipts import Receipts

    try:
        return Receipts.open(settings.receipts_url, days=settings.log_days)
    except SettingsError as error:  # nor is it withheld where no receipt can be kept
        logging.getLogger(__name__).warning("%s", error)
        return None
