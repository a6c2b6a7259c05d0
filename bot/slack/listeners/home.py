"""Opening the app: suggested questions on the Messages tab, and the Home tab."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.call_dates import deadline_reader
from bot.slack.counter import Counter
from bot.slack.home import home
from bot.slack.membership import Membership
from bot.slack.phrases import PROMPTS, PROMPTS_TITLE


def register(app: App, counter: Counter) -> None:
    """Both are made anew whenever their tab is opened."""
    desk_channel = counter.settings.slack_desk_channel
    members = Membership(app.client, desk_channel)
    deadlines = deadline_reader(counter.settings)

    def show(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab") == "messages":
            client.assistant_threads_setSuggestedPrompts(
                channel_id=event["channel"], title=PROMPTS_TITLE, prompts=list(PROMPTS)
            )
            return
        member = event["user"] in members
        view = home(
            deadlines(),
            now=datetime.now(UTC),
            channel=event["channel"],
            desk=bool(desk_channel),
            open_cases=counter.casebook.open_cases() if member else None,
            untranslated=counter.teaching.untranslated() if member else (),
        )
        client.views_publish(user_id=event["user"], view=view)

    app.event("app_home_opened")(show)
