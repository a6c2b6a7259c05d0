"""Where and how people ask: each way in answers, refuses and survives."""

from __future__ import annotations

import re
from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "


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


def test_talk_in_the_channel_edits_and_other_bots_are_left_alone(
    slack: StandIn, engine: Script, start: Any, eventually: Any
) -> None:
    start()
    slack.say("締切は？")
    for extra in (
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "channel_archive"},
        {"bot_id": "B2"},
        {"hidden": True},
    ):
        body = slack.events_for(MENTION, channel="C1", user="U1", ts=slack.new_ts())[-1]
        body["event"] |= extra
        slack.deliver("events_api", body)

    ts = slack.say(MENTION + "質問")

    eventually(lambda: slack.replies("C1", ts))
    assert len(engine.asked) == 1
    assert len(slack.replies("C1")) == 1
    assert slack.unacknowledged == []


def test_an_edit_of_an_answered_question_asks_nothing_and_a_mention_added_by_one_does(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    edited = {"user": "U1", "ts": "9"}
    asked = slack.events_for(MENTION + "質問", channel="C1", user="U1", ts=slack.new_ts())[0]
    slack.deliver("events_api", asked)
    settled()

    slack.deliver("events_api", asked | {"event_id": "Ev2", "event": asked["event"] | {"edited": edited}})
    added = slack.events_for(MENTION + "呼び忘れ", channel="C1", user="U1", ts=slack.new_ts())[0]
    added["event"] |= {"edited": edited}
    slack.deliver("events_api", added)

    settled()
    assert [text for text, _ in engine.asked] == ["質問", "呼び忘れ"]


@pytest.mark.parametrize("extra", [{"subtype": "file_share", "files": [{}]}, {"subtype": "thread_broadcast"}])
def test_a_question_with_a_file_or_shown_in_the_channel_too_is_answered(
    slack: StandIn, start: Any, settled: Any, extra: dict[str, Any]
) -> None:
    start()
    body = slack.events_for("締切は？", channel="D1", user="U1", ts=slack.new_ts())[0]

    slack.deliver("events_api", body | {"event": body["event"] | extra})

    settled()
    assert len(slack.replies("D1")) == 1


def test_a_mention_that_only_forwards_a_message_asks_what_that_one_asks(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    body = slack.events_for(MENTION, channel="C1", user="U1", ts=slack.new_ts())[0]
    body["event"]["attachments"] = [{"text": "間接経費は &lt;含む&gt; か", "author_id": "U7"}]

    slack.deliver("events_api", body)

    settled()
    assert engine.asked == [("間接経費は <含む> か", ())]


def test_the_slash_command_answers_the_asker_alone_and_can_be_posted_once(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    slack.command("締切は？")
    (whisper,) = eventually(lambda: slack.whispers)
    assert whisper["response_type"] == "ephemeral"
    assert whisper["blocks"][0]["elements"][0]["elements"][0]["text"] == "締切は？"
    assert slack.replies("C1") == []

    whisper["channel"] = "C1"
    slack.click(whisper, "post_it")
    slack.click(whisper, "post_it")
    (posted,) = eventually(lambda: slack.replies("C1"))
    assert "post_it" not in words(posted)
    asked, question = posted["blocks"][0]["elements"]
    assert asked["elements"][0] == {"type": "user", "user_id": "U1"}
    assert question["elements"][0]["text"] == "締切は？"


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


def test_the_shortcut_takes_nothing_over_from_what_its_user_asked_before(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    slack.command("締切は？")
    settled()

    slack.shortcut("英国側は？")
    slack.command("英国側は？")

    settled()
    assert sorted(engine.asked)[1:] == [("英国側は？", ()), ("英国側は？", ("締切は？",))]


def test_opening_the_messages_tab_offers_questions_in_both_languages(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    slack.open_home(tab="home")
    slack.open_home()

    (offer,) = eventually(lambda: slack.prompts)
    assert "thread_ts" not in offer
    assert len(offer["prompts"]) == 4


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


def test_deadlines_are_shown_in_jst_and_in_the_readers_time_zone(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    ts = slack.say(MENTION + "締切は")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "[1] 締切前です 2024-04-16 12:00 JST" in words(reply)
    assert '"timestamp": 1713236400' in words(reply)
