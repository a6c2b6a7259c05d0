"""The desk: one engine behind every counter."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot import compose, extract, focus, routing, scope, support
from bot.answer import Answer
from bot.ask import Ask
from bot.compose import Outcome
from bot.evidence import Draft, Evidence, Ground, Ruling
from bot.grounds import Pages, gather
from bot.guard import guard
from bot.question import DESK_ZONE, Question, read_question
from bot.retrieval import open_retriever
from bot.settings import Settings
from bot.support import Support, Thing
from bot.thread import Turn, follow
from corpus.errors import ModelUnavailable
from corpus.facts import PROGRAMME, Call, read_calls
from index.passage import Passage
from index.retriever import Retriever

if TYPE_CHECKING:
    from bot.chat import ChatDrafter

__all__ = ["Desk", "Turn"]

PASSAGES = 16
# Evidence at which a passage answers, and at which it is worth a pointer; tests/bench/abstention.py prints what they cost.
ANSWERS, NEAR = 0.62, 0.45


@dataclass(frozen=True)
class _Found:
    """What was found for a question: rulings or supported passages, or the reason why nothing is said."""

    question: Question
    ask: Ask | None
    rulings: tuple[Ruling, ...] = ()
    passages: tuple[Support, ...] = ()
    about: tuple[Thing, ...] = ()
    kinds: frozenset[str] = frozenset()
    silent: str | None = None


class Desk:
    """Answers questions from one corpus and its index. Thread-safe; open one per process."""

    def __init__(self, calls: Sequence[Call], retriever: Retriever, settings: Settings) -> None:
        self._calls, self._retriever, self._settings = tuple(calls), retriever, settings

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the corpus and index that *settings* name. Raises IndexMissing, IndexMismatch, CorpusError, SettingsError."""
        retriever = open_retriever(settings)
        return cls(read_calls(settings.corpus), retriever, settings)

    def ask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """Answer *text* as of a moment (default: now). Raises BadInput for an empty or over-long question."""
        began = time.perf_counter()
        question = read_question(text, as_of=as_of)
        found = self._find(question, thread)
        answer = self._answer(found)
        return replace(answer, elapsed_ms=(time.perf_counter() - began) * 1000)

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        """The *k* passages nearest to *text*, for a person to read; they may not answer it."""
        return self._retriever.search(text, k=k)

    def unreadable(self, why: str) -> Answer:
        """The line of a batch for a question that could not be read."""
        question = Question(why, why, "en", (), datetime.now(DESK_ZONE))
        contact = self._settings.contact
        outcome = Outcome("not_found", "unreadable", contact)
        answer = compose.silent(Evidence(question, (), ()), outcome, model=extract.EXTRACTIVE, elapsed_ms=0)
        return replace(answer, answer=why)

    def _find(self, question: Question, thread: Sequence[Turn]) -> _Found:
        call = self._call_of(question)
        if call is None:
            return self._look_up(question, None, None)
        ask = follow(question, call, thread)
        topics = routing.route(ask)
        reason = scope.outside(ask, call, topics)
        if reason:
            return _Found(question, ask, silent=reason)
        rulings = self._rulings(call, ask, topics)
        return _Found(question, ask, rulings=rulings) if rulings else self._look_up(question, ask, call)

    def _rulings(self, call: Call, ask: Ask, topics: Sequence[str]) -> tuple[Ruling, ...]:
        """The rulings asked for; none where the question turns on something that neither trade nor call knows."""
        if not topics or focus.foreign(ask, call):
            return ()
        schemes = [name for name in ask.named if name != PROGRAMME] or [ask.scheme]
        if PROGRAMME in ask.named and not any(routing.rule(call, ask, topic) for topic in topics):
            schemes = [call.default_scheme]
        asks = [replace(ask, scheme=scheme) for scheme in schemes]
        return tuple(
            dict.fromkeys(r for topic in topics for each in asks for r in routing.rule(call, each, topic))
        )

    def _look_up(self, question: Question, ask: Ask | None, call: Call | None) -> _Found:
        passages = self._retriever.search(question.plain, k=PASSAGES)
        rarities = {word.surface: word.idf for word in self._retriever.content_words(question.plain)}
        names = support.concepts_of(question.folded) if ask is None else ask.concepts.names
        about = support.things(question.folded, names, rarities)
        kinds = support.wanted(names)
        judged = tuple(support.support(passages, question.folded, about, kinds))
        silent = None if judged and judged[0].evidence >= ANSWERS else "not_in_documents"
        return _Found(question, ask, passages=judged, about=about, kinds=kinds, silent=silent)

    def _answer(self, found: _Found) -> Answer:
        contact = self._contact(found)
        if found.silent:
            return self._silence(found, contact)
        chosen = [item.passage.chunk for item in support.chosen(found.passages)]
        evidence = Evidence(found.question, found.rulings, gather(found.rulings, chosen, self._pages))
        draft = self._draft(evidence, found)
        outcome = compose.outcome_of(found.rulings, contact)
        return compose.compose(evidence, draft.sentences, outcome, model=draft.model, elapsed_ms=0)

    def _draft(self, evidence: Evidence, found: _Found) -> Draft:
        """The chat model's draft, guarded; without a model, or where nothing of it is left, the documents' own words."""
        own = extract.extract(evidence, found.about, found.kinds)
        if self._drafter is None:
            return own
        try:
            draft = self._drafter.draft(evidence)
        except ModelUnavailable:
            return Draft(own.sentences, f"{own.model} ({self._drafter.name} unavailable)")
        kept = guard(draft, evidence).sentences
        return Draft(kept, draft.model) if kept else own

    def _silence(self, found: _Found, contact: str | None) -> Answer:
        best = found.passages[0] if found.passages else None
        near: Ground | None = None
        if best and best.evidence >= NEAR:
            near = gather((), [best.passage.chunk], {})[0]
        call = self._calls[0] if self._calls else None
        return compose.silent(
            Evidence(found.question, (), ()),
            Outcome("not_found", found.silent, contact),
            programme=call.programme if call else "",
            year=call.fiscal_year if call else None,
            near=near,
            model=extract.EXTRACTIVE,
            elapsed_ms=0,
        )

    def _call_of(self, question: Question) -> Call | None:
        """The call a question is about: the one whose schemes it names, else the first."""
        named = [call for call in self._calls if routing.names_scheme(question, call)]
        return next(iter(named or self._calls), None)

    def _contact(self, found: _Found) -> str | None:
        call = self._call_of(found.question)
        if call is None or found.ask is None:
            return self._settings.contact
        own = found.ask.scheme if found.ask.scheme == call.default_scheme else PROGRAMME
        fact = call.fact("contact", own) or call.fact("contact", call.default_scheme)
        return fact.words[0] if fact else self._settings.contact

    @cached_property
    def _drafter(self) -> ChatDrafter | None:
        if not self._settings.model:
            return None
        from bot.chat import ChatDrafter

        return ChatDrafter.from_settings(self._settings)

    @cached_property
    def _pages(self) -> Pages:
        pages = defaultdict(list)
        for chunk in self._retriever.chunks():
            pages[chunk.document, chunk.page].append(chunk)
        return pages
