"""Where and how people ask: each way in answers, refuses and survives."""

from __future__ import annotations

import re
from typing import Any

import pytest
from slack_engine import Script
from slack_standin import BOT_USER, StandIn
from slack_words import words

MENTION = f"<@{BOT_USER}> "


@pytest.fixture(autouse=True)
def nothing_slack_would_refuse(slack: StandIn) -> Any:
    yield
    assert slack.objections == []


def test_a_mention_is_answered_once_in_its_thread(
    slack: StandIn, engine: Script, start: Any, eventually: Any
) -> None:
    start()

    ts = slack.say(MENTION + "締切は &lt;いつ&gt;？")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert engine.asked == [("締切は <いつ>？", ())]
    assert reply["text"].startswith("まだ応募できます")
    assert "締切は４月16日" in words(reply)
    assert slack.statuses[0]["thread_ts"] == ts
    assert max(ack.seconds for ack in slack.acks) < 3


def test_a_direct_message_is_answered(slack: StandIn, start: Any, eventually: Any) -> None:
    start()

    ts = slack.say("応募資格は？", channel="D1")

    assert eventually(lambda: slack.replies("D1", ts))


def test_a_follow_up_in_the_thread_needs_no_mention_and_knows_what_was_asked(
    slack: StandIn, engine: Script, start: Any, eventually: Any
) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    eventually(lambda: slack.replies("C1", ts))

    slack.say("英国側は？", thread_ts=ts)

    eventually(lambda: len(slack.replies("C1", ts)) == 2)
    assert engine.asked[-1] == ("英国側は？", ("締切は？",))


@pytest.mark.parametrize(
    "in_thread", [pytest.param(True, id="in the thread"), pytest.param(False, id="outside it")]
)
def test_a_direct_follow_up_knows_what_was_asked(
    slack: StandIn, engine: Script, start: Any, eventually: Any, in_thread: bool
) -> None:
    start()
    ts = slack.say("締切は？", channel="D1")
    eventually(lambda: slack.replies("D1", ts))

    slack.say("英国側は？", channel="D1", thread_ts=ts if in_thread else None)

    eventually(lambda: len(slack.replies("D1")) == 2)
    assert engine.asked[-1] == ("英国側は？", ("締切は？",))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"text": "ありがとうございます！"}, id="thanks"),
        pytest.param({"text": "<@U7> さんはどう思いますか"}, id="to somebody else"),
        pytest.param({"text": "英国側は？", "user": "U2"}, id="by somebody who never asked"),
    ],
)
def test_talk_between_people_in_the_thread_is_left_alone(
    slack: StandIn, engine: Script, start: Any, eventually: Any, said: dict[str, str]
) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    eventually(lambda: slack.replies("C1", ts))

    slack.say(thread_ts=ts, **said)
    last = slack.say(MENTION + "最後の質問")

    eventually(lambda: slack.replies("C1", last))
    assert len(engine.asked) == 2
    assert len(slack.replies("C1", ts)) == 1


def test_talk_in_the_channel_edits_and_other_bots_are_left_alone(
    slack: StandIn, engine: Script, start: Any, eventually: Any
) -> None:
    start()
    slack.say("締切は？")
    for extra in ({"subtype": "message_changed"}, {"bot_id": "B2"}, {"subtype": "channel_join"}):
        body = slack.events_for(MENTION, channel="C1", user="U1", ts=slack.new_ts())[-1]
        body["event"] |= extra
        slack.deliver("events_api", body)

    ts = slack.say(MENTION + "質問")

    eventually(lambda: slack.replies("C1", ts))
    assert len(engine.asked) == 1
    assert len(slack.replies("C1")) == 1


def test_a_bare_mention_is_told_what_the_bot_does(
    slack: StandIn, engine: Script, start: Any, eventually: Any
) -> None:
    start()

    ts = slack.say(MENTION)

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "Ask me about the call" in words(reply)
    assert engine.asked == []


def test_the_slash_command_answers_the_asker_alone_and_can_be_posted_once(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    slack.command("締切は？")
    (whisper,) = eventually(lambda: slack.whispers)
    assert whisper["response_type"] == "ephemeral"
    assert slack.replies("C1") == []

    whisper["channel"] = "C1"
    slack.click(whisper, "post_it")
    slack.click(whisper, "post_it")
    (posted,) = eventually(lambda: slack.replies("C1"))
    assert "post_it" not in words(posted)


def test_the_slash_command_alone_explains_itself(slack: StandIn, engine: Script, start: Any) -> None:
    start()

    ack = slack.command("  ")

    assert ack is not None
    assert "/aspire" in ack.payload["payload"]["text"]
    assert engine.asked == []


def test_posting_where_the_app_is_not_says_what_to_do(slack: StandIn, start: Any, eventually: Any) -> None:
    start()
    slack.command("締切は？", channel="CELSEWHERE")
    (whisper,) = eventually(lambda: slack.whispers)

    whisper["channel"] = "CELSEWHERE"
    slack.click(whisper, "post_it")

    eventually(lambda: len(slack.whispers) == 2)
    assert "招待" in words(slack.whispers[1])


def test_the_shortcut_answers_a_message_of_somebody_else(
    slack: StandIn, engine: Script, start: Any, eventually: Any
) -> None:
    start()

    slack.shortcut("間接経費は含みますか")

    assert eventually(lambda: slack.whispers)
    assert engine.asked == [("間接経費は含みますか", ())]


def test_opening_the_messages_tab_offers_questions_in_both_languages(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    slack.open_home(tab="home")
    slack.open_home()

    (offer,) = eventually(lambda: slack.prompts)
    assert "thread_ts" not in offer
    assert len(offer["prompts"]) == 4


def test_a_question_that_cannot_be_used_is_refused_in_its_own_words(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    ts = slack.say(MENTION + "unusable")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "Shorten it" in words(reply)


def test_a_surprise_shows_a_reference_and_logs_the_traceback_without_anybodys_words(
    slack: StandIn, start: Any, eventually: Any, caplog: pytest.LogCaptureFixture
) -> None:
    start()

    ts = slack.say(MENTION + "please explode 極秘")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    reference = re.search(r"E-[0-9a-f]{8}", words(reply))
    assert "explode" not in words(reply)
    assert "Traceback" in caplog.text
    assert "RuntimeError" in caplog.text
    assert reference is not None
    assert reference[0] in caplog.text
    assert "極秘" not in caplog.text
    assert "xoxb" not in caplog.text


def test_an_answer_is_streamed_where_slack_allows(slack: StandIn, start: Any, eventually: Any) -> None:
    start(slack_stream=True)

    ts = slack.say(MENTION + "締切は")

    (reply,) = eventually(lambda: [m for m in slack.replies("C1", ts) if m.get("metadata")])
    assert reply["text"] == "**まだ応募できます[1]。**\n\n締切は4月16日正午です。 締切は"
    assert [block["type"] for block in reply["blocks"]][-2:] == ["actions", "context_actions"]
    assert "chat.postMessage" not in slack.calls


def test_an_answer_is_posted_where_slack_does_not_stream(slack: StandIn, start: Any, eventually: Any) -> None:
    slack.streams_allowed = False
    start(slack_stream=True)

    ts = slack.say(MENTION + "締切は")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "まだ応募できます" in words(reply)


def test_deadlines_are_shown_in_jst_and_in_the_readers_time_zone(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    ts = slack.say(MENTION + "締切は")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "2024-04-16 12:00 JST" in words(reply)
    assert '"timestamp": 1713236400' in words(reply)
