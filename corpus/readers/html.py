"""HTML: headings, paragraphs, lists and tables of the page's own words; menus, scripts and styles are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, cast

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement, PreformattedString
from lxml import etree

from corpus.errors import DocumentUnreadable
from corpus.readers import marks
from corpus.readers.encoding import decode
from corpus.readers.faq import is_marked
from corpus.readers.flow import Draft, Outline, first_heading, sections
from corpus.readers.headings import LOOSE
from corpus.readers.html_table import BLOCKS, GRIDS, is_data, table
from corpus.readers.items import QUESTION_LEVEL, STRUCK, Heading, Item, Text, asks
from corpus.readers.office import own_title
from corpus.text.squeeze import unwrap

_DROPPED = [
    "script",
    "style",
    "nav",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "select",
    "button",
    "head",
    "rt",
    "rp",
    *STRUCK,
]
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE
)
_HEADING = re.compile(r"^h([1-6])$")
_PARTS = frozenset({"span", "b", "strong", "em", "i", "font", "label"})
_DEEPEST = 200
_ASKED, _TOLD = {"question", "q"}, {"answer", "a"}  # classes, and the last words of them
_NEAR = 3  # parts around the words that may be called so
# A break the page shows, unlike the line ends of its source.
_BR = "\v"


class _Depth:
    """Listens to a parser, and refuses a page whose parts lie deeper in one another than any writer lays them.

    What looks above or below a part takes time by its depth, so that a page of nothing but openings took hours.
    """

    def __init__(self) -> None:
        self._depth = 0

    def start(self, tag: str, attrs: object) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DocumentUnreadable(
                "its parts are nested too deeply; open it in a browser and save it as PDF"
            )

    def end(self, tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """Nothing is left to be told."""


def read(data: bytes) -> Draft:
    """The sections of an HTML page, by its headings. Raises DocumentUnreadable for bytes that are no text."""
    declared = EncodingDetector.find_declared_encoding(data[:4096], is_html=True)
    return read_text(decode(data, declared=declared))


def read_text(text: str) -> Draft:
    """The sections of the HTML page *text*. Raises DocumentUnreadable for one nested beyond reason."""
    soup = _parsed(text)
    title = own_title(soup.title.get_text() if soup.title else None)
    _cleared(soup)
    single = len(soup.find_all("h1")) == 1
    items = list(_items(soup, top=1 if single else 0))
    outline = Outline()
    pages = tuple(outline.page(number, part) for number, part in enumerate(sections(items), start=1))
    return Draft(title or first_heading(pages), pages)


def items_of(text: str, *, top: int) -> Iterator[Item]:
    """What the HTML *text* inside another document says, in order; its h1 is of level 1 less *top*.

    Raises DocumentUnreadable for one nested beyond reason.
    """
    # Behind a style the parser takes what it does not know (section) for a part of the head.
    soup = _parsed(f"<html><body>{text}</body></html>")
    _cleared(soup)
    yield from _items(soup, top=top)


def _parsed(text: str) -> BeautifulSoup:
    # The protocol of lxml's stubs also asks for what a target need not have.
    parser = etree.HTMLParser(target=cast(Any, _Depth()))
    parser.feed(text)
    parser.close()
    return BeautifulSoup(text, "lxml")


def _cleared(soup: BeautifulSoup) -> None:
    """Take out what is no word of the page, not shown, or struck out."""
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    for tag in soup.find_all(_is_hidden):
        tag.decompose()


def _is_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or bool(_HIDDEN.search(str(tag.get("style", ""))))


def _items(root: Tag, *, top: int) -> Iterator[Item]:
    """What stands in *root*, in order. *top* is 1 where its only h1 is the page's title."""
    grids = {id(tag) for tag in root.find_all(GRIDS) if is_data(tag)}
    words: list[str] = []
    holder: Tag = root
    for node in root.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                words.append(_BR)
            elif id(node) in grids:
                yield from _said(words, holder, top)
                words = []
                if found := table(node):
                    yield found
            continue
        block = _holder(node, grids)
        if not isinstance(node, NavigableString) or isinstance(node, PreformattedString) or block is None:
            continue
        mark = _begins_line(node)
        if block is not holder or mark:
            yield from _said(words, holder, top)
            words, holder = [], block
        words.append(f"{node} " if mark else node)
    yield from _said(words, holder, top)


def _begins_line(node: NavigableString) -> bool:
    """Whether a part of a line is set off and opens with the mark of a question or an answer: <span>Q1</span>."""
    part = node.parent
    if part is None or part.name not in _PARTS or not is_marked(node.strip()):
        return False
    before = part.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    return before is None or isinstance(before, Tag)


def _holder(node: PageElement, grids: set[int]) -> Tag | None:
    """The paragraph, heading or other block *node* stands in; None inside one of *grids*, each read as a whole."""
    block = None
    for above in node.parents:
        if id(above) in grids:
            return None
        if block is None and above.name in BLOCKS:
            block = above
    return block or node.parent


def _said(words: list[str], holder: Tag, top: int) -> Iterator[Item]:
    if found := _HEADING.match(holder.name):
        if text := unwrap("".join(words)):
            yield Heading(text, int(found.group(1)) - top)
        return
    if heading := _folded_or_term(unwrap("".join(words)), holder) or _called_question(words, holder):
        yield heading
        return
    listed = holder.name == "li" or holder.find_parent("li") is not None
    for text in _broken("".join(words)):
        yield Text(text, "item" if listed else marks.kind_of(text))


def _folded_or_term(text: str, holder: Tag) -> Heading | None:
    """What a fold of the page (details) goes by, as the heading of what it holds; a term only where it asks."""
    if holder.name == "dt" and asks(text):
        return Heading(text, QUESTION_LEVEL)
    if holder.name == "summary" and text:
        return Heading(text, QUESTION_LEVEL if asks(text) else LOOSE, beside=LOOSE)
    return None


def _called_question(words: list[str], holder: Tag) -> Heading | None:
    """What the page itself calls a question, with its answer beside it: <div class="faq-question">. It need not ask: "I
    mistyped my name."."""
    around = (holder, *islice(holder.parents, _NEAR))
    asked = next((tag for tag in around if _ASKED & _called(tag)), None)
    beside = asked.find_next_sibling() if asked else None
    if not (isinstance(beside, Tag) and _TOLD & _called(beside)):
        return None
    text = unwrap("".join(words))
    return Heading(text, QUESTION_LEVEL) if text else None


def _called(tag: Tag) -> set[str]:
    """What the classes of *tag* call it: faq__question is a question."""
    return {str(name).lower().replace("_", "-").rpartition("-")[2] for name in tag.get("class") or ()}


def _broken(text: str) -> list[str]:
    """*text* at its line breaks, except those that only balance the lines of one sentence."""
    found: list[str] = []
    for line in filter(None, (part.strip() for part in text.split(_BR))):
        apart = (
            not found or marks.ends_sentence(found[-1]) or marks.is_marked(line) or marks.is_key_value(line)
        )
        if apart:
            found.append(line)
        else:
            found[-1] = f"{found[-1]}\n{line}"
    return [unwrap(line) for line in found]
