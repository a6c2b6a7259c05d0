"""What a reader hands over: headings, texts and tables in reading order, made into pages of blocks here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.blocks import Block, BlockKind, Page
from corpus.readers.table import Table


@dataclass(frozen=True)
class Heading:
    """A heading; *level* 0 is the document's own title, 1 a chapter, 2 a section in it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph, list item or key-and-value row, on one line."""

    text: str
    kind: BlockKind = "paragraph"


_CAPTION = re.compile(r"^[【(（\[]?(表|図表|Table)\s*[0-9０-９]", re.IGNORECASE)

# FAQ pages: Q3. …か。A3. …
_QUESTION = re.compile(r"^(Q|Ｑ|問)\s*[0-9０-９]{0,3}\s*[.．:：)）、\s]\s*(?=\S)")
_ANSWER = re.compile(r"(?<=[。．.？?！!）)」\s])(A|Ａ|答)\s*[0-9０-９]{0,3}\s*[.．:：)）、]\s*(?=\S)")
_ASKS = re.compile(r"([?？]|か[。.]?)$")
_ASKED = re.compile(r"([?？]|か[。.])[\s→⇒]+(?=\S)")
QUESTION_LEVEL = 9  # below every heading of a section

Item = Heading | Text | Table


@dataclass(frozen=True)
class Draft:
    """What is in one file. *title* is None where the file does not name itself."""

    title: str | None
    pages: tuple[Page, ...]


class Outline:
    """The headings in force while pages are made in order: a section may run over several pages."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    def page(self, number: int, items: Iterable[Item], *, text: str | None = None) -> Page:
        """Page *number* of *items*. *text* is the page verbatim, where it is more than its items."""
        items = [part for item in captioned(items) for part in _question_apart(item)]
        blocks: list[Block] = []
        heading, says = None, False
        for item in items:
            if isinstance(item, Heading):
                self._enter(item)
            if heading is None or not says:
                heading = self._title() or heading
            blocks.extend(self._blocks(item))
            says = says or bool(blocks and blocks[-1].kind != "heading")
        whole = "\n".join(item.text for item in items) if text is None else text
        return Page(number, whole, heading or self._current(), tuple(blocks))

    def _title(self) -> str | None:
        """The innermost heading that is no question of an FAQ."""
        return next((above.text for above in reversed(self._open) if above.level < QUESTION_LEVEL), None)

    def close(self, level: int) -> None:
        """End every heading of *level* and below: a slide's title does not hold for the next slide."""
        self._open = [above for above in self._open if above.level < level]

    def _enter(self, heading: Heading) -> None:
        self.close(heading.level)
        self._open.append(heading)

    def _current(self) -> str | None:
        return self._open[-1].text if self._open else None

    def _blocks(self, item: Item) -> Iterator[Block]:
        above = tuple(heading.text for heading in self._open[:-1] if heading.level > 0)
        if isinstance(item, Table):
            for row in item.rows():
                yield Block(row.text, "row", self._current(), above + row.labels)
        elif isinstance(item, Heading):
            yield Block(item.text, "heading", self._current(), above)
        else:
            yield Block(item.text, item.kind, self._current(), above)


def captioned(items: Iterable[Item]) -> list[Item]:
    """*items*, each table with the line above it that names it: 表1 …, Table 1."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Table) and not item.caption and found and _CAPTION.match(found[-1].text):
            item = replace(item, caption=found[-1].text)
        found.append(item)
    return found


def _question_apart(item: Item) -> Iterator[Item]:
    """A question of an FAQ heads its answer, which may stand in the same paragraph."""
    if not isinstance(item, Text) or not _QUESTION.match(item.text):
        yield item
        return
    answer, asked = _ANSWER.search(item.text), _ASKED.search(item.text)
    end = answer.start() if answer else asked.end() if asked else len(item.text)
    question = item.text[:end].rstrip(" \u3000→⇒")
    if not (answer or asks(question)):
        yield item
        return
    yield Heading(question, QUESTION_LEVEL)
    if end < len(item.text):
        yield replace(item, text=item.text[end:])


def sections(items: Iterable[Item]) -> list[list[Item]]:
    """*items* cut before each heading of a section, except one that only follows another heading."""
    found: list[list[Item]] = []
    for item in items:
        opens = isinstance(item, Heading) and item.level < QUESTION_LEVEL
        if not found or (opens and not isinstance(found[-1][-1], Heading)):
            found.append([])
        found[-1].append(item)
    return found


def asks(text: str) -> bool:
    """Whether *text* ends as a question does."""
    return bool(_ASKS.search(text))


def first_heading(pages: Iterable[Page]) -> str | None:
    """The first heading of a document, which names it where nothing else does."""
    return next((block.text for page in pages for block in page.blocks if block.kind == "heading"), None)
