"""What `aspire doctor` asks Slack: tokens, scopes, the desk's channel, the database."""

from __future__ import annotations

from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.settings import Settings
from bot.slack.delivery import new_client
from bot.slack.manifest import scopes
from bot.slack.store import database_url, open_database
from corpus.errors import SettingsError

Check = tuple[str, bool, str]


def doctor_checks(settings: Settings) -> list[Check]:
    """(name, whether it is well, what was found or what to type next) for each thing the counter needs."""
    if settings.slack_bot_token is None:
        return [("slack", True, "Not set up. To begin: aspire slack manifest")]
    token = settings.slack_bot_token.get_secret_value()
    client = new_client(token=token, base_url=settings.slack_api_url)
    checks = [*_bot_token(client), _arrival(client, settings), _database(settings)]
    return [*checks, _desk_channel(client, settings)] if checks[0][1] else checks


def _bot_token(client: WebClient) -> list[Check]:
    try:
        response = client.auth_test()
    except (SlackApiError, OSError, HTTPException, SlackClientError) as error:
        return [
            ("slack bot token", False, f"{_reason(error)}. Set SLACK_BOT_TOKEN, from OAuth & Permissions.")
        ]
    granted = {scope.strip() for scope in str(response.headers.get("x-oauth-scopes", "")).split(",")}
    missing = sorted(scopes() - granted)
    team, user = response.get("team"), response.get("user")
    told = "Missing: " + ", ".join(missing) + ". Apply `aspire slack manifest` and reinstall the app."
    return [
        ("slack bot token", True, f"{user} in {team}"),
        ("slack scopes", not missing, told if missing else "All there"),
    ]


def _arrival(client: WebClient, settings: Settings) -> Check:
    """How events reach us: Socket Mode's token, or the secret that signs requests."""
    if settings.slack_app_token is not None:
        try:
            client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
        except (SlackApiError, OSError, HTTPException, SlackClientError) as error:
            told = f"{_reason(error)}. Set SLACK_APP_TOKEN, with the scope connections:write."
            return ("slack app token", False, told)
        return ("slack app token", True, "Socket Mode opens")
    if settings.slack_signing_secret is not None:
        return ("slack signing secret", True, "Set, for aspire slack --http")
    return ("slack events", False, "Set SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET for aspire slack --http.")


def _desk_channel(client: WebClient, settings: Settings) -> Check:
    if not settings.slack_desk_channel:
        return (
            "slack desk channel",
            False,
            "Not set, so nobody can ask the desk. Set ASPIRE_SLACK_DESK_CHANNEL.",
        )
    try:
        client.conversations_history(channel=settings.slack_desk_channel, limit=1)
    except (SlackApiError, OSError, HTTPException, SlackClientError) as error:
        return ("slack desk channel", False, f"{_reason(error)}. Use its id (C…), and invite the app to it.")
    return ("slack desk channel", True, "The app is in it")


def _database(settings: Settings) -> Check:
    try:
        open_database(database_url(settings)).dispose()
    except SettingsError as error:
        return ("slack database", False, str(error))
    return ("slack database", True, "Can be written")


def _reason(error: Exception) -> str:
    """Slack's error code, or that it cannot be reached."""
    if isinstance(error, SlackApiError):
        return f"Slack says {error.response.get('error')}"
    return f"Slack cannot be reached ({type(error).__name__})"
