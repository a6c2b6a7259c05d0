"""In the desk's channel: saying what a question asks, so that the like are understood."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import views
from bot.slack.counter import Counter
from bot.slack.intents import choices, teach
from bot.slack.listeners.aside import open_view, tell
from bot.slack.listeners.teaching import chosen, typed
from bot.slack.phrases import phrase
from corpus.errors import BadInput, DeskError


def register(app: App, counter: Counter) -> None:
    """One button on a card, and the form that it opens."""
    meaning = _Meaning(counter)
    app.action("asks_for")(meaning.open)
    app.view("asks_for_form")(meaning.keep)


class _Meaning:
    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def open(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Show the question with what it may ask. Only in the desk's channel."""
        ack()
        case = self._counter.case_in_desk(int(body["actions"][0]["value"]), body)
        if case is None:
            return
        form = views.asks_for_form(case, choices(case.language))
        open_view(client, body, form, language=case.language)

    def keep(self, ack: Ack, body: dict[str, Any], view: dict[str, Any], client: WebClient) -> None:
        """Keep the question as an example of what was chosen, unless something stands against it."""
        case = self._counter.casebook.case(int(view["private_metadata"]))
        if case is None:
            ack()
            return
        intent = chosen(view, "intent")
        if not intent:
            ack(response_action="errors", errors={"intent": phrase("asks_nothing", case.language)})
            return
        try:
            teach(self._counter.settings, typed(view, "question"), intent)
        except DeskError as error:
            kept = phrase("asks_known" if isinstance(error, BadInput) else "against_store", case.language)
            ack(response_action="errors", errors={"question": kept})
            return
        ack()
        name = dict(choices(case.language)).get(intent, intent)
        text = phrase("asks_kept", case.language, intent=name)
        desk = str(self._counter.settings.slack_desk_channel)
        tell(client, text, user=str(body["user"]["id"]), channel=desk, thread_ts=case.desk_ts)
