"""Questions changed after they were sent: deleted, so that nothing is said any more, or edited, so that the
answer is not the one to what stands there."""

from __future__ import annotations

from dataclasses import replace

from bot.settings import Settings
from bot.slack.intake import Payload, from_event, said_in
from bot.slack.records import Records
from bot.slack.requests import Me, Request

_TOMBSTONE = "tombstone"


def deleted(event: Payload) -> str | None:
    """Channel and timestamp of the message that an event says was deleted;
    one with replies leaves a tombstone.
    """
    if event.get("subtype") == "message_deleted" and event.get("deleted_ts"):
        return f"{event['channel']}:{event['deleted_ts']}"
    message: Payload = event.get("message") or {}
    if event.get("subtype") == "message_changed" and message.get("subtype") == _TOMBSTONE:
        return f"{event['channel']}:{message['ts']}"
    return None


def from_edit(body: Payload, *, me: Me, records: Records, settings: Settings) -> Request | None:
    """The question that an edit changed in its words; None for any other change, such as a link's preview.

    Its key is the same for each later edit, so that a question is answered anew once.
    """
    event: Payload = body["event"]
    now: Payload = event.get("message") or {}
    before: Payload = event.get("previous_message") or {}
    if event.get("subtype") != "message_changed" or not now.get("edited") or now.get("subtype") == _TOMBSTONE:
        return None
    if said_in(now, bot=me.user) == said_in(before, bot=me.user):
        return None
    sent = {**now, "channel": event["channel"], "channel_type": event.get("channel_type")}
    asked = from_event({**body, "event": sent}, me=me, records=records, settings=settings)
    if asked is None or asked.refusal or asked.message_key is None:
        return None
    return replace(
        asked,
        key=f"edit:{asked.message_key}",
        message_key=None,
        payload={**asked.payload, "replaces": asked.message_key},
    )
