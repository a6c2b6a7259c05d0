"""Thumbs up and down."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import metrics
from bot.slack.counter import Counter
from bot.slack.listeners.aside import tell_clicker
from bot.slack.phrases import both, phrase


def register(app: App, counter: Counter) -> None:
    """The value is + or - and the answer's key."""

    def keep(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        value = str(body["actions"][0]["value"])
        liked, given = value.startswith("+"), counter.records.answer(value[1:])
        if given is None:
            text = both("expired")
        else:
            counter.records.keep_feedback(given, body["user"]["id"], liked=liked)
            text = phrase("liked" if liked else _disliked(counter), given.answer.language)
        ack()
        metrics.FEEDBACK.labels(str(liked).lower()).inc()
        tell_clicker(client, body, text)

    app.action("feedback")(keep)


def _disliked(counter: Counter) -> str:
    return "disliked" if counter.settings.slack_desk_channel else "noted"
