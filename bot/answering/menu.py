"""What a chat model may point at for one part of a question: numbered rulings, and numbered sentences of the
documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer import Language
from bot.answering.case import Option
from bot.answering.lookup import Judged, named
from bot.answering.statements import Statement
from corpus.readers.items import asks
from corpus.text.plain import has_letters
from corpus.text.sentences import sentences
from corpus.text.squeeze import squeeze
from index.passage import Chunk

SENTENCES = 6  # of a menu; the documents' come best first, and a small model reads no more of them well
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

    @property
    def key(self) -> str:
        """What two lines have in common that say the same."""
        return squeeze(self.translation or self.statement.text)


@dataclass(frozen=True)
class Menu:
    """The lines for one *question*, numbered from 1. *sure* is said first, whatever is pointed at; the first *own*
    lines are what the desk alone would say beside it. *signed* is the silence that a person has signed, in words, where
    that is what is said first."""

    question: str
    sure: tuple[Statement, ...]
    lines: tuple[Line, ...]
    own: int = 0
    signed: str = ""

    def __getitem__(self, number: int) -> Statement:
        """The statement of a number. Raises KeyError for a number that no line has."""
        if not 1 <= number <= len(self.lines):
            raise KeyError(number)
        return self.lines[number - 1].statement

    @property
    def said(self) -> tuple[str, ...]:
        """What the asker is told whatever is pointed at."""
        return (*(statement.text for statement in self.sure), *filter(None, [self.signed]))

    @property
    def turned(self) -> Menu:
        """The same lines, the last one first."""
        return replace(self, lines=self.lines[::-1])


def menu_of(
    question: str,
    sure: Sequence[Statement],
    own: Sequence[Statement],
    options: Sequence[tuple[Option, str]],
    passages: Iterable[Judged],
    language: Language,
) -> Menu:
    """The menu of one part: what the desk alone would say of it, its *own*; then the rulings of its *options*, each
    with the label of its intent; then the sentences of *passages*. What is *sure* already, what was listed before, and
    a document's own questions are left out."""
    said = {squeeze(statement.text) for statement in sure}
    labels = {option.intent: label for option, label in options}
    first = [line for line in _lines_of(own, labels, language) if line.key not in said]
    listed, room, sentences_left = list(first), ROOM, SENTENCES
    for line in (*_rulings(options), *_sentences(passages, language)):
        if line.key in said or any(line.key in one.key for one in listed):
            continue
        if line.statement.chunk is not None:
            room -= len(line.around) + len(line.key)
            sentences_left -= 1
        if room >= 0 and sentences_left >= 0:
            listed.append(line)
    return Menu(question, tuple(sure), tuple(listed), len(first))


def menu_beside(
    signed: str,
    question: str,
    options: Sequence[tuple[Option, str]],
    passages: Iterable[Judged],
    language: Language,
) -> Menu | None:
    """The menu of a part that a person has *signed* as left open: the rulings of *options* and, of *passages*, what the
    desk would show of them. None where neither tells anything: the silence stands."""
    listed = (*_rulings(options), *_lines_of([one.statement for one in passages], {}, language))
    lines = tuple({line.key: line for line in reversed(listed)}.values())[::-1]
    return Menu(question, (), lines, signed=signed) if lines else None


def _lines_of(
    statements: Sequence[Statement], labels: Mapping[str, str], language: Language
) -> Iterator[Line]:
    for statement in statements:
        chunk = statement.chunk
        if chunk is None:
            yield Line(statement, labels.get(statement.intent or "", ""))
        else:
            yield Line(statement, _around(chunk, statement.text), _translation(chunk, language))


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
            if not asks(part) and has_letters(part, 2):
                text = named(chunk, part)
                yield Line(Statement(text, chunk=chunk, quote=part), _around(chunk, text), translation)


def _around(chunk: Chunk, text: str) -> str:
    """The heading and labels that *text* stands under, without those that it names itself."""
    return " / ".join(part for part in (chunk.heading, *chunk.labels) if part and part not in text)


def _translation(chunk: Chunk, language: Language) -> str:
    return chunk.translation or "" if chunk.language != language else ""
