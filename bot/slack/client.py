"""The client that calls Slack, and which of its failures pass."""

from __future__ import annotations

from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.http_retry.handler import RetryHandler

TIMEOUT = 15
UNREACHABLE = (OSError, HTTPException, SlackClientError)
_PASSING = {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"}
_PASSING |= {"request_timeout", "accesslimited", "team_added_to_org"}


def new_client(*, token: str | None, base_url: str) -> WebClient:
    """A client that waits as long as Slack says when it is too fast.

    It does not try again by itself after a broken connection: the message may have been posted.
    """
    return WebClient(token=token, base_url=base_url, timeout=TIMEOUT, retry_handlers=patient())


def patient() -> list[RetryHandler]:
    """Waiting as Slack's Retry-After says."""
    return [RateLimitErrorRetryHandler(max_retry_count=8)]


def code(error: SlackApiError) -> str:
    """What Slack calls the error; never a person's words."""
    return str(error.response.get("error"))


def is_passing(error: Exception) -> bool:
    """Whether trying again later may help."""
    if isinstance(error, SlackApiError):
        status = getattr(error.response, "status_code", 200)
        return status >= 500 or status == 429 or code(error) in _PASSING
    return isinstance(error, UNREACHABLE)
