"""A stand-in for a chat provider: the OpenAI protocol over a real socket, streaming included, and every way to fail."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

import pytest

GARBAGE = {
    "!garbage": b"{{{",
    "!html": b"<html><body>Bad gateway</body></html>",
    "!no-choices": b'{"choices": []}',
    "!utf8": b'{"choices": [{"message": {"content": "\xff\xfe\x80"',
}
Reply = str | Callable[[dict[str, Any]], str]


@dataclass
class StandIn:
    """What the server will say next. *script* is used up one request at a time; its last entry is kept.

    An entry is the text of a reply, a function from the request to it, or a failure: "!429" or any other status,
    "!429 after 1" (seconds to wait), "!slow", "!trickle", "!stall" (half a reply, then nothing), "!garbage", "!html",
    "!utf8", "!empty", "!refusal", "!filter", "!tool", "!hang-up", "!no-choices", "!only-stream", "!no-stream"; "!cut …"
    is a reply that ends for want of tokens.
    """

    script: list[Reply]
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    def next(self, request: dict[str, Any]) -> str:
        """The entry for *request*."""
        self.requests.append(request)
        entry = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return entry(request) if callable(entry) else entry


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stand_in: StandIn

    def log_message(self, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        entry = self.stand_in.next(request)
        try:
            self._answer(entry, streamed=bool(request.get("stream")))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _answer(self, entry: str, *, streamed: bool) -> None:
        if entry.startswith("!") and entry[1:4].isdecimal():
            after = {"Retry-After": entry.rpartition(" ")[2]} if " after " in entry else {}
            error = {"error": {"message": f"no {self.headers['Authorization']}", "type": "x", "code": "x"}}
            self._send(int(entry[1:4]), json.dumps(error).encode(), after)
        elif entry == "!slow":
            self.stand_in.closing.wait(20)
        elif entry == "!trickle":
            self._trickle()
        elif entry == "!stall":
            self._stall(streamed=streamed)
        elif entry == "!hang-up":
            self.connection.close()
            self.close_connection = True
        elif entry in GARBAGE:
            self._send(200, GARBAGE[entry])
        elif entry == "!no-stream" and streamed:
            self._send(200, json.dumps(_completion({"content": "日本側の締切です。[1]"})).encode())
        else:
            self._reply(entry, streamed=streamed or entry == "!only-stream")

    def _reply(self, entry: str, *, streamed: bool) -> None:
        reason = {"!filter": "content_filter", "!cut": "length"}.get(entry.partition(" ")[0], "stop")
        entry = entry.removeprefix("!cut ")
        message: dict[str, Any] = {"content": "" if entry.startswith("!") else entry}
        if entry in ("!only-stream", "!no-stream"):
            message["content"] = "日本側の締切です。[1]"
        if entry == "!refusal":
            message = {"content": None, "refusal": "I cannot help with that."}
        if entry == "!tool":
            call = {
                "id": "c1",
                "type": "function",
                "function": {"name": "pay", "arguments": '{"yen": 200000000}'},
            }
            message = {"content": None, "tool_calls": [{**call, "index": 0} if streamed else call]}
        if streamed:
            self._stream(message, reason)
        else:
            self._send(200, json.dumps(_completion(message, reason)).encode())

    def _stall(self, *, streamed: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if streamed else "application/json")
        self.end_headers()
        if streamed:
            self._event({"delta": {"content": "日本側の支援規模は最大1.8億円です。[1] それ"}, "index": 0})
        else:
            self.wfile.write(b'{"choices": [')
            self.wfile.flush()
        self.stand_in.closing.wait(20)

    def _stream(self, message: dict[str, Any], reason: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        text = message.pop("content") or ""
        deltas = [
            {"role": "assistant", **message},
            *({"content": text[i : i + 3]} for i in range(0, len(text), 3)),
        ]
        for delta in deltas:
            self._event({"delta": delta, "index": 0, "finish_reason": None})
        self._event({"delta": {}, "index": 0, "finish_reason": reason})
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _event(self, choice: dict[str, Any]) -> None:
        chunk = {
            "id": "x",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "m",
            "choices": [choice],
        }
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def _trickle(self) -> None:
        """A byte at a time for ever: no read time-out ever strikes."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        while not self.stand_in.closing.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def _send(self, status: int, data: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _completion(message: dict[str, Any], reason: str = "stop") -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", **message}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }


@contextmanager
def serving() -> Iterator[StandIn]:
    """A provider on loopback, for as long as the block."""
    state = StandIn(["日本側の締切です。[1]"])
    handler = type("Handler", (_Handler,), {"stand_in": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield state
    state.closing.set()
    server.shutdown()
    server.server_close()
    thread.join(2)


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """A provider that says what the test wrote into its script."""
    with serving() as state:
        yield state


@pytest.fixture(scope="module")
def lasting_stand_in() -> Iterator[StandIn]:
    """The same for all tests of a module."""
    with serving() as state:
        yield state
