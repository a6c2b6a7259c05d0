"""The pages that a person may want to read where no answer of ours rests on any."""

from __future__ import annotations

from bot.answer import Citation
from bot.mail.engine import Engine

# The score of a passage that is shown to a person, and its share of a text's content words. Of the pages so
# shown with 62 questions that the documents answer .68 are those the answer rests on; without, .38.
_NEAR, _SHARED = 0.3, 0.15


def slides_on(text: str, engine: Engine) -> tuple[Citation, ...]:
    """The pages that are surely on the subject of *text*: near to it, and with words of it."""
    near = (p for p in engine.nearest(text, k=4) if p.score >= _NEAR and p.lexical >= _SHARED)
    pages = {(p.chunk.document, p.chunk.page): p.chunk for p in near}
    return tuple(
        Citation(number, chunk.document, chunk.title, chunk.page, chunk.heading, chunk.text, chunk.url)
        for number, chunk in enumerate(pages.values(), start=1)
    )
