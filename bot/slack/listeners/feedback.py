"""Thumbs up and down."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import metrics
from bot.slack.counter import Counter
from bot.slack.phrases import phrase


def register(app: App, counter: Counter) -> None:
    """The value is + or - and the answer's key."""

    def keep(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        value = str(body["actions"][0]["value"])
        liked, given = value.startswith("+"), counter.records.answer(value[1:])
        if given is not None:
            counter.records.keep_feedback(given, body["user"]["id"], liked=liked)
        ack()
        metrics.FEEDBACK.labels(str(liked).lower()).inc()
        if given is None:
            text = phrase("expired", "en")
        else:
            text = phrase("liked" if liked else "disliked", given.answer.language)
        tell(client, body, text)

    app.action("feedback")(keep)


def tell(client: WebClient, body: dict[str, Any], text: str) -> None:
    """Say something that only the person who clicked sees, beside the message clicked on."""
    container = body.get("container") or {}
    thread_ts = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    client.chat_postEphemeral(
        channel=body["channel"]["id"], user=body["user"]["id"], thread_ts=thread_ts, text=text
    )
