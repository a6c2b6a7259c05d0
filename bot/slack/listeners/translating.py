"""In the desk's channel and on its members' Home tab: wording an answer in the language that it lacks."""

from __future__ import annotations

from typing import Any, cast

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.answer import Language
from bot.answers.model import DeskAnswer
from bot.slack import views
from bot.slack.announcing import announcement
from bot.slack.counter import Counter
from bot.slack.listeners.aside import open_view, tell_clicker
from bot.slack.listeners.teaching import language_of_questions, typed
from bot.slack.membership import Membership
from bot.slack.objecting import said
from bot.slack.phrases import both, phrase
from bot.slack.teaching import lines_of
from corpus.errors import DeskError


def register(app: App, counter: Counter) -> None:
    """One button, and the form that it opens."""
    members = Membership(app.client, counter.settings.slack_desk_channel)
    translating = _Translating(counter, members)
    app.action("translate_answer")(translating.open)
    app.view("translate_form")(translating.keep)


class _Translating:
    def __init__(self, counter: Counter, members: Membership) -> None:
        self._counter, self._members = counter, members

    def open(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Show the wording there is beside a field for the other. For members of the desk only."""
        ack()
        if not self._is_desks(body):
            return
        answer, wanted = self._named(str(body["actions"][0]["value"]))
        against = _against(answer, wanted)
        if answer is None or against:
            tell_clicker(client, body, against)
        else:
            language = language_of_questions(answer)
            open_view(client, body, views.translation_form(answer, wanted, language), language=language)

    def keep(self, ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        """Keep the wording, unless something stands against it, which the form then says."""
        answer, wanted = self._named(view["private_metadata"])
        against = _against(answer, wanted)
        if answer is None or against:
            ack(response_action="errors", errors={"wording": against})
            return
        try:
            worded = self._counter.teaching.translate(
                answer, wanted, typed(view, "wording"), lines_of(typed(view, "questions"))
            )
        except DeskError as error:
            ack(response_action="errors", errors={"wording": said(error, language_of_questions(answer))})
            return
        channel = str(self._counter.settings.slack_desk_channel)
        self._counter.take(announcement(worded, channel, by=str(body["user"]["id"]), added=wanted))
        ack()

    def _named(self, value: str) -> tuple[DeskAnswer | None, Language]:
        """The answer that a button or a form carries, and the language that it lacked."""
        id, _, language = value.partition(":")
        return self._counter.teaching.get(id), cast(Language, language)

    def _is_desks(self, body: dict[str, Any]) -> bool:
        """Whether it was pressed in the desk's channel, or by a member of it on the Home tab."""
        channel = (body.get("channel") or {}).get("id")
        if channel:
            return bool(channel == self._counter.settings.slack_desk_channel)
        return str(body["user"]["id"]) in self._members


def _against(answer: DeskAnswer | None, wanted: Language) -> str:
    """Why *answer* is not to be worded in the language *wanted*; nothing where it is."""
    if answer is None or answer.state != "approved":
        return both("use_gone")
    if answer.wording.get(wanted):
        return phrase("add_done", language_of_questions(answer), id=answer.id)
    return ""
