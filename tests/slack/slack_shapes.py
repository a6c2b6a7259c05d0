"""Who is in the stand-in's workspace, and the shapes of what Slack sends and says."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import Any

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-1-test", "xapp-1-test", "signing-secret"
BOT_USER, BOT_ID, TEAM = "UBOT", "BBOT", "T1"
SCOPES = (
    "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,"
    "groups:history,groups:read,im:history,mpim:history"
)
ACK_SECONDS = 3.0
TRIGGER_SECONDS = 3.0


@dataclass
class Ack:
    """How an envelope was acknowledged."""

    seconds: float
    payload: dict[str, Any]


@dataclass
class Fault:
    """What goes wrong with the next call of a method:
    a status, or a broken connection after or before doing it.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: str | None = None
    drop: str | None = None


class SlackError(Exception):
    """An {"ok": false} answer."""


def event_body(event: dict[str, Any]) -> dict[str, Any]:
    """An Events API body with an id of its own."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event_id": f"Ev{uuid.uuid4().hex[:10]}",
        "event_time": int(time.time()),
        "event": event,
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
    }


def find_action(blocks: list[dict[str, Any]], action_id: str, sign: str = "") -> dict[str, Any]:
    """The button called *action_id*, as Slack sends it back when pressed."""
    for block in blocks:
        for element in block.get("elements") or []:
            if element.get("action_id") != action_id:
                continue
            thumb = {"+": "positive_button", "-": "negative_button"}.get(sign)
            value = element[thumb]["value"] if thumb else element["value"]
            return {"action_id": action_id, "type": element["type"], "value": value}
    raise LookupError(action_id)
