"""What every listener needs: the queue, the records, who the bot is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.settings import Settings
from bot.slack import metrics
from bot.slack.asked import Asked
from bot.slack.casebook import Case, Casebook
from bot.slack.jobs import Jobs
from bot.slack.records import Records
from bot.slack.requests import Me, Request
from bot.slack.teaching import Teaching
from bot.slack.views import SlideText


@dataclass(frozen=True)
class Counter:
    """The Slack counter, as its listeners see it."""

    settings: Settings
    jobs: Jobs
    asked: Asked
    records: Records
    casebook: Casebook
    teaching: Teaching
    me: Me
    slide_text: SlideText
    wake: Callable[[], None]

    def case_in_desk(self, number: int, body: dict[str, Any]) -> Case | None:
        """The case of a card on which somebody pressed something, *body* telling where; None outside of the desk's
        channel, and where it is gone."""
        if body["channel"]["id"] != self.settings.slack_desk_channel:
            return None
        return self.casebook.case(number)

    def take(self, request: Request) -> None:
        """Write *request* down once and wake a worker. Until this returns, Slack has no acknowledgement."""
        outcome = self.jobs.take(request)
        metrics.EVENTS.labels(outcome).inc()
        if outcome != "duplicate":
            self.wake()

    def take_edit(self, request: Request) -> None:
        """Answer an edited question anew, or as it stands now where its answer is not begun."""
        asked = str(request.payload["replaces"])
        if self.asked.knows(asked) and not self.asked.amend(asked, request):
            self.take(request)
