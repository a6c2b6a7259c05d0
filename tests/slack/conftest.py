"""A running counter over a stand-in for Slack and an engine whose answers are written here."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from slack_engine import Script
from slack_shapes import APP_TOKEN, BOT_TOKEN, SECRET
from slack_standin import StandIn

from bot.answer import Citation, Language
from bot.settings import Settings
from bot.slack.answering import Engine
from bot.slack.app import open_counter
from bot.slack.jobs import Jobs
from bot.slack.limits import Limits
from bot.slack.run import Running
from bot.slack.store import open_database
from bot.slack.views import SlideText


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def nothing_slack_would_refuse(slack: StandIn) -> Iterator[None]:
    yield
    assert slack.objections == []


@pytest.fixture
def engine() -> Script:
    return Script()


@pytest.fixture
def configure(slack: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings that point at the stand-in, with room for what a test changes."""
    monkeypatch.chdir(tmp_path)

    def make(**changes: Any) -> Settings:
        values: dict[str, Any] = {
            "home": tmp_path,
            "slack_bot_token": BOT_TOKEN,
            "slack_app_token": APP_TOKEN,
            "slack_signing_secret": SECRET,
            "slack_api_url": slack.api_url,
            "slack_desk_channel": "CDESK",
            "slack_health_port": 0,
            "slack_port": 0,
            "slack_user_limit": 1000,
            "slack_channel_limit": 1000,
            "slack_stream": False,
        }
        return Settings(**(values | changes))

    return make


def whole_slide(citation: Citation, language: Language) -> str:
    return f"全文 {citation.page}"


@pytest.fixture
def start(
    slack: StandIn, engine: Script, configure: Callable[..., Settings]
) -> Iterator[Callable[..., Running]]:
    """Opens counters, and closes them after the test."""
    opened: list[Running] = []

    def begin(
        *, http: bool = False, engine: Engine = engine, slide_text: SlideText = whole_slide, **changes: Any
    ) -> Running:
        settings = configure(**changes)
        counter = open_counter(engine, settings, slide_text=slide_text, http=http)
        opened.append(Running(counter, settings, http=http))
        return opened[-1]

    yield begin
    engine.open_gate()
    for running in opened:
        if not running.closing:
            shut(running, slack)


def shut(running: Running, slack: StandIn) -> None:
    """Close without the three seconds that Slack's client waits on an idle connection."""
    closing = threading.Thread(target=running.close)
    closing.start()
    while running._socket is not None and not running._socket.client.closed:
        time.sleep(0.01)
    slack.cut_connections()
    if running._socket is not None:
        running._socket.client.message_queue.put(None)
    closing.join()


@pytest.fixture
def eventually() -> Callable[..., Any]:
    """Waits until a question has a truthy answer, and gives it back."""

    def wait(ask: Callable[[], Any], *, seconds: float = 8.0) -> Any:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := ask():
                return found
            time.sleep(0.02)
        return ask()

    return wait


@pytest.fixture
def hand_over(slack: StandIn, eventually: Callable[..., Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Hands the question of an answer's message to the desk, without a note; gives the card in its channel."""

    def card_of(message: dict[str, Any]) -> dict[str, Any]:
        slack.click(message, "ask_desk")
        (form,) = eventually(lambda: slack.views)
        slack.submit(form, {})
        (card,) = eventually(lambda: slack.replies("CDESK"))
        return dict(card)

    return card_of


@pytest.fixture
def stop(slack: StandIn) -> Callable[[Running], None]:
    """Closes a counter before the test ends."""
    return lambda running: shut(running, slack)


@pytest.fixture
def settled(tmp_path: Path, eventually: Callable[..., Any]) -> Callable[..., None]:
    """Waits until no job is left in the database: the counters' own, or the one of *url*."""

    def wait(*, seconds: float = 12.0, url: str = f"sqlite:///{tmp_path / 'slack.sqlite3'}") -> None:
        database = open_database(url)
        jobs = Jobs(database, limits=Limits(), worker="test")
        assert eventually(lambda: jobs.waiting() == 0, seconds=seconds)
        database.dispose()

    return wait


@pytest.fixture
def process(slack: StandIn, tmp_path: Path) -> Iterator[Any]:
    """Starts counters in processes of their own."""
    started: list[subprocess.Popen[bytes]] = []
    environment = os.environ | {
        "ASPIRE_HOME": str(tmp_path),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "ASPIRE_SLACK_API_URL": slack.api_url,
        "ASPIRE_SLACK_HEALTH_PORT": "0",
    }

    def begin(seconds: float) -> subprocess.Popen[bytes]:
        before = slack.connections
        script = str(Path(__file__).with_name("slack_process.py"))
        command = [sys.executable, script, str(seconds)]
        started.append(subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE))
        while slack.connections == before:
            assert started[-1].poll() is None
            time.sleep(0.02)
        return started[-1]

    yield begin
    for child in started:
        child.kill()
        child.wait()
        assert child.stderr is not None
        child.stderr.close()
