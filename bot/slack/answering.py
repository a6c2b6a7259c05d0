"""The reply to a question: the engine's answer, help, a refusal or an apology;
or silence, where nobody asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.answer import Answer, Turn
from bot.answering.grasp import Grasp
from bot.settings import Settings
from bot.slack import metrics
from bot.slack.delivery import Delivery
from bot.slack.helping import help_card, reply_to_talk, talk
from bot.slack.logs import new_reference, report
from bot.slack.meant import asks_by_form, is_meant
from bot.slack.message import Message, simple
from bot.slack.phrases import BOTH, both, phrase
from bot.slack.reading import is_wordless
from bot.slack.records import Given, Records
from bot.slack.refusal import refused
from bot.slack.render import render
from bot.slack.requests import Job
from bot.slack.store import OUT_OF_ORDER
from corpus.errors import BadInput, UnknownIntent
from corpus.text.language import is_other, language_of

MAX_CRASHES = 2
TURNS = 6
# How sure of its meaning an answer must be that nobody asked the bot for.
_SURE = 0.8


class Engine(Protocol):
    """What answers: the desk, or a stand-in."""

    def ask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
    ) -> Answer:
        """Answer *text*, taken to mean *intent* where one is given.
        Raises BadInput for a question it cannot use.
        """


@runtime_checkable
class EarlyEngine(Protocol):
    """An engine that says each line of its answer as it is settled, and last the answer."""

    def stream(
        self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()
    ) -> Iterator[str | Answer]:
        """Answer *text*, line by line."""


@runtime_checkable
class GraspingEngine(Protocol):
    """An engine that tells, without answering, what a text looks like to it."""

    def grasp(self, text: str, *, thread: Sequence[Turn] = ()) -> Grasp:
        """How *text* looks. Raises BadInput for a text it cannot use."""


@runtime_checkable
class ForgettingEngine(Protocol):
    """An engine that keeps receipts, and gives one up."""

    def forget(self, answer: Answer) -> None:
        """Delete the receipt of an answer that is said to nobody."""


class Answering:
    """Makes replies. Thread-safe."""

    def __init__(self, engine: Engine, records: Records, delivery: Delivery, settings: Settings) -> None:
        self._engine = engine
        self._records = records
        self._delivery = delivery
        self._settings = settings

    def reply(self, job: Job) -> Message | None:
        """What to say to *job*; None to stay silent, which is never when the bot was asked by name."""
        text = str(job.payload["text"])
        language = language_of(text)
        if is_wordless(text) or is_other(text):
            return self._unread(job, text)
        try:
            given = self._given(job, text)
        except BadInput:
            given = self._records.keep_answer(job, refused(text, language, self._settings), status="refused")
        except OUT_OF_ORDER:
            raise
        except Exception as error:
            return self._apology(job, error)
        return None if given is None else self.shown(given, job=job)

    def again(self, job: Job, given: Given) -> Given:
        """The answer of today to a question answered before, kept for *job*."""
        kept = self._records.answer_to(job)
        return kept or self._records.keep_answer(job, self._engine.ask(given.answer.question))

    def shown(self, given: Given, *, job: Job | None = None) -> Message:
        """An answer as a message; with the *job* it answers, as that one's asker is to see it."""
        notes: list[str] = []
        language, private = given.answer.language, job is not None and job.address is not None
        if job is not None:
            notes += [phrase("again", language)] if private and job.posting else []
            notes += [phrase("edited", language)] if job.payload.get("replaces") else []
            notes += [phrase("files_unread", language)] if job.payload.get("files") else []
        desk = bool(self._settings.slack_desk_channel)
        words = reply_to_talk(given.answer, desk=desk)
        return words or render(given.answer, key=given.key, desk=desk, private=private, notes=notes)

    def _unread(self, job: Job, text: str) -> Message | None:
        """The reply to a message that holds no question the engine could read."""
        if not job.named:
            return None
        if is_wordless(text):
            unread = [both("files_unread")] if job.payload.get("files") else []
            return help_card(*BOTH, desk=bool(self._settings.slack_desk_channel), notes=unread)
        return simple(both("two_languages"))

    def _given(self, job: Job, text: str) -> Given | None:
        """The answer of an earlier attempt, or a new one;
        None for one that nobody asked for and that says nothing.
        """
        given = self._records.answer_to(job)
        if given is not None:
            return given
        if job.named:
            self._delivery.status(job, phrase("thinking", language_of(text)))
        elif not self._is_meant(job, text):
            metrics.ANSWERS.labels("unsaid").inc()
            return None
        if job.attempts >= MAX_CRASHES:
            raise RuntimeError("the process ended each time this question was tried")
        with metrics.ENGINE_SECONDS.time():
            answer = self._ask(job, text)
        if not job.named and not self._is_worth_saying(job, answer):
            metrics.ANSWERS.labels("unsaid").inc()
            # Nobody's receipt could be found when its asker wants to be forgotten.
            if isinstance(self._engine, ForgettingEngine):
                self._engine.forget(answer)
            return None
        status = "talk" if talk(answer) else answer.status
        metrics.ANSWERS.labels(status).inc()
        return self._records.keep_answer(job, answer, status=status)

    def _thread(self, job: Job) -> tuple[Turn, ...]:
        """What was asked before in the same talk, and what the message quotes."""
        thread = self._records.turns(job, newest=TURNS, ttl=self._settings.slack_thread_hours * 3600)
        return (*thread, Turn(str(job.payload["quoted"]))) if job.payload.get("quoted") else thread

    def _is_meant(self, job: Job, text: str) -> bool:
        engine = self._engine
        if not isinstance(engine, GraspingEngine):
            return asks_by_form(text)
        return is_meant(text, lambda: engine.grasp(text, thread=self._thread(job)))

    def _ask(self, job: Job, text: str) -> Answer:
        thread = self._thread(job)
        if job.payload.get("intent"):
            with suppress(UnknownIntent):  # what was offered may have been retired since
                return self._engine.ask(text, thread=thread, intent=str(job.payload["intent"]))
        if self._shows_early(job) and isinstance(self._engine, EarlyEngine):
            return self._ask_early(self._engine, job, text, thread)
        return self._engine.ask(text, thread=thread)

    def _shows_early(self, job: Job) -> bool:
        """Whether a model may take its time over *job* where all see the reply,
        so that its beginning helps.
        """
        shown = job.named and not job.address and not job.payload.get("replaces")
        return bool(self._settings.model) and self._settings.slack_stream and shown

    def _ask_early(self, engine: EarlyEngine, job: Job, text: str, thread: Sequence[Turn]) -> Answer:
        """Show the first thing that is sure, a ruling where there is one,
        while the model chooses the rest.
        """
        begun = False
        for item in engine.stream(text, thread=thread):
            if isinstance(item, Answer):
                return item
            if not begun:
                begun = True
                self._delivery.begin(job, simple(f"{item}\n{phrase('goes_on', language_of(text))}"))
        raise RuntimeError("the engine ended without an answer")

    def _is_worth_saying(self, job: Job, answer: Answer) -> bool:
        """Whether an answer that nobody asked the bot for is one to a question; outside a thread, a sure one.

        That the documents leave a matter open is one: it is known, and nothing was merely not found.
        """
        told = answer.status != "not_found" or answer.reason == "left_open"
        if talk(answer) or not told:
            return False
        in_thread = job.payload.get("ts") != job.thread_ts
        sure = answer.status == "answered" and (not answer.intents or answer.intents[0].confidence >= _SURE)
        return in_thread or sure

    def _apology(self, job: Job, error: Exception) -> Message | None:
        reference = new_reference()
        report(error, what=f"question {job.id}", reference=reference)
        metrics.FAILURES.labels("engine").inc()
        if not job.named:
            return None
        return simple(phrase("sorry", language_of(str(job.payload["text"])), reference=reference))
