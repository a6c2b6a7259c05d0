"""The desk: one engine behind every counter."""

from __future__ import annotations

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
from bot.chain import build_chain, drafted, streamed
from bot.compose import Outcome
from bot.evidence import Draft, Evidence, Sentence
from bot.finder import NEAR, Finder, Found
from bot.grounds import Pages, gather
from bot.guard import Guarded
from bot.question import DESK_ZONE, Question, read_question
from bot.retrieval import open_retriever
from bot.settings import Settings
from bot.thread import Turn
from corpus.errors import SettingsError
from corpus.facts import PROGRAMME, Call, read_calls
from index.passage import Chunk, Passage
from index.retriever import Retriever

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from bot.chat import ChatDrafter
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
        self._steps: dict[str, Callable[[_Case], _Case]] = {
            "read": self._read,
            "rule": self._rule,
            "retrieve": self._retrieve,
            "draft": self._draft,
            "assemble": self._assemble,
        }

    @cached_property
    def chain(self) -> Runnable[_Case, _Case]:
        """The steps of an answer as a LangChain runnable, for callbacks, tracers and other chains."""
        return build_chain(**self._steps)

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the corpus and index that *settings* name.

        Raises IndexMissing, IndexMismatch, IndexDamaged, CorpusError, ModelUnavailable and SettingsError.
        """
        return cls(read_calls(settings.corpus), open_retriever(settings), settings, _receipts(settings))

    def ask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """Answer *text* as of a moment (default: now). Raises BadInput for an empty or over-long question."""
        case = _Case(text, as_of, tuple(thread), time.perf_counter())
        if self._settings.model:  # LangChain is loaded then anyway, and its tracers see each step
            return self._kept(self.chain.invoke(case))
        for step in self._steps.values():
            case = step(case)
        return self._kept(case)

    async def aask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """The same, without blocking the caller's event loop."""
        case: _Case = await self.chain.ainvoke(_Case(text, as_of, tuple(thread), time.perf_counter()))
        return self._kept(case)

    def stream(
        self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()
    ) -> Iterator[Sentence | Answer]:
        """The sentences of an answer as each becomes safe to show, and last the answer itself."""
        case = _Case(text, as_of, tuple(thread), time.perf_counter())
        case = self._retrieve(self._rule(self._read(case)))
        assert case.evidence
        if self._drafter and case.evidence.grounds:
            shown = []
            for sentence in streamed(self._drafter, lambda _: self._own(case), case.evidence):
                shown.append(sentence)
                yield sentence
            draft = Draft(tuple(shown), self._drafter.name)
            case = replace(case, draft=draft, guarded=Guarded(draft.sentences, ()))
        else:
            case = self._draft(case)
            yield from case.guarded.sentences if case.guarded else ()
        yield self._kept(self._assemble(case))

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        """The *k* passages nearest to *text*, for a person to read; they may not answer it."""
        return self._retriever.search(text, k=k)

    def unreadable(self, why: str) -> Answer:
        """The line of a batch for a question that could not be read."""
        question = Question(why, why, "en", (), datetime.now(DESK_ZONE))
        outcome = Outcome("not_found", "unreadable", self._settings.contact)
        answer = compose.silent(Evidence(question, (), ()), outcome, model=extract.EXTRACTIVE)
        return replace(answer, answer=why)

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
        draft, guarded = drafted(self._drafter, lambda _: self._own(case), case.evidence)
        return replace(case, draft=draft, guarded=guarded)

    def _own(self, case: _Case) -> Draft:
        """The documents' own words."""
        assert case.evidence
        about = tuple(dict.fromkeys(thing for item in case.found for thing in item.about))
        kinds = frozenset().union(*(item.kinds for item in case.found))
        return extract.extract(case.evidence, about, kinds)

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
    def _drafter(self) -> ChatDrafter | None:
        if not self._settings.model:
            return None
        from bot.chat import ChatDrafter

        return ChatDrafter.from_settings(self._settings)

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
