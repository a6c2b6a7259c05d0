"""The pages of the call documents in full, for the person who has to answer."""

from __future__ import annotations

from pathlib import Path

from bot.mail.reply import PageText
from corpus.errors import CorpusError


def pages_of(corpus: Path) -> PageText:
    """The text of a page of a call document, read when first asked for."""
    pages: dict[tuple[str, int], str] = {}
    read: list[bool] = []

    def text(document: str, page: int) -> str | None:
        if not read:
            read.append(True)
            pages.update(_read_pages(corpus))
        return pages.get((document, page))

    return text


def _read_pages(corpus: Path) -> dict[tuple[str, int], str]:
    from corpus.documents import read_corpus

    try:
        documents = read_corpus(corpus).documents
    except CorpusError:
        # The index answers without its documents; the draft then shows the quoted sentences alone.
        return {}
    return {(document.id, page.number): page.text for document in documents for page in document.pages}
