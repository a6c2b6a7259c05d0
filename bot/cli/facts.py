"""`aspire facts list|show|check|draft`."""

from __future__ import annotations

import difflib
import json
import shutil
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.edge import ERROR
from bot.cli.options import CorpusOption, JsonOption, settings
from bot.cli.terminal import echo
from corpus.errors import BadInput, CorpusError
from corpus.facts.model import CALL_FILE, Call, Fact, read_calls

app = typer.Typer(help="The proven facts of the calls.", no_args_is_help=True)
_SHORT = 60


@app.command("list")
def list_(
    scheme: Annotated[str | None, typer.Option("--scheme", help="Only the facts of this scheme.")] = None,
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
) -> None:
    """
    List the facts: name, what they say, document and page

    Example: aspire facts list --scheme japan-uk
    """
    calls = _calls(corpus)
    known = {item.id for call in calls for item in call.schemes}
    if scheme is not None and scheme not in known:
        raise BadInput(f"There is no scheme {scheme!r}; there are: {', '.join(sorted(known))}.")
    for call in calls:
        for fact in call.facts:
            if scheme in (None, fact.scheme):
                echo(_json(call, fact) if as_json else _line(fact))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="scheme.side.key, as `aspire facts list` prints it.")],
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
) -> None:
    """
    Show one fact with every sentence it was read from

    Example: aspire facts show japan-uk.japan.deadline
    """
    calls = _calls(corpus)
    found = [(call, fact) for call in calls for fact in call.facts if fact.name == name]
    if not found:
        names = sorted({fact.name for call in calls for fact in call.facts})
        near = difflib.get_close_matches(name, names, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: aspire facts list"
        raise BadInput(f"There is no fact {name!r}; {hint}")
    for call, fact in found:
        echo(_json(call, fact) if as_json else _whole(call, fact))


@app.command()
def check(corpus: CorpusOption = None) -> None:
    """
    Prove every fact: its quote stands on its page and says just that

    Exits 1 with a line for each fact that is not proven.

    Example: aspire facts check
    """
    from corpus.facts.proof import prove

    calls = _calls(corpus)
    unproven = [f"{call.id}: {item}" for call in calls for item in prove(call)]
    for line in unproven:
        echo(line)
    facts = sum(len(call.facts) for call in calls)
    if unproven:
        echo(f"aspire: {len(unproven)} doubts in {facts} facts; mend call.yaml or the document.", err=True)
        raise typer.Exit(ERROR)
    echo(f"{facts} facts of {len(calls)} call{'s' if len(calls) != 1 else ''} are proven.", err=True)


@app.command()
def draft(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A call document of any readable kind.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write DIR/call.yaml and copy FILE to DIR/documents."),
    ] = None,
) -> None:
    """
    Propose a call.yaml from a document, for a person to review

    Example: aspire facts draft guidelines.pdf --out my-calls/next-call
    """
    from corpus.documents import load
    from corpus.facts.proposal import draft as propose

    if not file.is_file():
        raise BadInput(f"There is no file {file}; name the call document to read.")
    text = propose(load(file))
    if out is None:
        echo(text, nl=False)
        return
    _write(out, text, file)
    echo(f"{out / CALL_FILE} holds {text.count('  - {key:')} facts to review.", err=True)


def _write(folder: Path, text: str, document: Path) -> None:
    call = folder / CALL_FILE
    if call.exists():
        raise BadInput(f"{call} exists already; name another folder with --out.")
    try:
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        copy = folder / "documents" / document.name
        if copy.resolve() != document.resolve():
            shutil.copyfile(document, copy)
        call.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CorpusError(f"{folder} cannot be written: {error.strerror}.") from error


def _calls(corpus: Path | None) -> tuple[Call, ...]:
    folder = settings(corpus, None).corpus
    calls = read_calls(folder)
    if not calls:
        raise BadInput(f"There is no {CALL_FILE} in {folder}; name the folder of the calls with --corpus.")
    return calls


def _line(fact: Fact) -> str:
    said = _said(fact)
    said = said if len(said) <= _SHORT else f"{said[: _SHORT - 1]}…"
    return f"{fact.name}  {said}  ({fact.source.document} p.{fact.source.page})"


def _said(fact: Fact) -> str:
    if fact.value is None:
        return " / ".join(fact.words)
    marks = [mark.replace("_", " ") for mark in (fact.bound, fact.hedge) if mark]
    value = f"{fact.value:,}" if isinstance(fact.value, int) else fact.value
    return f"{value} {fact.unit}" + (f" ({', '.join(marks)})" if marks else "")


def _whole(call: Call, fact: Fact) -> str:
    lines = [f"{fact.name}  ({call.id})", f"  {_said(fact)}"]
    lines += [f"  {text}" for text in fact.says.values()]
    lines += [f"  {source.document} p.{source.page} 「{source.quote}」" for source in fact.sources]
    return "\n".join(lines)


def _json(call: Call, fact: Fact) -> str:
    plain = {
        "call": call.id, "name": fact.name, "scheme": fact.scheme, "side": fact.side, "key": fact.key,
        "value": fact.value, "unit": fact.unit, "bound": fact.bound, "hedge": fact.hedge, "norm": fact.norm,
        "words": list(fact.words), "says": dict(fact.says),
        "sources": [{"document": place.document, "page": place.page, "quote": place.quote} for place in fact.sources],
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False)
