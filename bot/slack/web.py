"""The small web server beside the bot: health, readiness, metrics, and Slack's requests when it posts to us."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from prometheus_client import make_wsgi_app
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress.server import create_server

from bot.slack.metrics import REGISTRY
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_TEXT = [("Content-Type", "text/plain; charset=utf-8")]
_BODY_LIMIT = 1_000_000


def site(problems: Callable[[], list[str]], *, app: App | None = None) -> WSGIApplication:
    """/healthz says that the process answers, /readyz whether it can work, /metrics counts.

    With *app*, Slack's signed requests are taken at /slack/events.
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
            return _say(start, "503 Service Unavailable" if found else "200 OK", "\n".join(found) or "ready")
        if slack is not None:
            return slack(environ, start)
        return _say(start, "404 Not Found", "not found")

    return serve


class Server:
    """A site served from a thread of its own. *port* 0 takes a free one; `port` says which."""

    def __init__(self, application: WSGIApplication, *, host: str, port: int) -> None:
        try:
            self._server: Any = create_server(
                application, host=host, port=port, threads=8, max_request_body_size=_BODY_LIMIT, ident=None
            )
        except OSError as error:
            raise SettingsError(
                f"Port {port} of {host} is taken. Set ASPIRE_SLACK_PORT or ASPIRE_SLACK_HEALTH_PORT."
            ) from error
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    @property
    def port(self) -> int:
        """The port listened on."""
        return int(self._server.effective_port)

    def start(self) -> None:
        """Serve until closed."""
        self._thread.start()

    def close(self) -> None:
        """Take no more requests."""
        self._server.close()


def _say(start: StartResponse, status: str, text: str) -> list[bytes]:
    start(status, _TEXT)
    return [text.encode()]
