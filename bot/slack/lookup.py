"""Finding in Slack a reply that an earlier attempt may have left there.

Slack has no idempotent posting, so every reply carries the key of its job as message metadata.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.client import code, is_passing, seconds_to_wait
from bot.slack.jobs import Jobs
from bot.slack.logs import logger
from bot.slack.requests import Job, Me

METADATA = "aspire_reply"
_PAGES = 10
# Seconds: Slack's clock and ours may differ.
_LEEWAY = 60


def metadata(job: Job) -> dict[str, Any]:
    """What marks a message as the reply to *job*."""
    return {"event_type": METADATA, "event_payload": {"job": job.key}}


def key_of(message: dict[str, Any]) -> str | None:
    """The job a message of ours belongs to; None for one that was only begun."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    key = payload.get("job")
    return None if key is None else str(key)


class Lookup:
    """Reads threads and channels for replies of ours. Thread-safe."""

    def __init__(self, client: WebClient, jobs: Jobs, me: Me) -> None:
        self._client = client
        self._jobs = jobs
        self._me = me

    def find(self, job: Job, *, channel: str, thread_ts: str | None) -> dict[str, Any] | None:
        """Our message for *job* if one stands in Slack, whole or only begun.

        One without a key was begun by a stream and never stopped. Jobs of a thread are worked one at a time,
        so it is this job's unless another job has finished with it.
        """
        for message in self._read(job, channel, thread_ts):
            if message.get("bot_id") != self._me.bot and message.get("user") != self._me.user:
                continue
            if key_of(message) == job.key or message.get("ts") == job.reply_ts:
                return message
            asked = str(job.payload.get("ts") or job.taken_at - _LEEWAY)
            begun = key_of(message) is None and float(message["ts"]) > float(asked)
            if begun and thread_ts and not self._jobs.known_reply(str(message["ts"])):
                return message
        return None

    def stands(self, job: Job) -> bool:
        """Whether the message that *job* answers still stands in Slack;
        what cannot be read is taken to stand.
        """
        ts = job.payload.get("ts")
        if ts is None or job.thread_ts is None:
            return True
        try:
            page = self._client.conversations_replies(
                channel=job.channel, ts=job.thread_ts, oldest=ts, latest=ts, inclusive=True, limit=2
            )
        except SlackApiError as error:
            if is_passing(error) and seconds_to_wait(error) is None:
                raise
            return code(error) not in ("thread_not_found", "message_not_found")
        return any(m.get("ts") == ts and m.get("subtype") != "tombstone" for m in page.get("messages") or [])

    def _read(self, job: Job, channel: str, thread_ts: str | None) -> Iterator[dict[str, Any]]:
        """The messages of the thread, or of the channel since *job* was taken."""
        cursor: str | None = None
        for _ in range(_PAGES):
            try:
                page = self._page(job, channel, thread_ts, cursor)
            except SlackApiError as error:
                if is_passing(error):
                    raise
                logger.warning("cannot look for an earlier reply: %s", code(error))
                return
            yield from page.get("messages") or []
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    def _page(self, job: Job, channel: str, thread_ts: str | None, cursor: str | None) -> Any:
        if thread_ts:
            return self._client.conversations_replies(
                channel=channel, ts=thread_ts, limit=200, include_all_metadata=True, cursor=cursor
            )
        return self._client.conversations_history(
            channel=channel,
            oldest=f"{job.taken_at - _LEEWAY:.6f}",
            limit=200,
            include_all_metadata=True,
            cursor=cursor,
        )
