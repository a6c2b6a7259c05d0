"""The client that calls Slack, and which of its failures pass."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.http_retry.handler import RetryHandler

from bot.slack.pace import TooFastError

TIMEOUT = 15
UNREACHABLE = (OSError, HTTPException, SlackClientError)
# The token is taken no more, until somebody installs the app again or gives another one.
REFUSED = {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
_TOO_FAST = {"ratelimited", "rate_limited"}
_PASSING = {*_TOO_FAST, "internal_error", "fatal_error", "service_unavailable"}
_PASSING |= {"request_timeout", "accesslimited", "team_added_to_org"}


def new_client(*, token: str | None, base_url: str, patient: bool = True) -> WebClient:
    """A client that, where it is *patient*, waits as long as Slack says when it is too fast.

    It does not try again by itself after a broken connection: the message may have been posted.
    """
    waiting: list[RetryHandler] = [RateLimitErrorRetryHandler(max_retry_count=8)] if patient else []
    return WebClient(token=token, base_url=base_url, timeout=TIMEOUT, retry_handlers=waiting)


def seconds_to_wait(error: Exception) -> float | None:
    """How long Slack says to wait, or our own pace; None when *error* is about something else."""
    if isinstance(error, TooFastError):
        return error.seconds
    if not isinstance(error, SlackApiError):
        return None
    if getattr(error.response, "status_code", 200) != 429 and code(error) not in _TOO_FAST:
        return None
    return retry_after(getattr(error.response, "headers", None) or {})


def retry_after(headers: Mapping[str, str]) -> float:
    """The seconds of a Retry-After header, at least one."""
    found = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    return max(1.0, float(found)) if found.isdigit() else 1.0


def code(error: SlackApiError) -> str:
    """What Slack calls the error; never a person's words."""
    return str(error.response.get("error"))


def is_passing(error: Exception) -> bool:
    """Whether trying again later may help."""
    if isinstance(error, TooFastError):
        return True
    if isinstance(error, SlackApiError):
        status = getattr(error.response, "status_code", 200)
        return status >= 500 or status == 429 or code(error) in _PASSING | REFUSED
    return isinstance(error, UNREACHABLE)
