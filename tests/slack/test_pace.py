"""Slack's limits: a job told to wait goes back to the queue, and one slow channel holds up no other."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER, Fault
from slack_standin import StandIn
from slack_words import words

from bot.answer import Answer, Turn
from bot.slack.pace import CAREFUL, GAP, Pace, TooFastError

MENTION = f"<@{BOT_USER}> "


def too_fast(seconds: int) -> Fault:
    return Fault(status=429, headers={"Retry-After": str(seconds)}, error="ratelimited")


def test_one_rate_limited_channel_holds_up_no_other(slack: StandIn, start: Any, eventually: Any) -> None:
    start(slack_workers=1)
    slack.faults["chat.postMessage"].append(too_fast(30))
    slow = slack.say(MENTION + "締切は？", channel="C1")
    eventually(lambda: "chat.postMessage" in slack.seen)

    began = time.monotonic()
    ts = slack.say(MENTION + "締切は？", channel="C2")

    assert eventually(lambda: slack.replies("C2", ts), seconds=3)
    assert time.monotonic() - began < 3
    assert slack.replies("C1", slow) == []


@pytest.mark.parametrize("method", ["chat.postMessage", "response_url"])
def test_a_reply_that_had_to_wait_stands_once_and_is_not_said_to_come_again(
    slack: StandIn, start: Any, settled: Any, method: str
) -> None:
    start()
    slack.faults[method].extend([too_fast(1), too_fast(1)])

    if method == "response_url":
        slack.command("締切は？")
    else:
        slack.say(MENTION + "締切は？")

    settled()
    (reply,) = [*slack.replies("C1"), *slack.whispers]
    assert "送り直し" not in words(reply)
    assert "conversations.replies" not in slack.calls


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def waits(pace: Pace, job: int, channel: str = "C1") -> float:
    try:
        pace.turn(job, channel)
    except TooFastError as error:
        return error.seconds
    return 0.0


def test_a_channel_is_written_to_freely_until_slack_says_to_wait_and_then_once_a_second() -> None:
    pace = Pace(clock := Clock())
    assert [waits(pace, job) for job in range(5)] == [0.0] * 5

    pace.slow_down(7, "C1", 10)

    assert [waits(pace, job) for job in (7, 1, 2)] == pytest.approx([10, 10 + GAP, 10 + 2 * GAP])
    assert waits(pace, 1) == pytest.approx(10 + GAP)
    assert waits(pace, 9, "C2") == 0.0
    clock.now += CAREFUL + 11
    assert [waits(pace, job) for job in range(5)] == [0.0] * 5


def test_a_turn_taken_late_puts_off_the_next() -> None:
    pace = Pace(clock := Clock())
    pace.slow_down(1, "C1", 10)
    waits(pace, 2)

    clock.now += 10.5
    assert waits(pace, 1) == 0.0
    clock.now += 0.6

    assert waits(pace, 2) == pytest.approx(GAP - 0.6)


def test_who_was_turned_away_is_the_first_when_the_channel_takes_messages_again() -> None:
    pace = Pace(Clock())
    pace.slow_down(1, "C1", 5)
    waits(pace, 2)

    pace.slow_down(3, "C1", 10)

    assert [waits(pace, job) for job in (3, 1, 2)] == pytest.approx([10, 10 + GAP, 10 + 2 * GAP])


class Choosing(Script):
    """An engine whose first line is settled before its answer is whole."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen = threading.Event()

    def stream(self, text: str, *, as_of: Any = None, thread: Sequence[Turn] = ()) -> Iterator[str | Answer]:
        yield "締切は4月16日正午です。"
        self.chosen.wait(10)
        yield self.ask(text, thread=thread)


@pytest.fixture
def choosing() -> Iterator[Choosing]:
    engine = Choosing()
    yield engine
    engine.chosen.set()


def test_with_a_model_what_is_ruled_is_shown_at_once_and_the_rest_put_in_its_place(
    slack: StandIn, start: Any, eventually: Any, settled: Any, choosing: Choosing
) -> None:
    start(engine=choosing, model="openai:any", slack_stream=True)
    ts = slack.say(MENTION + "締切は？")
    (begun,) = eventually(lambda: slack.replies("C1", ts))
    assert "続きを確認しています" in words(begun)

    choosing.chosen.set()

    settled()
    (whole,) = slack.replies("C1", ts)
    assert "まだ応募できます" in words(whole)
    assert whole["ts"] == begun["ts"]


def test_what_was_begun_for_a_question_deleted_meanwhile_is_taken_back(
    slack: StandIn, start: Any, eventually: Any, settled: Any, choosing: Choosing
) -> None:
    start(engine=choosing, model="openai:any", slack_stream=True)
    ts = slack.say(MENTION + "締切は？")
    eventually(lambda: slack.replies("C1", ts))

    slack.delete("C1", ts)
    choosing.chosen.set()

    settled()
    assert slack.replies("C1") == []


@pytest.mark.parametrize("settings", [{"slack_stream": False}, {"slack_stream": True, "model": None}])
def test_an_answer_that_is_there_at_once_is_posted_once(
    slack: StandIn, start: Any, settled: Any, choosing: Choosing, settings: dict[str, Any]
) -> None:
    start(engine=choosing, **({"model": "openai:any"} | settings))

    slack.say(MENTION + "締切は？")

    settled()
    assert slack.calls.count("chat.postMessage") == 1
    assert "chat.update" not in slack.calls
