"""The answer to a question that the engine cannot use:
a sentence in the question's language, with the desk beside it.
"""

from __future__ import annotations

from datetime import datetime

from bot.answer import Answer, Language
from bot.settings import Settings
from bot.slack.deadlines import JST
from bot.slack.phrases import phrase

# Below it a question is refused for another reason than its length.
_LONG = 1_000


def refused(text: str, language: Language, settings: Settings) -> Answer:
    """A refusal in the shape of an answer, so that it can be handed to the desk like one."""
    name = "too_long" if len(text) > _LONG else "unusable"
    return Answer(
        question=text,
        language=language,
        status="not_found",
        answer=phrase(name, language),
        rulings=(),
        citations=(),
        reason=name,
        contact=settings.contact,
        model="extractive",
        as_of=datetime.now(JST),
        elapsed_ms=0.0,
    )
