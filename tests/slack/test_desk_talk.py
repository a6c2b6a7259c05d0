"""What the desk's members write under a card, and buttons pressed too late."""

from __future__ import annotations

from typing import Any

import pytest
from slack_shapes import BOT_USER, Fault
from slack_standin import StandIn
from slack_words import words

from bot.slack.reading import literal

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "


@pytest.fixture
def card(slack: StandIn, start: Any, eventually: Any, settled: Any, hand_over: Any) -> dict[str, Any]:
    """The card of a question that U1 handed to the desk."""
    start()
    ts = slack.say(MENTION + "締切は？")
    (reply,) = eventually(lambda: slack.replies("C1", ts))
    found = hand_over(reply)
    eventually(lambda: slack.ephemerals)
    settled()
    slack.ephemerals.clear()
    return found


def test_what_a_member_writes_under_the_card_is_sent_only_when_its_button_is_pressed(
    slack: StandIn, card: dict[str, Any], eventually: Any
) -> None:
    slack.say(
        "正午です。<https://x.jp/a|案内> を見てください", channel="CDESK", user="UDESK", thread_ts=card["ts"]
    )
    (offer,) = eventually(lambda: slack.ephemerals)
    assert offer["user"] == "UDESK"
    assert len(slack.replies("C1")) == 1

    slack.click(offer | {"thread_ts": card["ts"]}, "send_typed", user="UDESK")

    assert eventually(lambda: "回答済み" in words(slack.replies("CDESK")[0]))
    assert "正午です。案内 (https://x.jp/a) を見てください" in words(slack.replies("C1")[1])


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"text": ":eyes:"}, id="a nod"),
        pytest.param({"text": "正午です", "thread_ts": None}, id="outside the card's thread"),
        pytest.param({"text": "正午です", "thread_ts": "1.1"}, id="under another message"),
        pytest.param({"text": "正午です", "channel": "C2"}, id="in another channel"),
    ],
)
def test_other_talk_of_the_desk_is_left_alone(
    slack: StandIn, card: dict[str, Any], settled: Any, said: dict[str, Any]
) -> None:
    slack.say(**({"channel": "CDESK", "user": "UDESK", "thread_ts": card["ts"]} | said))

    settled()
    assert slack.ephemerals == []


def test_of_two_messages_sent_the_first_is_the_reply(
    slack: StandIn, card: dict[str, Any], settled: Any, eventually: Any
) -> None:
    for user, text in (("UDESK", "正午です"), ("UTWO", "夕方です")):
        slack.say(text, channel="CDESK", user=user, thread_ts=card["ts"])
        settled()
    assert eventually(lambda: len(slack.ephemerals) == 2)
    first, second = (offer | {"thread_ts": card["ts"]} for offer in slack.ephemerals)

    slack.click(first, "send_typed", user="UDESK")
    assert eventually(lambda: len(slack.replies("C1")) == 2)
    slack.click(second, "send_typed", user="UTWO")

    assert eventually(lambda: "すでに回答があります" in slack.ephemerals[-1]["text"])
    assert "正午です" in words(slack.replies("C1")[1])


def test_a_message_deleted_before_it_is_sent_is_said_to_be_gone(
    slack: StandIn, card: dict[str, Any], settled: Any, eventually: Any
) -> None:
    ts = slack.say("正午です", channel="CDESK", user="UDESK", thread_ts=card["ts"])
    settled()
    slack.delete("CDESK", ts)

    slack.click(slack.ephemerals[0] | {"thread_ts": card["ts"]}, "send_typed", user="UDESK")

    assert eventually(lambda: "もうありません" in slack.ephemerals[-1]["text"])
    assert len(slack.replies("C1")) == 1


@pytest.mark.parametrize("button", ["show_slides", "ask_desk"])
def test_a_button_whose_time_is_over_says_so(
    slack: StandIn, start: Any, eventually: Any, button: str
) -> None:
    start()
    ts = slack.say(MENTION + "締切は？")
    (reply,) = eventually(lambda: slack.replies("C1", ts))
    slack.faults["views.open"].append(Fault(error="expired_trigger_id"))

    slack.click(reply, button)

    (note,) = eventually(lambda: slack.ephemerals)
    assert "もう一度ボタンを" in note["text"]
    assert (note["user"], note["thread_ts"]) == ("U1", ts)


@pytest.mark.parametrize(
    ("written", "passed_on"),
    [
        ("<https://x.jp/a>", "https://x.jp/a"),
        ("<mailto:a@b.jp|a@b.jp> へ", "a@b.jp へ"),
        ("<@U7> *正午* &lt;まで&gt;", "*正午* <まで>"),
    ],
)
def test_a_desk_members_words_are_passed_on_whole(written: str, passed_on: str) -> None:
    assert literal(written) == passed_on
