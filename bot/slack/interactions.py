"""Questions that come by the slash command, the shortcut or a button."""

from __future__ import annotations

from typing import Any

from bot.slack.intake import Payload, said_in
from bot.slack.reading import is_wordless, read
from bot.slack.records import Given
from bot.slack.requests import PRIVATE, Request

# What is typed behind a command by who wants to know how it is used.
_HELP = {"help", "--help", "-h", "ヘルプ", "使い方"}


def from_command(body: Payload, *, bot_user: str) -> Request | None:
    """The question typed after a slash command; None when none was, or help was asked for."""
    text = read(str(body.get("text") or ""), bot=bot_user)
    if is_wordless(text) or text.casefold() in _HELP:
        return None
    return _private(
        body, channel=str(body["channel_id"]), user=str(body["user_id"]), said={"text": text}, thread_ts=None
    )


def from_shortcut(body: Payload, *, bot_user: str) -> Request:
    """The message that "answer this" was chosen on.
    Its answer, once posted, goes to that message's thread.
    """
    message = body["message"]
    said = said_in(message, bot=bot_user)
    return _private(
        body,
        channel=str(body["channel"]["id"]),
        user=str(body["user"]["id"]),
        said={"text": said.words, "quoted": said.quoted, "files": bool(message.get("files"))},
        thread_ts=str(message.get("thread_ts") or message["ts"]),
        # Somebody else's message is no follow-up of what the asker asked before.
        about=f":{message['ts']}",
    )


def from_choice(body: Payload, given: Given, intent: str) -> Request:
    """An answered question asked again with the meaning that was chosen for it;
    a second click finds the first.
    """
    return _pressed(
        body,
        key=f"choice:{given.key}:{intent}",
        said={"text": given.answer.question, "intent": intent},
        private=given.private,
        thread_ts=given.thread_ts,
    )


def from_example(body: Payload) -> Request:
    """An example question, asked by who pressed its button."""
    container, action = body["container"], body["actions"][0]
    if container.get("type") == "view":
        return _from_home(body, action)
    card = f"{container.get('channel_id')}:{container.get('message_ts')}"
    thread_ts = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return _pressed(
        body,
        key=f"example:{card}:{body['user']['id']}:{action['action_id']}",
        said={"text": action["value"]},
        private=bool(container.get("is_ephemeral")),
        thread_ts=thread_ts,
    )


def _from_home(body: Payload, action: Payload) -> Request:
    """An example pressed on the Home tab, answered in the direct messages that its row names."""
    channel = str(action["block_id"]).partition(":")[2]
    return Request(
        key=f"trigger:{body['trigger_id']}",
        kind="question",
        conversation=channel,
        channel=channel,
        thread_ts=None,
        user=str(body["user"]["id"]),
        payload={"text": action["value"]},
    )


def publication(body: Payload, *, thread_ts: str | None) -> Request:
    """Posting one answer once: a second click finds the first."""
    key, channel = body["actions"][0]["value"], body["channel"]["id"]
    return Request(
        key=f"publish:{key}:{channel}",
        kind="publish",
        conversation=f"publish:{key}",
        channel=channel,
        thread_ts=thread_ts,
        user=body["user"]["id"],
        payload={"answer": key, "address": body["response_url"]},
    )


def _pressed(
    body: Payload, *, key: str, said: dict[str, Any], private: bool, thread_ts: str | None
) -> Request:
    """A question asked by a button, answered where the button stands."""
    channel, user = str(body["channel"]["id"]), str(body["user"]["id"])
    if private:
        return _private(body, channel=channel, user=user, said=said, thread_ts=thread_ts, key=key)
    direct = channel.startswith("D")
    return Request(
        key=key,
        kind="question",
        conversation=channel if direct else f"{channel}:{thread_ts}",
        channel=channel,
        thread_ts=thread_ts,
        user=user,
        payload=said,
    )


def _private(
    body: Payload,
    *,
    channel: str,
    user: str,
    said: dict[str, Any],
    thread_ts: str | None,
    about: str = "",
    key: str | None = None,
) -> Request:
    return Request(
        key=key or f"trigger:{body['trigger_id']}",
        kind="question",
        conversation=f"{PRIVATE}{channel}:{user}{about}",
        channel=channel,
        thread_ts=thread_ts,
        user=user,
        payload={**said, "response_url": body["response_url"]},
    )
