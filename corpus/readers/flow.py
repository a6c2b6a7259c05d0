"""What a reader hands over: headings, texts and tables in reading order, made into pages of blocks here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.blocks import Block, Page
from corpus.readers.faq import ended, questions_apart
from corpus.readers.items import QUESTION_LEVEL, End, Heading, Item, Text, asks
from corpus.readers.marks import ends_sentence, is_marked, is_unfinished, width
from corpus.readers.table import Table
from corpus.text.squeeze import unwrap

_SEVERAL = 4  # headings with nothing between them are a list
_FILLED = 36  # columns of a line that the page broke, and not its writer
_GOES_ON = re.compile(r"[ぁ-んa-z]")  # as no paragraph begins
_CAPTION = re.compile(r"^[【(（\[]?(表|図表|Table)\s*[0-9０-９]", re.IGNORECASE)


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
        given = captioned(_listed(items))
        blocks: list[Block] = []
        heading, says = None, False
        for item in ended(questions_apart(given, self._open[-1] if self._open else None)):
            if isinstance(item, End):
                self.close(item.level)
                continue
            if isinstance(item, Heading):
                self._enter(item)
            if heading is None or not says:
                heading = self._title() or heading
            blocks.extend(self._blocks(item))
            says = says or bool(blocks and blocks[-1].kind != "heading")
        whole = "\n".join(item.text for item in given) if text is None else text
        return Page(number, whole, heading or self._title(), tuple(blocks))

    def _title(self) -> str | None:
        """The innermost heading that is no question of an FAQ."""
        return next((above.text for above in reversed(self._open) if above.level < QUESTION_LEVEL), None)

    def close(self, level: int) -> None:
        """End every heading of *level* and below: a slide's title does not hold for the next slide."""
        self._open = [above for above in self._open if above.level < level]

    def _enter(self, heading: Heading) -> None:
        self.close(min(heading.level, heading.beside))
        self._open.append(heading)

    def _current(self) -> str | None:
        return self._open[-1].text if self._open else None

    def _blocks(self, item: Item) -> Iterator[Block]:
        above = tuple(heading.text for heading in self._open[:-1] if heading.level > 0)
        if isinstance(item, Table):
            for row in item.rows():
                yield Block(row.text, "row", self._current(), above + row.labels, sections=len(above))
        elif isinstance(item, Heading):
            yield Block(item.text, "heading", self._current(), above, sections=len(above))
        else:
            yield Block(item.text, item.kind, self._current(), above, sections=len(above))


def captioned(items: Iterable[Item]) -> list[Item]:
    """*items*, each table with the line above it that names it: 表1 …, Table 1."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Table) and not item.caption and found and _CAPTION.match(found[-1].text):
            item = replace(item, caption=found[-1].text)
        found.append(item)
    return found


def _listed(items: Iterable[Item]) -> Iterator[Item]:
    """*items*, headings of one level in a row as a list: they name what is told elsewhere, and head nothing here."""
    for level, run in groupby(items, key=lambda item: item.level if isinstance(item, Heading) else None):
        together = list(run)
        if level is None or len(together) < _SEVERAL:
            yield from together
        else:
            yield from (Text(item.text, "item") for item in together)


def going_on(pages: Sequence[list[Item]]) -> None:
    """Make what goes on over a page one: a table keeps the names of its columns, and a sentence that the page broke
    ends on the one where it began."""
    for before, after in pairwise(pages):
        if not (before and after):
            continue
        last, first = before[-1], after[0]
        if isinstance(last, Table) and isinstance(first, Table):
            after[0] = first.continuing(last)
        elif isinstance(last, Text) and isinstance(first, Text) and _goes_on(last.text, first.text):
            before[-1] = replace(last, text=unwrap(f"{last.text}\n{first.text}"))
            del after[0]


def _goes_on(above: str, text: str) -> bool:
    """Whether a line that fills its page ends amid a sentence, which *text* on the next page goes on with."""
    amid = is_unfinished(above) or bool(_GOES_ON.match(text))
    return amid and width(above) >= _FILLED and not (ends_sentence(above) or is_marked(text))


def sections(items: Iterable[Item]) -> list[list[Item]]:
    """*items* cut before each heading of a section, except one that only follows another heading."""
    found: list[list[Item]] = []
    for item in items:
        opens = isinstance(item, Heading) and item.level < QUESTION_LEVEL
        if not found or (opens and not isinstance(found[-1][-1], Heading)):
            found.append([])
        found[-1].append(item)
    return found


def first_heading(pages: Iterable[Page]) -> str | None:
    """The first heading of a document that asks nothing: it names it where nothing else does."""
    headings = (block.text for page in pages for block in page.blocks if block.kind == "heading")
    return next((text for text in headings if not asks(text)), None)
