"""A stand-in for Slack on 127.0.0.1: the Web API over HTTP and Socket Mode over a WebSocket.

It refuses what Slack refuses (slack_rules.py), wants every envelope acknowledged within three seconds and
sends it again when it is not, and remembers everything, so that a test can read what a person would see.
"""

from __future__ import annotations

import json
import math
import threading
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from slack_api import WebApi
from slack_http import Handler, Server
from slack_rules import message_errors
from slack_shapes import (
    ACK_SECONDS,
    APP_TOKEN,
    BOT_ID,
    BOT_TOKEN,
    BOT_USER,
    TEAM,
    Ack,
    Fault,
    SlackError,
    event_body,
    find_action,
)
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve


class StandIn(WebApi):
    """One workspace with one app installed."""

    def __init__(self) -> None:
        super().__init__()
        self.echo = True
        # What Slack says to the bot token; whether it lets sockets in, and with what it ends each at once.
        self.token_error: str | None = None
        self.sockets_refused = False
        self.sockets_ended_for: str | None = None
        # Every method called, and those that were not refused by a fault.
        self.seen: list[str] = []
        self.calls: list[str] = []
        self.acks: list[Ack] = []
        self.unacknowledged: list[str] = []
        self.connections = 0
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.rates: dict[str, tuple[int, float]] = {}
        self._recent: dict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._sockets: list[ServerConnection] = []
        self._waiting: dict[str, tuple[float, threading.Event]] = {}
        self._tickets: set[str] = set()

    def __enter__(self) -> StandIn:
        handler = type("Handler", (Handler,), {"slack": self})
        self._http = Server(("127.0.0.1", 0), handler)
        self._ws = serve(self._socket, "127.0.0.1", 0, process_request=self._let_in)
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        threading.Thread(target=self._ws.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._ws.shutdown()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/"

    @property
    def api_url(self) -> str:
        return self.url + "api/"

    # What a person sees.

    def replies(self, channel: str, thread_ts: str | None = None) -> list[dict[str, Any]]:
        """The bot's messages in a channel, or in one of its threads."""
        with self._lock:
            ours = [message for message in self.messages[channel] if message.get("bot_id") == BOT_ID]
        return [message for message in ours if thread_ts is None or message.get("thread_ts") == thread_ts]

    # Doing things as a person.

    def say(self, text: str, *, channel: str = "C1", user: str = "U1", thread_ts: str | None = None) -> str:
        """Write a message; the app gets the events Slack would send. Returns its timestamp."""
        ts = self.new_ts()
        for body in self.events_for(text, channel=channel, user=user, thread_ts=thread_ts, ts=ts):
            self.deliver("events_api", body)
        return ts

    def events_for(
        self, text: str, *, channel: str, user: str, ts: str, thread_ts: str | None = None
    ) -> list[dict[str, Any]]:
        """The events of one message: a mention in a channel reaches the app twice."""
        message = {"type": "message", "channel": channel, "user": user, "text": text, "ts": ts, "team": TEAM}
        message |= {"thread_ts": thread_ts} if thread_ts else {}
        message |= {"channel_type": "im" if channel.startswith("D") else "channel"}
        with self._lock:
            self.messages[channel].append(message)
        bodies = [event_body(message)]
        if f"<@{BOT_USER}>" in text and not channel.startswith("D"):
            mention = {key: value for key, value in message.items() if key != "channel_type"}
            bodies.insert(0, event_body(mention | {"type": "app_mention"}))
        return bodies

    def delete(self, channel: str, ts: str, *, tell: bool = True) -> None:
        """Take a message back. Its replies go to the channel's root from then on, as Slack's do."""
        with self._lock:
            self.messages[channel] = [m for m in self.messages[channel] if m["ts"] != ts]
            self.deleted.add(ts)
        event = {"type": "message", "subtype": "message_deleted", "hidden": True, "deleted_ts": ts}
        if tell:
            self.deliver("events_api", event_body(event | {"channel": channel, "ts": self.new_ts()}))

    def edit(self, channel: str, ts: str, text: str, *, user: str = "U1") -> None:
        """Change the words of a message."""
        with self._lock:
            before = next(message for message in self.messages[channel] if message["ts"] == ts)
            now = before | {"text": text, "edited": {"user": user, "ts": self.new_ts()}}
            self.messages[channel] = [now if m is before else m for m in self.messages[channel]]
        event = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": channel}
        event |= {"message": now, "previous_message": before, "ts": self.new_ts()}
        self.deliver("events_api", event_body(event | {"channel_type": before["channel_type"]}))

    def command(self, text: str, *, channel: str = "C1", user: str = "U1") -> Ack | None:
        """Type /aspire TEXT."""
        body = {"command": "/aspire", "text": text, "channel_id": channel, "user_id": user, "team_id": TEAM}
        return self.deliver("slash_commands", body | self._interaction())

    def shortcut(self, text: str, *, channel: str = "C1", user: str = "U1") -> Ack | None:
        """Choose "answer this" on a message of somebody else."""
        message = {"type": "message", "user": "U9", "text": text, "ts": self.new_ts()}
        body = {"type": "message_action", "callback_id": "answer_this", "message": message}
        return self.deliver("interactive", body | self._who(channel, user) | self._interaction())

    def click(
        self, message: dict[str, Any], action_id: str, *, user: str = "U1", sign: str = ""
    ) -> Ack | None:
        """Press a button of a message of the bot's. *sign* picks a thumb."""
        action = find_action(message["blocks"], action_id, sign)
        channel = message["channel"]
        body = {
            "type": "block_actions",
            "actions": [action],
            "message": message,
            "container": {
                "type": "message",
                "channel_id": channel,
                "message_ts": message.get("ts"),
                "thread_ts": message.get("thread_ts"),
                "is_ephemeral": message.get("response_type") == "ephemeral",
            },
        }
        return self.deliver("interactive", body | self._who(channel, user) | self._interaction())

    def click_home(self, action_id: str, *, user: str = "U1") -> Ack | None:
        """Press a button of the Home tab."""
        for block in self.homes[user]["blocks"]:
            if any(element.get("action_id") == action_id for element in block.get("elements") or []):
                action = find_action([block], action_id) | {
                    "block_id": block.get("block_id", "Slack gives one")
                }
        body = {"type": "block_actions", "actions": [action], "container": {"type": "view"}}
        return self.deliver(
            "interactive", body | {"user": {"id": user}, "team": {"id": TEAM}} | self._interaction()
        )

    def submit(self, view: dict[str, Any], values: dict[str, str], *, user: str = "U1") -> Ack | None:
        """Fill in and send a modal."""
        blocks = [block for block in view["blocks"] if block["type"] == "input"]
        state = {block["block_id"]: _filled(block, values.get(block["block_id"])) for block in blocks}
        sent = view | {"state": {"values": state}}
        body = {"type": "view_submission", "view": sent, "user": {"id": user}, "team": {"id": TEAM}}
        return self.deliver("interactive", body)

    def open_home(self, *, user: str = "U1", tab: str = "messages") -> None:
        """Open the app's tab."""
        self.deliver(
            "events_api", event_body({"type": "app_home_opened", "user": user, "channel": "D1", "tab": tab})
        )

    # Delivering.

    def deliver(self, kind: str, body: dict[str, Any], *, retries: int = 3, copies: int = 1) -> Ack | None:
        """Send an envelope, again when it is not acknowledged in time; None when it never was."""
        for attempt in range(retries + 1):
            envelope_id = str(uuid.uuid4())
            envelope = {
                "envelope_id": envelope_id,
                "type": kind,
                "payload": body,
                "accepts_response_payload": True,
            }
            if attempt:
                envelope |= {"retry_attempt": attempt, "retry_reason": "timeout"}
            done = threading.Event()
            started = time.monotonic()
            with self._lock:
                self._waiting[envelope_id] = (started, done)
            if not self._send(json.dumps(envelope), copies):
                time.sleep(0.2)
            elif done.wait(ACK_SECONDS):
                return next(ack for ack in reversed(self.acks) if ack.payload["envelope_id"] == envelope_id)
            self.unacknowledged.append(envelope_id)
        return None

    def ask_to_reconnect(self) -> None:
        """Slack refreshes its connections every few hours: a warning, then the end."""
        with self._lock:
            old = list(self._sockets)
            self._sockets.clear()
        for socket in old:
            socket.send(json.dumps({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}}))

    def cut_connections(self) -> None:
        """The network breaks."""
        with self._lock:
            old = list(self._sockets)
            self._sockets.clear()
        for socket in old:
            socket.close(1011)

    def _send(self, text: str, copies: int) -> bool:
        deadline = time.monotonic() + ACK_SECONDS
        while time.monotonic() < deadline:
            with self._lock:
                socket = self._sockets[-1] if self._sockets else None
            try:
                if socket is not None:
                    for _ in range(copies):
                        socket.send(text)
                    return True
            except Exception:
                with self._lock:
                    self._sockets = [other for other in self._sockets if other is not socket]
            time.sleep(0.02)
        return False

    def _let_in(self, connection: ServerConnection, _request: Any) -> Any:
        return connection.respond(503, "too busy") if self.sockets_refused else None

    def _socket(self, connection: ServerConnection) -> None:
        request = connection.request
        assert request is not None
        if urlsplit(request.path).query.removeprefix("ticket=") not in self._tickets:
            return
        if self.sockets_ended_for:
            with self._lock:
                self.connections += 1
            connection.send(json.dumps({"type": "disconnect", "reason": self.sockets_ended_for}))
            return
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        with self._lock:
            self.connections += 1
            self._sockets.append(connection)
        try:
            for raw in connection:
                self._acknowledged(json.loads(raw))
        except ConnectionClosed:
            pass  # the app closes without a goodbye
        finally:
            with self._lock:
                self._sockets = [other for other in self._sockets if other is not connection]

    def _acknowledged(self, payload: dict[str, Any]) -> None:
        with self._lock:
            started, done = self._waiting.get(payload.get("envelope_id", ""), (0.0, None))
            if done is None:
                self.objections.append("an acknowledgement of nothing")
                return
            self.acks.append(Ack(time.monotonic() - started, payload))
        done.set()

    def fault(self, method: str, payload: dict[str, Any]) -> Fault:
        """What goes wrong with this call: what a test has asked for, or a rate limit."""
        with self._lock:
            self.seen.append(method)
            if self.faults[method]:
                return self.faults[method].popleft()
            return self._too_fast(method, str(payload.get("channel")))

    def _too_fast(self, method: str, channel: str) -> Fault:
        """Slack's answer to more than a method's `rates`:
        how many calls within how many seconds, for each channel.
        """
        if method not in self.rates:
            return Fault()
        most, seconds = self.rates[method]
        now, recent = time.monotonic(), self._recent[method, channel]
        while recent and now - recent[0] >= seconds:
            recent.popleft()
        if len(recent) >= most:
            wait = math.ceil(seconds - (now - recent[0]))
            return Fault(status=429, headers={"Retry-After": str(max(1, wait))}, error="ratelimited")
        recent.append(now)
        return Fault()

    def posted(self, message: dict[str, Any]) -> None:
        """Slack tells an app about its own messages too."""
        if self.echo and self._sockets:
            own = {key: message[key] for key in ("type", "bot_id", "user", "ts", "text", "channel")}
            kind = "im" if message["channel"].startswith("D") else "channel"
            body = event_body(own | {"channel_type": kind})
            threading.Thread(target=self.deliver, args=("events_api", body), daemon=True).start()

    def _apps_connections_open(self, _: dict[str, Any]) -> dict[str, Any]:
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return {"url": f"ws://127.0.0.1:{self._ws.socket.getsockname()[1]}/link/?ticket={ticket}"}

    def _interaction(self) -> dict[str, Any]:
        trigger = f"trigger.{uuid.uuid4().hex}"
        with self._lock:
            self._triggers[trigger] = time.monotonic()
        return {"trigger_id": trigger, "response_url": f"{self.url}respond/{uuid.uuid4().hex}"}

    @staticmethod
    def _who(channel: str, user: str) -> dict[str, Any]:
        return {"channel": {"id": channel}, "user": {"id": user}, "team": {"id": TEAM}}

    # The Web API.

    def call(self, method: str, token: str | None, payload: dict[str, Any]) -> dict[str, Any]:
        """Do what a method does, or raise SlackError with Slack's code."""
        with self._lock:
            self.calls.append(method)
            wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
            if token != wanted:
                raise SlackError("not_authed" if token is None else "invalid_auth")
            if self.token_error and token == BOT_TOKEN:
                raise SlackError(self.token_error)
            action: Callable[[dict[str, Any]], dict[str, Any]] | None = getattr(
                self, "_" + method.replace(".", "_"), None
            )
            if action is None:
                raise SlackError("unknown_method")
            return action(payload)

    def respond(self, payload: dict[str, Any]) -> None:
        """A message to a response_url."""
        self._check(message_errors(payload))
        with self._lock:
            self.whispers.append(payload)


def _filled(block: dict[str, Any], value: str | None) -> dict[str, Any]:
    """A field of a modal as it is sent: filled in with *value*, else as it was shown."""
    element = block["element"]
    if element["type"] == "static_select":
        options = [option for option in element["options"] if option["value"] == value]
        shown = element.get("initial_option")
        return {"choice": {"selected_option": options[0] if value is not None and options else shown}}
    if element["type"] == "checkboxes":
        shown = element.get("initial_options") or []
        return {"tick": {"selected_options": element["options"] if value else shown}}
    return {"text": {"value": element.get("initial_value") if value is None else value}}
