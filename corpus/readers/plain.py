"""Plain text: a form feed ends a page."""

from __future__ import annotations

from corpus.blocks import Page
from corpus.readers.encoding import decode
from corpus.readers.flow import Draft, Outline, going_on
from corpus.readers.headings import LOOSE, is_phrase, opening_title
from corpus.readers.items import Heading, Item, Text
from corpus.readers.lines import compose, lines_of
from corpus.text.closed_up import closed_up


def read(data: bytes) -> Draft:
    """The pages of a text file in any encoding Japanese offices use.

    Raises DocumentUnreadable for bytes that are no text.
    """
    outline = Outline()
    parts = closed_up(decode(data)).split("\f")
    # A form feed ends a page; what follows the last one is a page only if something is on it.
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    pages: list[Page] = []
    title: str | None = None
    texts = [compose(lines_of(part)) for part in parts]
    going_on(texts)
    for number, (part, items) in enumerate(zip(parts, texts, strict=True), start=1):
        # Chapters and numbered sections run on over pages; what heads a slide does not.
        outline.close(3)
        if len(parts) == 1:
            title = opening_title(items)
            items = _under(title, items)
        pages.append(outline.page(number, _titled(items) if len(parts) > 1 else items, text=part))
    return Draft(title, tuple(pages))


def _under(title: str | None, items: list[Item]) -> list[Item]:
    """*items* of a text under its *title*, where a heading follows that at once: it is no part of that section."""
    follows = len(items) > 1 and isinstance(items[1], Heading)
    return [Heading(title, 0), *items[1:]] if title and follows else items


def _titled(items: list[Item]) -> list[Item]:
    """*items* of a slide under its title: its first line or, as some programs write slides out, its last."""
    if any(isinstance(item, Heading) and item.level == LOOSE for item in items[:1]) or len(items) < 2:
        return items
    for at in (0, -1):
        item = items[at]
        if isinstance(item, Text) and item.kind == "paragraph" and is_phrase(item.text, spaced=at == 0):
            return [Heading(item.text, LOOSE), *(items[1:] if at == 0 else items[:-1])]
    return items
