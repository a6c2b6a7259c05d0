"""One file per thing a person can do in Slack."""

from __future__ import annotations

from slack_bolt import App

from bot.slack.counter import Counter
from bot.slack.listeners import (
    answers,
    desk,
    feedback,
    home,
    intents,
    questions,
    slides,
    teaching,
    translating,
)


def register(app: App, counter: Counter) -> None:
    """Listen for all of them."""
    for listener in (questions, answers, home, feedback, slides, desk, teaching, translating, intents):
        listener.register(app, counter)
