"""The small web server beside the bot:
health, readiness, metrics, and Slack's requests when it posts to us.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from prometheus_client import make_wsgi_app
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress import wasyncore
from waitress.server import create_server

from bot.slack.logs import logger
from bot.slack.metrics import REGISTRY
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_TEXT = [("Content-Type", "text/plain; charset=utf-8")]
_BODY_LIMIT = 1_000_000
_STAMP = re.compile(r"[0-9]{1,15}")
# Seconds that a signed request may be off before it is worth a line in the log.
_SKEW = 60.0


def site(
    problems: Callable[[], list[str]],
    *,
    app: App | None = None,
    notice: Callable[[], str | None] = lambda: None,
) -> WSGIApplication:
    """/healthz says that the process answers, /readyz whether it can work, /metrics counts.

    A *notice* is told beside "ready". With *app*, Slack's signed requests are taken at /slack/events.
    """
    measured: WSGIApplication = make_wsgi_app(REGISTRY)
    slack = SlackRequestHandler(app) if app is not None else None

    def serve(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/metrics":
            return measured(environ, start)
        if path == "/healthz":
            return _say(start, "200 OK", "alive")
        if path == "/readyz":
            found = problems()
            told = found or ["ready", *filter(None, [notice()])]
            return _say(start, "503 Service Unavailable" if found else "200 OK", "\n".join(told))
        if slack is None or path != slack.path:
            return _say(start, "404 Not Found", "not found")
        if not is_signed(environ):
            return _say(start, "400 Bad Request", "This is no request signed by Slack.")
        if not _is_readable(environ):
            return _say(start, "400 Bad Request", "This is no JSON object.")
        try:
            return slack(environ, start)
        except (UnicodeDecodeError, JSONDecodeError):
            return _say(start, "400 Bad Request", "This is no text, or no JSON.")

    return serve


def _is_readable(environ: WSGIEnvironment) -> bool:
    """Whether a body that is sent as JSON is an object: Bolt takes it for one before it looks at the signature."""
    if "json" not in str(environ.get("CONTENT_TYPE", "")):
        return True
    body = environ["wsgi.input"].read()
    environ["wsgi.input"] = BytesIO(body)
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False


def is_signed(environ: WSGIEnvironment) -> bool:
    """Whether a request bears a signature to be looked at.
    One far off this machine's clock is worth a line in the log.
    """
    stamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
    signature = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
    if not (_STAMP.fullmatch(stamp) and signature.startswith("v0=")):
        return False
    skew = int(stamp) - time.time()
    if abs(skew) > _SKEW:
        logger.warning(
            "a signed request is %.0f seconds off this machine's clock; Slack's are refused from 300 on: "
            "set the clock, or somebody sends old ones again",
            skew,
        )
    return True


class Server:
    """A site served from a thread of its own. *port* 0 takes a free one; `port` says which.

    Raises SettingsError when it cannot be listened there.
    """

    def __init__(self, application: WSGIApplication, *, host: str, port: int) -> None:
        try:
            family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            listening = socket.create_server(address[:2], family=family, backlog=128)
        except OSError as error:
            raise SettingsError(
                f"Nothing can be served at {host}, port {port} ({error.strerror}). "
                "Set ASPIRE_SLACK_HOST, and ASPIRE_SLACK_PORT or ASPIRE_SLACK_HEALTH_PORT."
            ) from error
        self.port: int = listening.getsockname()[1]
        self._open: dict[int, Any] = {}
        self._server: Any = create_server(
            application,
            map=self._open,
            sockets=[listening],
            threads=8,
            max_request_body_size=_BODY_LIMIT,
            # Without it a process of more than 1,024 open files answers nothing: select knows no higher ones.
            asyncore_use_poll=True,
            ident=None,
        )
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    def start(self) -> None:
        """Serve until closed."""
        self._thread.start()

    def close(self) -> None:
        """Finish what is asked, take no more. The sockets are closed by the thread that waits on them."""
        self._server.task_dispatcher.shutdown()
        self._server.trigger.pull_trigger(partial(wasyncore.close_all, self._open))
        self._thread.join(5)


def _say(start: StartResponse, status: str, text: str) -> list[bytes]:
    start(status, _TEXT)
    return [text.encode()]
