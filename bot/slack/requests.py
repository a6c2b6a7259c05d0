"""What is asked of the counter, before and after it is in the queue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["question", "overheard", "publish", "case", "reply", "offer", "reminder", "approved", "tell"]
Refusal = Literal["queue_full", "user_limit", "channel_limit", "not_here", "not_home"]
# How the name of a conversation begins that only its asker sees.
PRIVATE = "private:"


@dataclass(frozen=True)
class Me:
    """Who the bot is in its workspace."""

    user: str
    bot: str
    team: str


@dataclass(frozen=True)
class Request:
    """Something to do, before it is taken. *key* is Slack's id of the event;
    *message_key* channel and timestamp.
    """

    key: str
    kind: Kind
    conversation: str
    channel: str
    thread_ts: str | None
    user: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    message_key: str | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Job:
    """A request taken and claimed. *posting*:
    an earlier attempt may already have reached Slack, as *reply_ts*.
    """

    id: int
    key: str
    kind: Kind
    conversation: str
    channel: str
    thread_ts: str | None
    user: str
    payload: Mapping[str, Any]
    refusal: Refusal | None
    attempts: int
    posting: bool
    reply_ts: str | None
    taken_at: float

    @property
    def address(self) -> str | None:
        """Where a reply goes that only the asker sees (Slack's response_url); None for one that all see."""
        found = self.payload.get("response_url")
        return str(found) if found else None

    @property
    def message_key(self) -> str:
        """The channel and timestamp of the message that asks."""
        return f"{self.channel}:{self.payload.get('ts')}"

    @property
    def named(self) -> bool:
        """Whether the bot was asked by name or directly, so that it must not stay silent."""
        return not self.payload.get("unnamed")

    @property
    def by_workflow(self) -> bool:
        """Whether a workflow or another app asked, which cannot be written to directly."""
        return self.user.startswith("B")
