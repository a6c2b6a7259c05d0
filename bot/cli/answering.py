"""`aspire ask` and `aspire search`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.edge import NOT_FOUND
from bot.cli.options import (
    AsOfOption,
    CorpusOption,
    FileOption,
    IndexOption,
    JsonOption,
    Line,
    asked,
    moment,
    questions,
    settings,
)
from bot.cli.showing import show
from bot.cli.terminal import echo
from corpus.errors import BadInput
from corpus.text.printable import printable

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.desk import Desk
    from index.retriever import Retriever

QuestionArgument = Annotated[
    list[str] | None, typer.Argument(metavar="QUESTION", help="The question, in Japanese or English.")
]


def ask(
    question: QuestionArgument = None,
    file: FileOption = None,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    no_log: Annotated[bool, typer.Option("--no-log", help="Keep no receipt of this answer.")] = False,
    intent: Annotated[
        str | None,
        typer.Option("--intent", metavar="NAME", help="What is asked, as offered by an answer before."),
    ] = None,
) -> None:
    """
    Answer a question from the call documents, with slide and sentence

    Without QUESTION and --file, or where QUESTION is -, it is read from standard input. Exits 0 when it is answered,
    3 when nothing is found; with --file always 0.

    Example: aspire ask "日英共同公募の締切はいつですか"
    """
    from bot.desk import Desk

    when = moment(as_of)
    wanted = _wanted(question, file)
    if file and intent:
        raise BadInput("--intent goes with one question, not with --file.")
    desk = Desk.open(settings(corpus, index, log=False if no_log else None))
    if file:
        for number, line in _each(wanted):
            _head(number, line, as_json)
            _show(_answered(desk, line, when), as_json)
        return
    answer = desk.ask(wanted[0].question, as_of=when, intent=intent)
    _show(answer, as_json)
    if answer.status == "not_found":
        raise typer.Exit(NOT_FOUND)


def search(
    question: QuestionArgument = None,
    file: FileOption = None,
    as_json: JsonOption = False,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 10,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Show the passages nearest to a question, best first

    Example: aspire search -k 3 "outgoing researcher"
    """
    from bot.retrieval import open_retriever

    wanted = _wanted(question, file)
    retriever = open_retriever(settings(corpus, index))
    for number, line in _each(wanted):
        began = time.perf_counter()
        found = _found(retriever, line, k, alone=not file)
        elapsed = round((time.perf_counter() - began) * 1000, 1)
        if as_json:
            told = {"question": line.question, "results": found, "elapsed_ms": elapsed}
            echo(json.dumps(told, ensure_ascii=False))
            continue
        if file:
            _head(number, line, as_json)
        for result in found:
            page = f" p.{result['page']}" if result["page"] else ""
            echo(f"{result['score']:.3f}  {result['document']}{page}  {result['text']}")


def _found(retriever: Retriever, line: Line, k: int, *, alone: bool) -> list[dict[str, Any]]:
    """What --json shows of the passages; nothing for a line of a batch that cannot be read, which is said."""
    from bot.reading.query import read_query

    try:
        if line.problem:
            raise BadInput(line.problem)
        plain = read_query(line.question, None).plain
    except BadInput as error:
        if alone:
            raise
        echo(f"aspire: {error}", err=True)
        return []
    return [
        {
            "document": passage.chunk.document,
            "page": passage.chunk.page,
            "text": passage.chunk.text,
            "score": round(passage.score, 4),
        }
        for passage in retriever.search(plain, k=k)
    ]


def _wanted(words: list[str] | None, file: str | None) -> list[Line]:
    """What is asked: all of *file*, or the one question."""
    if words or not file:
        return [Line(asked(words, file))]
    wanted = list(questions(file))
    if not wanted:
        raise BadInput(f"{file} holds no question.")
    return wanted


def _each(wanted: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """The lines, numbered, with a line of progress on a terminal."""
    shown = len(wanted) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
    for at, line in enumerate(wanted, 1):
        yield at, line
        if shown:
            typer.echo(f"\r{at}/{len(wanted)}", nl=at == len(wanted), err=True)


def _head(number: int, line: Line, as_json: bool) -> None:
    """In text, the question stands above its answer."""
    if not as_json:
        asked = " ".join(line.question.split())[:200]
        typer.echo(("\n" if number > 1 else "") + typer.style(printable(f"{number}. {asked}"), bold=True))


def _answered(desk: Desk, line: Line, when: datetime | None) -> Answer:
    """One line of a batch: a question that cannot be read is a line that says so, and the batch goes on."""
    try:
        if line.problem:
            raise BadInput(line.problem)
        return desk.ask(line.question, as_of=when)
    except BadInput as error:
        return replace(desk.unreadable(str(error)), question=line.question[:200])


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        echo(answer.to_json())
    else:
        show(answer)
