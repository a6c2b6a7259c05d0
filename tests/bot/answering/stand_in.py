"""A stand-in for chat providers on loopback: OpenAI's, Anthropic's and Ollama's protocols, and every way to
fail."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

GARBAGE = {
    "!garbage": b"{{{",
    "!html": b"<html><body>Bad gateway</body></html>",
    "!no-choices": b'{"choices": []}',
    "!utf8": b'{"choices": [{"message": {"content": "\xff\xfe\x80"',
}
Reply = str | dict[str, Any]
Entry = Reply | Callable[[dict[str, Any]], Reply]


@dataclass
class StandIn:
    """What the server will say next. *script* is used up one request at a time; its last entry is kept.

    An entry is a pick (a mapping, said in the form the request asks for: JSON or a tool call), the text of a
    reply, a function from the request to one of them, or a failure: "!429" or any other status, "!429 after
    1" (seconds to wait), "!slow", "!trickle", "!stall" (half a reply, then nothing), "!garbage", "!html",
    "!utf8", "!no-choices", "!empty", "!refusal", "!filter", "!cut", "!hang-up", "!thinks" (of line 2, and says 1),
    "!thinks only", "!no-schema" (400 for a request with a JSON schema, else the first line).
    """

    script: list[Entry]
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    def next(self, request: dict[str, Any]) -> Reply:
        """The entry for *request*."""
        self.requests.append(request)
        entry = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return entry(request) if callable(entry) else entry


def lines(*numbers: int) -> dict[str, Any]:
    """The pick of some lines."""
    return said(*numbers)


def said(*entries: object) -> dict[str, Any]:
    """A form filled in with some entries."""
    return {"lines": list(map(str, entries))}


NOT_STATED, NEED_DESK, NOTHING_MORE = said("NOT_STATED"), said("NEED_DESK"), said("NOTHING_MORE")


def line_with(request: Mapping[str, Any], words: str) -> int:
    """The number of the first line of a request's menu that holds *words*; 0 for none."""
    menu = prompt_of(request).partition("<lines>\n")[2].partition("\n</lines>")[0]
    return next((int(line.split()[0]) for line in menu.splitlines() if words in line), 0)


def prompt_of(request: Mapping[str, Any]) -> str:
    """What the request says as the user."""
    content = request["messages"][-1]["content"]
    return content if isinstance(content, str) else "".join(block["text"] for block in content)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stand_in: StandIn

    def log_message(self, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        entry = self.stand_in.next(request)
        try:
            self._fail(entry, request) if str(entry).startswith("!") else self._reply(entry, request)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _fail(self, entry: Reply, request: dict[str, Any]) -> None:
        entry = str(entry)
        if entry[1:4].isdecimal():
            after = {"Retry-After": entry.rpartition(" ")[2]} if " after " in entry else {}
            error = {"error": {"message": f"no {self.headers['Authorization']}", "type": "x", "code": "x"}}
            self._send(int(entry[1:4]), json.dumps(error).encode(), after)
        elif entry == "!no-schema" and "response_format" in request:
            self._send(400, b'{"error": {"message": "response_format is not supported", "type": "x"}}')
        elif entry == "!no-schema":
            self._reply(lines(1), request)
        elif entry == "!slow":
            self.stand_in.closing.wait(20)
        elif entry in ("!trickle", "!stall"):
            self._unfinished(a_byte_at_a_time=entry == "!trickle")
        elif entry == "!hang-up":
            self.connection.close()
            self.close_connection = True
        elif entry in GARBAGE:
            self._send(200, GARBAGE[entry])
        else:
            refused = {"content": None, "refusal": "I cannot help with that."}
            message = (
                refused if entry == "!refusal" else {"content": '{"lines": ["1"]}' if entry == "!cut" else ""}
            )
            if entry.startswith("!thinks"):
                said = None if entry.endswith("only") else json.dumps(lines(1))
                message = {"content": said, "reasoning_content": json.dumps(lines(2))}
            reason = {"!filter": "content_filter", "!cut": "length"}.get(entry, "stop")
            self._send(200, json.dumps(_openai(message, reason)).encode())

    def _reply(self, entry: Reply, request: dict[str, Any]) -> None:
        kind = self.path.rpartition("/v1/")[2] if "/v1/" in self.path else self.path
        write = {"chat/completions": _as_openai, "messages": _as_anthropic, "/api/chat": _as_ollama}[kind]
        self._send(200, (json.dumps(write(entry, request)) + "\n").encode())

    def _unfinished(self, *, a_byte_at_a_time: bool) -> None:
        """Half a reply, then nothing, or blanks for ever: no read time-out ever strikes."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(b'{"choices": [')
        while not self.stand_in.closing.wait(0.05 if a_byte_at_a_time else 20):
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


def _as_openai(entry: Reply, request: dict[str, Any]) -> dict[str, Any]:
    if isinstance(entry, str) or "tools" not in request:
        return _openai({"content": entry if isinstance(entry, str) else json.dumps(entry)})
    function = {"name": request["tools"][0]["function"]["name"], "arguments": json.dumps(entry)}
    call = {"id": "c1", "type": "function", "function": function}
    return _openai({"content": None, "tool_calls": [call]}, "tool_calls")


def _openai(message: dict[str, Any], reason: str = "stop") -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", **message}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    about = {"id": "x", "object": "chat.completion", "created": 0, "model": "m"}
    return {**about, "choices": [choice], "usage": usage}


def _as_anthropic(entry: Reply, request: dict[str, Any]) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "text", "text": entry if isinstance(entry, str) else json.dumps(entry)}
    if not isinstance(entry, str) and "tools" in request:
        block = {"type": "tool_use", "id": "t1", "name": request["tools"][0]["name"], "input": entry}
    about = {"id": "x", "type": "message", "role": "assistant", "model": "m", "stop_sequence": None}
    usage = {"input_tokens": 1, "output_tokens": 1}
    return {**about, "content": [block], "stop_reason": "end_turn", "usage": usage}


def _as_ollama(entry: Reply, request: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": ""}
    if not isinstance(entry, str) and request.get("tools"):
        name = request["tools"][0]["function"]["name"]
        message["tool_calls"] = [{"function": {"name": name, "arguments": entry}}]
    else:
        message["content"] = entry if isinstance(entry, str) else json.dumps(entry)
    about = {"model": "m", "created_at": "2024-04-10T00:00:00Z", "done": True, "done_reason": "stop"}
    return {**about, "message": message}


@contextmanager
def serving() -> Iterator[StandIn]:
    """A provider on loopback, for as long as the block."""
    state = StandIn([lines(1)])
    handler = type("Handler", (_Handler,), {"stand_in": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield state
    state.closing.set()
    server.shutdown()
    server.server_close()
    thread.join(2)
