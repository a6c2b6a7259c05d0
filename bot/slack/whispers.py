"""Replies that only the asker sees, sent to the response_url of what they did."""

from __future__ import annotations

from slack_sdk.webhook import WebhookClient

from bot.slack.client import TIMEOUT, retry_after
from bot.slack.message import Message
from bot.slack.pace import TooFastError


class ExpiredError(Exception):
    """The address for a private reply no longer takes one (Slack: 30 minutes, five uses)."""


def whisper(address: str, message: Message) -> None:
    """Send *message* to a response_url.

    Raises ExpiredError when Slack takes nothing there any more, TooFastError when it asks to wait.
    """
    client = WebhookClient(address, timeout=TIMEOUT, retry_handlers=[])
    response = client.send(
        text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False
    )
    if response.status_code == 429:
        raise TooFastError(retry_after(response.headers))
    if response.status_code >= 500:
        raise ConnectionError("Slack could not take a private reply")
    if response.status_code != 200:
        raise ExpiredError
