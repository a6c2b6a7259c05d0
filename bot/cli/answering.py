"""`aspire ask` and `aspire search`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.edge import NOT_FOUND
from bot.cli.options import (
    AsOfOption,
    CorpusOption,
    FileOption,
    IndexOption,
    JsonOption,
    asked,
    moment,
    questions,
    settings,
)
from bot.cli.showing import show
from bot.cli.terminal import echo
from bot.settings import Settings
from corpus.errors import BadInput

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

    Without QUESTION and --file, the question is read from standard input. Exits 0 when it is answered, 3 when
    nothing is found; with --file always 0.

    Example: aspire ask "日英共同公募の締切はいつですか"
    """
    from bot.desk import Desk

    when, intent = moment(as_of), _known(intent, settings(corpus, index))
    wanted = _wanted(question, file)
    if file and intent:
        raise BadInput("--intent goes with one question, not with --file.")
    desk = Desk.open(settings(corpus, index, log=False if no_log else None))
    if file:
        for item in _each(wanted):
            _show(_answered(desk, item, when), as_json)
        return
    answer = desk.ask(wanted[0], as_of=when, intent=intent)
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
    for item in _each(wanted):
        began = time.perf_counter()
        found = _found(retriever, item, k, alone=not file)
        elapsed = round((time.perf_counter() - began) * 1000, 1)
        if as_json:
            line = {"question": item, "results": found, "elapsed_ms": elapsed}
            echo(json.dumps(line, ensure_ascii=False))
            continue
        for result in found:
            page = f" p.{result['page']}" if result["page"] else ""
            echo(f"{result['score']:.3f}  {result['document']}{page}  {result['text']}")


def _found(retriever: Retriever, item: str, k: int, *, alone: bool) -> list[dict[str, Any]]:
    """What --json shows of the passages; nothing for a question of a batch that cannot be read."""
    from bot.reading.query import read_query

    try:
        plain = read_query(item, None).plain
    except BadInput:
        if alone:
            raise
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


def _wanted(words: list[str] | None, file: str | None) -> list[str]:
    """What is asked: all of *file*, or the one question."""
    if words or not file:
        return [asked(words, file)]
    wanted = list(questions(file))
    if not wanted:
        raise BadInput(f"{file} holds no question.")
    return wanted


def _each(wanted: Sequence[str]) -> Iterator[str]:
    """The questions, with a line of progress on a terminal."""
    shown = len(wanted) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
    for at, item in enumerate(wanted, 1):
        yield item
        if shown:
            typer.echo(f"\r{at}/{len(wanted)}", nl=at == len(wanted), err=True)


def _answered(desk: Desk, asked: str, when: object) -> Answer:
    """One line of a batch: a question that cannot be read is a line that says so, and the batch goes on."""
    try:
        return desk.ask(asked, as_of=when)  # type: ignore[arg-type]
    except BadInput as error:
        return replace(desk.unreadable(str(error)), question=asked[:200])


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        echo(answer.to_json())
    else:
        show(answer)


def _known(intent: str | None, chosen: Settings) -> str | None:
    """*intent* where there is such a one, or a call that is offered so. Raises BadInput."""
    from bot.answering.calls import Calls
    from corpus.facts.model import read_calls
    from corpus.intents.bank import read_bank
    from corpus.intents.own import read_own

    if intent is None:
        return None
    shipped = read_bank()
    if shipped.get(intent) or read_own(chosen.corpus, chosen.home, shipped).get(intent):
        return intent
    if Calls(read_calls(chosen.corpus)).chosen(intent):
        return intent
    raise BadInput(
        f"No intent is called {intent!r}; use one that an answer offered, such as: --intent deadline"
    )
