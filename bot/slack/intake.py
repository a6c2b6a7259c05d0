"""Which messages are questions to the desk, and how Slack's payloads become requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.slack.phrases import is_courtesy
from bot.slack.records import Records
from bot.slack.requests import PRIVATE, Request
from bot.slack.text import is_wordless, mentions, read

Payload = Mapping[str, Any]
# A person's message may come with a file, or be shown in the channel as well as in its thread.
_SPOKEN = {None, "file_share", "thread_broadcast"}


def from_event(body: Payload, *, bot_user: str, records: Records, ttl: float) -> Request | None:
    """The question in a message or mention event; None when nobody asked the desk anything.

    Asked is: a direct message, a mention, and in a thread an unaddressed message by somebody who has asked there
    before, unless it speaks to somebody else or only says thanks. *ttl*: for how many seconds asking is remembered.
    """
    event: Payload = body["event"]
    if not _is_spoken(event):
        return None
    direct = event.get("channel_type") == "im" or str(event["channel"]).startswith("D")
    conversation = _conversation(event, direct=direct)
    if not direct and bot_user not in mentions(str(event.get("text") or "")):
        asked_before = _goes_on(event) and records.has_asked(str(event["user"]), conversation, ttl=ttl)
        if not asked_before:
            return None
    return Request(
        key=str(body["event_id"]),
        message_key=f"{event['channel']}:{event['ts']}",
        kind="question",
        conversation=conversation,
        channel=str(event["channel"]),
        thread_ts=str(event.get("thread_ts") or event["ts"]),
        user=str(event["user"]),
        payload={
            "text": _said(event, bot=bot_user),
            "ts": str(event["ts"]),
            # The team of the person, who in a shared channel may be of another workspace.
            "team": event.get("user_team") or event.get("team") or body.get("team_id"),
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
    thread_ts = str(message.get("thread_ts") or message["ts"])
    return _private(
        body,
        channel=str(body["channel"]["id"]),
        user=str(body["user"]["id"]),
        text=_said(message, bot=bot_user),
        thread_ts=thread_ts,
        # Somebody else's message is no follow-up of what the asker asked before.
        about=f":{message['ts']}",
    )


def _private(
    body: Payload, *, channel: str, user: str, text: str, thread_ts: str | None, about: str = ""
) -> Request:
    return Request(
        key=f"trigger:{body['trigger_id']}",
        kind="question",
        conversation=f"{PRIVATE}{channel}:{user}{about}",
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


def _is_spoken(event: Payload) -> bool:
    """Whether a person said it: no edit, deletion, notice, or message of a bot."""
    unsaid = event.get("bot_id") or event.get("hidden") or not event.get("user")
    return event.get("subtype") in _SPOKEN and not unsaid


def _goes_on(event: Payload) -> bool:
    """Whether a message that does not name the bot may be a follow-up: in a thread, in words, to nobody else."""
    raw = str(event.get("text") or "")
    text = read(raw, bot="")
    to_others = mentions(raw) or "<!" in raw
    return bool(event.get("thread_ts")) and not (to_others or is_wordless(text) or is_courtesy(text))


def _said(message: Payload, *, bot: str) -> str:
    """The words of a message; of one that only forwards another, the words of that one."""
    text = read(str(message.get("text") or ""), bot=bot)
    if not is_wordless(text):
        return text
    forwarded = [
        str(part.get("text") or part.get("fallback") or "") for part in message.get("attachments") or []
    ]
    return read("\n".join(forwarded), bot=bot) or text
