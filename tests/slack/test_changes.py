"""A question deleted or edited after it was sent."""

from __future__ import annotations

import time
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER, Fault
from slack_standin import StandIn
from slack_words import words

MENTION = f"<@{BOT_USER}> "


def wait_until_asked(engine: Script) -> None:
    while not engine.asked:
        time.sleep(0.01)


def second_in_line(slack: StandIn, engine: Script, text: str) -> str:
    """Asks *text* while the one worker is busy with the question before it; gives its timestamp."""
    engine.close_gate()
    slack.say(MENTION + "一つ目")
    wait_until_asked(engine)
    return slack.say(MENTION + text)


def test_a_question_deleted_while_it_is_answered_gets_nothing_posted(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    engine.close_gate()
    ts = slack.say(MENTION + "締切は？")
    wait_until_asked(engine)

    slack.delete("C1", ts)
    engine.open_gate()

    settled()
    assert slack.replies("C1") == []


def test_a_question_deleted_while_it_waits_is_not_even_asked(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start(slack_workers=1)
    ts = second_in_line(slack, engine, "二つ目ではない")

    slack.delete("C1", ts)
    engine.open_gate()

    settled()
    assert [text for text, _ in engine.asked] == ["一つ目"]


def test_a_deletion_that_is_heard_of_before_its_question_keeps_the_answer_back(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    ts = slack.new_ts()
    asked = slack.events_for(MENTION + "締切は？", channel="C1", user="U1", ts=ts)

    slack.delete("C1", ts)
    for body in asked:
        slack.deliver("events_api", body)

    settled()
    assert engine.asked == []
    assert slack.replies("C1") == []


def test_a_deletion_nobody_told_of_is_noticed_when_the_answer_comes_late(
    slack: StandIn, engine: Script, start: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.delivery._LONG_AGO", 0.2)
    start()
    engine.close_gate()
    ts = slack.say(MENTION + "締切は？")
    wait_until_asked(engine)
    time.sleep(0.3)

    slack.delete("C1", ts, tell=False)
    engine.open_gate()

    settled()
    assert slack.replies("C1") == []


def test_a_late_answer_to_a_question_that_stands_is_posted(
    slack: StandIn, start: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.delivery._LONG_AGO", -1.0)
    start()

    ts = slack.say(MENTION + "締切は？")

    settled()
    assert len(slack.replies("C1", ts)) == 1


@pytest.mark.parametrize("channel", ["C1", "D1"])
def test_an_edited_question_is_answered_anew_in_place_and_once(
    slack: StandIn, engine: Script, start: Any, settled: Any, channel: str
) -> None:
    start()
    ts = slack.say(MENTION + "日本側の上限額は？", channel=channel)
    settled()

    slack.edit(channel, ts, MENTION + "英国側の上限額は？")
    settled()
    slack.edit(channel, ts, MENTION + "英国側の締切は？")

    settled()
    (reply,) = slack.replies(channel)
    assert "英国側の上限額は？" in words(reply)
    assert "編集を受けて" in words(reply)
    assert [text for text, _ in engine.asked] == ["日本側の上限額は？", "英国側の上限額は？"]


def test_an_edit_that_changes_no_word_asks_nothing(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    settled()

    slack.edit("C1", ts, MENTION + "*締切は？* :pray:")

    settled()
    assert len(engine.asked) == 1


def test_a_question_edited_before_its_turn_is_answered_as_it_stands(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start(slack_workers=1)
    ts = second_in_line(slack, engine, "日本側は？")

    slack.edit("C1", ts, MENTION + "英国側は？")
    engine.open_gate()

    settled()
    assert [text for text, _ in engine.asked] == ["一つ目", "英国側は？"]
    assert "編集" not in words(slack.replies("C1", ts)[0])


def test_where_the_earlier_reply_cannot_be_changed_a_new_one_is_posted(
    slack: StandIn, start: Any, settled: Any
) -> None:
    start()
    ts = slack.say(MENTION + "日本側は？")
    settled()
    slack.faults["chat.update"].append(Fault(error="edit_window_closed"))

    slack.edit("C1", ts, MENTION + "英国側は？")

    settled()
    assert len(slack.replies("C1", ts)) == 2


def test_edits_are_left_alone_where_the_setting_says_so(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start(slack_edits=False)
    ts = slack.say(MENTION + "日本側は？")
    settled()

    slack.edit("C1", ts, MENTION + "英国側は？")

    settled()
    assert len(engine.asked) == 1
