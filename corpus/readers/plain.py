"""Plain text: a form feed ends a page."""

from __future__ import annotations

from corpus.readers.encoding import decode
from corpus.readers.flow import Draft, Outline
from corpus.readers.lines import compose, lines_of


def read(data: bytes) -> Draft:
    """The pages of a text file in any encoding Japanese offices use.

    Raises DocumentUnreadable for bytes that are no text.
    """
    outline = Outline()
    parts = decode(data).split("\f")
    # A form feed ends a page; what follows the last one is a page only if something is on it.
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    pages = tuple(
        outline.page(number, compose(lines_of(part)), text=part) for number, part in enumerate(parts, start=1)
    )
    return Draft(None, pages)
