"""Whether Slack takes the bot token: without it questions are kept and no work is begun."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.client import REFUSED, UNREACHABLE, code
from bot.slack.logs import logger

# Seconds between looks at a token that was refused, and at one that was not.
AGAIN = 15.0
ROUTINE = 300.0


class Access:
    """What is known of the token. Thread-safe."""

    def __init__(self, client: WebClient, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._clock = clock
        self._looked = clock()
        self._looking = threading.Lock()
        self.refusal: str | None = None

    def refuses(self, error: Exception) -> bool:
        """Whether *error* says that the token is taken no more, which is then known."""
        if not isinstance(error, SlackApiError) or code(error) not in REFUSED:
            return False
        if self.refusal is None:
            self._looked = self._clock()
            logger.error(
                "Slack refuses the bot token (%s): questions are kept and none is answered until it takes it "
                "again. See: aspire doctor",
                code(error),
            )
        self.refusal = code(error)
        return True

    def is_open(self) -> bool:
        """Whether work may be begun. Now and then, more often while it may not, Slack is asked."""
        due = self._clock() - self._looked > (AGAIN if self.refusal else ROUTINE)
        if due and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looking.release()
        return self.refusal is None

    def _look(self) -> None:
        self._looked = self._clock()
        try:
            self._client.auth_test()
        except SlackApiError as error:
            self.refuses(error)
        except UNREACHABLE as error:
            logger.debug("the token was not looked at: %s", type(error).__name__)
        else:
            if self.refusal is not None:
                logger.warning("Slack takes the bot token again: going on")
            self.refusal = None
