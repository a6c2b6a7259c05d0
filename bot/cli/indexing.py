"""`aspire index build|status|verify`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.cli.options import CorpusOption, IndexOption, settings
from bot.settings import Settings
from index.encoder import Encoder

app = typer.Typer(help="Build the index, and look after it.", no_args_is_help=True)


@app.command()
def build(
    corpus: CorpusOption = None,
    index: IndexOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Encode everything again.")] = False,
) -> None:
    """
    Index the call documents; only what changed is encoded again

    Example: aspire index build --corpus my-calls --index my-index
    """
    from corpus.documents import read_corpus
    from index.build import build as build_index

    chosen = settings(corpus, index)
    reading = read_corpus(chosen.corpus)
    for problem in reading.problems:
        typer.echo(f"aspire: left out {problem.path}: {problem.message}", err=True)
    report = build_index(
        reading.documents,
        chosen.index_folder,
        encoder=encoder(chosen),
        progress=_progress,
        chroma_url=chosen.chroma_url,
        fresh=fresh,
    )
    changed = (
        f"{report.added} encoded, {report.reused} kept, {report.removed} removed"
        if report.changed
        else "unchanged"
    )
    typer.echo(
        f"{report.documents} documents, {report.chunks} chunks ({changed}) in {chosen.index_folder}", err=True
    )


def encoder(chosen: Settings) -> Encoder:
    """The encoder that the settings name, prepared on first use."""
    from index.prepare import open_encoder

    return open_encoder(
        chosen.encoder, chosen.home / "models", progress=lambda what: typer.echo(what, err=True)
    )


def _progress(what: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{what} {done}/{total}\033[K", nl=done == total, err=True)
    elif done == total:
        typer.echo(f"{what}: {total}", err=True)
