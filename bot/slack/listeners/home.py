"""Opening the Messages tab: suggested questions in both languages."""

from __future__ import annotations

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.counter import Counter
from bot.slack.phrases import PROMPTS, PROMPTS_TITLE


def register(app: App, counter: Counter) -> None:
    """Prompts are offered whenever the tab is opened."""
    app.event("app_home_opened")(offer_prompts)


def offer_prompts(event: dict[str, Any], client: WebClient) -> None:
    """Offer the prompts on the Messages tab; the Home tab is not used."""
    if event.get("tab") == "messages":
        client.assistant_threads_setSuggestedPrompts(
            channel_id=event["channel"], title=PROMPTS_TITLE, prompts=list(PROMPTS)
        )
