"""Running the counter until it is told to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.client import BaseSocketModeClient

from bot.remembering import changes_of_index
from bot.settings import Settings
from bot.slack import metrics
from bot.slack.answering import Engine
from bot.slack.app import Slack, open_counter
from bot.slack.client import UNREACHABLE, code
from bot.slack.logs import logger
from bot.slack.socket_mode import Handler
from bot.slack.views import SlideText
from bot.slack.web import Server, site
from corpus.errors import SettingsError

# Also how often the connection is looked after, so how long a broken one stays broken.
PING_SECONDS = 2.0


class Running:
    """A counter that is open. Closing it finishes what was begun."""

    def __init__(self, slack: Slack, settings: Settings, *, http: bool) -> None:
        self._slack = slack
        self._closing = threading.Event()
        self._socket = None if http else _connect(slack, settings)
        port = settings.slack_port if http else settings.slack_health_port
        self.server: Server | None = None
        if port is not None:
            pages = site(
                self.problems, app=slack.app if http else None, notice=partial(changes_of_index, settings)
            )
            self.server = Server(pages, host=settings.slack_host, port=port)
        metrics.WAITING.set_function(slack.jobs.waiting)
        slack.workers.start()
        if self.server is not None:
            self.server.start()
        logger.info("open: %s", f"port {self.server.port}" if self.server else "no web server")

    @property
    def closing(self) -> bool:
        """Whether it was told to close."""
        return self._closing.is_set()

    def problems(self) -> list[str]:
        """Why no work can be taken now; empty when it can."""
        found = []
        if self._closing.is_set():
            found.append("closing")
        if not self._slack.workers.healthy:
            found.append("a worker thread has ended")
        if self._socket is not None and not self._socket.client.is_connected():
            trouble = self._socket.client.trouble
            found.append(f"not connected to Slack{f' ({trouble})' if trouble else ''}")
        if self._slack.access.refusal:
            found.append(f"Slack refuses the bot token ({self._slack.access.refusal})")
        try:
            self._slack.jobs.waiting()
        except Exception as error:
            found.append(f"the database cannot be read ({type(error).__name__})")
        return found

    def close(self) -> None:
        """Take nothing more, finish what was begun, leave the rest in the queue."""
        self._closing.set()
        if self._socket is not None:
            _hang_up(self._socket.client)
        self._slack.workers.stop()
        if self.server is not None:
            self.server.close()


def run(engine: Engine, settings: Settings, *, slide_text: SlideText, http: bool) -> None:
    """Answer in Slack until SIGTERM or Ctrl-C. Raises SettingsError when it cannot begin."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _setter(stop))
    running = Running(open_counter(engine, settings, slide_text=slide_text, http=http), settings, http=http)
    stop.wait()
    logger.info("closing")
    running.close()


def _hang_up(client: BaseSocketModeClient) -> None:
    """Close the connection. Slack's client trips over one that breaks in that moment;
    the second try finds it gone.
    """
    for _ in range(2):
        try:
            client.close()
            return
        except Exception as error:
            logger.warning("the connection was already breaking (%s)", type(error).__name__)


def _setter(stop: threading.Event) -> Callable[[int, Any], None]:
    return lambda _number, _frame: stop.set()


def _connect(slack: Slack, settings: Settings) -> Handler:
    """Open Socket Mode. Raises SettingsError when Slack refuses."""
    if settings.slack_app_token is None:
        raise SettingsError("No app token is set. Set SLACK_APP_TOKEN to the token that begins with xapp-.")
    token = settings.slack_app_token.get_secret_value()
    handler = Handler(slack.app, token, ping_interval=PING_SECONDS)
    try:
        handler.client.connect()
    except SlackApiError as error:
        raise SettingsError(
            f"Slack refused the app token ({code(error)}). Check SLACK_APP_TOKEN: aspire doctor"
        ) from error
    except UNREACHABLE as error:
        raise SettingsError(
            f"Slack cannot be reached at {settings.slack_api_url}. Try: aspire doctor"
        ) from error
    return handler
