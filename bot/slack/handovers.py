"""The questions handed to the desk that wait for their reply: as lines, and as the daily reminder of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.slack import blocks as kit
from bot.slack.blocks import Block
from bot.slack.casebook import Case, Casebook
from bot.slack.deadlines import JST
from bot.slack.jobs import Jobs
from bot.slack.message import Message, notification
from bot.slack.phrases import BOTH, phrase
from bot.slack.requests import Request
from bot.slack.text import cut

MOST = 20
_QUESTION_LIMIT = 150


def open_lines(cases: Sequence[Case]) -> list[Block]:
    """Each with its number, day and question, the oldest first; how many more there are."""
    lines = [
        kit.rich_text(kit.section(kit.words(f"{_dated(case)} ", bold=True), _question(case)))
        for case in cases[:MOST]
    ]
    more = len(cases) - MOST
    return [*lines, kit.context(f"+ {more}")] if more > 0 else lines


def reminder(cases: Sequence[Case]) -> Message:
    """What the desk's channel is told once a day."""
    title = " / ".join(phrase("open_cases", language, count=len(cases)) for language in BOTH)
    numbers = ", ".join(case.number for case in cases[:MOST])
    head = kit.rich_text(kit.section(kit.words(title, bold=True)))
    return Message(notification(f"{title}: {numbers}"), (head, *open_lines(cases)))


class Reminding:
    """Puts the reminder into the queue when its hour has come: once a day, however many workers there are."""

    def __init__(self, jobs: Jobs, casebook: Casebook, *, hour: int | None, channel: str | None) -> None:
        self._jobs = jobs
        self._casebook = casebook
        self._hour = hour
        self._channel = channel
        self._done = ""

    def tick(self, now: datetime | None = None) -> None:
        """Look at the clock, in Japan time."""
        local = now or datetime.now(JST)
        day = local.date().isoformat()
        if self._hour is None or self._channel is None or self._done == day or local.hour < self._hour:
            return
        self._done = day
        if self._casebook.open_cases():
            self._jobs.take(_remind(day, self._channel))


def _remind(day: str, channel: str) -> Request:
    key = f"reminder:{day}"
    return Request(key=key, kind="reminder", conversation=key, channel=channel, thread_ts=None, user="")


def _dated(case: Case) -> str:
    return f"{case.number} · {datetime.fromtimestamp(case.opened_at, JST):%Y-%m-%d %H:%M}"


def _question(case: Case) -> kit.Element:
    return kit.words(cut(" ".join(case.question.split()), _QUESTION_LIMIT))
