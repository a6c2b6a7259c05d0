"""Asking: a mention, a message, the slash command, the shortcut, and posting a private answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from bot.slack.counter import Counter
from bot.slack.intake import from_command, from_event, from_shortcut
from bot.slack.phrases import both
from bot.slack.requests import Request


def register(app: App, counter: Counter) -> None:
    """Events are written down by a listener middleware: bolt acknowledges an event before its listener runs."""

    def take_event(body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse:
        ttl = counter.settings.slack_thread_hours * 3600
        request = from_event(body, bot_user=counter.bot_user, records=counter.records, ttl=ttl)
        if request is not None:
            counter.take(request)
        return next()

    def take_command(ack: Ack, body: dict[str, Any]) -> None:
        request = from_command(body, bot_user=counter.bot_user)
        if request is None:
            ack(both("usage"))
            return
        counter.take(request)
        ack()

    def take_shortcut(ack: Ack, body: dict[str, Any]) -> None:
        counter.take(from_shortcut(body, bot_user=counter.bot_user))
        ack()

    def take_posting(ack: Ack, body: dict[str, Any]) -> None:
        given = counter.records.answer(body["actions"][0]["value"])
        counter.take(_publication(body, thread_ts=given.thread_ts if given else None))
        ack()

    app.event("app_mention", middleware=[take_event])(_nothing_more)
    app.event("message", middleware=[take_event])(_nothing_more)
    app.command("/aspire")(take_command)
    app.message_shortcut("answer_this")(take_shortcut)
    app.action("post_it")(take_posting)


def _nothing_more() -> None:
    """The event is in the queue; a worker does the rest."""


def _publication(body: dict[str, Any], *, thread_ts: str | None) -> Request:
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
