"""The numbered sources of an answer, each with its slide and the words that carry it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answer import Citation, Language
from bot.slack import blocks as kit
from bot.slack.blocks import Block, Element, size
from bot.slack.phrases import phrase
from bot.slack.text import cut, plain

LIMIT = 5_000
# From roomy to bare: how many characters of title, heading and quote a source may show.
_SIZES = ((80, 60, 240), (60, 40, 120), (40, 24, 60), (24, 0, 0))
_MOST = 30
_MOST_NAMES = 6


def source_blocks(citations: Sequence[Citation], language: Language) -> list[Block]:
    """Every source with slide and quote, in the roomiest of the sizes that fits;
    beyond thirty the rest are counted.
    """
    if not citations:
        return []
    shown = citations[:_MOST]
    for sizes in _SIZES:
        found = [
            element
            for citation, titled in _titled(shown)
            for element in _source(citation, language, sizes, titled=titled)
        ]
        if size(found) <= LIMIT:
            break
    if len(citations) > len(shown):
        found.append(kit.section(kit.words(phrase("and_more", language, count=len(citations) - len(shown)))))
    return [kit.rich_text(kit.section(kit.words(phrase("sources", language), bold=True)), *found)]


def source_names(citations: Sequence[Citation], language: Language) -> list[str]:
    """The sources as lines of text, for who sees no blocks."""
    shown = citations[:_MOST_NAMES]
    names = [
        _name(citation, language, _SIZES[1][0], titled=titled) + _headed(citation, _SIZES[1][1])
        for citation, titled in _titled(shown)
    ]
    more = len(citations) - len(shown)
    return [*names, phrase("and_more", language, count=more)] if more > 0 else names


def place(citation: Citation, language: Language) -> str:
    """Slide or page, in words."""
    if citation.page is None:
        return ""
    return phrase("slide" if "slide" in citation.document else "page", language, page=citation.page)


def _titled(citations: Sequence[Citation]) -> Iterator[tuple[Citation, bool]]:
    """Each citation, and whether it says its document's title:
    where the one above it is of another document.
    """
    before: str | None = None
    for citation in citations:
        yield citation, citation.title != before or citation.page is None
        before = citation.title


def _source(
    citation: Citation, language: Language, sizes: tuple[int, int, int], *, titled: bool
) -> list[Element]:
    title, heading, quote = sizes
    name = _name(citation, language, title, titled=titled)
    url = citation.url if citation.url and _is_web(citation.url) else None
    elements = [kit.link(name, url) if url else kit.words(name, bold=True)]
    if heading and citation.heading:
        elements.append(kit.words(_headed(citation, heading)))
    quoted = _short(citation.quote, quote) if quote else ""
    return [
        kit.section(*elements),
        *([kit.quote(quoted)] if quoted else []),
        *_rendering(citation, language, quote),
    ]


def _rendering(citation: Citation, language: Language, limit: int) -> Iterator[Element]:
    """Our English under a Japanese quotation, said to be ours, for who reads English."""
    if language == "en" and citation.translation and limit:
        text = _short(citation.translation, limit)
        yield kit.section(kit.words(f"{phrase('unofficial', language)} {text}"))


def _name(citation: Citation, language: Language, limit: int, *, titled: bool) -> str:
    title = _short(citation.title, limit) if titled else ""
    return f"[{citation.id}] {' '.join([title, place(citation, language)]).strip()}"


def _headed(citation: Citation, limit: int) -> str:
    return f" · {_short(citation.heading, limit)}" if citation.heading else ""


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url) <= 500 and url.isascii() and url.isprintable()


def _short(text: str, limit: int) -> str:
    folded = " ".join(plain(text).split())
    return folded if len(folded) <= limit else cut(folded, limit - 1) + "…"
