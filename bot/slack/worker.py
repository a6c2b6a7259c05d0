"""Doing what a job asks for: an answer, a courtesy, a refusal, an errand of the desk."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from slack_sdk.errors import SlackApiError

from bot.answer import Answer, Turn
from bot.settings import Settings
from bot.slack import metrics
from bot.slack.casebook import Casebook
from bot.slack.cases import Cases
from bot.slack.client import is_passing
from bot.slack.delivery import Delivery
from bot.slack.jobs import Jobs
from bot.slack.logs import new_reference, report
from bot.slack.phrases import both, is_courtesy, language_of, phrase
from bot.slack.records import Given, Records
from bot.slack.render import Message, asked_by, render, simple
from bot.slack.requests import Job
from bot.slack.store import OUT_OF_ORDER
from bot.slack.text import is_wordless
from corpus.errors import BadInput

# A minute apart once they are many: about an hour, longer than most of Slack's disturbances.
MAX_ATTEMPTS = 70
MAX_CRASHES = 2
TURNS = 6


class Engine(Protocol):
    """What answers: the desk, or a stand-in."""

    def ask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """Answer *text*. Raises BadInput for a question that cannot be used."""


class Worker:
    """Does what jobs ask for. Each public method may run in several threads."""

    def __init__(
        self,
        engine: Engine,
        *,
        jobs: Jobs,
        records: Records,
        casebook: Casebook,
        delivery: Delivery,
        settings: Settings,
    ) -> None:
        self._engine = engine
        self._jobs = jobs
        self._records = records
        self._delivery = delivery
        self._settings = settings
        self._cases = Cases(casebook, records, delivery, desk_channel=settings.slack_desk_channel)

    def work(self, job: Job) -> None:
        """Do *job* and finish it, put it back when Slack or the database is out of order, or give it up."""
        try:
            reply_ts = self._do(job)
        except Exception as error:
            self._failed(job, error)
        else:
            self._jobs.finish(job, reply_ts=reply_ts)
            metrics.REPLY_SECONDS.observe(max(0.0, time.time() - job.taken_at))

    def _do(self, job: Job) -> str | None:
        if job.refusal:
            language = language_of(str(job.payload["text"]))
            return self._delivery.refuse(job, simple(phrase(job.refusal, language)))
        if job.kind == "case":
            return self._cases.post(job)
        if job.kind == "reply":
            return self._cases.reply(job)
        if job.kind == "publish":
            return self._publish(job)
        return self._delivery.reply(job, self._answer(job))

    def _answer(self, job: Job) -> Message:
        """The message for a question: the answer, a courtesy, or an apology with its reference."""
        text = str(job.payload["text"])
        language = language_of(text)
        if is_wordless(text):
            return simple(both("ask_me"))
        if is_courtesy(text):
            return simple(phrase("welcome", language))
        try:
            given = self._given(job, text)
        except BadInput as refusal:
            return simple(str(refusal))
        except OUT_OF_ORDER:
            raise
        except Exception as error:
            return self._apology(job, error)
        private = job.address is not None
        return self._render(given, private=private, again=private and job.posting)

    def _given(self, job: Job, text: str) -> Given:
        """The answer of an earlier attempt, or a new one."""
        given = self._records.answer_to(job)
        if given is not None:
            return given
        self._delivery.status(job, phrase("thinking", language_of(text)))
        if job.attempts >= MAX_CRASHES:
            raise RuntimeError("the process ended each time this question was tried")
        thread = self._records.turns(job, newest=TURNS, ttl=self._settings.slack_thread_hours * 3600)
        with metrics.ENGINE_SECONDS.time():
            answer = self._engine.ask(text, thread=thread)
        metrics.ANSWERS.labels(answer.status).inc()
        return self._records.keep_answer(job, answer)

    def _apology(self, job: Job, error: Exception) -> Message:
        reference = new_reference()
        report(error, what=f"question {job.id}", reference=reference)
        metrics.FAILURES.labels("engine").inc()
        return simple(phrase("sorry", language_of(str(job.payload["text"])), reference=reference))

    def _render(self, given: Given, *, private: bool, again: bool = False) -> Message:
        desk = bool(self._settings.slack_desk_channel)
        return render(given.answer, key=given.key, desk=desk, private=private, again=again)

    def _publish(self, job: Job) -> str | None:
        """Post for all an answer that only the asker saw, with the question it answers."""
        given = self._records.answer(str(job.payload["answer"]))
        address = str(job.payload.get("address"))
        if given is None:
            self._delivery.whisper(address, simple(both("expired")))
            return None
        message = asked_by(given.user, given.answer, self._render(given, private=False))
        try:
            return self._delivery.post(job, message, channel=job.channel, thread_ts=job.thread_ts)
        except SlackApiError as error:
            if is_passing(error):
                raise
            self._delivery.whisper(address, simple(phrase("invite_me", given.answer.language)))
            return None

    def _failed(self, job: Job, error: Exception) -> None:
        """Put *job* back while that may help, a little later each time; otherwise give it up, loudly."""
        passing = is_passing(error) or isinstance(error, OUT_OF_ORDER)
        again = passing and job.attempts + 1 < MAX_ATTEMPTS
        what = (
            f"job {job.id} ({job.kind}, attempt {job.attempts + 1}{', will be tried again' if again else ''})"
        )
        report(error, what=what, reference=new_reference())
        metrics.FAILURES.labels("delivery").inc()
        if again:
            self._jobs.put_back(job, after=min(60.0, 0.5 * 2.0**job.attempts))
        else:
            self._jobs.finish(job, reply_ts=None, failed=True)
