"""Working the queue: one job at a time per conversation, several conversations at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from slack_sdk.errors import SlackApiError

from bot.answer import Answer
from bot.settings import Settings
from bot.slack import metrics
from bot.slack.cases import Cases
from bot.slack.delivery import Delivery, ExpiredError, is_passing
from bot.slack.jobs import Job, Jobs, is_alive
from bot.slack.logs import logger, new_reference, report
from bot.slack.phrases import is_courtesy, language_of, phrase
from bot.slack.records import Given, Records
from bot.slack.render import Message, render, simple
from bot.thread import Turn
from corpus.errors import BadInput

MAX_ATTEMPTS = 8
MAX_CRASHES = 2
TURNS = 6
_POLL = 0.5


class Engine(Protocol):
    """What answers: the desk, or a stand-in."""

    def ask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """Answer *text*. Raises BadInput for a question that cannot be used."""


class Worker:
    """Does what jobs ask for. Each public method may run in several threads."""

    def __init__(
        self, engine: Engine, *, jobs: Jobs, records: Records, delivery: Delivery, settings: Settings
    ) -> None:
        self._engine = engine
        self._jobs = jobs
        self._records = records
        self._delivery = delivery
        self._settings = settings
        self._cases = Cases(records, delivery, desk_channel=settings.slack_desk_channel)

    def work(self, job: Job) -> None:
        """Do *job* and finish it, put it back when Slack cannot be reached, or give it up."""
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
        return self._reply(job, self._answer(job))

    def _reply(self, job: Job, message: Message) -> str | None:
        """Answer where it was asked, or directly when the app may not write there."""
        try:
            return self._delivery.reply(job, message)
        except SlackApiError as error:
            if is_passing(error) or job.channel.startswith("D"):
                raise
            logger.warning("job %d: the channel takes no reply (%s)", job.id, error.response.get("error"))
            return self._delivery.post(job, message, channel=job.user, thread_ts=None)

    def _answer(self, job: Job) -> Message:
        """The message for a question: the answer, a courtesy, or an apology with its reference."""
        text = str(job.payload["text"])
        language = language_of(text)
        if not text:
            return simple(phrase("ask_me", "ja") + "\n" + phrase("ask_me", "en"))
        if is_courtesy(text):
            return simple(phrase("welcome", language))
        given = self._records.answer_to(job)
        if given is None:
            self._delivery.status(job, phrase("thinking", language))
            try:
                if job.attempts >= MAX_CRASHES:
                    raise RuntimeError("the process ended each time this question was tried")
                given = self._ask(job, text)
            except BadInput as refusal:
                return simple(str(refusal))
            except Exception as error:
                return self._apology(job, error)
        return self._render(given, private="response_url" in job.payload)

    def _apology(self, job: Job, error: Exception) -> Message:
        reference = new_reference()
        report(error, what=f"question {job.id}", reference=reference)
        metrics.FAILURES.labels("engine").inc()
        return simple(phrase("sorry", language_of(str(job.payload["text"])), reference=reference))

    def _ask(self, job: Job, text: str) -> Given:
        thread = self._records.turns(job, newest=TURNS, ttl=self._settings.slack_thread_hours * 3600)
        with metrics.ENGINE_SECONDS.time():
            answer = self._engine.ask(text, thread=thread)
        metrics.ANSWERS.labels(answer.status).inc()
        return self._records.keep_answer(job, answer)

    def _render(self, given: Given, *, private: bool) -> Message:
        desk = bool(self._settings.slack_desk_channel)
        return render(given.answer, key=given.key, desk=desk, private=private)

    def _publish(self, job: Job) -> str | None:
        """Post for all an answer that only the asker saw."""
        given = self._records.answer(str(job.payload["answer"]))
        address = str(job.payload.get("address"))
        if given is None:
            self._delivery.whisper(address, simple(phrase("expired", "ja") + "\n" + phrase("expired", "en")))
            return None
        try:
            message = self._render(given, private=False)
            return self._delivery.post(job, message, channel=job.channel, thread_ts=job.thread_ts)
        except SlackApiError as error:
            if is_passing(error):
                raise
            self._delivery.whisper(address, simple(phrase("invite_me", given.answer.language)))
            return None

    def _failed(self, job: Job, error: Exception) -> None:
        """Put *job* back while that may help, a little later each time; otherwise give it up, loudly."""
        passing = is_passing(error) and job.attempts + 1 < MAX_ATTEMPTS
        what = f"job {job.id} ({job.kind}, attempt {job.attempts + 1}{', will be tried again' if passing else ''})"
        report(error, what=what, reference=new_reference())
        metrics.FAILURES.labels("expired" if isinstance(error, ExpiredError) else "delivery").inc()
        if passing:
            self._jobs.put_back(job, after=min(60.0, 2.0**job.attempts))
        else:
            self._jobs.finish(job, reply_ts=None, failed=True)


class Workers:
    """The threads that work the queue, and the one that keeps their leases."""

    def __init__(self, jobs: Jobs, work: Callable[[Job], None], *, count: int, lease: float) -> None:
        self._jobs = jobs
        self._work = work
        self._lease = lease
        self._stopping = threading.Event()
        self._news = threading.Semaphore(0)
        self._threads = [threading.Thread(target=self._run, name=f"worker-{n}") for n in range(count)]
        self._keeper = threading.Thread(target=self._keep, name="lease-keeper", daemon=True)

    def start(self) -> None:
        """Take over what dead processes held, and begin."""
        freed = self._jobs.free_the_dead(is_alive)
        if freed:
            logger.info("took over %d jobs of a process that ended", freed)
        for thread in [*self._threads, self._keeper]:
            thread.start()

    def wake(self) -> None:
        """There is a new job."""
        self._news.release()

    def stop(self) -> None:
        """Finish what is begun, begin nothing more. What waits stays in the queue for the next start."""
        self._stopping.set()
        for _ in self._threads:
            self._news.release()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    @property
    def healthy(self) -> bool:
        """Whether every thread runs."""
        return all(thread.is_alive() for thread in [*self._threads, self._keeper])

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                job = self._jobs.claim()
                if job is None:
                    self._news.acquire(timeout=_POLL)
                    continue
                self._work(job)
            except Exception as error:
                report(error, what="the queue", reference=new_reference())
                self._stopping.wait(_POLL)

    def _keep(self) -> None:
        while not self._stopping.wait(self._lease / 4):
            try:
                self._jobs.renew()
            except Exception as error:
                report(error, what="the lease", reference=new_reference())
