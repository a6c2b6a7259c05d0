"""Of a question that nobody asked the bot and that it leaves unsaid, the answer log keeps nothing."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from slack_shapes import BOT_USER
from slack_standin import StandIn

from bot.desk import Desk
from bot.receipts import Receipts
from bot.settings import Settings

ASKED = "When are the interviews?"
# A question by all signs, so that the desk is asked; the documents do not tell, so that nothing is said.
UNTOLD = "How long does each one last?"


@pytest.fixture
def counting(configure: Callable[..., Settings], bundled_index: Path, start: Any) -> Settings:
    """The settings of a counter over the real desk that keeps receipts."""
    settings = configure(index=bundled_index, log=True)
    start(engine=Desk.open(settings), index=settings.index, log=True)
    return settings


def test_the_log_holds_the_receipt_of_the_question_that_named_the_bot_alone(
    slack: StandIn, counting: Settings, settled: Any
) -> None:
    ts = slack.say(f"<@{BOT_USER}> {ASKED}")
    settled()

    slack.say(UNTOLD, thread_ts=ts)

    settled()
    assert len(slack.replies("C1", ts)) == 1
    receipts = Receipts.open(counting.receipts_url)
    assert [receipt.question for receipt in receipts.list()] == [ASKED]
    receipts.close()


def test_asked_by_name_it_is_answered_and_kept(slack: StandIn, counting: Settings, settled: Any) -> None:
    ts = slack.say(f"<@{BOT_USER}> {ASKED}")
    settled()

    slack.say(f"<@{BOT_USER}> {UNTOLD}", thread_ts=ts)

    settled()
    assert len(slack.replies("C1", ts)) == 2
    receipts = Receipts.open(counting.receipts_url)
    assert {receipt.question for receipt in receipts.list()} == {ASKED, UNTOLD}
    receipts.close()


def test_a_log_that_gives_nothing_up_is_told_of_and_stops_nobody(
    slack: StandIn, counting: Settings, settled: Any, caplog: pytest.LogCaptureFixture
) -> None:
    ts = slack.say(f"<@{BOT_USER}> {ASKED}")
    settled()
    with sqlite3.connect(counting.home / "receipts.db") as log:
        log.execute("CREATE TRIGGER kept BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'kept'); END")

    with caplog.at_level(logging.WARNING):
        slack.say(UNTOLD, thread_ts=ts)
        settled()
    slack.say("And the UK side?", thread_ts=ts)

    settled()
    assert [record.message for record in caplog.records if "answer log cannot be used" in record.message]
    assert len(slack.replies("C1", ts)) == 2
    with sqlite3.connect(counting.home / "receipts.db") as log:
        assert (UNTOLD,) in log.execute("SELECT question FROM receipts").fetchall()
