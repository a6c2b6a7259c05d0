"""Setting up: the manifest asks for what is used, the doctor says what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_shapes import APP_TOKEN, BOT_TOKEN, SCOPES, Fault
from slack_standin import StandIn
from typer.testing import CliRunner

import bot.slack
from bot.settings import Settings, load
from bot.slack.commands import app
from bot.slack.doctor import doctor_checks
from bot.slack.manifest import manifest_text, scopes
from bot.slack.phrases import PHRASES, PROMPTS

SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(bot.slack.__file__).parent.rglob("*.py"))


@pytest.fixture
def manifest() -> dict[str, Any]:
    return dict(yaml.safe_load(manifest_text()))


def test_the_command_prints_the_manifest_whole() -> None:
    result = CliRunner().invoke(app, ["manifest"])

    assert (result.exit_code, result.output) == (0, manifest_text())


def test_the_manifest_stays_within_slacks_limits(manifest: dict[str, Any]) -> None:
    about, features = manifest["display_information"], manifest["features"]

    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert all(len(one["name"]) <= 24 and len(one["description"]) <= 150 for one in features["shortcuts"])


def test_every_scope_asked_for_is_used_and_every_one_used_is_asked_for() -> None:
    users = {
        "app_mentions:read": 'app.event("app_mention"',
        "assistant:write": "assistant_threads_setSuggestedPrompts",
        "channels:history": "conversations_replies",
        "channels:read": "conversations_members",
        "groups:read": "conversations_members",
        "groups:history": "conversations_history",
        "im:history": 'app.event("message"',
        "mpim:history": 'app.event("message"',
        "chat:write": "chat_postMessage",
        "commands": 'app.command("/aspire"',
    }

    assert scopes() == set(users) == set(SCOPES.split(","))
    assert all(used in SOURCE for used in users.values())


def test_every_event_and_callback_of_the_manifest_has_a_listener(manifest: dict[str, Any]) -> None:
    events = {name.partition(".")[0] for name in manifest["settings"]["event_subscriptions"]["bot_events"]}

    assert events == set(re.findall(r'app\.event\("(\w+)"', SOURCE))
    assert manifest["features"]["shortcuts"][0]["callback_id"] in SOURCE
    assert manifest["features"]["agent_view"]["suggested_prompts"] == list(PROMPTS)


def test_every_sentence_exists_in_both_languages_with_the_same_blanks() -> None:
    for name, sentence in PHRASES.items():
        assert set(sentence) == {"ja", "en"}, name
        assert set(re.findall(r"{\w+}", sentence["ja"])) == set(re.findall(r"{\w+}", sentence["en"])), name


def test_the_doctor_finds_a_counter_that_is_set_up_well(configure: Callable[..., Settings]) -> None:
    checks = doctor_checks(configure())

    assert [check.name for check in checks] == [
        "slack bot token",
        "slack scopes",
        "slack app token",
        "slack signing secret",
        "slack database",
        "slack answers",
        "slack desk channel",
    ]
    assert all(check.well for check in checks)


@pytest.mark.parametrize(
    ("wrong", "name", "told"),
    [
        ({"slack_bot_token": "xoxb-other"}, "slack bot token", "SLACK_BOT_TOKEN"),
        ({"slack_bot_token": APP_TOKEN}, "slack bot token", "the app token, where the bot token belongs"),
        ({"slack_app_token": "xapp-other"}, "slack app token", "connections:write"),
        ({"slack_app_token": BOT_TOKEN}, "slack app token", "the bot token, where the app token belongs"),
        ({"slack_app_token": None, "slack_signing_secret": None}, "slack events", "SLACK_SIGNING_SECRET"),
        ({"slack_desk_channel": None}, "slack desk channel", "ASPIRE_SLACK_DESK_CHANNEL"),
        ({"slack_desk_channel": "CGONE"}, "slack desk channel", "/invite"),
        ({"slack_open_channels": ("C1", "CGONE")}, "slack channel CGONE", "/invite"),
        ({"slack_channels": ("CGONE",)}, "slack channel CGONE", "/invite"),
        ({"slack_desk_channel": "#desk"}, "slack desk channel", "private channel"),
        ({"slack_database_url": "nonsense://"}, "slack database", "ASPIRE_SLACK_DATABASE_URL"),
        ({"slack_database_url": "mysql+nosuchdriver://x"}, "slack database", "ASPIRE_SLACK_DATABASE_URL"),
    ],
)
def test_the_doctor_names_what_is_wrong_and_what_to_do_next(
    configure: Callable[..., Settings], wrong: dict[str, Any], name: str, told: str
) -> None:
    (broken,) = [check for check in doctor_checks(configure(**wrong)) if not check.well]

    assert broken.name == name
    assert told in f"{broken.found} {broken.remedy}"
    assert not re.search("xoxb-[^…]|xapp-[^…]", f"{broken.found} {broken.remedy}")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("token_revoked", "Reinstall"),
        ("account_inactive", "Reinstall"),
        ("missing_scope", "aspire slack manifest"),
    ],
)
def test_the_doctor_knows_what_slacks_codes_mean(
    slack: StandIn, configure: Callable[..., Settings], error: str, told: str
) -> None:
    slack.faults["auth.test"].append(Fault(error=error))

    broken = doctor_checks(configure())[0]

    assert broken.found == f"Slack says {error}"
    assert told in str(broken.remedy)


def test_the_doctor_says_that_slack_cannot_be_reached(configure: Callable[..., Settings]) -> None:
    checks = {check.name: check for check in doctor_checks(configure(slack_api_url="http://127.0.0.1:9/"))}

    for name in ("slack bot token", "slack app token"):
        assert "cannot be reached" in checks[name].found
        assert "network" in str(checks[name].remedy)
    assert "slack desk channel" not in checks


def test_the_doctor_names_the_scopes_that_are_missing(
    configure: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slack_http.SCOPES", "chat:write")

    (broken,) = [check for check in doctor_checks(configure()) if not check.well]

    assert broken.name == "slack scopes"
    assert "app_mentions:read" in broken.found
    assert "chat:write" not in broken.found


def test_the_doctor_says_who_is_answered_where(configure: Callable[..., Settings]) -> None:
    def policy(**changes: Any) -> str:
        return next(
            check.found for check in doctor_checks(configure(**changes)) if check.name == "slack answers"
        )

    assert policy() == (
        "mentions in every channel; unmentioned questions nowhere; other workspaces too; "
        "workflows answered; edits answered; no daily reminder"
    )
    assert policy(
        slack_channels=("C1", "C2"),
        slack_open_channels=("C2",),
        slack_home_only=True,
        slack_workflows=False,
        slack_edits=False,
        slack_reminder_hour=9,
    ) == (
        "mentions in C1 C2; unmentioned questions in C2; this workspace only; "
        "workflows left alone; edits left alone; daily reminder from 9:00 JST"
    )


def test_without_slack_the_doctor_has_nothing_against_it(configure: Callable[..., Settings]) -> None:
    (check,) = doctor_checks(configure(slack_bot_token=None))

    assert (check.name, check.well) == ("slack", True)
    assert "aspire slack manifest" in check.found


def test_an_empty_secret_in_the_environment_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "")

    assert load().slack_signing_secret is None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"slack_bot_token": None}, "SLACK_BOT_TOKEN"),
        ({"slack_app_token": None}, "SLACK_APP_TOKEN"),
        ({"slack_app_token": "xapp-other"}, "SLACK_APP_TOKEN"),
        ({"slack_bot_token": "xoxb-other"}, "SLACK_BOT_TOKEN"),
    ],
)
def test_a_counter_that_cannot_open_says_what_to_set(start: Any, wrong: dict[str, Any], told: str) -> None:
    from corpus.errors import SettingsError

    with pytest.raises(SettingsError, match=told) as raised:
        start(**wrong)

    assert "other" not in str(raised.value)


def test_a_counter_waits_when_slack_is_briefly_out_of_order(slack: StandIn, start: Any) -> None:
    slack.faults["auth.test"].append(Fault(drop="before"))

    assert start().problems() == []
