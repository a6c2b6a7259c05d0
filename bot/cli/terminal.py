"""Writing to the terminal: what documents, questions and file names hold never steers it."""

from __future__ import annotations

import typer

from corpus.text.counting import counted as counted
from corpus.text.printable import printable


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print *text*, without control characters."""
    typer.echo(printable(text), err=err, nl=nl)
