"""Socket Mode that waits longer each time Slack turns it away, says why, and knows that it is not connected.

Slack's own client connects again at once, for ever, when it is told that there are too many connections, that
Socket Mode was switched off, or when its handshake is refused.
"""

from __future__ import annotations

import json
import time
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.slack.client import code
from bot.slack.logs import logger

FIRST_WAIT = 2.0
LONGEST_WAIT = 120.0
# Seconds of connection after which the next trouble is a new one.
_STEADY = 60.0
_TURNED_AWAY = {"link_disabled", "too_many_websockets"}


class Socket(SocketModeClient):
    """One connection to Slack, kept up. *trouble*: why there is none."""

    def __init__(self, **options: Any) -> None:
        self.trouble: str | None = None
        self._tries = 0
        self._not_before = 0.0
        self._since = 0.0
        super().__init__(on_message_listeners=[self._notice], **options)

    def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Connect anew, unless Slack turned us away and the wait is not over; the monitor asks again."""
        if time.monotonic() < self._not_before:
            if force:
                self.disconnect()
            return
        try:
            super().connect_to_new_endpoint(force)
        except SlackApiError as error:
            self._turned_away(code(error))
        except Exception as error:
            self._turned_away(type(error).__name__)
        else:
            # A handshake that was refused raises nothing.
            if not (self.closed or self.is_connected()):
                self._turned_away("refused")

    def _notice(self, raw: str) -> None:
        """Hear that Slack greets the connection,
        or ends it for a reason that connecting again does not mend.
        """
        if not raw.startswith("{"):
            return
        message = json.loads(raw)
        if message.get("type") == "hello":
            self.trouble, self._since = None, time.monotonic()
        elif message.get("type") == "disconnect" and message.get("reason") in _TURNED_AWAY:
            self._turned_away(str(message["reason"]))

    def _turned_away(self, why: str) -> None:
        now = time.monotonic()
        if self._since and now - self._since > _STEADY:
            self._tries = 0
        self._since = 0.0
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0**self._tries)
        self._tries += 1
        self.trouble, self._not_before = why, now + wait
        logger.warning("no connection to Slack (%s): trying again in %.0f seconds", why, wait)


class Handler(SocketModeHandler):
    """Hands what comes over a Socket to the bolt app."""

    def __init__(self, app: App, token: str, *, ping_interval: float) -> None:
        self.app = app
        self.app_token = token
        self.client: Socket = Socket(
            app_token=token, logger=app.logger, web_client=app.client, ping_interval=ping_interval
        )
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]
