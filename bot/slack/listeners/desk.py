"""Asking the desk, and the desk answering."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import views
from bot.slack.casebook import Case
from bot.slack.counter import Counter
from bot.slack.listeners.aside import open_view, tell, tell_clicker
from bot.slack.phrases import both, phrase
from bot.slack.reading import literal
from bot.slack.records import Given
from bot.slack.requests import Kind, Request


def register(app: App, counter: Counter) -> None:
    """Two buttons with the forms they open, and one that sends what was typed under a card."""
    app.action("ask_desk")(_Asking(counter).open)
    app.view("ask_desk_form")(_Asking(counter).send)
    app.action("answer_case")(_Answering(counter).open)
    app.action("send_typed")(_Answering(counter).send_typed)
    app.view("answer_case_form")(_Answering(counter).send)


class _Asking:
    """The asker's side."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def open(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Show question, draft and sources before anything is sent."""
        ack()
        given = self._counter.records.answer(body["actions"][0]["value"])
        if given is None:
            view = views.notice(both("expired"), "en")
        elif not self._counter.settings.slack_desk_channel:
            view = views.notice(phrase("no_desk", given.answer.language), given.answer.language)
        else:
            view = views.desk_form(given)
        open_view(client, body, view, language=given.answer.language if given else "en")

    def send(self, ack: Ack, body: dict[str, Any], view: dict[str, Any], client: WebClient) -> None:
        """Open the case, queue its posting, tell the asker its number."""
        given = self._counter.records.answer(view["private_metadata"])
        if given is None:
            ack(response_action="errors", errors={"question": both("expired")})
            return
        case = self._counter.casebook.open(
            given,
            form=view["id"],
            asker=body["user"]["id"],
            question=_typed(view, "question") or given.answer.question,
            note=_typed(view, "note"),
        )
        self._counter.take(_errand("case", case, channel=str(self._counter.settings.slack_desk_channel)))
        ack()
        _tell_number(client, given, case)


class _Answering:
    """The desk's side."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def open(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Show the question with the draft to correct. Only in the desk's channel."""
        ack()
        case = self._counter.case_in_desk(int(body["actions"][0]["value"]), body)
        if case is None:
            return
        closed = case.reply is not None
        view = (
            views.notice(phrase("case_closed", case.language), case.language)
            if closed
            else views.case_form(case)
        )
        open_view(client, body, view, language=case.language)

    def send_typed(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Send the asker what a member wrote under the card, as it stands there now."""
        ack()
        number, _, ts = str(body["actions"][0]["value"]).partition(":")
        case = self._counter.case_in_desk(int(number), body)
        if case is None:
            return
        reply = self._written(client, case, ts)
        if not reply:
            tell_clicker(client, body, phrase("typed_gone", case.language))
        elif not self._counter.casebook.answer(case, reply=reply, by=body["user"]["id"]):
            tell_clicker(client, body, phrase("case_closed", case.language))
        else:
            self._counter.take(_errand("reply", case, channel=case.channel))

    def _written(self, client: WebClient, case: Case, ts: str) -> str:
        """The words of the message at *ts* under a case's card; none when it is gone."""
        channel = str(self._counter.settings.slack_desk_channel)
        page = client.conversations_replies(
            channel=channel, ts=str(case.desk_ts), oldest=ts, latest=ts, inclusive=True, limit=2
        )
        found = [m for m in page.get("messages") or [] if m.get("ts") == ts]
        return literal(str(found[0].get("text") or "")) if found else ""

    def send(self, ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        """Keep the reply, unless a colleague was first, and queue its way back."""
        case = self._counter.casebook.case(int(view["private_metadata"]))
        if case is None:
            ack()
            return
        reply = _typed(view, "reply")
        if not self._counter.casebook.answer(case, reply=reply, by=body["user"]["id"]):
            ack(response_action="errors", errors={"reply": phrase("case_closed", case.language)})
            return
        self._counter.take(_errand("reply", case, channel=case.channel))
        ack()


def _typed(view: dict[str, Any], block: str) -> str:
    """What was typed into a field."""
    return str(view["state"]["values"][block]["text"].get("value") or "").strip()


def _errand(kind: Kind, case: Case, *, channel: str) -> Request:
    return Request(
        key=f"{kind}:{case.id}",
        kind=kind,
        conversation=f"{kind}:{case.id}",
        channel=channel,
        thread_ts=case.thread_ts if kind == "reply" else None,
        user=case.asker,
        payload={"case": case.id},
    )


def _tell_number(client: WebClient, given: Given, case: Case) -> None:
    """The asker sees at once that it is on its way, under which number, and where the reply will come."""
    name = "case_sent" if case.thread_ts else "case_sent_direct"
    text = phrase(name, case.language, number=case.number)
    tell(client, text, user=case.asker, channel=given.channel, thread_ts=given.thread_ts)
