"""What `aspire doctor` asks Slack: tokens, scopes, the desk's channel, the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.settings import Settings
from bot.slack.client import UNREACHABLE, code, new_client
from bot.slack.manifest import scopes
from bot.slack.store import database_url, open_database
from corpus.errors import SettingsError


class Check(NamedTuple):
    """One thing looked at. *remedy* is what to do next where it is not well."""

    name: str
    well: bool
    found: str
    remedy: str | None = None


_BOT_TOKEN = "export SLACK_BOT_TOKEN=xoxb-… (OAuth & Permissions → Bot User OAuth Token)"
_APP_TOKEN = "export SLACK_APP_TOKEN=xapp-… (Basic Information → App-Level Tokens, with connections:write)"
_INSTALL = "Install App → Reinstall to Workspace, then copy the token anew"
_SCOPES = "put `aspire slack manifest` into App Manifest, save, then Install App → Reinstall to Workspace"
_INVITE = "in that channel: /invite @aspire-desk; the id (C…) stands at the foot of its details"
_CHANNEL = "export ASPIRE_SLACK_DESK_CHANNEL=C…, the id at the foot of the channel's details"
_NETWORK = "check the network, proxy and ASPIRE_SLACK_API_URL, or https://slack-status.com"
_REMEDIES = {
    "account_inactive": _INSTALL,
    "token_revoked": _INSTALL,
    "token_expired": _INSTALL,
    "missing_scope": _SCOPES,
    "not_in_channel": _INVITE,
    "channel_not_found": f"{_INVITE}. A private channel is not found either until the app is in it",
}


def doctor_checks(settings: Settings) -> list[Check]:
    """Each thing the counter needs."""
    if settings.slack_bot_token is None:
        return [Check("slack", True, "Not set up. To begin: aspire slack manifest")]
    token = settings.slack_bot_token.get_secret_value()
    client = new_client(token=token, base_url=settings.slack_api_url)
    checks = [*_bot_token(client, token), *_arrival(client, settings), _database(settings)]
    checks.append(Check("slack answers", True, _policy(settings)))
    if not checks[0].well:
        return checks
    named = dict.fromkeys((*settings.slack_channels, *settings.slack_open_channels))
    return [*checks, _desk_channel(client, settings), *(_channel(client, channel) for channel in named)]


def _bot_token(client: WebClient, token: str) -> list[Check]:
    name = "slack bot token"
    if not token.startswith("xox"):
        return [Check(name, False, _not_a_token(token, "bot"), _BOT_TOKEN)]
    response = _ask(client.auth_test, name, otherwise=_BOT_TOKEN)
    if isinstance(response, Check):
        return [response]
    granted = {scope.strip() for scope in str(response.headers.get("x-oauth-scopes", "")).split(",")}
    missing = sorted(scopes() - granted)
    found = "Missing: " + ", ".join(missing) if missing else "All there"
    return [
        Check(name, True, f"{response.get('user')} in {response.get('team')}"),
        Check("slack scopes", not missing, found, _SCOPES),
    ]


def _arrival(client: WebClient, settings: Settings) -> list[Check]:
    """How events reach us: Socket Mode's token, or the secret that signs requests."""
    checks = []
    if settings.slack_app_token is not None:
        checks.append(_app_token(client, settings.slack_app_token.get_secret_value()))
    if settings.slack_signing_secret is not None:
        checks.append(Check("slack signing secret", True, "Set, for aspire slack --http (not tried)"))
    if not checks:
        remedy = f"{_APP_TOKEN}; or SLACK_SIGNING_SECRET for aspire slack --http"
        checks.append(Check("slack events", False, "No way for Slack's events to reach the desk", remedy))
    return checks


def _app_token(client: WebClient, token: str) -> Check:
    name = "slack app token"
    if not token.startswith("xapp-"):
        return Check(name, False, _not_a_token(token, "app"), _APP_TOKEN)

    def opens() -> SlackResponse:
        return client.apps_connections_open(app_token=token)

    found = _ask(opens, name, otherwise=_APP_TOKEN)
    return found if isinstance(found, Check) else Check(name, True, "Socket Mode opens")


def _policy(settings: Settings) -> str:
    """Who is answered, where and how, in one line."""
    where = " ".join(settings.slack_channels) or "every channel"
    unmentioned = (
        f"in {' '.join(settings.slack_open_channels)}" if settings.slack_open_channels else "nowhere"
    )
    hour = settings.slack_reminder_hour
    return "; ".join(
        [
            f"mentions in {where}",
            f"unmentioned questions {unmentioned}",
            "this workspace only" if settings.slack_home_only else "other workspaces too",
            f"workflows {_switch(settings.slack_workflows)}",
            f"edits {_switch(settings.slack_edits)}",
            "no daily reminder" if hour is None else f"daily reminder from {hour}:00 JST",
        ]
    )


def _switch(on: bool) -> str:
    return "answered" if on else "left alone"


def _channel(client: WebClient, channel: str) -> Check:
    """Whether the app is in a channel that a setting names."""
    return _reads(client, channel, f"slack channel {channel}", otherwise=_INVITE)


def _reads(client: WebClient, channel: str, name: str, *, otherwise: str) -> Check:
    def reads() -> SlackResponse:
        return client.conversations_history(channel=channel, limit=1)

    found = _ask(reads, name, otherwise=otherwise)
    return found if isinstance(found, Check) else Check(name, True, "The app is in it")


def _desk_channel(client: WebClient, settings: Settings) -> Check:
    name, channel = "slack desk channel", settings.slack_desk_channel
    if not channel:
        return Check(name, False, "Not set, so nobody can ask the desk", _CHANNEL)

    return _reads(client, channel, name, otherwise=_CHANNEL)


def _database(settings: Settings) -> Check:
    try:
        open_database(database_url(settings)).dispose()
    except SettingsError as error:
        return Check("slack database", False, str(error))
    return Check("slack database", True, "Can be written")


def _ask(call: Callable[[], SlackResponse], name: str, *, otherwise: str) -> SlackResponse | Check:
    """What Slack answers, or what its refusal means.
    *otherwise*: the remedy where its code names no other.
    """
    try:
        return call()
    except SlackApiError as error:
        return Check(name, False, f"Slack says {code(error)}", _REMEDIES.get(code(error), otherwise))
    except UNREACHABLE as error:
        return Check(name, False, f"Slack cannot be reached ({type(error).__name__})", _NETWORK)


def _not_a_token(token: str, wanted: str) -> str:
    """What was set in place of a token, without showing it."""
    kinds = {"xoxb-": "the bot token", "xapp-": "the app token"}
    return f"This is {kinds.get(token[:5], 'no Slack token')}, where the {wanted} token belongs"
