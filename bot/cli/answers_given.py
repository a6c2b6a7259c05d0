"""What the options of `aspire answers` make of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.model import DeskAnswer
from corpus.errors import BadInput
from corpus.facts.model import Source


def about(
    answer: DeskAnswer,
    *,
    until: str | None,
    call: str | None,
    side: str | None,
    theme: str | None,
    misread: bool | None = None,
) -> DeskAnswer:
    """*answer* with what is given of its scope; an empty text takes it away. Raises BadInput for what is no day."""
    return replace(
        answer,
        valid_until=answer.valid_until if until is None else _day(until),
        call=_given(call, answer.call),
        side=_given(side, answer.side),
        theme=_given(theme, answer.theme),
        misread=answer.misread if misread is None else misread,
    )


def source_of(text: str) -> Source:
    """The source that DOCUMENT:PAGE:QUOTE names. Raises BadInput."""
    document, _, rest = text.partition(":")
    page, _, quote = rest.partition(":")
    if not (document and quote and (page.isdigit() or not page)):
        raise BadInput(f"{text!r} names no sentence; write it like slides:12:the sentence as it stands there")
    return Source(document, int(page) if page else None, quote.strip())


def with_questions(answer: DeskAnswer, added: Sequence[str], dropped: Sequence[str]) -> DeskAnswer:
    """*answer* with examples added and taken out. Raises BadInput for one that it has not."""
    for text in dropped:
        if text not in answer.questions:
            raise BadInput(
                f"{answer.id} has no question {text!r}; see them with: aspire answers show {answer.id}"
            )
    kept = {
        language: tuple(text for text in texts if text not in dropped)
        for language, texts in answer.examples.items()
    }
    answer = replace(answer, examples=kept)
    for text in added:
        answer = answer.with_question(" ".join(text.split()))
    return answer


def _given(text: str | None, before: str | None) -> str | None:
    return before if text is None else text or None


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"--until {text!r} is no day; write it like 2024-09-30") from error
