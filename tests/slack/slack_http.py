"""The stand-in's Web API over HTTP."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from slack_shapes import SCOPES, Fault, SlackError


class Workspace(Protocol):
    """What is asked of the workspace behind the web server."""

    def call(self, method: str, token: str | None, payload: dict[str, Any]) -> dict[str, Any]: ...

    def respond(self, payload: dict[str, Any]) -> None: ...

    def fault(self, method: str, payload: dict[str, Any]) -> Fault: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


class Handler(BaseHTTPRequestHandler):
    slack: Workspace
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        url = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if "json" in (self.headers.get("Content-Type") or ""):
            payload = json.loads(raw or "{}")
        else:
            payload = dict(parse_qsl(url.query + "&" + raw))
        method = url.path.removeprefix("/api/")
        method = "response_url" if url.path.startswith("/respond/") else method
        fault = self.slack.fault(method, payload)
        if fault.drop == "before":
            self._hang_up()
        elif fault.status != 200:
            self._answer(fault.status, {"ok": False, "error": fault.error or "fatal_error"}, fault.headers)
        else:
            body = {"ok": False, "error": fault.error} if fault.error else self._do(method, payload)
            if fault.drop == "after":
                self._hang_up()
            else:
                self._answer(200, body, {"x-oauth-scopes": SCOPES})

    def _do(self, method: str, payload: dict[str, Any]) -> dict[str, Any]:
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or None
        try:
            if method == "response_url":
                self.slack.respond(payload)
                return {"ok": True}
            return {"ok": True} | self.slack.call(method, token, payload)
        except SlackError as error:
            return {"ok": False, "error": str(error)}

    def _answer(self, status: int, body: dict[str, Any], headers: dict[str, str]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(data)),
            **headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
