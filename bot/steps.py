"""The steps of an answer: read, rule, retrieve, draft under guard, assemble."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot import compose, extract, support
from bot.answer import Answer
from bot.chain import adrafted, drafted, streamed
from bot.compose import Outcome
from bot.evidence import Draft, Evidence, Sentence
from bot.finder import NEAR, Finder, Found
from bot.grounds import Pages, gather
from bot.guard import Guarded
from bot.reading.dialogue import Turn
from bot.reading.question import Question, read_question
from bot.settings import Settings
from corpus.errors import ModelUnavailable
from corpus.facts.model import PROGRAMME
from index.passage import Chunk
from index.retriever import Retriever

if TYPE_CHECKING:
    from bot.chat import ChatDrafter, MissingDrafter


@dataclass(frozen=True)
class Case:
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


class Steps:
    """What is done with a case, in the order of the methods. Thread-safe."""

    def __init__(self, finder: Finder, retriever: Retriever, settings: Settings) -> None:
        self._finder, self._retriever, self._settings = finder, retriever, settings

    def look_up(self, case: Case) -> Case:
        """All that is found before a word is written: read, rule, retrieve."""
        return self.retrieve(self.rule(self.read(case)))

    def read(self, case: Case) -> Case:
        return replace(case, question=read_question(case.text, as_of=case.as_of))

    def rule(self, case: Case) -> Case:
        assert case.question
        return replace(case, found=self._finder.rule(case.question, case.thread))

    def retrieve(self, case: Case) -> Case:
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

    def draft(self, case: Case) -> Case:
        """The chat model's draft, guarded; without a model, or where nothing of it is left, the documents' own words."""
        assert case.evidence
        if not case.evidence.grounds:
            return case
        draft, guarded = drafted(self._drafter, self._own_of(case), case.evidence)
        return replace(case, draft=draft, guarded=guarded)

    async def adraft(self, case: Case) -> Case:
        assert case.evidence
        if not case.evidence.grounds:
            return case
        draft, guarded = await adrafted(self._drafter, self._own_of(case), case.evidence)
        return replace(case, draft=draft, guarded=guarded)

    def stream_draft(self, cases: Iterator[Case]) -> Iterator[Sentence | Case]:
        for case in cases:
            if self._drafter and case.evidence and case.evidence.grounds:
                draft, guarded = yield from streamed(self._drafter, self._own_of(case), case.evidence)
                yield replace(case, draft=draft, guarded=guarded)
            else:
                done = self.draft(case)
                yield from done.guarded.sentences if done.guarded else ()
                yield done

    def stream_assembled(self, items: Iterator[Sentence | Case]) -> Iterator[Sentence | Case]:
        for item in items:
            yield self.assemble(item) if isinstance(item, Case) else item

    def _own_of(self, case: Case) -> Callable[[Evidence], Draft]:
        """What says the documents' own words, for when they are wanted."""
        about = tuple(dict.fromkeys(thing for item in case.found for thing in item.about))
        kinds = frozenset[str]().union(*(item.kinds for item in case.found))
        judged = (judged.passage for item in case.found for judged in item.passages)
        cosines = {passage.chunk.text: passage.sentences for passage in judged}
        return lambda evidence: extract.extract(evidence, extract.Asked(about, kinds, cosines))

    def assemble(self, case: Case) -> Case:
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
