"""Many questions at once: answered in order, or refused where the fewest people see it."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER, Fault
from slack_standin import StandIn
from slack_words import words

MENTION = f"<@{BOT_USER}> "


def one_event(slack: StandIn, text: str = MENTION + "質問", channel: str = "C1") -> dict[str, Any]:
    return slack.events_for(text, channel=channel, user="U1", ts=slack.new_ts())[-1]


def test_a_message_whose_shape_slack_refuses_is_sent_as_its_conclusion(
    slack: StandIn, start: Any, settled: Any
) -> None:
    slack.faults["chat.postMessage"].append(Fault(error="invalid_blocks"))
    start()

    slack.deliver("events_api", one_event(slack))

    settled()
    (reply,) = slack.replies("C1")
    assert reply["text"].startswith("まだ応募できます")


def test_two_hundred_questions_at_once_are_answered_in_order_in_each_thread(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    slack.echo = False
    start()
    engine.close_gate()
    threads = [slack.new_ts() for _ in range(20)]

    def ask_all(thread: str) -> None:
        for number in range(10):
            body = slack.events_for(
                f"{MENTION}{number}", channel="C1", user="U1", ts=slack.new_ts(), thread_ts=thread
            )
            slack.deliver("events_api", body[0])

    askers = [threading.Thread(target=ask_all, args=(thread,)) for thread in threads]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    engine.open_gate()

    settled(seconds=30)
    for thread in threads:
        answered = [words(reply).split("です。 ")[1][0] for reply in slack.replies("C1", thread)]
        assert answered == [str(number) for number in range(10)]
    assert max(ack.seconds for ack in slack.acks) < 3


def test_more_than_the_queue_holds_is_refused_with_a_sentence(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start(slack_queue_size=2)
    engine.close_gate()
    for _ in range(3):
        slack.deliver("events_api", one_event(slack))
    time.sleep(0.3)
    engine.open_gate()

    settled()
    (refusal,) = slack.ephemerals
    assert "混み合って" in refusal["text"]
    assert refusal["user"] == "U1"
    assert len(slack.replies("C1")) == 2


def test_a_refusal_that_the_channel_does_not_take_is_said_directly(
    slack: StandIn, start: Any, settled: Any
) -> None:
    slack.faults["chat.postEphemeral"].append(Fault(error="user_not_in_channel"))
    start(slack_user_limit=1)

    slack.deliver("events_api", one_event(slack))
    slack.deliver("events_api", one_event(slack))

    settled()
    assert "1分ほど" in words(slack.replies("D1")[0])


@pytest.mark.parametrize(
    ("limit", "said"), [({"slack_user_limit": 1}, "1分ほど"), ({"slack_channel_limit": 1}, "このチャンネル")]
)
def test_too_many_questions_in_a_minute_are_refused_politely(
    slack: StandIn, start: Any, settled: Any, limit: dict[str, int], said: str
) -> None:
    start(**limit)

    slack.deliver("events_api", one_event(slack))
    slack.deliver("events_api", one_event(slack))

    settled()
    (refusal,) = slack.ephemerals
    assert said in refusal["text"]
    assert len(slack.replies("C1")) == 1


def test_remarks_take_no_room_from_questions_and_are_never_refused_aloud(
    slack: StandIn, start: Any, settled: Any
) -> None:
    start(slack_user_limit=2)
    ts = slack.say(MENTION + "締切は？")
    settled()

    for number in range(4):
        slack.say(f"ありがとう {number}", thread_ts=ts)
    settled()
    slack.say(MENTION + "上限は？", thread_ts=ts)

    settled()
    assert slack.ephemerals == []
    assert len(slack.replies("C1", ts)) == 2
