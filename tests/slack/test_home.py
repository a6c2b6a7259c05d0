"""The Home tab, the daily reminder, and forgetting a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER, SlackError
from slack_standin import StandIn
from slack_words import words
from typer.testing import CliRunner

from bot.receipts import Receipts
from bot.settings import Settings
from bot.slack.call_dates import Deadline, deadline_reader
from bot.slack.casebook import Case, Casebook
from bot.slack.commands import app
from bot.slack.deadlines import JST
from bot.slack.handovers import MOST, Reminding, open_lines
from bot.slack.home import home
from bot.slack.jobs import Jobs
from bot.slack.limits import Limits
from bot.slack.store import open_database

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "
CLOSING = Deadline(
    {"ja": "日英共同公募", "en": "Japan-UK call"},
    {"ja": "英国側", "en": "the UK side"},
    datetime(2024, 4, 16, 15, tzinfo=UTC),
)
CASE = Case(7, "k", "駐車場は？", "", "", "ja", "U1", "C1", "1", "2", None, None, 1712700000.0)


def seen(view: dict[str, Any]) -> str:
    return words(view | {"text": ""})


@pytest.mark.parametrize(
    ("before", "told"),
    [
        pytest.param(timedelta(days=6, hours=18, minutes=59), "あと6日18時間", id="days before"),
        pytest.param(timedelta(minutes=1), "あと0日0時間", id="a minute before"),
        pytest.param(timedelta(seconds=-1), "受付は終わりました", id="just after"),
    ],
)
def test_the_tab_counts_down_to_each_deadline_in_the_viewers_zone(before: timedelta, told: str) -> None:
    view = home([CLOSING], now=CLOSING.moment - before, channel="D1", desk=True, open_cases=None)

    assert told in seen(view)
    assert seen(view).count("日英共同公募 英国側") == 1
    assert f'"timestamp": {int(CLOSING.moment.timestamp())}' in seen(view)
    assert "回答を待っている" not in seen(view)


def test_the_deadlines_are_those_of_the_corpus() -> None:
    japan, uk = deadline_reader(Settings())()

    assert (japan.side["ja"], japan.moment) == ("日本側", datetime(2024, 4, 16, 18, tzinfo=JST))
    assert (uk.side["ja"], uk.moment) == ("英国側", datetime(2024, 4, 16, 15, tzinfo=UTC))


def test_an_example_pressed_on_the_tab_is_answered_directly(
    slack: StandIn, engine: Script, start: Any, settled: Any, eventually: Any
) -> None:
    start()
    slack.open_home(tab="home")
    eventually(lambda: slack.homes)

    slack.click_home("example_0")

    settled()
    assert [text for text, _ in engine.asked] == ["締切はいつですか"]
    assert len(slack.replies("D1")) == 1


@pytest.fixture
def waiting(slack: StandIn, start: Any, eventually: Any) -> None:
    """One question of U1 waits for the desk."""
    start(slack_reminder_hour=None)
    ts = slack.say(MENTION + "駐車場は nowhere")
    (reply,) = eventually(lambda: slack.replies("C1", ts))
    slack.click(reply, "ask_desk")
    (form,) = eventually(lambda: slack.views)
    slack.submit(form, {})
    eventually(lambda: slack.replies("CDESK"))


def test_only_members_of_the_desks_channel_see_what_waits_there(
    slack: StandIn, waiting: None, eventually: Any
) -> None:
    for user in ("UDESK", "U1"):
        slack.open_home(user=user, tab="home")

    eventually(lambda: len(slack.homes) == 2)
    assert "D-0001" in seen(slack.homes["UDESK"])
    assert "回答を待っている質問：1件" in seen(slack.homes["UDESK"])
    assert "D-0001" not in seen(slack.homes["U1"])


def test_where_slack_does_not_tell_the_members_the_tab_still_opens(
    slack: StandIn, start: Any, eventually: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_payload: Any) -> Any:
        raise SlackError("missing_scope")

    monkeypatch.setattr(slack, "_conversations_members", refused)
    start()

    slack.open_home(user="UDESK", tab="home")

    assert eventually(lambda: slack.homes)


def test_many_open_questions_are_counted_beyond_the_first() -> None:
    lines = open_lines([replace(CASE, id=number) for number in range(MOST + 3)])

    assert len(lines) == MOST + 1
    assert "+ 3" in str(lines[-1])


@pytest.fixture
def desk(tmp_path: Path, waiting: None) -> tuple[Jobs, Casebook]:
    database = open_database(f"sqlite:///{tmp_path / 'slack.sqlite3'}")
    return Jobs(database, limits=Limits(), worker="test"), Casebook(database)


def test_what_waits_is_recalled_once_a_day_from_its_hour_on(
    slack: StandIn, desk: tuple[Jobs, Casebook], eventually: Any, settled: Any
) -> None:
    jobs, casebook = desk
    nine = datetime(2024, 4, 10, 9, tzinfo=JST)

    for moment in (nine - timedelta(minutes=1), nine, nine + timedelta(hours=3)):
        for _ in range(2):
            Reminding(jobs, casebook, hour=9, channel="CDESK").tick(moment)

    assert eventually(lambda: len(slack.replies("CDESK")) == 2)
    settled()
    (_, recalled) = slack.replies("CDESK")
    assert "D-0001" in recalled["text"]
    assert "駐車場は nowhere" in words(recalled)


@pytest.mark.parametrize(("hour", "channel"), [(None, "CDESK"), (9, None)])
def test_without_an_hour_or_a_channel_nothing_is_recalled(
    desk: tuple[Jobs, Casebook], settled: Any, hour: int | None, channel: str | None
) -> None:
    jobs, casebook = desk
    settled()

    Reminding(jobs, casebook, hour=hour, channel=channel).tick(datetime(2024, 4, 10, 23, tzinfo=JST))

    assert jobs.waiting() == 0


def test_a_forgotten_person_leaves_nothing_and_others_keep_theirs(
    slack: StandIn, waiting: None, settled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.say(MENTION + "他の人の質問", user="U2")
    settled()
    monkeypatch.setenv("ASPIRE_HOME", str(tmp_path))
    Receipts.open(Settings().receipts_url).close()

    result = CliRunner().invoke(app, ["forget", "U1"])

    assert result.output == "1 answers, 0 feedback, 1 hand-overs, 2 events, 0 receipts\n"
    database = open_database(f"sqlite:///{tmp_path / 'slack.sqlite3'}")
    with database.connect() as connection:
        left = [
            str(row)
            for name in ("answers", "cases", "jobs")
            for row in connection.exec_driver_sql(f"select * from slack_{name}")
        ]
    assert not [row for row in left if "駐車場" in row or "'U1'" in row]
    assert [row for row in left if "他の人の質問" in row]
    database.dispose()
