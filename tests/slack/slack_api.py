"""The methods of Slack's Web API that the counter calls, with what Slack refuses in each."""

from __future__ import annotations

import itertools
import threading
import time
import uuid
from collections import defaultdict
from typing import Any

from slack_rules import home_errors, message_errors, view_errors
from slack_shapes import BOT_ID, BOT_USER, TEAM, TRIGGER_SECONDS, SlackError


class WebApi:
    """What stands in the workspace, and the methods that read and change it."""

    def __init__(self) -> None:
        self.channels = {"C1", "C2", "CDESK"}
        self.messages: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.deleted: set[str] = set()
        self.ephemerals: list[dict[str, Any]] = []
        self.whispers: list[dict[str, Any]] = []
        self.views: list[dict[str, Any]] = []
        self.homes: dict[str, dict[str, Any]] = {}
        self.members = ["UDESK", BOT_USER]
        self.statuses: list[dict[str, Any]] = []
        self.prompts: list[dict[str, Any]] = []
        self.objections: list[str] = []
        self._lock = threading.RLock()
        self._clock = itertools.count(1)
        self._triggers: dict[str, float] = {}

    def new_ts(self) -> str:
        """A message timestamp, unique and growing."""
        return f"{int(time.time())}.{next(self._clock):06d}"

    def posted(self, message: dict[str, Any]) -> None:
        """The app has written *message*."""

    def _auth_test(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"team": "Test", "user": "aspire-desk", "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID}

    def _chat_postMessage(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - Slack's name
        channel = self._channel(payload)
        self._check(message_errors(payload))
        return self._keep(channel, payload)

    def _chat_update(self, payload: dict[str, Any]) -> dict[str, Any]:
        message = self._message(payload)
        self._check(message_errors(payload))
        message.update(text=payload["text"], blocks=payload.get("blocks"))
        message |= {"metadata": payload["metadata"]} if payload.get("metadata") else {}
        return {"ts": message["ts"], "channel": payload["channel"]}

    def _chat_delete(self, payload: dict[str, Any]) -> dict[str, Any]:
        self.messages[payload["channel"]].remove(self._message(payload))
        return {}

    def _chat_postEphemeral(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - Slack's name
        self._channel(payload)
        if not payload.get("user"):
            raise SlackError("user_not_in_channel")
        self._check(message_errors(payload))
        self.ephemerals.append(payload)
        return {"message_ts": self.new_ts()}

    def _conversations_replies(self, payload: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(payload)
        thread = [m for m in self.messages[channel] if payload["ts"] in (m["ts"], m.get("thread_ts"))]
        if not thread:
            raise SlackError("thread_not_found")
        return {"messages": thread, "response_metadata": {"next_cursor": ""}}

    def _conversations_history(self, payload: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(payload)
        oldest = float(payload.get("oldest") or 0)
        found = [m for m in self.messages[channel] if not m.get("thread_ts") and float(m["ts"]) > oldest]
        return {"messages": found[::-1][: int(payload.get("limit") or 100)]}

    def _assistant_threads_setStatus(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        self._channel({"channel": payload.get("channel_id")})
        if not payload.get("thread_ts") or "status" not in payload:
            raise SlackError("invalid_arguments")
        self.statuses.append(payload)
        return {}

    def _assistant_threads_setSuggestedPrompts(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        prompts = payload.get("prompts") or []
        if not 0 < len(prompts) <= 4 or any(not p.get("title") or not p.get("message") for p in prompts):
            raise SlackError("invalid_arguments")
        self.prompts.append(payload)
        return {}

    def _views_open(self, payload: dict[str, Any]) -> dict[str, Any]:
        began = self._triggers.pop(str(payload.get("trigger_id")), None)
        if began is None:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - began > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        self._check(view_errors(payload["view"]))
        view = payload["view"] | {"id": f"V{uuid.uuid4().hex[:8]}"}
        self.views.append(view)
        return {"view": view}

    def _views_publish(self, payload: dict[str, Any]) -> dict[str, Any]:
        self._check(home_errors(payload["view"]))
        self.homes[payload["user_id"]] = payload["view"]
        return {"view": payload["view"]}

    def _conversations_members(self, payload: dict[str, Any]) -> dict[str, Any]:
        self._channel(payload)
        return {"members": self.members, "response_metadata": {"next_cursor": ""}}

    def _channel(self, payload: dict[str, Any]) -> str:
        channel = str(payload.get("channel") or "")
        if channel.startswith("U"):
            return "D" + channel[1:]
        if channel not in self.channels and not channel.startswith("D"):
            raise SlackError("not_in_channel" if channel.startswith("C") else "channel_not_found")
        return channel

    def _message(self, payload: dict[str, Any]) -> dict[str, Any]:
        for message in self.messages[self._channel(payload)]:
            if message["ts"] == payload.get("ts"):
                return message
        raise SlackError("message_not_found")

    def _keep(self, channel: str, payload: dict[str, Any]) -> dict[str, Any]:
        message = {
            "type": "message",
            "bot_id": BOT_ID,
            "user": BOT_USER,
            "ts": self.new_ts(),
            "at": time.time(),
        }
        message |= {
            key: payload[key] for key in ("text", "blocks", "thread_ts", "metadata") if key in payload
        }
        message |= {"channel": channel}
        if message.get("thread_ts") in self.deleted:
            del message["thread_ts"]
        self.messages[channel].append(message)
        self.posted(message)
        return {"ts": message["ts"], "channel": channel, "message": message}

    def _check(self, errors: list[str]) -> None:
        if errors:
            self.objections += errors
            raise SlackError(errors[0].split(":")[0] if " " not in errors[0] else "invalid_blocks")
