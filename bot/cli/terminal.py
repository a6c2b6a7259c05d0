"""Writing to the terminal: what documents, questions and file names hold never steers it."""

from __future__ import annotations

import typer

from corpus.text.printable import printable


def counted(number: int, thing: str) -> str:
    """ "1 document", "2 documents"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print *text*, without control characters."""
    typer.echo(printable(text), err=err, nl=nl)
