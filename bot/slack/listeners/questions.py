"""Asking: a mention, a message, the slash command, the shortcut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from bot.slack.changes import deleted, from_edit
from bot.slack.counter import Counter
from bot.slack.helping import help_card
from bot.slack.intake import from_desk, from_event
from bot.slack.interactions import from_command, from_shortcut
from bot.slack.phrases import BOTH


def register(app: App, counter: Counter) -> None:
    """Events are written down by a listener middleware:
    bolt acknowledges an event before its listener runs.
    """

    def take_event(body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse:
        take(counter, body)
        return next()

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


def take(counter: Counter, body: dict[str, Any]) -> None:
    """Write down what an event asks for, or what it changes of a question asked before."""
    settings, me = counter.settings, counter.me
    request = from_event(body, me=me, records=counter.records, settings=settings)
    if request is None:
        request = from_desk(body, me=me, casebook=counter.casebook, settings=settings)
    if request is not None:
        counter.take(request)
        return
    gone = deleted(body["event"])
    if gone is not None:
        counter.asked.withdraw(gone)
    elif settings.slack_edits:
        edit = from_edit(body, me=me, records=counter.records, settings=settings)
        if edit is not None:
            counter.take_edit(edit)


def _nothing_more() -> None:
    """The event is in the queue; a worker does the rest."""
