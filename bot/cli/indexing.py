"""`aspire index build|status|verify`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.edge import ERROR
from bot.cli.options import CorpusOption, IndexOption, JsonOption, settings
from bot.cli.terminal import counted, echo
from bot.settings import BUNDLED_CORPUS, Settings, build_command, load
from corpus.errors import BadInput, DeskError, SettingsError
from corpus.files import in_full
from index.encoder import Encoder

if TYPE_CHECKING:
    from corpus.documents import Document
    from corpus.facts.standing import Record

app = typer.Typer(help="Build the index, and look after it.", no_args_is_help=True)


@app.command()
def build(
    corpus: CorpusOption = None,
    index: IndexOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 where a fact is not proven, as `facts check` does.")
    ] = False,
) -> None:
    """
    Index the call documents and prove their facts; only what changed is encoded again

    A quote that moved is taken from its new page. A fact that its document does not bear out is named and
    does not rule.

    Example: aspire index build --corpus my-calls --index my-index
    """
    from corpus.documents import read_corpus
    from index.build import build as build_index
    from index.open_intents import learn_for

    chosen = settings(corpus, index)
    _require_apart(chosen)
    served = encoder(chosen)
    reading = read_corpus(chosen.corpus)
    for problem in reading.problems:
        echo(f"aspire: left out {problem.path}: {problem.message}", err=True)
    record = _proved(chosen, reading.documents)
    report = build_index(
        reading.documents,
        chosen.index_folder,
        encoder=served,
        progress=_progress,
        chroma_url=chosen.chroma_url,
        corpus=None if chosen.corpus == BUNDLED_CORPUS else chosen.corpus,
        facts=record.plain(),
    )
    learn_for(served, chosen.home, lambda done, total: _progress("Encoding examples", done, total))
    changes = f"{report.added} encoded, {report.reused} kept, {report.removed} removed"
    changed = changes if report.changed else "unchanged"
    echo(
        f"{counted(report.documents, 'document')}, {counted(report.chunks, 'chunk')} ({changed}) "
        f"in {chosen.index_folder}",
        err=True,
    )
    if strict and record.failed:
        raise typer.Exit(ERROR)


def _require_apart(chosen: Settings) -> None:
    """Raises BadInput for an index among its own documents, which would be read as some of them."""
    corpus, index = in_full(chosen.corpus), in_full(chosen.index_folder)
    inside = index.relative_to(corpus).parts if index.is_relative_to(corpus) else (".",)
    if not any(part.startswith(".") for part in inside):
        raise BadInput(
            f"The index {chosen.index_folder} would lie among the documents of {chosen.corpus} and be read as "
            "one; name a folder elsewhere with --index."
        )


def _proved(chosen: Settings, documents: Sequence[Document]) -> Record:
    """How the facts of the corpus stand in its documents, told where they moved or fail."""
    from corpus.facts.model import read_calls
    from corpus.facts.standing import failures, moves, recorded

    calls = read_calls(chosen.corpus)
    record = recorded(calls, chosen.corpus, documents, _last_record(chosen))
    for line in moves(calls, record):
        echo(f"aspire: {line}", err=True)
    for line in failures(record):
        echo(f"aspire: this fact does not rule: {line}", err=True)
    return record


def _last_record(chosen: Settings) -> Record:
    """How the facts stood at the last build; where an index is built for the first time, beside the one that answers
    now, at that one's: else what the new documents changed would seem never to have stood.
    """
    from corpus.facts.standing import Record
    from index.verify import status as index_status

    for folder in (chosen.index_folder, load().index_folder):
        try:
            return Record.of(index_status(folder, chroma_url=chosen.chroma_url).facts)
        except DeskError:  # there is none yet, or none that can be read: the build will tell
            continue
    return Record()


@app.command()
def status(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """
    Show what the index holds: encoder, age, and each document with its hash

    Example: aspire index status
    """
    from index.verify import status as index_status

    chosen = settings(None, index)
    manifest = index_status(chosen.index_folder, chroma_url=chosen.chroma_url)
    encoder = manifest.encoder
    if as_json:
        told = asdict(manifest)
        del told["files"], told["format"]
        told |= {"index": str(chosen.index_folder), "metric": "cosine"}
        echo(json.dumps(told, ensure_ascii=False))
        return
    echo(f"index     {chosen.index_folder}")
    echo(f"corpus    {chosen.corpus}")
    echo(f"built     {manifest.created}")
    echo(f"encoder   {encoder.name} ({encoder.revision}), {encoder.dimension} dimensions, cosine")
    echo(f"chunks    {manifest.chunks}")
    for entry in manifest.documents:
        size = f"{counted(entry.pages, 'page'):>9}  {counted(entry.chunks, 'chunk'):>12}"
        echo(f"document  {entry.sha256[:12]}  {size}  {entry.path}")


@app.command()
def verify(
    index: IndexOption = None,
    encode: Annotated[
        bool, typer.Option("--encode", help="Encode every text again too, and compare the vectors.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """
    Check that every vector, text and word list is there and as it was written

    Exits 1 when something is missing or differs.

    Example: aspire index verify
    """
    from index.verify import verify as verify_index

    chosen = settings(None, index)
    found = verify_index(
        chosen.index_folder, encoder=encoder(chosen) if encode else None, chroma_url=chosen.chroma_url
    )
    if as_json:
        echo(json.dumps(asdict(found), ensure_ascii=False))
    elif not found.problems:
        what = f"{counted(found.vectors, 'vector')}, {counted(found.chunks, 'chunk')}"
        echo(f"{what} and {counted(found.files, 'file')} are as written.")
    for problem in () if as_json else found.problems:
        echo(problem)
    if found.problems:
        if not as_json:
            echo(f"Mend it with: {build_command(chosen)}", err=True)
        raise typer.Exit(ERROR)


def encoder(chosen: Settings) -> Encoder:
    """The encoder that the settings name, prepared on first use."""
    from bot.private import private_folder
    from index.prepare import open_adapted, open_encoder

    try:
        private_folder(chosen.home)
    except OSError as error:
        raise SettingsError(
            f"{chosen.home} cannot be made ({error.strerror}); set ASPIRE_HOME to a folder that can be written, "
            "then: aspire index build"
        ) from error
    models = chosen.home / "models"
    found = open_encoder(chosen.encoder, models, progress=_said)
    open_adapted(found, models, progress=_said)
    return found


def _said(what: str) -> None:
    echo(what, err=True)


def _progress(what: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{what} {done}/{total}\033[K", nl=done == total, err=True)
    elif done == total:
        echo(f"{what}: {total}", err=True)
