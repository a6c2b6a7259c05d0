"""Who is answered where: workflows, group conversations, other workspaces, the channels an admin allows."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from slack_engine import Script
from slack_shapes import BOT_ID, BOT_USER, event_body
from slack_standin import StandIn

from bot.settings import Settings

MENTION = f"<@{BOT_USER}> "


def workflow_message(slack: StandIn, **changes: Any) -> dict[str, Any]:
    """A mention posted by a workflow."""
    ts = slack.new_ts()
    event = {"type": "app_mention", "subtype": "bot_message", "bot_id": "BWF", "username": "質問フォーム"}
    event |= {"text": MENTION + "締切はいつですか", "channel": "C1", "ts": ts, "event_ts": ts}
    slack.messages["C1"].append(event | {"type": "message"})
    return event_body(event | changes)


def test_a_question_posted_by_a_workflow_is_answered_once_in_its_thread(
    slack: StandIn, start: Any, settled: Any
) -> None:
    start()
    body = workflow_message(slack)

    slack.deliver("events_api", body, copies=2)

    settled()
    assert len(slack.replies("C1", body["event"]["ts"])) == 1


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"bot_id": BOT_ID}, id="the bot itself"),
        pytest.param({"thread_ts": "1.1"}, id="another bot in a thread, which could go on for ever"),
        pytest.param({"type": "message"}, id="a bot's message without the event of a mention"),
    ],
)
def test_what_could_make_two_bots_talk_for_ever_is_left_alone(
    slack: StandIn, engine: Script, start: Any, settled: Any, changes: dict[str, Any]
) -> None:
    start()

    slack.deliver("events_api", workflow_message(slack, **changes))

    settled()
    assert engine.asked == []


def test_workflows_are_left_alone_where_the_setting_says_so(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start(slack_workflows=False)

    slack.deliver("events_api", workflow_message(slack))

    settled()
    assert engine.asked == []


def test_in_a_group_conversation_a_mention_is_answered(slack: StandIn, start: Any, settled: Any) -> None:
    slack.channels.add("G9")
    start()
    event = {
        "type": "message",
        "channel_type": "mpim",
        "user": "U1",
        "text": MENTION + "締切は",
        "channel": "G9",
    }
    ts = slack.new_ts()

    slack.deliver("events_api", event_body(event | {"ts": ts, "event_ts": ts}))

    settled()
    assert len(slack.replies("G9", ts)) == 1


@pytest.mark.parametrize(
    ("changes", "team", "answered"),
    [
        pytest.param(
            {"slack_home_only": True}, "T2", False, id="another workspace, where only ours is answered"
        ),
        pytest.param({"slack_home_only": True}, "T1", True, id="our workspace"),
        pytest.param({}, "T2", True, id="another workspace, where all are answered"),
        pytest.param({"slack_channels": ("C2",)}, "T1", False, id="a channel that is not allowed"),
        pytest.param({"slack_channels": ("C1", "C2")}, "T1", True, id="a channel that is"),
    ],
)
def test_who_may_not_ask_here_is_told_so_and_nobody_else_is(
    slack: StandIn, start: Any, settled: Any, changes: dict[str, Any], team: str, answered: bool
) -> None:
    start(**changes)
    body = slack.events_for(MENTION + "締切は？", channel="C1", user="U1", ts=slack.new_ts())[0]
    body["event"] |= {"user_team": team, "source_team": team, "team": team}

    slack.deliver("events_api", body)

    settled()
    assert len(slack.replies("C1")) == answered
    assert len(slack.ephemerals) == (not answered)


@pytest.mark.parametrize("written", ["C1,C2", "C1 C2", " C1, C2 "])
def test_channels_are_listed_with_commas_or_spaces(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASPIRE_SLACK_OPEN_CHANNELS", written)

    assert Settings().slack_open_channels == ("C1", "C2")


def test_a_reminder_has_an_hour_of_the_day() -> None:
    with pytest.raises(ValidationError):
        Settings(slack_reminder_hour=24)
