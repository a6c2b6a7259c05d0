"""What is said to a question: said("deadline", "17:30 JST", side="japan") gives it in Japanese and in English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answering.saying import Told, say
from bot.rules import RULES
from corpus.facts.model import Call


@pytest.fixture
def said(call, asking) -> Callable[..., tuple[str, str]]:
    """The answer in both languages; several decisions one after the other, as a person reads them."""

    def in_words(
        intent: str, words: str = "", *roles, of: Call = call, counter="screen", **slots
    ) -> tuple[str, str]:
        asked = asking(intent, words, *roles, of=of, **slots)
        decisions = RULES[intent](of, asked)
        ja = "".join(say(item, Told(of, "ja", asked.as_of, counter)) for item in decisions)
        en = " ".join(say(item, Told(of, "en", asked.as_of, counter)) for item in decisions)
        return ja, en

    return in_words
