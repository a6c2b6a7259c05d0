"""A process killed, ended or told to end, and the next one."""

from __future__ import annotations

import signal
import time
from typing import Any

from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

MENTION = f"<@{BOT_USER}> "


def one_event(slack: StandIn, text: str = MENTION + "質問", channel: str = "C1") -> dict[str, Any]:
    return slack.events_for(text, channel=channel, user="U1", ts=slack.new_ts())[-1]


def test_a_question_taken_by_a_killed_process_is_answered_once_by_the_next(
    slack: StandIn, process: Any, settled: Any
) -> None:
    first = process(30)
    for _ in range(3):
        slack.deliver("events_api", one_event(slack))
    time.sleep(0.3)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert slack.replies("C1") == []

    process(0)

    settled()
    assert len(slack.replies("C1")) == 3


def test_a_question_that_ends_the_process_each_time_gets_an_apology(
    slack: StandIn, process: Any, settled: Any
) -> None:
    first = process(0)
    slack.deliver("events_api", one_event(slack, MENTION + "die"))
    assert first.wait(10) == 9
    assert process(0).wait(10) == 9

    process(0)

    settled()
    (reply,) = slack.replies("C1")
    assert "E-" in words(reply)


def test_sigterm_ends_the_process_well_after_the_answer_it_was_giving(slack: StandIn, process: Any) -> None:
    running = process(0.5)
    slack.deliver("events_api", one_event(slack))

    running.send_signal(signal.SIGTERM)

    assert running.wait(15) == 0
    assert len(slack.replies("C1")) == 1
    assert running.stderr is not None
    log = running.stderr.read().decode()
    assert "aspire.slack closing" in log
    assert "質問" not in log
