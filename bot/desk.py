"""The desk: one engine behind every counter."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot import compose, extract, support
from bot.answer import Answer
from bot.chain import adrafted, build_chain, drafted, generating, streamed
from bot.compose import Outcome
from bot.evidence import Draft, Evidence, Sentence
from bot.finder import NEAR, Finder, Found
from bot.grounds import Pages, gather
from bot.guard import Guarded
from bot.question import DESK_ZONE, Question, read_question
from bot.retrieval import open_retriever
from bot.settings import Settings
from bot.thread import Turn
from corpus.errors import ModelUnavailable, SettingsError
from corpus.facts import PROGRAMME, Call, read_calls
from index.passage import Chunk, Passage
from index.retriever import Retriever

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable, RunnableConfig

    from bot.chat import ChatDrafter, MissingDrafter
    from bot.receipts import Receipts

__all__ = ["Desk", "Turn"]


@dataclass(frozen=True)
class _Case:
    """One question on its way through the chain; each step fills in what it finds."""

    text: str
    as_of: datetime | None
    thread: tuple[Turn, ...]
    began: float
    question: Question | None = None
    found: tuple[Found, ...] = ()
    evidence: Evidence | None = None
    draft: Draft | None = None
    guarded: Guarded | None = None
    answer: Answer | None = None


class Desk:
    """Answers questions from one corpus and its index. Thread-safe; open one per process."""

    def __init__(
        self,
        calls: Sequence[Call],
        retriever: Retriever,
        settings: Settings,
        receipts: Receipts | None = None,
    ) -> None:
        self._calls, self._retriever, self._settings = tuple(calls), retriever, settings
        self._finder, self._receipts = Finder(calls, retriever), receipts
        self._found: dict[str, Callable[[_Case], _Case]] = {
            "read": self._read,
            "rule": self._rule,
            "retrieve": self._retrieve,
        }

    @cached_property
    def chain(self) -> Runnable[_Case, _Case]:
        """The steps of an answer as a LangChain runnable, for callbacks, tracers and other chains."""
        return build_chain(**self._found, draft=(self._draft, self._adraft), assemble=self._assemble)

    @cached_property
    def streaming(self) -> Runnable[_Case, Sentence | _Case]:
        """The same steps; the draft passes its sentences on as they become safe to show, then the case."""
        return build_chain(
            **self._found, draft=generating(self._stream_draft), assemble=generating(self._stream_assembled)
        )

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
        case = _Case(text, as_of, tuple(thread), time.perf_counter())
        if self._settings.model or config:  # LangChain is loaded then anyway, and its tracers see each step
            return self._kept(self.chain.invoke(case, config))
        return self._kept(self._assemble(self._draft(self._looked_up(case))))

    async def aask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        config: RunnableConfig | None = None,
    ) -> Answer:
        """The same, without blocking the caller's event loop; cancelling it cancels the model's request."""
        case = await self.chain.ainvoke(_Case(text, as_of, tuple(thread), time.perf_counter()), config)
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
        case = _Case(text, as_of, tuple(thread), time.perf_counter())
        if self._settings.model or config:
            items = self.streaming.stream(case, config)
        else:
            items = self._stream_assembled(self._stream_draft(iter([self._looked_up(case)])))
        for item in items:
            yield self._kept(item) if isinstance(item, _Case) else item

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        """The *k* passages nearest to *text*, for a person to read; they may not answer it."""
        return self._retriever.search(text, k=k)

    def unreadable(self, why: str) -> Answer:
        """The line of a batch for a question that could not be read."""
        question = Question(why, why, "en", (), datetime.now(DESK_ZONE))
        outcome = Outcome("not_found", "unreadable", self._settings.contact)
        answer = compose.silent(Evidence(question, (), ()), outcome, model=extract.EXTRACTIVE)
        return replace(answer, answer=why)

    def _looked_up(self, case: _Case) -> _Case:
        for step in self._found.values():
            case = step(case)
        return case

    def _read(self, case: _Case) -> _Case:
        return replace(case, question=read_question(case.text, as_of=case.as_of))

    def _rule(self, case: _Case) -> _Case:
        assert case.question
        return replace(case, found=self._finder.rule(case.question, case.thread))

    def _retrieve(self, case: _Case) -> _Case:
        assert case.question
        found = self._finder.retrieve(case.found)
        rulings = tuple(dict.fromkeys(ruling for item in found for ruling in item.rulings))
        chunks = [chunk for item in found if not item.rulings for chunk in self._chosen(item)]
        evidence = Evidence(case.question, rulings, gather(rulings, chunks, self._pages))
        return replace(case, found=found, evidence=evidence)

    def _chosen(self, found: Found) -> Sequence[Chunk]:
        """What a part is answered from: the passages chosen, or all that stands under the heading that answers."""
        chosen = found.chosen
        if not chosen or not support.by_heading(found.passages[0], found.about):
            return chosen
        first = chosen[0]
        under = self._pages[first.document, first.page]
        return [
            chunk
            for chunk in under
            if chunk.heading == first.heading and not extract.FIGURE & set(chunk.labels)
        ]

    def _draft(self, case: _Case) -> _Case:
        """The chat model's draft, guarded; without a model, or where nothing of it is left, the documents' own words."""
        assert case.evidence
        if not case.evidence.grounds:
            return case
        draft, guarded = drafted(self._drafter, self._own_of(case), case.evidence)
        return replace(case, draft=draft, guarded=guarded)

    async def _adraft(self, case: _Case) -> _Case:
        assert case.evidence
        if not case.evidence.grounds:
            return case
        draft, guarded = await adrafted(self._drafter, self._own_of(case), case.evidence)
        return replace(case, draft=draft, guarded=guarded)

    def _stream_draft(self, cases: Iterator[_Case]) -> Iterator[Sentence | _Case]:
        for case in cases:
            if self._drafter and case.evidence and case.evidence.grounds:
                draft, guarded = yield from streamed(self._drafter, self._own_of(case), case.evidence)
                yield replace(case, draft=draft, guarded=guarded)
            else:
                done = self._draft(case)
                yield from done.guarded.sentences if done.guarded else ()
                yield done

    def _stream_assembled(self, items: Iterator[Sentence | _Case]) -> Iterator[Sentence | _Case]:
        for item in items:
            yield self._assemble(item) if isinstance(item, _Case) else item

    def _own_of(self, case: _Case) -> Callable[[Evidence], Draft]:
        """What says the documents' own words, for when they are wanted."""
        about = tuple(dict.fromkeys(thing for item in case.found for thing in item.about))
        kinds = frozenset[str]().union(*(item.kinds for item in case.found))
        return lambda evidence: extract.extract(evidence, about, kinds)

    def _assemble(self, case: _Case) -> _Case:
        assert case.evidence
        contact = self._contact(case.found)
        if case.draft is None or case.guarded is None:
            answer = self._silence(case.evidence, case.found, contact)
        else:
            silent = tuple(item.asked for item in case.found if item.silent)
            outcome = compose.outcome_of(case.evidence.rulings, contact, partly=bool(silent))
            answer = compose.compose(
                case.evidence, case.guarded.sentences, outcome, silent=silent, model=case.draft.model
            )
        return replace(case, answer=replace(answer, elapsed_ms=(time.perf_counter() - case.began) * 1000))

    def _silence(self, evidence: Evidence, found: Sequence[Found], contact: str | None) -> Answer:
        judged = [item.passages[0] for item in found if item.passages]
        best = max(judged, key=lambda item: item.evidence, default=None)
        near = gather((), [best.passage.chunk], {})[0] if best and best.evidence >= NEAR else None
        call = self._finder.call_of(evidence.question)
        return compose.silent(
            evidence,
            Outcome("not_found", found[0].silent, contact),
            programme=call.programme if call else "",
            year=call.fiscal_year if call else None,
            near=near,
            model=extract.EXTRACTIVE,
        )

    def _contact(self, found: Sequence[Found]) -> str | None:
        ask = found[0].ask
        call = self._finder.call_of(found[0].question)
        if call is None or ask is None:
            return self._settings.contact
        own = ask.scheme if ask.scheme == call.default_scheme else PROGRAMME
        fact = call.fact("contact", own) or call.fact("contact", call.default_scheme)
        return fact.words[0] if fact else self._settings.contact

    def _kept(self, case: _Case) -> Answer:
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
            )
        except SettingsError as error:  # an answer is not lost for want of its receipt
            logging.getLogger(__name__).warning("%s", error)
            return case.answer
        return replace(case.answer, receipt=receipt)

    @cached_property
    def corpus_hash(self) -> str:
        """One SHA-256 for the documents answered from, hexadecimal."""
        from bot.receipts import corpus_hash

        return corpus_hash(self._settings.corpus)

    @cached_property
    def _drafter(self) -> ChatDrafter | MissingDrafter | None:
        """The chat model; where its package or key is missing, what says so instead of it."""
        if not self._settings.model:
            return None
        from bot.chat import ChatDrafter, MissingDrafter

        try:
            return ChatDrafter.from_settings(self._settings)
        except ModelUnavailable as error:
            return MissingDrafter(self._settings.model, error)

    @cached_property
    def _pages(self) -> Pages:
        pages: dict[tuple[str, int | None], list[Chunk]] = defaultdict(list)
        for chunk in self._retriever.chunks():
            pages[chunk.document, chunk.page].append(chunk)
        return pages


def _receipts(settings: Settings) -> Receipts | None:
    if not settings.log:
        return None
    from bot.receipts import Receipts

    return Receipts.open(settings.receipts_url, days=settings.log_days)
