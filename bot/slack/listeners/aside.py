"""Telling one person something that nobody else sees."""

from __future__ import annotations

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.client import code
from bot.slack.logs import logger


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
