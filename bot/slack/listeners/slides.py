"""Reading the slides an answer cites."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import views
from bot.slack.counter import Counter
from bot.slack.listeners.aside import open_view
from bot.slack.phrases import both


def register(app: App, counter: Counter) -> None:
    """The button carries the answer's key."""

    def show(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        given = counter.records.answer(body["actions"][0]["value"])
        expired = views.notice(both("expired"), "en")
        view = views.slides(given.answer, counter.slide_text) if given else expired
        open_view(client, body, view, language=given.answer.language if given else "en")

    app.action("show_slides")(show)
