"""Putting a reply into Slack exactly once.

Before a post is tried again (the connection broke, the process was killed) Slack is read: a reply that stands
there is not posted a second time, and one that was only begun is completed in place. A private reply cannot
be looked up; sent again, it says so.
"""

from __future__ import annotations

import time
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.asked import Asked
from bot.slack.client import code, is_passing, seconds_to_wait
from bot.slack.jobs import Jobs
from bot.slack.logs import logger, new_reference, report
from bot.slack.lookup import Lookup, key_of, metadata
from bot.slack.message import Message
from bot.slack.pace import Pace, TooFastError
from bot.slack.requests import Job
from bot.slack.whispers import ExpiredError, whisper

# Seconds.
_LONG_AGO = 60.0
# Slack will not show these blocks, whatever the channel; their text it may.
_UNFIT = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}


class DeletedError(Exception):
    """The question no longer stands in Slack, where a reply to it would go to the channel's root."""


class Delivery:
    """Posts replies. Thread-safe."""

    def __init__(self, client: WebClient, jobs: Jobs, asked: Asked, lookup: Lookup) -> None:
        self.client = client
        self._jobs = jobs
        self._asked = asked
        self.lookup = lookup
        self._pace = Pace()
        self._started = time.time()
        self._begun: dict[int, str] = {}

    def reply(self, job: Job, message: Message) -> str | None:
        """Answer *job* where it was asked, or directly where nothing can be written (any more).

        Returns the timestamp of the message, None for one only the asker sees.
        """
        try:
            if job.payload.get("replaces"):
                return self._anew(job, message)
            if job.address is None:
                return self.post(job, message, channel=job.channel, thread_ts=job.thread_ts)
            self._jobs.posting(job)
            self._whisper_for(job, job.address, message)
            return None
        except (SlackApiError, ExpiredError) as error:
            return self._directly(job, message, error)

    def refuse(self, job: Job, message: Message) -> str | None:
        """Say no where the fewest people see it."""
        if job.address or job.by_workflow or job.channel.startswith("D"):
            return self.reply(job, message)
        return self.aside(job, message)

    def aside(self, job: Job, message: Message) -> str | None:
        """Show *message* to who asked alone, where they asked; directly where that cannot be."""
        try:
            self.client.chat_postEphemeral(
                channel=job.channel,
                user=job.user,
                thread_ts=job.thread_ts,
                text=message.text,
                blocks=message.blocks,
            )
        except SlackApiError as error:
            return self._directly(job, message, error)
        return None

    def post(self, job: Job, message: Message, *, channel: str, thread_ts: str | None) -> str:
        """Post *message* for *job* unless it stands there already.

        Raises DeletedError for a question of long ago, or of before this process, that is gone: the news may
        have been missed.
        """
        begun = self._begun.pop(job.id, None)
        if begun is not None:
            return self._complete(job, message, channel, begun)
        standing = self.lookup.find(job, channel=channel, thread_ts=thread_ts) if job.posting else None
        if standing is not None:
            ts = str(standing["ts"])
            return ts if key_of(standing) == job.key else self._complete(job, message, channel, ts)
        self._pace.turn(job.id, channel)
        if job.taken_at < max(self._started, time.time() - _LONG_AGO) and not self.lookup.stands(job):
            raise DeletedError
        self._jobs.posting(job)
        return self._post(job, message, channel, thread_ts)

    def begin(self, job: Job, message: Message) -> None:
        """Show what is already sure; `post` puts the whole reply in its place.
        Where it cannot be shown, nothing is lost.
        """
        if job.posting or job.thread_ts is None:
            return
        try:
            self._pace.turn(job.id, job.channel)
            self._jobs.posting(job)
            ts = self._write(message, job.channel, job.thread_ts, marked=None)
        except (SlackApiError, TooFastError) as error:
            logger.info("job %d: its beginning was not shown (%s)", job.id, type(error).__name__)
            return
        self._begun[job.id] = ts
        self._jobs.posting(job, reply_ts=ts)

    def take_back(self, job: Job) -> None:
        """Remove what was begun for *job*."""
        begun = self._begun.pop(job.id, None)
        if begun is not None:
            self.client.chat_delete(channel=job.channel, ts=begun)

    def status(self, job: Job, text: str) -> None:
        """Show in the thread that an answer is being looked for; without it nothing is lost."""
        if job.thread_ts is None or job.address:
            return
        try:
            self.client.assistant_threads_setStatus(
                channel_id=job.channel, thread_ts=job.thread_ts, status=text
            )
        except Exception as error:
            logger.debug("no status shown: %s", type(error).__name__)

    def _anew(self, job: Job, message: Message) -> str:
        """In place of the reply to the question as it stood before it was edited;
        beside it where that is gone.
        """
        ts = self._asked.reply_to(str(job.payload["replaces"]))
        if ts is not None:
            try:
                return self._complete(job, message, job.channel, ts)
            except SlackApiError as error:
                if is_passing(error):
                    raise
                logger.info("job %d: the earlier reply cannot be changed (%s)", job.id, code(error))
        return self.post(job, message, channel=job.channel, thread_ts=job.thread_ts)

    def _directly(self, job: Job, message: Message, error: SlackApiError | ExpiredError) -> str:
        if is_passing(error) or job.by_workflow:
            raise error
        why = code(error) if isinstance(error, SlackApiError) else "expired"
        logger.warning("job %d: no reply can be written where it was asked (%s)", job.id, why)
        return self.post(job, message, channel=job.user, thread_ts=None)

    def _post(self, job: Job, message: Message, channel: str, thread_ts: str | None) -> str:
        try:
            return self._say(job, message, channel, thread_ts)
        except SlackApiError as error:
            if code(error) not in _UNFIT:
                raise
            report(error, what=f"the message of job {job.id}", reference=new_reference())
            return self._say(job, Message(message.text, ()), channel, thread_ts)

    def _say(self, job: Job, message: Message, channel: str, thread_ts: str | None) -> str:
        try:
            return self._write(message, channel, thread_ts, marked=metadata(job))
        except SlackApiError as error:
            seconds = seconds_to_wait(error)
            if seconds is None:
                raise
            self._pace.slow_down(job.id, channel, seconds)
            self._jobs.not_posted(job)
            raise TooFastError(seconds) from error

    def _write(
        self, message: Message, channel: str, thread_ts: str | None, *, marked: dict[str, Any] | None
    ) -> str:
        response = self.client.chat_postMessage(
            channel=channel,
            thread_ts=thread_ts,
            text=message.text,
            blocks=message.blocks,
            metadata=marked,
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(response["ts"])

    def _whisper_for(self, job: Job, address: str, message: Message) -> None:
        try:
            whisper(address, message)
        except TooFastError:
            self._jobs.not_posted(job)
            raise

    def _complete(self, job: Job, message: Message, channel: str, ts: str) -> str:
        """Turn a reply that was only begun into the whole one."""
        self.client.chat_update(
            channel=channel, ts=ts, text=message.text, blocks=message.blocks, metadata=metadata(job)
        )
        return ts
