"""An answer on the terminal: its lines, what stands beside them, its slides and sentences."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import typer

from bot.answer import Answer, Citation
from bot.cli.terminal import echo
from corpus.text.printable import printable


def show(answer: Answer, *, numbered: bool = False) -> None:
    """The whole answer; choices *numbered* for a chat, else with what to type."""
    echo(answer.answer)
    _show_beside(answer, numbered=numbered)


def show_as_it_comes(items: Iterator[str | Answer]) -> Answer:
    """Each line as soon as it is settled, then what stands beside the answer; gives the answer back."""
    for item in items:
        if isinstance(item, Answer):
            _show_beside(item, numbered=True)
            return item
        echo(item)
        sys.stdout.flush()
    raise RuntimeError("the desk ended without an answer")


def _show_beside(answer: Answer, *, numbered: bool) -> None:
    if answer.notice:
        typer.echo(typer.style(printable(answer.notice), dim=True))
    for number, choice in enumerate(answer.choices, 1):
        echo(f"  {number if numbered else f'--intent {choice.intent}'}  {choice.label}")
    if answer.citations:
        echo()
    for citation in answer.citations:
        _show_source(citation, english=answer.language == "en")


def _show_source(citation: Citation, *, english: bool) -> None:
    page = f" p.{citation.page}" if citation.page else ""
    heading = f"「{citation.heading}」" if citation.heading else ""
    typer.echo(
        f"[{citation.id}] {typer.style(printable(f'{citation.title}{page}{heading}'), dim=True)}\n", nl=False
    )
    echo(f"    {citation.quote}")
    if citation.translation and english:
        echo(f"    (our rendering: {citation.translation})")
