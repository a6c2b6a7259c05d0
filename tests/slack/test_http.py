"""Slack's requests over HTTP: signed, from several workers, beside health and metrics."""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_engine import Script
from slack_sdk.signature import SignatureVerifier
from slack_shapes import BOT_USER, SECRET
from slack_standin import StandIn
from slack_words import words

from bot.slack.run import Running
from bot.slack.web import site
from corpus.errors import SettingsError

MENTION = f"<@{BOT_USER}> "


def post(running: Running, body: dict[str, Any], *, secret: str = SECRET, age: int = 0) -> tuple[int, str]:
    """Post *body* as Slack does, signed *age* seconds ago."""
    return send(running, json.dumps(body), secret=secret, age=age)


def send(
    running: Running, data: str, *, kind: str = "application/json", secret: str = SECRET, age: int = 0
) -> tuple[int, str]:
    """Send *data*, signed *age* seconds ago with *secret*."""
    assert running.server is not None
    stamp = str(int(time.time()) - age)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=data)
    headers = {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": str(signature),
    }
    address = f"http://127.0.0.1:{running.server.port}/slack/events"
    request = urllib.request.Request(address, data=data.encode(), headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def get(running: Running, path: str) -> tuple[int, str]:
    assert running.server is not None
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{running.server.port}{path}", timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_slacks_challenge_is_answered(start: Any) -> None:
    status, text = post(start(http=True), {"type": "url_verification", "challenge": "c-1"})

    assert (status, json.loads(text)) == (200, {"challenge": "c-1"})


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param({"secret": "guess"}, id="signed by somebody else"),
        pytest.param({"age": 600}, id="an old one"),
    ],
)
def test_a_request_slack_did_not_just_sign_is_turned_away(
    slack: StandIn, engine: Script, start: Any, forged: dict[str, Any]
) -> None:
    body = slack.events_for(MENTION + "質問", channel="C1", user="U1", ts=slack.new_ts())[0]

    status, _ = post(start(http=True), body, **forged)

    assert status == 401
    time.sleep(0.2)
    assert engine.asked == []


JSON_FORGED = {
    "X-Slack-Signature": "v0=1",
    "X-Slack-Request-Timestamp": "1",
    "Content-Type": "application/json",
}


@pytest.mark.parametrize(
    ("headers", "data"),
    [
        pytest.param({}, b"{}", id="no signature"),
        pytest.param({"X-Slack-Signature": "v0=1", "X-Slack-Request-Timestamp": "soon"}, b"{}", id="no time"),
        pytest.param(
            {"X-Slack-Signature": "1", "X-Slack-Request-Timestamp": "1"}, b"{}", id="another signature"
        ),
        pytest.param(
            {"X-Slack-Signature": "v0=1", "X-Slack-Request-Timestamp": "1"}, b"\xff\xfe", id="no text"
        ),
        pytest.param(JSON_FORGED, b"{{{", id="no JSON"),
        pytest.param(JSON_FORGED, b"[1]", id="a list"),
        pytest.param(JSON_FORGED | {"Content-Type": "text/plain"}, b"{{{", id="no JSON, not called so"),
    ],
)
def test_what_is_not_signed_is_turned_away_without_a_traceback(
    start: Any, headers: dict[str, str], data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    running = start(http=True)
    assert running.server is not None
    address = f"http://127.0.0.1:{running.server.port}/slack/events"

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(address, data=data, headers=headers), timeout=30)

    assert refused.value.code == 400
    assert "Traceback" not in caplog.text


def test_a_clock_that_is_off_is_said_in_the_log(start: Any, caplog: pytest.LogCaptureFixture) -> None:
    running = start(http=True)

    post(running, {"type": "url_verification", "challenge": "c"}, age=400)

    assert re.search(r"-40\d seconds off this machine's clock", caplog.text)


def test_two_workers_with_one_database_answer_each_event_once(
    slack: StandIn, engine: Script, start: Any, settled: Any, database_url: str
) -> None:
    workers = [start(http=True, slack_database_url=database_url) for _ in range(2)]
    bodies = [
        slack.events_for(f"{MENTION}{n}", channel="C1", user="U1", ts=slack.new_ts())[0] for n in range(10)
    ]

    def send(running: Running) -> None:
        for body in bodies:
            assert post(running, body)[0] == 200

    senders = [threading.Thread(target=send, args=(running,)) for running in workers]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    settled(url=database_url)
    assert len(slack.replies("C1")) == len(engine.asked) == 10


def test_health_readiness_and_metrics_tell_the_state(slack: StandIn, start: Any, settled: Any) -> None:
    running = start(http=True)
    body = slack.events_for(MENTION + "質問", channel="C1", user="U1", ts=slack.new_ts())[0]
    post(running, body)
    settled()

    assert get(running, "/healthz") == (200, "alive")
    assert get(running, "/readyz") == (200, "ready")
    assert 'aspire_slack_answers_total{status="answered"}' in get(running, "/metrics")[1]
    assert get(running, "/elsewhere")[0] == 404


def test_a_corpus_that_changed_is_told_beside_ready() -> None:
    told: list[str] = []
    serve = site(lambda: [], notice=lambda: "notice.md changed after the index was built.")

    (body,) = serve({"PATH_INFO": "/readyz"}, lambda status, headers: told.append(status))

    assert told == ["200 OK"]
    assert body.decode() == "ready\nnotice.md changed after the index was built."


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_where_nothing_can_be_served_is_said_in_one_sentence(start: Any, host: str) -> None:
    with pytest.raises(SettingsError, match=f"at {host}.*ASPIRE_SLACK_HOST"):
        start(http=True, slack_host=host)


def test_a_host_may_be_given_by_name(start: Any) -> None:
    assert start(http=True, slack_host="localhost").server.port


def test_a_counter_that_lost_slack_is_alive_but_not_ready(slack: StandIn, start: Any) -> None:
    running = start()
    assert get(running, "/readyz") == (200, "ready")

    running._socket.client.auto_reconnect_enabled = False
    running._socket.client.disconnect()

    assert get(running, "/readyz") == (503, "not connected to Slack")
    assert get(running, "/healthz")[0] == 200


@pytest.fixture
def many_files() -> Iterator[None]:
    """As many files as the machine lets this process open; an ordinary user's own limit is often 1,024."""
    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (least, most))


@pytest.mark.usefixtures("many_files")
def test_health_is_answered_however_many_files_are_open(start: Any) -> None:
    with contextlib.ExitStack() as files:
        for _ in range(1_100):
            files.enter_context(Path(os.devnull).open())

        assert get(start(http=True), "/healthz") == (200, "alive")


def test_a_slash_command_posted_as_a_form_is_acknowledged_and_answered(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    fields = {
        "command": "/aspire",
        "text": "締切は？ & more",
        "channel_id": "C1",
        "user_id": "U1",
        "team_id": "T1",
        "trigger_id": "1.2.3",
        "response_url": f"{slack.url}respond/1",
    }

    status, text = send(start(http=True), urlencode(fields), kind="application/x-www-form-urlencoded")

    assert (status, text) == (200, "")
    (whisper,) = eventually(lambda: slack.whispers)
    assert "締切は？ & more" in words(whisper)
