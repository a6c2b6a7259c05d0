"""Asking: a mention, a message, the slash command, the shortcut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from bot.slack.changes import deleted, from_edit
from bot.slack.counter import Counter
from bot.slack.helping import BOTH, help_card
from bot.slack.intake import from_event
from bot.slack.interactions import from_command, from_shortcut


def register(app: App, counter: Counter) -> None:
    """Events are written down by a listener middleware: bolt acknowledges an event before its listener runs."""

    def take_event(body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse:
        request = from_event(body, me=counter.me, records=counter.records, settings=counter.settings)
        if request is not None:
            counter.take(request)
        take_change(body)
        return next()

    def take_change(body: dict[str, Any]) -> None:
        gone = deleted(body["event"])
        if gone is not None:
            counter.jobs.withdraw(gone)
        elif counter.settings.slack_edits:
            edit = from_edit(body, me=counter.me, records=counter.records, settings=counter.settings)
            if edit is not None:
                counter.take_edit(edit)

    def take_command(ack: Ack, body: dict[str, Any]) -> None:
        request = from_command(body, bot_user=counter.me.user)
        if request is None:
            card = help_card(*BOTH, desk=bool(counter.settings.slack_desk_channel))
            ack(text=card.text, blocks=card.blocks)
            return
        counter.take(request)
        ack()

    def take_shortcut(ack: Ack, body: dict[str, Any]) -> None:
        counter.take(from_shortcut(body, bot_user=counter.me.user))
        ack()

    app.event("app_mention", middleware=[take_event])(_nothing_more)
    app.event("message", middleware=[take_event])(_nothing_more)
    app.command("/aspire")(take_command)
    app.message_shortcut("answer_this")(take_shortcut)


def _nothing_more() -> None:
    """The event is in the queue; a worker does the rest."""
