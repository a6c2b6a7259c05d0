"""The desk: one engine behind every counter."""

from __future__ import annotations

import asyncio
import logging
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot import compose, extract
from bot.answer import Answer
from bot.chain import build_chain, generating
from bot.compose import Outcome
from bot.evidence import Evidence, Sentence
from bot.finder import Finder
from bot.reading.dialogue import Turn
from bot.reading.question import DESK_ZONE, Question
from bot.retrieval import open_retriever
from bot.settings import Settings
from bot.steps import Case, Steps
from corpus.errors import DeskError, SettingsError
from corpus.facts.model import Call, read_calls
from index.passage import Passage
from index.retriever import Retriever

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable, RunnableConfig

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
        self._retriever, self._settings = retriever, settings
        self._steps, self._receipts = Steps(Finder(calls, retriever), retriever, settings), receipts

    @cached_property
    def chain(self) -> Runnable[Case, Case]:
        """The steps of an answer as a LangChain runnable, for callbacks, tracers and other chains."""
        steps = self._steps
        return build_chain(**self._finding, draft=(steps.draft, steps.adraft), assemble=steps.assemble)

    @cached_property
    def streaming(self) -> Runnable[Case, Sentence | Case]:
        """The same steps; the draft passes its sentences on as they become safe to show, then the case."""
        steps = self._steps
        return build_chain(
            **self._finding, draft=generating(steps.stream_draft), assemble=generating(steps.stream_assembled)
        )

    @property
    def _finding(self) -> dict[str, Callable[[Case], Case]]:
        return {"read": self._steps.read, "rule": self._steps.rule, "retrieve": self._steps.retrieve}

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the corpus and index that *settings* name.

        Raises IndexMissing, IndexMismatch, IndexDamaged, CorpusError, ModelUnavailable and SettingsError.
        """
        return cls(read_calls(settings.corpus), open_retriever(settings), settings, _receipts(settings))

    def ask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        config: RunnableConfig | None = None,
    ) -> Answer:
        """Answer *text* as of a moment (default: now). Raises BadInput for an empty or over-long question.

        *config* is LangChain's: callbacks, tags and metadata for each step.
        """
        case = Case(text, as_of, tuple(thread), time.perf_counter())
        if self._settings.model or config:  # LangChain is loaded then anyway, and its tracers see each step
            return self._kept(self.chain.invoke(case, config))
        return self._kept(self._steps.assemble(self._steps.draft(self._steps.look_up(case))))

    async def aask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        config: RunnableConfig | None = None,
    ) -> Answer:
        """The same, without blocking the caller's event loop; cancelling it cancels the model's request."""
        case = await self.chain.ainvoke(Case(text, as_of, tuple(thread), time.perf_counter()), config)
        return await asyncio.to_thread(self._kept, case)

    def stream(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        config: RunnableConfig | None = None,
    ) -> Iterator[Sentence | Answer]:
        """The sentences of an answer as each becomes safe to show, and last the answer itself."""
        case = Case(text, as_of, tuple(thread), time.perf_counter())
        if self._settings.model or config:
            items = self.streaming.stream(case, config)
        else:
            items = self._steps.stream_assembled(self._steps.stream_draft(iter([self._steps.look_up(case)])))
        for item in items:
            yield self._kept(item) if isinstance(item, Case) else item

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        """The *k* passages nearest to *text*, for a person to read; they may not answer it."""
        return self._retriever.search(text, k=k)

    def unreadable(self, why: str) -> Answer:
        """The line of a batch for a question that could not be read."""
        question = Question(why, why, "en", (), datetime.now(DESK_ZONE))
        outcome = Outcome("not_found", "unreadable", self._settings.contact)
        answer = compose.silent(Evidence(question, (), ()), outcome, model=extract.EXTRACTIVE)
        return replace(answer, answer=why)

    def _kept(self, case: Case) -> Answer:
        """The answer, with its receipt where answers are logged."""
        assert case.answer
        if self._receipts is None:
            return case.answer
        try:
            receipt = self._receipts.store(
                case.answer,
                corpus=self.corpus_hash,
                evidence=case.evidence,
                draft=case.draft,
                dropped=case.guarded.dropped if case.guarded else (),
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
