"""The numbered sources of an answer, each with its slide and the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Citation, Language
from bot.slack import blocks as kit
from bot.slack.blocks import Block, Element, size
from bot.slack.phrases import phrase
from bot.slack.text import cut, plain

LIMIT = 5_000
# From roomy to bare: how many characters of title, heading and quote a source may show.
_SIZES = ((80, 60, 240), (60, 40, 120), (40, 24, 60), (24, 0, 0))
_MOST = 30


def source_blocks(citations: Sequence[Citation], language: Language) -> list[Block]:
    """Every source with slide and quote, in the roomiest of the sizes that fits; beyond thirty the rest are counted."""
    if not citations:
        return []
    shown = citations[:_MOST]
    for sizes in _SIZES:
        found = [element for citation in shown for element in _source(citation, language, sizes)]
        if size(found) <= LIMIT:
            break
    if len(citations) > len(shown):
        found.append(kit.section(kit.words(phrase("and_more", language, count=len(citations) - len(shown)))))
    return [kit.rich_text(kit.section(kit.words(phrase("sources", language), bold=True)), *found)]


def _source(citation: Citation, language: Language, sizes: tuple[int, int, int]) -> list[Element]:
    title, heading, quote = sizes
    name = f"[{citation.id}] {' '.join([_short(citation.title, title), place(citation, language)]).strip()}"
    url = citation.url if citation.url and _is_web(citation.url) else None
    elements = [kit.link(name, url) if url else kit.words(name, bold=True)]
    if heading and citation.heading:
        elements.append(kit.words(f" · {_short(citation.heading, heading)}"))
    quoted = _short(citation.quote, quote) if quote else ""
    return [kit.section(*elements), *([kit.quote(quoted)] if quoted else [])]


def place(citation: Citation, language: Language) -> str:
    """Slide or page, in words."""
    if citation.page is None:
        return ""
    return phrase("slide" if "slide" in citation.document else "page", language, page=citation.page)


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url) <= 500 and url.isascii() and url.isprintable()


def _short(text: str, limit: int) -> str:
    folded = " ".join(plain(text).split())
    return folded if len(folded) <= limit else cut(folded, limit - 1) + "…"
