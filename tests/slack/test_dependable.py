"""Each event is answered exactly once, whatever Slack, the network or the operator do."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import APP_TOKEN, BOT_TOKEN, BOT_USER, Fault
from slack_standin import StandIn
from slack_words import words
from sqlalchemy.exc import OperationalError

from bot.slack.jobs import Jobs
from bot.slack.requests import Request
from bot.slack.store import open_database

MENTION = f"<@{BOT_USER}> "


def one_event(slack: StandIn, text: str = MENTION + "質問", channel: str = "C1") -> dict[str, Any]:
    return slack.events_for(text, channel=channel, user="U1", ts=slack.new_ts())[-1]


def test_an_envelope_sent_twice_is_answered_once(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    body = one_event(slack)

    slack.deliver("events_api", body, copies=2)
    slack.deliver("events_api", body)

    settled()
    assert len(slack.replies("C1")) == len(engine.asked) == 1


def test_an_event_sent_again_after_a_restart_is_not_answered_again(
    slack: StandIn, engine: Script, start: Any, stop: Any, settled: Any
) -> None:
    running = start()
    body = one_event(slack)
    slack.deliver("events_api", body)
    settled()
    stop(running)

    start()
    slack.deliver("events_api", body)

    settled()
    assert len(slack.replies("C1")) == 1


def test_an_event_that_could_not_be_written_down_is_not_acknowledged_and_comes_again(
    slack: StandIn, start: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    start()
    real, failed = Jobs.take, threading.Event()

    def once_broken(self: Jobs, request: Request) -> Any:
        if not failed.is_set():
            failed.set()
            raise OSError("disk full")
        return real(self, request)

    monkeypatch.setattr(Jobs, "take", once_broken)
    monkeypatch.setattr("slack_standin.ACK_SECONDS", 0.5)

    slack.deliver("events_api", one_event(slack))

    settled()
    assert len(slack.unacknowledged) == 1
    assert len(slack.replies("C1")) == 1


def test_a_database_locked_for_a_moment_loses_nothing(
    slack: StandIn, start: Any, settled: Any, tmp_path: Path
) -> None:
    start()
    with closing(
        sqlite3.connect(tmp_path / "slack.sqlite3", isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN EXCLUSIVE")
        threading.Timer(0.8, other.rollback).start()
        slack.deliver("events_api", one_event(slack))

    settled()
    assert len(slack.replies("C1")) == 1
    assert slack.unacknowledged == []


@pytest.mark.parametrize("method", ["posting", "finish"])
def test_a_database_that_fails_while_answering_is_waited_for(
    slack: StandIn, start: Any, settled: Any, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr("bot.slack.workers._PAUSE", 0.1)
    start(slack_lease_seconds=0.5)
    real, failures = getattr(Jobs, method), iter(range(2))

    def twice_broken(self: Jobs, *arguments: Any, **options: Any) -> Any:
        if next(failures, None) is not None:
            raise OperationalError("UPDATE", {}, OSError("database or disk is full"))
        return real(self, *arguments, **options)

    monkeypatch.setattr(Jobs, method, twice_broken)

    slack.deliver("events_api", one_event(slack))

    settled()
    (reply,) = slack.replies("C1")
    assert "まだ応募できます" in words(reply)


def test_slacks_request_to_reconnect_and_a_broken_network_lose_nothing(
    slack: StandIn, start: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.run.PING_SECONDS", 0.5)
    start()
    slack.deliver("events_api", one_event(slack))

    slack.ask_to_reconnect()
    slack.deliver("events_api", one_event(slack))
    slack.cut_connections()
    slack.deliver("events_api", one_event(slack))

    settled()
    assert slack.connections >= 3
    assert len(slack.replies("C1")) == 3


def test_when_slack_asks_to_wait_the_answer_waits_that_long(slack: StandIn, start: Any, settled: Any) -> None:
    slack.faults["chat.postMessage"].append(
        Fault(status=429, headers={"Retry-After": "1"}, error="ratelimited")
    )
    start()

    began = time.time()
    slack.deliver("events_api", one_event(slack))

    settled()
    (reply,) = slack.replies("C1")
    assert reply["at"] - began >= 1


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(drop="before"), id="before Slack took the message"),
        pytest.param(Fault(drop="after"), id="after Slack took the message"),
        pytest.param(Fault(status=503), id="with Slack out of order"),
    ],
)
def test_a_post_that_breaks_leaves_one_whole_reply(
    slack: StandIn, start: Any, settled: Any, fault: Fault
) -> None:
    slack.faults["chat.postMessage"].append(fault)
    start()

    slack.deliver("events_api", one_event(slack))

    settled()
    (reply,) = slack.replies("C1")
    assert "ask_desk" in words(reply)


@pytest.mark.parametrize("error", ["is_archived", "channel_not_found", "restricted_action"])
def test_in_a_channel_closed_meanwhile_the_asker_is_answered_directly(
    slack: StandIn, start: Any, settled: Any, error: str
) -> None:
    slack.faults["chat.postMessage"].append(Fault(error=error))
    start()

    slack.deliver("events_api", one_event(slack))

    settled()
    assert len(slack.replies("D1")) == 1


def test_a_private_reply_that_may_have_been_seen_says_that_it_comes_again(
    slack: StandIn, start: Any, settled: Any
) -> None:
    slack.faults["response_url"].append(Fault(drop="after"))
    start()

    slack.command("締切は？")

    settled()
    first, second = slack.whispers
    assert "送り直し" not in words(first)
    assert "送り直し" in words(second)


def test_a_private_reply_that_comes_too_late_for_slack_is_sent_directly(
    slack: StandIn, start: Any, settled: Any
) -> None:
    slack.faults["response_url"].append(Fault(status=404))
    start()

    slack.command("締切は？")

    settled()
    assert slack.whispers == []
    assert "まだ応募できます" in words(slack.replies("D1")[0])


def test_where_the_app_may_not_write_the_asker_is_answered_directly(
    slack: StandIn, start: Any, settled: Any
) -> None:
    start()

    slack.deliver("events_api", one_event(slack, channel="CGONE"))
    slack.deliver("events_api", one_event(slack))

    settled()
    assert len(slack.replies("D1")) == 1
    assert len(slack.replies("C1")) == 1


def test_closing_finishes_what_was_begun_and_the_next_start_does_the_rest(
    slack: StandIn, engine: Script, start: Any, stop: Any, settled: Any
) -> None:
    running = start(slack_workers=1)
    engine.close_gate()
    slack.deliver("events_api", one_event(slack))
    slack.deliver("events_api", one_event(slack))
    while not engine.asked:
        time.sleep(0.01)

    threading.Timer(0.3, engine.open_gate).start()
    stop(running)
    assert len(slack.replies("C1")) == 1
    start()

    settled()
    assert len(slack.replies("C1")) == 2


def test_closing_in_the_moment_the_connection_breaks_still_ends_every_worker(
    slack: StandIn, start: Any, stop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = start()
    client = running._socket.client
    real, broken = client.disconnect, threading.Event()

    def break_once() -> None:
        if not broken.is_set():
            broken.set()
            raise AttributeError("'NoneType' object has no attribute 'close'")
        real()

    monkeypatch.setattr(client, "disconnect", break_once)
    stop(running)

    assert broken.is_set()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("worker-")]


def test_what_is_too_old_is_forgotten_while_the_counter_runs(
    slack: StandIn, start: Any, settled: Any, eventually: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.slack.workers._DAY", 0.0)
    start(slack_lease_seconds=0.4, slack_keep_days=1e-6)

    slack.deliver("events_api", one_event(slack))
    settled()

    with closing(sqlite3.connect(tmp_path / "slack.sqlite3")) as database:
        left = "select (select count(*) from slack_answers) + (select count(*) from slack_jobs)"
        assert eventually(lambda: database.execute(left).fetchone() == (0,))


def test_no_log_line_holds_a_question_an_answer_or_a_token(
    slack: StandIn, start: Any, settled: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    slack.faults["chat.postMessage"].append(Fault(status=500))
    start()

    slack.deliver("events_api", one_event(slack, MENTION + "極秘の質問"))
    slack.deliver("events_api", one_event(slack, MENTION + "極秘 explode"))

    settled()
    assert caplog.text
    for secret in ("極秘", "まだ応募できます", BOT_TOKEN, APP_TOKEN):
        assert secret not in caplog.text


def test_a_database_that_cannot_be_used_is_named_in_one_sentence(tmp_path: Path) -> None:
    from corpus.errors import SettingsError

    with pytest.raises(SettingsError, match="ASPIRE_SLACK_DATABASE_URL"):
        open_database("nonsense://")
    with pytest.raises(SettingsError, match="ASPIRE_SLACK_DATABASE_URL"):
        open_database(f"sqlite:///{tmp_path}")
