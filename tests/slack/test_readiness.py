"""Whether it can work is told truly: a refused token, refused connections, workers that vanish."""

from __future__ import annotations

import signal
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

from bot.slack.heartbeat import GRACE, Heartbeat
from bot.slack.run import Running
from bot.slack.store import open_database

MENTION = f"<@{BOT_USER}> "


def ready(running: Running) -> str:
    assert running.server is not None
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{running.server.port}/readyz", timeout=30) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode())


@pytest.mark.parametrize("refusal", ["token_revoked", "account_inactive"])
def test_with_a_refused_token_questions_are_kept_and_answered_once_it_is_taken_again(
    slack: StandIn,
    engine: Script,
    start: Any,
    eventually: Any,
    settled: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    refusal: str,
) -> None:
    for module in ("access", "worker"):
        monkeypatch.setattr(f"bot.slack.{module}.AGAIN", 0.5)
    running = start()
    slack.token_error = refusal

    first = slack.say(MENTION + "一つ目")
    assert eventually(lambda: ready(running) == f"Slack refuses the bot token ({refusal})")
    asked = len(engine.asked)
    second = slack.say(MENTION + "二つ目ではない")
    time.sleep(0.8)
    assert len(engine.asked) == asked
    slack.token_error = None

    settled()
    assert ready(running) == "ready"
    assert [len(slack.replies("C1", ts)) for ts in (first, second)] == [1, 1]
    assert caplog.text.count("Slack refuses the bot token") == 1


@pytest.mark.parametrize("reason", ["too_many_websockets", "link_disabled"])
def test_turned_away_by_slack_it_waits_longer_each_time_and_is_not_ready(
    slack: StandIn,
    start: Any,
    eventually: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    reason: str,
) -> None:
    monkeypatch.setattr("bot.slack.run.PING_SECONDS", 0.1)
    monkeypatch.setattr("bot.slack.socket_mode.FIRST_WAIT", 0.2)
    running = start()
    slack.sockets_ended_for = reason
    before = slack.connections

    slack.cut_connections()

    assert eventually(lambda: ready(running) == f"not connected to Slack ({reason})")
    assert eventually(lambda: caplog.text.count(f"no connection to Slack ({reason})") >= 3)
    assert slack.connections - before <= 4
    slack.sockets_ended_for = None
    assert eventually(lambda: ready(running) == "ready")


def test_a_refused_socket_is_tried_again_with_growing_waits(
    slack: StandIn,
    start: Any,
    eventually: Any,
    settled: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.slack.run.PING_SECONDS", 0.1)
    monkeypatch.setattr("bot.slack.socket_mode.FIRST_WAIT", 0.2)
    running = start()
    slack.sockets_refused = True

    slack.cut_connections()

    assert eventually(lambda: caplog.text.count("no connection to Slack") >= 3)
    assert ready(running).startswith("not connected to Slack (")
    slack.sockets_refused = False
    assert eventually(lambda: ready(running) == "ready")
    ts = slack.say(MENTION + "締切は？")
    settled()
    assert len(slack.replies("C1", ts)) == 1


def test_the_jobs_of_a_killed_worker_are_taken_over_long_before_its_lease_ends(
    slack: StandIn, process: Any, settled: Any
) -> None:
    first = process(30)
    for _ in range(4):
        slack.deliver(
            "events_api", slack.events_for(MENTION + "質問", channel="C1", user="U1", ts=slack.new_ts())[-1]
        )
    time.sleep(0.5)
    process(0)
    slack.deliver(
        "events_api", slack.events_for(MENTION + "質問", channel="C1", user="U1", ts=slack.new_ts())[-1]
    )

    first.send_signal(signal.SIGKILL)
    first.wait()
    began = time.monotonic()

    settled(seconds=15)
    assert time.monotonic() - began < 10
    assert len(slack.replies("C1")) == 5
    assert all("まだ応募できます" in words(reply) for reply in slack.replies("C1"))


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_worker_elsewhere_is_dead_when_its_number_rises_no_more(tmp_path: Path) -> None:
    database, clock = open_database(f"sqlite:///{tmp_path / 's.sqlite3'}"), Clock()
    ours, other = Heartbeat(database, "here:1:a", clock=clock), Heartbeat(database, "there:1:b", clock=clock)
    other.beat()
    ours.beat()
    assert ours.lives("there:1:b")
    assert ours.lives("unheard of")

    clock.now += GRACE - 1
    other.beat()
    ours.beat()
    clock.now += GRACE
    assert ours.lives("there:1:b")

    clock.now += 1
    ours.beat()
    assert not ours.lives("there:1:b")
    database.dispose()
