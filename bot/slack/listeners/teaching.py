"""In the desk's channel: using a reply for the next asker, and telling those who asked in vain."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.answer import Language
from bot.answers.model import DeskAnswer
from bot.slack import views
from bot.slack.announcing import announcement
from bot.slack.counter import Counter
from bot.slack.listeners.aside import open_view, tell_clicker
from bot.slack.objecting import by_field
from bot.slack.phrases import both, phrase
from bot.slack.teaching import filled_in
from bot.slack.telling import tell_request
from corpus.errors import DeskError
from corpus.text.language import language_of
from corpus.text.plain import plain


def register(app: App, counter: Counter) -> None:
    """Three buttons, and the form that approves: a person always does."""
    teaching = _Teaching(counter)
    app.action("use_next")(teaching.open)
    app.view("use_next_form")(teaching.approve)
    app.action("tell_refused")(teaching.tell)
    app.action("retire_answer")(teaching.retire)


class _Teaching:
    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def open(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Show what is or would be answered, with which words. Only in the desk's channel."""
        ack()
        answer = self._pressed(body, client)
        if answer is None:
            return
        language = language_of_questions(answer)
        form = views.approval_form(answer, language, self._counter.teaching.scopes(language))
        open_view(client, body, form, language=language)

    def approve(self, ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        """Put the answer in force, unless something stands against it, which the form then says."""
        id, _, state = view["private_metadata"].partition(":")
        answer = self._counter.teaching.get(id)
        if answer is None or answer.state != state:
            gone = both("use_decided" if answer else "use_gone")
            ack(response_action="errors", errors={"questions": gone})
            return
        try:
            told = (typed(view, block) for block in ("questions", "ja", "en", "until"))
            misread = ticked(view, views.MISREAD)
            filled = filled_in(*told, scope=chosen(view, "scope"), misread=misread)
            approved = self._counter.teaching.approve(answer, filled)
        except DeskError as error:
            ack(
                response_action="errors",
                errors=by_field(error, language_of_questions(answer), _place(answer)),
            )
            return
        channel = str(self._counter.settings.slack_desk_channel)
        self._counter.take(announcement(approved, channel, by=str(body["user"]["id"]), form=view["id"]))
        ack()

    def tell(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Queue one errand for each who asked in vain, on the desk's word."""
        ack()
        answer = self._pressed(body, client)
        if answer is None:
            return
        for given in self._counter.teaching.asked_in_vain(answer):
            self._counter.take(tell_request(answer.id, given.key, given.user, given.channel, given.thread_ts))

    def retire(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Take the answer out of force at once. Only in the desk's channel."""
        ack()
        answer = self._pressed(body, client)
        if answer is None:
            return
        self._counter.teaching.retire(answer)
        tell_clicker(client, body, phrase("retired", language_of_questions(answer), id=answer.id))

    def _pressed(self, body: dict[str, Any], client: WebClient) -> DeskAnswer | None:
        """The answer whose button was pressed in the desk's channel; who pressed one that is gone is told."""
        if not self._is_in_desk(body):
            return None
        answer = self._counter.teaching.get(str(body["actions"][0]["value"]))
        if answer is None:
            tell_clicker(client, body, both("use_gone"))
        return answer

    def _is_in_desk(self, body: dict[str, Any]) -> bool:
        return bool(body["channel"]["id"] == self._counter.settings.slack_desk_channel)


def typed(view: dict[str, Any], block: str) -> str:
    """What was typed into a field."""
    return str(view["state"]["values"][block]["text"].get("value") or "").strip()


def chosen(view: dict[str, Any], block: str) -> str:
    """What was chosen in a field; nothing where it is not there."""
    field = view["state"]["values"].get(block) or {}
    option = (field.get("choice") or {}).get("selected_option") or {}
    return str(option.get("value") or "")


def ticked(view: dict[str, Any], block: str) -> bool:
    """Whether a box was ticked."""
    field = view["state"]["values"].get(block) or {}
    return bool((field.get("tick") or {}).get("selected_options"))


def language_of_questions(answer: DeskAnswer) -> Language:
    """The language in which the desk is spoken to about *answer*."""
    return language_of(plain(next(iter(answer.questions), "")))


def _place(answer: DeskAnswer) -> str:
    """The field under which an objection is shown: that of the wording there is."""
    return next((name for name in ("ja", "en") if answer.wording.get(name)), "questions")
