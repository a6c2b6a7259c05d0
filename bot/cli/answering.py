"""`aspire ask`, `aspire chat` and `aspire search`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.edge import NOT_FOUND
from bot.cli.options import (
    AsOfOption,
    CorpusOption,
    FileOption,
    IndexOption,
    JsonOption,
    moment,
    questions,
    settings,
)
from corpus.errors import BadInput

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.desk import Desk

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
) -> None:
    """
    Answer a question from the call documents, with slide and sentence

    Without QUESTION and --file, the question is read from standard input. Exits 0 when it is answered, 3 when the
    documents do not say; with --file always 0.

    Example: aspire ask "日英共同公募の締切はいつですか"
    """
    from bot.desk import Desk

    when = moment(as_of)
    asked = None if file else _question(question)
    desk = Desk.open(settings(corpus, index, log=False if no_log else None))
    if file:
        for item in _each(questions(file), file):
            _show(_answered(desk, item, when), as_json)
        return
    answer = desk.ask(asked or "", as_of=when)
    _show(answer, as_json)
    if answer.status == "not_found":
        raise typer.Exit(NOT_FOUND)


def chat(corpus: CorpusOption = None, index: IndexOption = None, as_of: AsOfOption = None) -> None:
    """
    Ask several questions in a row; a follow-up such as "and for the UK side?" is understood

    An empty line or Ctrl-D ends it.

    Example: aspire chat
    """
    from bot.desk import Desk, Turn

    desk, when, thread = Desk.open(settings(corpus, index)), moment(as_of), []
    while True:
        try:
            asked = input("> " if sys.stdin.isatty() else "").strip()
        except EOFError:
            return
        if not asked:
            return
        try:
            _show(desk.ask(asked, as_of=when, thread=tuple(thread)), as_json=False)
        except BadInput as error:
            typer.echo(str(error), err=True)
            continue
        thread.append(Turn(asked))
        typer.echo()


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
    from index.retriever import Retriever

    asked = _each(questions(file), file) if file else [_question(question)]
    chosen = settings(corpus, index)
    retriever = Retriever.open(chosen.index_folder, chroma_url=chosen.chroma_url)
    for item in asked:
        began = time.perf_counter()
        found = retriever.search(item, k=k)
        elapsed = (time.perf_counter() - began) * 1000
        results = [
            {
                "document": passage.chunk.document,
                "page": passage.chunk.page,
                "text": passage.chunk.text,
                "score": round(passage.score, 4),
            }
            for passage in found
        ]
        if as_json:
            typer.echo(
                json.dumps(
                    {"question": item, "results": results, "elapsed_ms": round(elapsed, 1)},
                    ensure_ascii=False,
                )
            )
            continue
        for result in results:
            typer.echo(f"{result['score']:.3f}  {result['document']} p.{result['page']}  {result['text']}")


def _question(words: list[str] | None) -> str:
    if words:
        return " ".join(words)
    if sys.stdin.isatty():
        raise BadInput('Ask something, for example: aspire ask "日英共同公募の締切はいつですか"')
    return sys.stdin.buffer.read(1_000_000).decode("utf-8", errors="replace")


def _each(asked: Iterable[str], file: str) -> Iterable[str]:
    """The questions with a line of progress on a terminal."""
    listed = list(asked)
    if not listed:
        raise BadInput(f"{file} holds no question.")
    shown = sys.stderr.isatty() and not sys.stdout.isatty()
    for at, item in enumerate(listed, 1):
        yield item
        if shown:
            typer.echo(f"\r{at}/{len(listed)}", nl=at == len(listed), err=True)


def _answered(desk: Desk, asked: str, when: object) -> Answer:
    """One line of a batch: a question that cannot be read is a line that says so, and the batch goes on."""
    try:
        return desk.ask(asked, as_of=when)  # type: ignore[arg-type]
    except BadInput as error:
        return replace(desk.unreadable(str(error)), question=asked[:200])


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        typer.echo(answer.to_json())
        return
    typer.echo(answer.answer)
    if answer.citations:
        typer.echo()
    for citation in answer.citations:
        place = f"{citation.title} p.{citation.page}" + (
            f"「{citation.heading}」" if citation.heading else ""
        )
        typer.echo(f"[{citation.id}] {typer.style(place, dim=True)}\n    {citation.quote}")
