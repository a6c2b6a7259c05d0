"""Markers and citations: each quote verbatim from its page, numbered in order of first use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.answer import Citation, Language
from bot.answering.desk_answer import Approved
from bot.answering.statements import Statement
from corpus.facts.model import Source
from corpus.quantity import Day, Quantity
from corpus.quantity.write import write
from corpus.text.squeeze import squeeze
from index.passage import Chunk

Pages = Mapping[tuple[str, int | None], Sequence[Chunk]]
_Place = tuple[str, int | None, str]


def pages_of(chunks: Iterable[Chunk]) -> Pages:
    """*chunks* by document and page."""
    pages: dict[tuple[str, int | None], list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        pages[chunk.document, chunk.page].append(chunk)
    return pages


class Cited:
    """The citations of one answer as it is put together, for a reader of *language*.

    *pages* are the index's chunks by document and page.
    """

    def __init__(self, pages: Pages, language: Language) -> None:
        self._pages, self._language = pages, language
        self._numbers: dict[_Place, int] = {}
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations)

    def marked(self, statement: Statement) -> str:
        """The statement followed by the markers of what it rests on."""
        numbers = self.numbers(statement)
        markers = "".join(f"[{number}]" for number in numbers)
        return f"{statement.text} {markers}" if markers else statement.text

    def numbers(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of what a statement rests on; what is cited first is given the next one."""
        if statement.desk is not None:
            own = self._of_desk(statement.desk)
            return tuple(dict.fromkeys([own, *(self._of_source(source) for source in statement.sources)]))
        if statement.chunk is not None:
            return (self._of_chunk(statement.chunk, statement.quote or statement.chunk.text),)
        return tuple(dict.fromkeys(self._of_source(source) for source in statement.sources))

    def _of_desk(self, approved: Approved) -> int:
        """An answer of the desk, under its date in the asker's language."""
        quote, _ = approved.worded(self._language)
        title = desks_title(approved.approved_on, self._language)
        return self._number((approved.document, None, squeeze(quote)), title=title, quote=quote)

    def _of_source(self, source: Source) -> int:
        chunks = self._pages.get((source.document, source.page), ())
        wanted = squeeze(source.quote)
        inside = [chunk for chunk in chunks if squeeze(chunk.text) in wanted]
        around = [chunk for chunk in chunks if wanted in squeeze(chunk.text)]
        near = (inside or around or list(chunks))[:1]
        translation = _joined(chunk.translation for chunk in inside or around[:1])
        place = (source.document, source.page, wanted)
        return self._add(place, near[0] if near else None, source.quote, translation)

    def _of_chunk(self, chunk: Chunk, quote: str) -> int:
        whole = squeeze(quote) == squeeze(chunk.text)
        return self._add(
            (chunk.document, chunk.page, squeeze(quote)), chunk, quote, chunk.translation if whole else None
        )

    def _add(self, place: _Place, chunk: Chunk | None, quote: str, translation: str | None) -> int:
        if chunk is None:
            return self._number(place, title=place[0], quote=quote, translation=translation)
        return self._number(
            place,
            title=chunk.title,
            quote=quote,
            heading=chunk.heading,
            url=chunk.url,
            translation=translation,
        )

    def _number(
        self,
        place: _Place,
        *,
        title: str,
        quote: str,
        heading: str | None = None,
        url: str | None = None,
        translation: str | None = None,
    ) -> int:
        if place not in self._numbers:
            number = self._numbers[place] = len(self._citations) + 1
            document, page, _ = place
            self._citations.append(Citation(number, document, title, page, heading, quote, url, translation))
        return self._numbers[place]


def desks_title(day: date, language: Language) -> str:
    """事務局の回答（2024年5月10日） / Answer of the desk, 10 May 2024."""
    said = Day(day.year, day.month, day.day)
    written = write(Quantity(kind="date", value=said, unit="", text="", span=(0, 0)), language)
    return f"事務局の回答（{written}）" if language == "ja" else f"Answer of the desk, {written}"


def _joined(translations: Iterable[str | None]) -> str | None:
    return " ".join(text for text in translations if text) or None
