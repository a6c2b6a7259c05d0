"""The whole text of a cited slide, read from the corpus when somebody first asks for one."""

from __future__ import annotations

from functools import cache

from bot.answer import Citation
from bot.settings import Settings
from bot.slack.logs import new_reference, report
from bot.slack.views import SlideText
from corpus.documents import read_corpus
from corpus.errors import CorpusError


def slide_reader(settings: Settings) -> SlideText:
    """A function that finds a citation's page; None when the corpus no longer has it."""

    @cache
    def pages() -> dict[tuple[str, int], str]:
        try:
            documents = read_corpus(settings.corpus).documents
        except CorpusError as error:
            report(error, what="reading the slides", reference=new_reference())
            return {}
        return {(document.id, page.number): page.text for document in documents for page in document.pages}

    def slide_text(citation: Citation) -> str | None:
        return None if citation.page is None else pages().get((citation.document, citation.page))

    return slide_text
