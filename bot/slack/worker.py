"""Doing what a job asks for: a reply, a refusal, an errand of the desk."""

from __future__ import annotations

import time

from slack_sdk.errors import SlackApiError

from bot.slack import metrics
from bot.slack.access import AGAIN, Access
from bot.slack.answering import Answering
from bot.slack.asked import Asked
from bot.slack.cases import Cases
from bot.slack.client import is_passing, seconds_to_wait
from bot.slack.delivery import DeletedError, Delivery
from bot.slack.jobs import Jobs
from bot.slack.logs import logger, new_reference, report
from bot.slack.message import simple
from bot.slack.phrases import both, phrase
from bot.slack.records import Records
from bot.slack.render import asked_by
from bot.slack.requests import Job
from bot.slack.store import OUT_OF_ORDER
from bot.slack.telling import Telling
from bot.slack.whispers import whisper
from corpus.text.language import language_of

# A minute apart once they are many: about an hour, longer than most of Slack's disturbances.
MAX_ATTEMPTS = 70


class Worker:
    """Does what jobs ask for. Each public method may run in several threads."""

    def __init__(
        self,
        answering: Answering,
        cases: Cases,
        telling: Telling,
        *,
        jobs: Jobs,
        records: Records,
        delivery: Delivery,
        access: Access,
        asked: Asked,
    ) -> None:
        self._access = access
        self._asked = asked
        self._answering = answering
        self._cases, self._telling = cases, telling
        self._jobs = jobs
        self._records = records
        self._delivery = delivery

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
            if not job.named or self._asked.is_withdrawn(job):
                return None
            language = language_of(str(job.payload["text"]))
            return self._delivery.refuse(job, simple(phrase(job.refusal, language)))
        if job.kind == "case":
            return self._cases.post(job)
        if job.kind == "reply":
            return self._cases.reply(job)
        if job.kind == "offer":
            return self._cases.offer(job)
        if job.kind == "reminder":
            return self._cases.remind(job)
        if job.kind == "approved":
            return self._telling.approved(job)
        if job.kind == "tell":
            return self._telling.tell(job)
        if job.kind == "publish":
            return self._publish(job)
        return self._reply(job)

    def _reply(self, job: Job) -> str | None:
        """Answer a question, unless it was deleted before or meanwhile."""
        message = None if self._asked.is_withdrawn(job) else self._answering.reply(job)
        if message is None:
            return None
        try:
            if self._asked.is_withdrawn(job):
                raise DeletedError
            return self._delivery.reply(job, message)
        except DeletedError:
            self._records.drop(job)
            self._delivery.take_back(job)
            return None

    def _publish(self, job: Job) -> str | None:
        """Post for all an answer that only the asker saw, with the question it answers."""
        given = self._records.answer(str(job.payload["answer"]))
        address = str(job.payload.get("address"))
        if given is None:
            whisper(address, simple(both("expired")))
            return None
        message = asked_by(given.user, given.answer, self._answering.shown(given))
        try:
            return self._delivery.post(job, message, channel=job.channel, thread_ts=job.thread_ts)
        except SlackApiError as error:
            if is_passing(error):
                raise
            whisper(address, simple(phrase("invite_me", given.answer.language)))
            return None

    def _failed(self, job: Job, error: Exception) -> None:
        """Put *job* back while that may help, a little later each time; otherwise give it up, loudly."""
        seconds = seconds_to_wait(error)
        if seconds is not None:
            logger.info("job %d waits %.1f seconds: Slack takes no more so fast", job.id, seconds)
            metrics.WAITS.inc()
            self._jobs.put_back(job, after=seconds, counted=False)
            return
        if self._access.refuses(error):
            self._jobs.put_back(job, after=AGAIN, counted=False)
            return
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
