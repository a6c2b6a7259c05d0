"""Which messages are questions to the desk, and how Slack's payloads become requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.slack.jobs import Request
from bot.slack.phrases import is_courtesy
from bot.slack.records import Records
from bot.slack.text import mentions, read

Payload = Mapping[str, Any]
# A person's message may come with a file, or be shown in the channel as well as in its thread.
_SPOKEN = {None, "file_share", "thread_broadcast"}


def from_event(body: Payload, *, bot_user: str, records: Records, ttl: float) -> Request | None:
    """The question in a message or mention event; None when nobody asked the desk anything.

    Asked is: a direct message, a mention, and in a thread an unaddressed message by somebody who has asked there
    before, unless it speaks to somebody else or only says thanks. *ttl*: for how many seconds asking is remembered.
    """
    event: Payload = body["event"]
    if (
        event.get("subtype") not in _SPOKEN
        or event.get("bot_id")
        or event.get("hidden")
        or not event.get("user")
    ):
        return None
    raw = str(event.get("text") or "")
    direct = event.get("channel_type") == "im" or str(event["channel"]).startswith("D")
    thread_ts = str(event.get("thread_ts") or event["ts"])
    conversation = _conversation(event, direct=direct)
    if not direct and bot_user not in mentions(raw):
        if not event.get("thread_ts") or mentions(raw) or is_courtesy(raw):
            return None
        if not records.has_asked(str(event["user"]), conversation, ttl=ttl):
            return None
    return Request(
        key=str(body["event_id"]),
        message_key=f"{event['channel']}:{event['ts']}",
        kind="question",
        conversation=conversation,
        channel=str(event["channel"]),
        thread_ts=thread_ts,
        user=str(event["user"]),
        payload={
            "text": read(raw, bot=bot_user),
            "ts": str(event["ts"]),
            "team": body.get("team_id") or event.get("team"),
        },
    )


def from_command(body: Payload, *, bot_user: str) -> Request | None:
    """The question typed after a slash command; None when none was."""
    text = read(str(body.get("text") or ""), bot=bot_user)
    if not text:
        return None
    return _private(
        body, channel=str(body["channel_id"]), user=str(body["user_id"]), text=text, thread_ts=None
    )


def from_shortcut(body: Payload, *, bot_user: str) -> Request:
    """The message that "answer this" was chosen on. Its answer, once posted, goes to that message's thread."""
    message = body["message"]
    text = read(str(message.get("text") or ""), bot=bot_user)
    thread_ts = str(message.get("thread_ts") or message["ts"])
    return _private(
        body, channel=str(body["channel"]["id"]), user=str(body["user"]["id"]), text=text, thread_ts=thread_ts
    )


def _private(body: Payload, *, channel: str, user: str, text: str, thread_ts: str | None) -> Request:
    return Request(
        key=f"trigger:{body['trigger_id']}",
        kind="question",
        conversation=f"private:{channel}:{user}",
        channel=channel,
        thread_ts=thread_ts,
        user=user,
        payload={"text": text, "response_url": body["response_url"]},
    )


def _conversation(event: Payload, *, direct: bool) -> str:
    """What is answered in order: a thread, or everything said directly."""
    if direct:
        return str(event["channel"])
    return f"{event['channel']}:{event.get('thread_ts') or event['ts']}"
