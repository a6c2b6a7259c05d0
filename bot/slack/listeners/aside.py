"""Telling one person something that nobody else sees, and opening a modal for them."""

from __future__ import annotations

from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer import Language
from bot.slack.client import code
from bot.slack.logs import logger
from bot.slack.phrases import phrase
from bot.slack.views import View

# Slack gives three seconds from a click to its modal.
_TOO_LATE = {"expired_trigger_id", "exchanged_trigger_id"}


def tell(client: WebClient, text: str, *, user: str, channel: str, thread_ts: str | None) -> None:
    """Beside what *user* is looking at; where the app cannot write, directly. A note is no reason to fail."""
    try:
        client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread_ts, text=text)
        return
    except SlackApiError as error:
        logger.info("a note goes to its reader directly (%s)", code(error))
    try:
        client.chat_postMessage(channel=user, text=text)
    except SlackApiError as error:
        logger.warning("a note could not be shown (%s)", code(error))


def tell_clicker(client: WebClient, body: dict[str, Any], text: str) -> None:
    """Beside the button that was pressed."""
    user = str(body["user"]["id"])
    container = body.get("container") or {}
    thread_ts = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    tell(
        client,
        text,
        user=user,
        channel=str((body.get("channel") or {}).get("id") or user),
        thread_ts=thread_ts,
    )


def open_view(client: WebClient, body: dict[str, Any], view: View, *, language: Language) -> None:
    """Open *view* for who pressed a button, or say that it has to be pressed again: that its time is over."""
    try:
        client.views_open(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as error:
        if code(error) not in _TOO_LATE:
            raise
        tell_clicker(client, body, phrase("press_again", language))
