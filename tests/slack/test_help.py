"""Greeting, help and thanks are replied to as such, and count as no question."""

from __future__ import annotations

from typing import Any

import pytest
from slack_engine import Script
from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

from bot.slack.gaps import asked_in_slack
from bot.slack.store import open_database

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "


@pytest.mark.parametrize("said", ["", " :eyes:", " ？", "<https://x.jp/a>"])
def test_a_bare_mention_is_told_what_the_bot_does(
    slack: StandIn, engine: Script, start: Any, settled: Any, said: str
) -> None:
    start()

    ts = slack.say(MENTION + said)

    settled()
    (reply,) = slack.replies("C1", ts)
    assert "I answer questions about the call" in words(reply)
    assert "窓口に聞く" in words(reply)
    assert engine.asked == []


@pytest.mark.parametrize("said", ["hello", "こんにちは :wave:", "使い方を教えて"])
def test_a_greeting_or_a_call_for_help_gets_three_questions_to_press(
    slack: StandIn, engine: Script, start: Any, settled: Any, said: str
) -> None:
    start()
    ts = slack.say(MENTION + said)
    settled()
    (card,) = slack.replies("C1", ts)
    (row,) = [block for block in card["blocks"] if block["type"] == "actions"]
    assert len(row["elements"]) == 3

    slack.click(card, "example_1", user="U2")
    slack.click(card, "example_1", user="U2")

    settled()
    assert engine.asked[1:] == [("支援額の上限はいくらですか", ())]
    assert len(slack.replies("C1", ts)) == 2


@pytest.mark.parametrize("typed", ["  ", "help", "使い方", ":question:"])
def test_the_command_alone_or_with_help_explains_itself_to_its_user_only(
    slack: StandIn, engine: Script, start: Any, settled: Any, typed: str
) -> None:
    start()

    ack = slack.command(typed)

    assert ack is not None
    card = ack.payload["payload"]
    assert "/aspire" in card["text"]
    slack.click(card | {"channel": "C1", "response_type": "ephemeral"}, "example_2")
    settled()
    assert engine.asked == [("誰が応募できますか", ())]
    assert slack.replies("C1") == []
    assert len(slack.whispers) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [("ありがとうございます", "どういたしまして"), ("役に立たない", "desk@example.jp")],
)
def test_thanks_and_complaints_get_a_few_words_back(
    slack: StandIn, start: Any, settled: Any, said: str, told: str
) -> None:
    start()

    slack.say(said, channel="D1")

    settled()
    (reply,) = slack.replies("D1")
    assert told in words(reply)
    assert "feedback" not in words(reply)


def test_talk_is_no_gap_of_the_documents(slack: StandIn, start: Any, settled: Any, tmp_path: Any) -> None:
    start()

    for said in ("hello", "ありがとう", "役に立たない", "長い" * 2_000 + " unusable", "nowhere"):
        slack.say(said, channel="D1")

    settled()
    database = open_database(f"sqlite:///{tmp_path / 'slack.sqlite3'}")
    assert [gap.question for gap in asked_in_slack(database)] == ["nowhere"]
    database.dispose()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("長い" * 2_000 + " unusable", "ご質問が長すぎます", id="Japanese"),
        pytest.param("long " * 800 + "unusable", "This question is too long", id="English"),
    ],
)
def test_an_over_long_question_is_refused_in_its_own_language_with_the_desk_offered(
    slack: StandIn, start: Any, settled: Any, said: str, told: str
) -> None:
    start()

    ts = slack.say(MENTION + said)

    settled()
    (reply,) = slack.replies("C1", ts)
    assert told in reply["text"]
    assert "ask_desk" in words(reply)


@pytest.mark.parametrize(
    "said", ["마감은 언제입니까?", "截止日期是什么时候？", "Quelle est la date limite de dépôt ?"]
)
def test_another_language_is_told_which_two_are_read(
    slack: StandIn, engine: Script, start: Any, settled: Any, said: str
) -> None:
    start()
    ts = slack.say(MENTION + "日本側の上限額は？")
    settled()

    slack.say(MENTION + said, thread_ts=ts)

    settled()
    assert "I read Japanese and English" in slack.replies("C1", ts)[1]["text"]
    assert len(engine.asked) == 1
