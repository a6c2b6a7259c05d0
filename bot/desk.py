"""The desk: one engine behind every counter."""

from __future__ import annotations

import asyncio
import logging
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, Citation, Language, Turn, turn_of
from bot.answering.case import Case
from bot.answering.desk_answer import Sought
from bot.answering.engine import Engine
from bot.answering.grasp import Grasp
from bot.answering.ranked import Ranker
from bot.answering.ranker import LearnedRanker
from bot.answering.saying import Counter
from bot.answers.book import Book
from bot.answers.checking import Contradicted, Ruled
from bot.answers.matching import Examples
from bot.answers.model import DeskAnswer
from bot.chain import build_chain
from bot.reading.query import DESK_ZONE
from bot.reading.stated import is_stated
from bot.remembering import changes, indexed_calls
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.errors import DeskError, SettingsError
from corpus.facts.model import Call, Source
from corpus.quantity import read
from corpus.text.squeeze import squeeze
from index.adapted import Adapted
from index.generation import Manifest
from index.once import Once
from index.open_intents import fitting_marks, open_intents
from index.passage import Passage
from index.prepare import open_adapted
from index.retriever import Retriever
from index.same_question import SameQuestion
from index.subjects import Subjects

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable, RunnableConfig

    from bot.answering.pointing import Points
    from bot.receipts import Receipts
    from index.encoder import Vectors

__all__ = ["Desk", "Turn"]


@dataclass(frozen=True)
class _Serving:
    """What answers, and the index that it was made for."""

    manifest: Manifest
    calls: tuple[Call, ...]
    encoder: Once
    answers: Book
    engine: Engine


class Desk:
    """Answers questions from one corpus and its index. Thread-safe; open one per process."""

    def __init__(
        self,
        calls: Sequence[Call],
        retriever: Retriever,
        settings: Settings,
        receipts: Receipts | None = None,
        ranker: Ranker | None = None,
    ) -> None:
        self._retriever, self._settings, self._receipts, self._ranker = retriever, settings, receipts, ranker
        self._serving = self._made(retriever.manifest, calls)
        self._refreshing = Lock()
        self._pointer = _pointer(settings)

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

    def pointed_at_by(self, points: Points) -> Desk:
        """The same desk with *points* in the place of its chat model."""
        desk = copy(self)
        desk._pointer = points
        desk.__dict__.pop("chain", None)  # which holds on to the desk it was made for
        return desk

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that are answered for."""
        return self._serving.calls

    @property
    def answers(self) -> Book:
        """What the desk has answered once."""
        return self._serving.answers

    @property
    def _engine(self) -> Engine:
        return self._serving.engine

    def _read(self, case: Case) -> Case:
        """The first step, from the newest index: what a build proved holds at once in a process that runs on."""
        case = replace(case, awaits=self._pointer is not None)
        try:
            manifest = self._retriever.newest
        except DeskError:  # whoever looks something up will be told; what is ruled needs no index
            return self._engine.read(case)
        if manifest.generation != self._serving.manifest.generation:
            with self._refreshing:
                if manifest.generation != self._serving.manifest.generation:
                    self._serving = self._served(manifest)
        return self._engine.read(case)

    def _served(self, manifest: Manifest) -> _Serving:
        """What answers from *manifest*; where its corpus cannot be read now, what answered before."""
        try:
            serving = self._made(manifest, indexed_calls(self._settings, manifest))
        except DeskError as error:
            logging.getLogger(__name__).warning("%s The facts of the build before still rule.", error)
            return replace(self._serving, manifest=manifest)
        for kept in ("corpus_hash", "_public"):
            self.__dict__.pop(kept, None)
        return serving

    def _made(self, manifest: Manifest, calls: Sequence[Call]) -> _Serving:
        retriever, settings = self._retriever, self._settings
        bank, intents = open_intents(retriever.encoder, calls, settings.corpus, settings.home)
        encoder = Once(retriever.encoder)
        changed = open_adapted(retriever.encoder, settings.home / "models")
        same = SameQuestion(encoder, changed, intents.model, calls, settings.home)
        answers = Book(settings, same, calls)
        ranker = self._ranker or LearnedRanker(
            encoder, intents, fitting_marks(retriever.encoder, settings.home)
        )
        subjects, near = Subjects(intents.model), Adapted(changed)
        engine = Engine(calls, retriever, ranker, bank, subjects, near, settings, answers)
        return _Serving(manifest, tuple(calls), encoder, answers, engine)

    def ask(
        self,
        text: str | Turn,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
        counter: Counter = "screen",
        language: Language | None = None,
    ) -> Answer:
        """Answer *text* as of a moment (default: now). Raises BadInput for an empty or over-long question.

        A counter that has told apart what asks and what is told with it hands these over as a Turn. *thread* are the
        earlier turns of the same talk; *intent* is a choice the asker made among those offered. It is answered in
        *language*, by default in its own.
        """
        case = Case(turn_of(text), as_of, tuple(thread), time.perf_counter(), intent, counter, language)
        if self._pointer:
            return self.chain.invoke(case)
        for step in self._finding.values():  # without LangChain, which takes longer to load than all of this
            case = step(case)
        return self._said(self._engine.choose(case))

    async def aask(
        self,
        text: str | Turn,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
        counter: Counter = "screen",
    ) -> Answer:
        """The same, without blocking the caller's event loop; cancelling it lets the model's request go."""
        if self._pointer:
            case = Case(turn_of(text), as_of, tuple(thread), time.perf_counter(), intent, counter)
            return await self.chain.ainvoke(case)
        return await asyncio.to_thread(
            self.ask,
            text,
            as_of=as_of,
            thread=thread,
            intent=intent,
            counter=counter,
        )

    def stream(
        self, text: str | Turn, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()
    ) -> Iterator[str | Answer]:
        """The lines of an answer as each is settled, and last the answer itself.

        What is ruled for sure comes at once, the rest when the chat model has pointed at it.
        """
        case = Case(turn_of(text), as_of, tuple(thread), time.perf_counter())
        for step in self._finding.values():
            case = step(case)
        shown = self._engine.settled_lines(case) if self._pointer else ()
        yield from shown
        answer = self._said(self._choose(case))
        yield from answer.answer.splitlines()[len(shown) :]
        yield answer

    def grasp(self, text: str | Turn, *, thread: Sequence[Turn] = ()) -> Grasp:
        """How *text*, which may be no question, looks to the desk; nothing is answered and nothing logged.

        Raises BadInput for a text that is empty or over-long.
        """
        return self._engine.grasp(turn_of(text), tuple(thread))

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        """The *k* passages nearest to *text*, for a person to read; they may not answer it."""
        return self._retriever.search(text, k=k)

    def ruled(self, question: str) -> tuple[Ruled, ...]:
        """What the rules say to each part of *question*; an answer of the desk is held against it.

        Raises BadInput for a question that cannot be read.
        """
        return tuple(Ruled(*told) for told in self._engine.ruled(question))

    def contradicted(self, text: str, call: str | None, side: str | None) -> tuple[Contradicted, ...]:
        """The sentences of *text* that say otherwise than the proven facts of a call, each with what those say.

        Raises BadInput for a sentence that cannot be read.
        """
        return tuple(Contradicted(*told) for told in self._engine.contradicted(text, call, side))

    def sought(self, text: str) -> Sought:
        """The first thing that *text* asks, as an answer of the desk is sought for it. Raises BadInput."""
        return self._engine.sought(text)

    def examples_of(self, answers: Sequence[DeskAnswer]) -> Examples:
        """The examples of any answers of the desk, to be tried before they are in force."""
        return self.answers.of(answers)

    def schemes(self, text: str) -> frozenset[str]:
        """The schemes that *text* names."""
        return self._engine.schemes(text)

    @property
    def homes(self) -> frozenset[str]:
        """The countries (ISO codes) of the sides of the calls."""
        return frozenset(side.country for call in self.calls for side in call.sides if side.country)

    def stated(self, text: str) -> frozenset[str]:
        """The values in *text* that a call gives itself, in its words."""
        values = read(text)
        return frozenset(one.text for one in values if any(is_stated(call, one) for call in self.calls))

    def theme(self, text: str) -> str:
        """What *text* is taken to ask, in a few words of both languages; may be empty. Raises BadInput."""
        return self._engine.theme(text)

    def stands(self, source: Source) -> bool:
        """Whether a quote stands on its page, white space aside."""
        return squeeze(source.quote) in squeeze(self._engine.pages(source.document, source.page))

    def citation(self, source: Source) -> Citation:
        """A source as an answer cites it."""
        return self._engine.citation(source)

    def vectors(self, texts: Sequence[str], encoder: str) -> Vectors | None:
        """The query vectors of *texts*, one row each, for what was learned from *encoder* (name and revision);
        None where the desk has another. A text seen lately is not encoded again."""
        own = self._retriever.encoder
        return self._serving.encoder.encode_query(texts) if f"{own.name} {own.revision}" == encoder else None

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

    @cached_property
    def chain(self) -> Runnable[Any, Answer]:
        """The steps of an answer as a LangChain runnable, for callbacks, tracers and other chains.

        It takes a question or {"question": …, "as_of": …, "thread": …, "intent": …, "counter": …, "language": …} and
        gives the Answer.
        """
        return build_chain(self._finding, self._choose, self._achoose, self._said)

    @property
    def _finding(self) -> dict[str, Callable[[Case], Case]]:
        """The steps before the choice, by name."""
        return {
            "read": self._read,
            "rank": lambda case: self._engine.rank(case),
            "decide": lambda case: self._engine.decide(case),
            "look_up": lambda case: self._engine.look_up(case),
        }

    def _choose(self, case: Case, config: RunnableConfig | None = None) -> Case:
        if self._pointer is None:
            return self._engine.choose(case)
        return self._engine.choose(case, self._pointer.point(self._engine.menus(case), config))

    async def _achoose(self, case: Case, config: RunnableConfig) -> Case:
        if self._pointer is None:
            return self._engine.choose(case)
        return self._engine.choose(case, await self._pointer.apoint(self._engine.menus(case), config))

    def _said(self, case: Case) -> Answer:
        """The answer, with its receipt where answers are logged."""
        case = self._engine.say(case)
        assert case.answer
        if self._receipts is None:
            return case.answer
        try:
            receipt = self._receipts.store(
                case,
                corpus=self.corpus_hash,
                folder=self._settings.corpus,
                public=self._public
                if "@" in unicodedata.normalize("NFKC", case.answer.question)
                else frozenset(),
            )
        except SettingsError as error:  # an answer is not lost for want of its receipt
            logging.getLogger(__name__).warning("%s", error)
            return case.answer
        return replace(case.answer, receipt=receipt)

    def forget(self, answer: Answer) -> None:
        """Delete the receipt of an answer that is said to nobody."""
        if self._receipts is not None and answer.receipt:
            try:
                self._receipts.remove([answer.receipt])
            except SettingsError as error:
                logging.getLogger(__name__).warning("%s", error)

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


def _pointer(settings: Settings) -> Points | None:
    if not settings.model:
        return None
    from bot.answering.pointing import open_pointer

    return open_pointer(settings)


def _receipts(settings: Settings) -> Receipts | None:
    if not settings.log:
        return None
    from bot.receipts import Receipts

    try:
        return Receipts.open(settings.receipts_url, days=settings.log_days)
    except SettingsError as error:  # nor is it withheld where no receipt can be kept
        logging.getLogger(__name__).warning("%s", error)
        return None
