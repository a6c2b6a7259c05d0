"""Who is in the desk's channel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.client import code
from bot.slack.logs import logger

# Seconds for which a reading is good.
_FRESH = 300.0
_PAGES = 10


class Membership:
    """The members of *channel*, read from Slack now and then. Thread-safe."""

    def __init__(
        self, client: WebClient, channel: str | None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._client = client
        self._channel = channel
        self._clock = clock
        self._lock = threading.Lock()
        self._members: frozenset[str] = frozenset()
        self._read_at = float("-inf")

    def __contains__(self, user: str) -> bool:
        with self._lock:
            if self._channel and self._clock() - self._read_at > _FRESH:
                self._read_at = self._clock()
                self._members = self._read(self._channel)
            return user in self._members

    def _read(self, channel: str) -> frozenset[str]:
        """Everybody in *channel*; nobody where Slack does not tell."""
        found: set[str] = set()
        cursor: str | None = None
        try:
            for _ in range(_PAGES):
                page = self._client.conversations_members(channel=channel, limit=1000, cursor=cursor)
                found.update(page.get("members") or [])
                cursor = (page.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    break
        except SlackApiError as error:
            logger.warning("the members of the desk's channel cannot be read (%s)", code(error))
        return frozenset(found)
