"""Which messages are questions to the desk, and who may ask where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.settings import Settings
from bot.slack.casebook import Casebook
from bot.slack.emoji import emoji_in, without_named
from bot.slack.reading import Said, hear, is_wordless, mentions, read
from bot.slack.records import Records
from bot.slack.requests import Me, Refusal, Request

Payload = Mapping[str, Any]
# A person's message may come with a file, or be shown in the channel as well as in its thread.
_SPOKEN = {None, "file_share", "thread_broadcast"}


def from_event(body: Payload, *, me: Me, records: Records, settings: Settings) -> Request | None:
    """The question in a message or mention event; None when nobody asked the desk anything.

    Asked is: a direct message, a mention; and, to be answered only when the engine finds that it is a
    question, an unaddressed message in a thread by somebody who has asked there before, or in a channel that
    is open for it.
    """
    event: Payload = body["event"]
    if not (_is_spoken(event) or (settings.slack_workflows and _is_workflow(event, me))):
        return None
    direct = is_direct(event)
    conversation = conversation_of(event)
    named = direct or me.user in mentions(str(event.get("text") or ""))
    if not named and not _may_be_meant(event, conversation, records=records, settings=settings):
        return None
    team = event.get("user_team") or event.get("team") or body.get("team_id")
    refusal = None if direct else _objection(event, team=str(team), me=me, settings=settings)
    if refusal and not named:
        return None
    said = said_in(event, bot=me.user)
    return Request(
        key=str(body["event_id"]),
        message_key=f"{event['channel']}:{event['ts']}",
        kind="question" if named else "overheard",
        conversation=conversation,
        channel=str(event["channel"]),
        thread_ts=str(event.get("thread_ts") or event["ts"]),
        user=str(event.get("user") or event.get("bot_id")),
        payload={
            "text": said.words,
            "quoted": said.quoted,
            "ts": str(event["ts"]),
            # The team of the person, who in a shared channel may be of another workspace.
            "team": team,
            "files": bool(event.get("files")),
            "unnamed": not named,
        },
        refusal=refusal,
    )


def from_desk(body: Payload, *, me: Me, casebook: Casebook, settings: Settings) -> Request | None:
    """What somebody writes under an open case's card in the desk's channel,
    which may be the reply to its asker.
    """
    event: Payload = body["event"]
    if event.get("channel") != settings.slack_desk_channel or not event.get("thread_ts"):
        return None
    if not _is_spoken(event) or me.user in mentions(str(event.get("text") or "")):
        return None
    case = (
        None
        if is_wordless(read(str(event.get("text") or ""), bot=me.user))
        else casebook.open_at(event["thread_ts"])
    )
    if case is None:
        return None
    return Request(
        key=str(body["event_id"]),
        message_key=f"{event['channel']}:{event['ts']}",
        kind="offer",
        conversation=f"offer:{case.id}",
        channel=str(event["channel"]),
        thread_ts=str(event["thread_ts"]),
        user=str(event["user"]),
        payload={"case": case.id, "ts": str(event["ts"]), "text": ""},
    )


def is_direct(event: Payload) -> bool:
    """Whether a message was written to the bot alone."""
    return event.get("channel_type") == "im" or str(event["channel"]).startswith("D")


def conversation_of(event: Payload) -> str:
    """What is answered in order: a thread, or everything said directly."""
    if is_direct(event):
        return str(event["channel"])
    return f"{event['channel']}:{event.get('thread_ts') or event['ts']}"


def said_in(message: Payload, *, bot: str) -> Said:
    """The words of a message; of one that only forwards another, the words of that one."""
    text = str(message.get("text") or "")
    said = hear(without_named(text, emoji_in(message.get("blocks"))), bot=bot)
    if not is_wordless(said.words):
        return said
    forwarded = [
        str(part.get("text") or part.get("fallback") or "") for part in message.get("attachments") or []
    ]
    return Said(hear("\n".join(forwarded), bot=bot).words or said.words)


def is_to_nobody_else(event: Payload) -> bool:
    """Whether a message says something in words and calls no other person or group."""
    raw = str(event.get("text") or "")
    return not (mentions(raw) or "<!" in raw or is_wordless(hear(raw, bot="").words))


def _is_spoken(event: Payload) -> bool:
    """Whether a person said it: no edit, deletion, notice, or message of a bot."""
    unsaid = event.get("bot_id") or event.get("hidden") or not event.get("user")
    return event.get("subtype") in _SPOKEN and not unsaid


def _is_workflow(event: Payload, me: Me) -> bool:
    """Whether a workflow or another app mentions the bot.
    In a thread, where two bots could go on for ever, never.
    """
    by_app = event.get("bot_id") not in (None, me.bot) and event.get("user") != me.user
    return event.get("type") == "app_mention" and by_app and not event.get("thread_ts")


def _may_be_meant(event: Payload, conversation: str, *, records: Records, settings: Settings) -> bool:
    """Whether a message that does not name the bot may be a question to it."""
    if event.get("bot_id") or not is_to_nobody_else(event):
        return False
    if not event.get("thread_ts"):
        return event["channel"] in settings.slack_open_channels
    ttl = settings.slack_thread_hours * 3600
    return records.has_asked(str(event["user"]), conversation, ttl=ttl)


def _objection(event: Payload, *, team: str, me: Me, settings: Settings) -> Refusal | None:
    """Why the workspace's admin does not want this one answered here."""
    if settings.slack_home_only and team != me.team:
        return "not_home"
    if settings.slack_channels and event["channel"] not in settings.slack_channels:
        return "not_here"
    return None
