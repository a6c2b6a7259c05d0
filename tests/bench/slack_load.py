"""Fifty people asking at once, the process killed in the middle, and Slack's own limits: latency and loss, printed.

    python tests/bench/slack_load.py [--askers 50] [--questions 4] [--engine-ms 20] [--database URL]

A real counter runs in a process of its own and talks to the stand-in for Slack over real sockets. With the URL of an
empty database two workers share that, and take signed requests in turn; one of them is killed.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from slack_sdk.signature import SignatureVerifier

SLACK_TESTS = Path(__file__).parents[1] / "slack"
sys.path.insert(0, str(SLACK_TESTS))

from slack_shapes import APP_TOKEN, BOT_TOKEN, BOT_USER, SECRET  # noqa: E402 - needs the path above
from slack_standin import StandIn  # noqa: E402 - needs the path above


def environment_of(slack: StandIn, home: Path) -> dict[str, str]:
    """What a counter is told."""
    return os.environ | {
        "ASPIRE_HOME": str(home),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "ASPIRE_SLACK_API_URL": slack.api_url,
        "ASPIRE_SLACK_HEALTH_PORT": "0",
        "ASPIRE_SLACK_USER_LIMIT": "100000",
        "ASPIRE_SLACK_CHANNEL_LIMIT": "100000",
    }


def launch(home: Path, seconds: float, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A counter whose engine takes *seconds* an answer."""
    command = [sys.executable, str(SLACK_TESTS / "slack_process.py"), str(seconds)]
    return subprocess.Popen(command, env=environment, cwd=home, stderr=(home / "log").open("ab"))


def start(slack: StandIn, home: Path, seconds: float) -> subprocess.Popen[bytes]:
    """A counter, once it is connected."""
    before = slack.connections
    process = launch(home, seconds, environment_of(slack, home))
    while slack.connections == before:
        if process.poll() is not None:
            sys.exit((home / "log").read_text())
        time.sleep(0.02)
    return process


class Web:
    """Two workers over HTTP that share a database, and what passes requests on to one that lives."""

    def __init__(self, slack: StandIn, home: Path, seconds: float, database: str) -> None:
        shared = environment_of(slack, home) | {
            "SLACK_SIGNING_SECRET": SECRET,
            "ASPIRE_SLACK_DATABASE_URL": database,
            "ASPIRE_SLACK_HOST": "127.0.0.1",
        }
        self._ports = [free_port(), free_port()]
        self._next = cycle(self._ports)
        self.workers = [
            launch(home, seconds, shared | {"ASPIRE_SLACK_PORT": str(port)}) for port in self._ports
        ]
        while not all(map(is_open, self._ports)):
            if any(worker.poll() is not None for worker in self.workers):
                sys.exit((home / "log").read_text())
            time.sleep(0.05)

    def deliver(self, body: dict[str, Any]) -> None:
        """Post an event, signed, to the next worker that takes it."""
        data = json.dumps(body)
        for port in islice(self._next, 20):
            stamp = str(int(time.time()))
            headers = {
                "Content-Type": "application/json",
                "X-Slack-Request-Timestamp": stamp,
                "X-Slack-Signature": str(
                    SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=data)
                ),
            }
            address = f"http://127.0.0.1:{port}/slack/events"
            with suppress(OSError):
                urlopen(Request(address, data=data.encode(), headers=headers), timeout=10).close()
                return
        raise ConnectionError("no worker takes it")

    def close(self) -> None:
        """End both."""
        for worker in self.workers:
            worker.terminate()
            worker.wait(20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def is_open(port: int) -> bool:
    """Whether somebody listens on *port*."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
        return True
    return False


# Slack's limits for a channel: https://docs.slack.dev/apis/web-api/rate-limits (calls, seconds)
LIMITS = {"chat.postMessage": (1, 1.0), "chat.update": (50, 60.0), "conversations.replies": (50, 60.0)}


def ask(
    slack: StandIn, askers: int, questions: int, *, channel: str = "C1", web: Web | None = None
) -> tuple[list[threading.Thread], dict[str, float]]:
    """Every asker asks in a thread of their own in *channel* ({}: the asker's number), one question after the
    other, without waiting for answers."""
    asked: dict[str, float] = {}

    def ask_all(number: int) -> None:
        thread = slack.new_ts()
        for question in range(questions):
            ts = slack.new_ts()
            text = f"<@{BOT_USER}> question {number}-{question}."
            place = channel.format(number)
            events = slack.events_for(text, channel=place, user=f"U{number}", ts=ts, thread_ts=thread)
            asked[f"question {number}-{question}."] = time.time()
            for body in events:
                if web:
                    web.deliver(body)
                else:
                    slack.deliver("events_api", body, retries=10)

    threads = [threading.Thread(target=ask_all, args=(number,)) for number in range(askers)]
    for thread in threads:
        thread.start()
    return threads, asked


def replies(slack: StandIn) -> list[dict[str, Any]]:
    """The bot's messages, wherever they stand."""
    return [reply for channel in list(slack.messages) for reply in slack.replies(channel)]


def wait_for(slack: StandIn, count: int, *, seconds: float = 120.0) -> None:
    """Until *count* replies stand, and a little longer for any that are one too many."""
    deadline = time.monotonic() + seconds
    while len(replies(slack)) < count and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(2)


def tell(title: str, slack: StandIn, asked: dict[str, float]) -> None:
    """Print latency, loss and doubles."""
    texts = [(str(reply.get("blocks")) + reply["text"], reply["at"]) for reply in replies(slack)]
    latencies = []
    lost = doubled = 0
    for question, began in asked.items():
        found = [at for text, at in texts if question in text]
        lost += not found
        doubled += len(found) > 1
        latencies += [found[0] - began] if found else []
    acks = [ack.seconds for ack in slack.acks] or [0.0]
    quantiles = statistics.quantiles(latencies, n=20)
    print(f"{title}: {len(asked)} questions, lost {lost}, answered twice {doubled}")
    print(
        f"  reply   median {statistics.median(latencies):.2f} s   95 % {quantiles[-1]:.2f} s   "
        f"max {max(latencies):.2f} s"
    )
    print(f"  ack     median {statistics.median(acks) * 1000:.0f} ms   max {max(acks) * 1000:.0f} ms")
    print(
        f"  objections of Slack: {len(slack.objections)}; envelopes it had to send again: {len(slack.unacknowledged)}"
    )


def over_http(options: argparse.Namespace) -> None:
    """Two workers on one database, undisturbed and with one killed in the middle."""
    for killed in (False, True):
        with StandIn() as slack, tempfile.TemporaryDirectory() as home:
            web = Web(slack, Path(home), options.engine_ms / 1000, options.database)
            threads, asked = ask(slack, options.askers, options.questions, web=web)
            if killed:
                while len(replies(slack)) < options.askers * options.questions // 4:
                    time.sleep(0.01)
                web.workers[0].send_signal(signal.SIGKILL)
            for thread in threads:
                thread.join()
            wait_for(slack, len(asked))
            web.close()
            tell("two workers over HTTP, one killed" if killed else "two workers over HTTP", slack, asked)


def main() -> None:
    """Each run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--questions", type=int, default=4)
    parser.add_argument("--engine-ms", type=float, default=20.0)
    parser.add_argument("--database", help="run two workers over HTTP on this one alone")
    options = parser.parse_args()
    if options.database:
        over_http(options)
        return
    for place in ("C1", "D{}"):
        with StandIn() as slack, tempfile.TemporaryDirectory() as home:
            slack.echo, slack.rates = False, LIMITS
            process = start(slack, Path(home), options.engine_ms / 1000)
            threads, asked = ask(slack, options.askers, 1, channel=place)
            for thread in threads:
                thread.join()
            wait_for(slack, len(asked))
            process.terminate()
            process.wait(20)
            tell(
                f"at Slack's limits, in {'one channel' if place == 'C1' else 'direct messages'}", slack, asked
            )
    for killed in (False, True):
        with StandIn() as slack, tempfile.TemporaryDirectory() as home:
            process = start(slack, Path(home), options.engine_ms / 1000)
            threads, asked = ask(slack, options.askers, options.questions)
            if killed:
                while len(replies(slack)) < options.askers * options.questions // 4:
                    time.sleep(0.01)
                process.send_signal(signal.SIGKILL)
                process.wait()
                process = start(slack, Path(home), options.engine_ms / 1000)
            for thread in threads:
                thread.join()
            wait_for(slack, len(asked))
            process.terminate()
            process.wait(20)
            tell("killed in the middle" if killed else "undisturbed", slack, asked)


if __name__ == "__main__":
    main()
