"""What a chat model may point at for one part of a question: numbered rulings, and numbered sentences of the
documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answer import Language
from bot.answering.case import Option
from bot.answering.lookup import Judged, named
from bot.answering.statements import Statement
from corpus.readers.items import asks
from corpus.text.sentences import sentences
from corpus.text.squeeze import squeeze
from index.passage import Chunk

_WORD = re.compile(r"\w")
# Characters of sentences in one menu; passages come best first, so that what is cut is the least useful.
ROOM = 6000


@dataclass(frozen=True)
class Line:
    """One statement that may be said. *around* is what it stands under (an intent's label, a heading, a
    table's labels), *translation* our rendering of it where the asker reads another language than it is
    written in."""

    statement: Statement
    around: str = ""
    translation: str = ""


@dataclass(frozen=True)
class Menu:
    """The lines for one *question*, numbered from 1. *sure* is said first, whatever is pointed at."""

    question: str
    sure: tuple[Statement, ...]
    lines: tuple[Line, ...]

    def __getitem__(self, number: int) -> Statement:
        """The statement of a number. Raises KeyError for a number that no line has."""
        if not 1 <= number <= len(self.lines):
            raise KeyError(number)
        return self.lines[number - 1].statement


def menu_of(
    question: str,
    sure: Sequence[Statement],
    options: Iterable[tuple[Option, str]],
    passages: Iterable[Judged],
    language: Language,
) -> Menu:
    """The menu of one part: the rulings of its *options*, each with the label of its intent, then the
    sentences of *passages*. What is *sure* already, what was listed before, and a document's own questions
    are left out."""
    said = {squeeze(statement.text) for statement in sure}
    listed: list[Line] = []
    room = ROOM
    for line in (*_rulings(options), *_sentences(passages, language)):
        text = squeeze(line.statement.text)
        if line.statement.chunk is not None:
            room -= len(line.around) + len(text)
        if text not in said and room >= 0:
            said.add(text)
            listed.append(line)
    return Menu(question, tuple(sure), tuple(listed))


def _rulings(options: Iterable[tuple[Option, str]]) -> Iterator[Line]:
    for option, label in options:
        for statement in option.statements:
            yield Line(statement, label)


def _sentences(passages: Iterable[Judged], language: Language) -> Iterator[Line]:
    for judged in passages:
        chunk = judged.passage.chunk
        translation = _translation(chunk, language)
        # A rendering is of all of a passage, so that who reads renderings chooses among whole passages.
        for part in [chunk.text] if translation else sentences(chunk.text):
            if not asks(part) and len(_WORD.findall(part)) > 1:
                yield Line(
                    Statement(named(chunk, part), chunk=chunk, quote=part), _around(chunk), translation
                )


def _around(chunk: Chunk) -> str:
    return " / ".join(part for part in (chunk.heading, *chunk.labels) if part)


def _translation(chunk: Chunk, language: Language) -> str:
    return chunk.translation or "" if chunk.language != language else ""
