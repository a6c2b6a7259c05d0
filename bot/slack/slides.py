"""The whole text of a cited slide, read from the corpus when somebody first asks for one."""

from __future__ import annotations

from functools import cache

from bot.answer import Citation, Language
from bot.settings import Settings
from bot.slack.logs import new_reference, report
from bot.slack.phrases import phrase
from bot.slack.views import SlideText
from corpus.blocks import Page
from corpus.documents import read_corpus
from corpus.errors import CorpusError


def slide_reader(settings: Settings) -> SlideText:
    """A function that finds a citation's page; None when the corpus no longer has it.

    Who asked in English reads our unofficial translation first, where there is one, then the original.
    """

    @cache
    def pages() -> dict[tuple[str, int], Page]:
        try:
            documents = read_corpus(settings.corpus).documents
        except CorpusError as error:
            report(error, what="reading the slides", reference=new_reference())
            return {}
        return {(document.id, page.number): page for document in documents for page in document.pages}

    def slide_text(citation: Citation, language: Language) -> str | None:
        page = None if citation.page is None else pages().get((citation.document, citation.page))
        if page is None:
            return None
        translated = [block.translation for block in page.blocks if block.translation]
        if language == "ja" or not translated:
            return page.text
        return "\n".join([phrase("unofficial", "en"), *translated, "", phrase("original", "en"), page.text])

    return slide_text
