"""Putting a reply into Slack exactly once.

Slack has no idempotent posting, so every reply carries the key of its job as message metadata. Before a post is tried
again (the connection broke, the process was killed) the thread is read: a reply that stands there is not posted a
second time, and one that was only begun is completed in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient

from bot.slack.jobs import Job, Jobs
from bot.slack.logs import logger
from bot.slack.render import Message

METADATA = "aspire_reply"
TIMEOUT = 15
_PAGES = 10
_PASSING = {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"}
_PASSING |= {"request_timeout", "accesslimited", "team_added_to_org"}


class ExpiredError(Exception):
    """The address for a private reply no longer takes one (Slack: 30 minutes, five uses)."""


def new_client(*, token: str | None, base_url: str) -> WebClient:
    """A client that waits as long as Slack says when it is too fast.

    It does not try again by itself after a broken connection: the message may have been posted.
    """
    retry = [RateLimitErrorRetryHandler(max_retry_count=8)]
    return WebClient(token=token, base_url=base_url, timeout=TIMEOUT, retry_handlers=retry)  # type: ignore[arg-type]


def is_passing(error: Exception) -> bool:
    """Whether trying again later may help."""
    if isinstance(error, SlackApiError):
        status = getattr(error.response, "status_code", 200)
        return status >= 500 or status == 429 or error.response.get("error") in _PASSING
    return isinstance(error, (OSError, HTTPException, SlackClientError))


class Delivery:
    """Posts replies. Thread-safe."""

    def __init__(
        self, client: WebClient, jobs: Jobs, *, stream: bool, bot_id: str, bot_user: str, team: str
    ) -> None:
        self.client = client
        self._jobs = jobs
        self._stream = stream
        self._bot_id = bot_id
        self._bot_user = bot_user
        self._team = team

    def reply(self, job: Job, message: Message) -> str | None:
        """Answer *job* where it was asked; the timestamp of the message, None for one only the asker sees."""
        address = job.payload.get("response_url")
        if address:
            self.whisper(str(address), message)
            return None
        return self.post(job, message, channel=job.channel, thread_ts=job.thread_ts)

    def refuse(self, job: Job, message: Message) -> str | None:
        """Say no where the fewest people see it."""
        if job.payload.get("response_url") or job.channel.startswith("D"):
            return self.reply(job, message)
        self.client.chat_postEphemeral(
            channel=job.channel,
            user=job.user,
            thread_ts=job.thread_ts,
            text=message.text,
            blocks=message.blocks,
        )
        return None

    def post(self, job: Job, message: Message, *, channel: str, thread_ts: str | None) -> str:
        """Post *message* for *job* unless it stands there already."""
        standing = self._find(job, channel, thread_ts) if job.posting else None
        if standing is not None:
            ts = str(standing["ts"])
            return ts if _key(standing) == job.key else self._complete(job, message, channel, ts)
        self._jobs.posting(job)
        if message.streamed and self._stream and thread_ts:
            return self._type_out(job, message, channel, thread_ts)
        return self._post(job, message, channel, thread_ts)

    def whisper(self, address: str, message: Message) -> None:
        """Send *message* to a response_url. Raises ExpiredError when Slack takes nothing there any more."""
        retry = [RateLimitErrorRetryHandler(max_retry_count=8)]
        client = WebhookClient(address, timeout=TIMEOUT, retry_handlers=retry)  # type: ignore[arg-type]
        response = client.send(
            text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False
        )
        if response.status_code >= 500:
            raise ConnectionError("Slack could not take a private reply")
        if response.status_code != 200:
            raise ExpiredError

    def status(self, job: Job, text: str) -> None:
        """Show in the thread that an answer is being looked for; without it nothing is lost."""
        if job.thread_ts is None or job.payload.get("response_url"):
            return
        try:
            self.client.assistant_threads_setStatus(
                channel_id=job.channel, thread_ts=job.thread_ts, status=text
            )
        except Exception as error:
            logger.debug("no status shown: %s", type(error).__name__)

    def _post(self, job: Job, message: Message, channel: str, thread_ts: str | None) -> str:
        response = self.client.chat_postMessage(
            channel=channel,
            thread_ts=thread_ts,
            text=message.text,
            blocks=message.blocks,
            metadata=_metadata(job),
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(response["ts"])

    def _type_out(self, job: Job, message: Message, channel: str, thread_ts: str) -> str:
        """Stream the conclusion, then the rest with its sources and buttons; post plainly where Slack cannot stream."""
        assert message.streamed is not None
        conclusion, rest = message.streamed
        stream = self.client.chat_stream(
            channel=channel,
            thread_ts=thread_ts,
            recipient_user_id=job.user,
            recipient_team_id=str(job.payload.get("team") or self._team),
            buffer_size=1,
        )
        try:
            stream.append(markdown_text=f"**{conclusion}**")
        except SlackApiError as error:
            if is_passing(error):
                raise
            return self._post(job, message, channel, thread_ts)
        ts = str(stream.ts)
        self._jobs.posting(job, reply_ts=ts)
        try:
            stream.stop(
                markdown_text=f"\n\n{rest}" if rest else None,
                blocks=list(message.tail),
                metadata=_metadata(job),
            )
        except SlackApiError as error:
            if is_passing(error):
                raise
            return self._complete(job, message, channel, ts)
        return ts

    def _complete(self, job: Job, message: Message, channel: str, ts: str) -> str:
        """Turn a reply that was only begun into the whole one."""
        self.client.chat_update(
            channel=channel, ts=ts, text=message.text, blocks=message.blocks, metadata=_metadata(job)
        )
        return ts

    def _find(self, job: Job, channel: str, thread_ts: str | None) -> dict[str, Any] | None:
        """Our message for *job* if one stands in Slack, whole or only begun.

        One without a key was begun by a stream and never stopped. Jobs of a thread are worked one at a time, so it is
        this job's unless another job has finished with it.
        """
        for message in self._read(job, channel, thread_ts):
            if message.get("bot_id") != self._bot_id and message.get("user") != self._bot_user:
                continue
            if _key(message) == job.key or message.get("ts") == job.reply_ts:
                return message
            asked = str(job.payload.get("ts") or job.taken_at - 60)
            begun = _key(message) is None and float(message["ts"]) > float(asked)
            if begun and thread_ts and not self._jobs.known_reply(str(message["ts"])):
                return message
        return None

    def _read(self, job: Job, channel: str, thread_ts: str | None) -> Iterator[dict[str, Any]]:
        """The messages of the thread, or of the channel since *job* was taken."""
        cursor: str | None = None
        for _ in range(_PAGES):
            try:
                page = self._page(job, channel, thread_ts, cursor)
            except SlackApiError as error:
                if is_passing(error):
                    raise
                logger.warning("cannot look for an earlier reply: %s", error.response.get("error"))
                return
            yield from page.get("messages") or []
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    def _page(self, job: Job, channel: str, thread_ts: str | None, cursor: str | None) -> Any:
        if thread_ts:
            return self.client.conversations_replies(
                channel=channel, ts=thread_ts, limit=200, include_all_metadata=True, cursor=cursor
            )
        return self.client.conversations_history(
            channel=channel,
            oldest=f"{job.taken_at - 60:.6f}",
            limit=200,
            include_all_metadata=True,
            cursor=cursor,
        )


def _metadata(job: Job) -> dict[str, Any]:
    return {"event_type": METADATA, "event_payload": {"job": job.key}}


def _key(message: dict[str, Any]) -> str | None:
    """The job a message of ours belongs to."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    key = payload.get("job")
    return None if key is None else str(key)
