"""Where nobody asked the bot, it answers a question and says nothing to a remark."""

from __future__ import annotations

from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER
from slack_standin import StandIn

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"text": ":eyes: :+1::skin-tone-2:"}, id="emoji"),
        pytest.param({"text": ""}, id="a file alone"),
        pytest.param({"text": "<https://example.com/memo>"}, id="a link alone"),
        pytest.param({"text": "<!here> 締切は今日です"}, id="to everybody"),
        pytest.param({"text": "<@U7> さんはどう思いますか"}, id="to somebody else"),
        pytest.param({"text": "英国側は？", "user": "U2"}, id="by somebody who never asked"),
    ],
)
def test_what_cannot_be_meant_for_the_bot_is_not_even_read(
    slack: StandIn, engine: Script, start: Any, settled: Any, said: dict[str, str]
) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    settled()

    slack.say(thread_ts=ts, **said)

    settled()
    assert len(engine.asked) == len(slack.replies("C1", ts)) == 1


@pytest.mark.parametrize(
    "remark",
    [
        pytest.param("ありがとうございます！", id="thanks"),
        pytest.param("それは nowhere にもないと思う", id="what the documents do not tell"),
        pytest.param("마감은 언제입니까?", id="another language"),
        pytest.param("explode", id="what the engine fails at"),
    ],
)
def test_a_remark_in_the_thread_gets_no_reply_no_status_and_is_not_remembered(
    slack: StandIn, engine: Script, start: Any, settled: Any, remark: str
) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    settled()
    shown = len(slack.statuses)

    slack.say(remark, thread_ts=ts)
    settled()
    assert len(slack.replies("C1", ts)) == 1
    assert len(slack.statuses) == shown
    slack.say("英国側は？", thread_ts=ts)

    settled()
    assert engine.asked[-1] == ("英国側は？", ("締切は？",))
    assert len(slack.replies("C1", ts)) == 2


def test_the_same_words_with_a_mention_are_replied_to(slack: StandIn, start: Any, settled: Any) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    settled()

    slack.say(MENTION + "ありがとうございます！", thread_ts=ts)
    slack.say(MENTION + "nowhere", thread_ts=ts)

    settled()
    assert len(slack.replies("C1", ts)) == 3


def test_who_was_greeted_back_may_ask_without_a_mention(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    ts = slack.say(MENTION + "こんにちは")
    settled()

    slack.say("締切は？", thread_ts=ts)

    settled()
    assert engine.asked[-1] == ("締切は？", ())
    assert len(slack.replies("C1", ts)) == 2


@pytest.mark.parametrize(
    ("text", "replies"),
    [
        pytest.param("締切は？", 1, id="a question it is sure of"),
        pytest.param("maybe 締切は？", 0, id="one it is not sure of"),
        pytest.param("nowhere", 0, id="one the documents do not tell"),
        pytest.param("hello", 0, id="a greeting to all"),
        pytest.param("<@U7> 締切は？", 0, id="a question to somebody else"),
    ],
)
def test_in_an_open_channel_only_a_sure_question_is_answered_unmentioned(
    slack: StandIn, start: Any, settled: Any, text: str, replies: int
) -> None:
    start(slack_open_channels=("C2",))

    slack.say(text, channel="C2")
    slack.say("締切は？", channel="C1")

    settled()
    assert len(slack.replies("C2")) == replies
    assert slack.replies("C1") == []
