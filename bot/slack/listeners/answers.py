"""What can be pressed under a reply: a meaning to choose, an example to ask, posting a private answer."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.counter import Counter
from bot.slack.interactions import from_choice, from_example, publication
from bot.slack.listeners.aside import tell_clicker
from bot.slack.phrases import both


def register(app: App, counter: Counter) -> None:
    """A button carries the key of its answer, or the question it asks."""

    def take_choice(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        key, _, intent = str(body["actions"][0]["value"]).partition(":")
        given = counter.records.answer(key)
        if given is not None:
            counter.take(from_choice(body, given, intent))
        ack()
        if given is None:
            tell_clicker(client, body, both("expired"))

    def take_example(ack: Ack, body: dict[str, Any]) -> None:
        counter.take(from_example(body))
        ack()

    def take_posting(ack: Ack, body: dict[str, Any]) -> None:
        given = counter.records.answer(body["actions"][0]["value"])
        counter.take(publication(body, thread_ts=given.thread_ts if given else None))
        ack()

    app.action(re.compile(r"^choice_\d+$"))(take_choice)
    app.action(re.compile(r"^example_\d+$"))(take_example)
    app.action("post_it")(take_posting)
