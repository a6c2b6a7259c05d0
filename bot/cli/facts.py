"""`aspire facts list|show|check|draft|reference`."""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.edge import ERROR
from bot.cli.options import CorpusOption, JsonOption, settings
from bot.cli.terminal import counted, echo
from corpus.errors import BadInput, CorpusError
from corpus.facts.model import CALL_FILE, Call, Fact, read_calls
from corpus.files import at_home, in_full

app = typer.Typer(help="The proven facts of the calls.", no_args_is_help=True)
_SHORT = 60
_ALIKE = 0.85  # from here on a key that no rule reads may be a slip for one that rules read


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
        for fact in call.written:
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
    found = [(call, fact) for call in calls for fact in call.written if fact.name == name]
    if not found:
        names = sorted({fact.name for call in calls for fact in call.written})
        near = difflib.get_close_matches(name, names, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: aspire facts list"
        raise BadInput(f"There is no fact {name!r}; {hint}")
    for call, fact in found:
        echo(_json(call, fact) if as_json else _whole(call, fact))


@app.command()
def check(corpus: CorpusOption = None) -> None:
    """
    Prove every fact: its quote stands on its page and says just that, and a rule can use it

    Exits 1 with a line for each fact that is not proven or that no rule can use. Facts of keys that no rule
    reads are named: they are quoted where they are asked for. So are those on hold and those that wait for
    review.

    Example: aspire facts check
    """
    calls = _calls(corpus)
    doubts = [line for call in calls for line in _doubts(call)]
    for line in doubts:
        echo(line)
    for call in calls:
        _quoted_only(call)
        _left_out(call)
    facts = sum(len(call.written) for call in calls)
    if doubts:
        echo(
            f"aspire: {counted(len(doubts), 'doubt')} in {counted(facts, 'fact')}; mend call.yaml or the document.",
            err=True,
        )
        raise typer.Exit(ERROR)
    of = f"{counted(facts, 'fact')} of {counted(len(calls), 'call')} {'is' if facts == 1 else 'are'} proven."
    echo(" ".join([of, *_aside(calls)]), err=True)


def _doubts(call: Call) -> Iterator[str]:
    """What is wrong with the facts of a call, a line each, by line of its file."""
    from corpus.facts.proof import prove

    unusable = [
        (item.fact.line, item.fact.name, item.why) for item in call.withheld if item.reason == "unusable"
    ]
    unproven = [(item.line, item.fact, item.why) for item in prove(call)]
    for line, name, why in sorted([*unusable, *unproven], key=lambda doubt: doubt[0] or 0):
        yield f"{call.id}, line {line}: {name}: {why}"


def _quoted_only(call: Call) -> None:
    from corpus.facts.keys import key_of, known_keys

    keys = dict.fromkeys(fact.key for fact in call.written if key_of(fact) is None)
    if keys:
        echo(f"{call.id}: quoted, not ruled (no rule reads these keys): {', '.join(keys)}", err=True)
    for key in keys:
        if near := difflib.get_close_matches(key, known_keys(), 1, _ALIKE):
            echo(f"{call.id}: did you mean {near[0]} by {key}?", err=True)


def _left_out(call: Call) -> None:
    """The keys of which some group has a value of its own, and another of its kind none: the rounds of a call have no
    limits of their own, nor its kinds of applicants deadlines."""
    of_keys: dict[tuple[str, str, str | None], set[str | None]] = {}
    for fact in call.written:
        of_keys.setdefault((fact.key, fact.scheme, fact.side), set()).add(fact.group)
    idle = {group.id for group in call.groups} - set().union(*of_keys.values())
    for (key, _, _), own in of_keys.items():
        alike = [groups for groups in of_keys.values() if groups & own - {None}]
        beside = {group for groups in (*alike, idle if alike else own) for group in groups if group}
        if None not in own and (without := sorted(beside - own)):
            echo(
                f"{call.id}: {key} is given for some groups and not for: {', '.join(without)}; "
                "write what holds for them, or one without `group` for all others.",
                err=True,
            )


def _aside(calls: Sequence[Call]) -> Iterator[str]:
    """How many facts wait for review or are on hold."""
    waiting = sum(len(call.unreviewed) for call in calls)
    held = sum(item.reason == "on_hold" for call in calls for item in call.withheld)
    if waiting:
        wait = "waits for review and does" if waiting == 1 else "wait for review and do"
        yield f"{waiting} {wait} not rule: review each, then take `reviewed: false` away."
    if held:
        yield f"{held} on hold: what rests on them is left to the desk."


@app.command()
def draft(
    files: Annotated[
        list[Path],
        typer.Argument(
            parser=at_home, metavar="FILE…", help="The call's documents, or the folder that holds them."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            parser=at_home,
            metavar="DIR",
            help="Write DIR/call.yaml and copy each FILE to DIR/documents.",
        ),
    ] = None,
) -> None:
    """
    Propose a call.yaml from a call's documents, for a person to review

    No proposal rules before its `reviewed: false` is taken away.

    Example: aspire facts draft guidelines.pdf faq.html --out my-calls/next-call
    """
    from corpus.documents import load
    from corpus.facts.drafted import drafted
    from corpus.facts.proposal import propose

    paths = [path for file in files for path in _documents(file)]
    documents = [load(path) for path in paths]
    call = propose(documents, _ranker())
    text = drafted(call, documents[0].id)
    if out is None:
        echo(text, nl=False)
        return
    _write(out, text, paths)
    echo(f"{out / CALL_FILE} holds {counted(len(call.unreviewed), 'fact')} to review.", err=True)


@app.command()
def reference(
    schema: Annotated[
        bool, typer.Option("--schema", help="The JSON Schema for editors in place of the page.")
    ] = False,
) -> None:
    """
    Print what a call.yaml may hold: every key that rules read, its unit, what it decides, an example

    Example: aspire facts reference --schema > call.schema.json
    """
    from corpus.facts import reference as made

    echo(made.schema() if schema else made.page(), nl=False)


def _documents(file: Path) -> tuple[Path, ...]:
    """The document of a path, or those of a folder. Raises BadInput or CorpusError where there is none."""
    if file.is_file():
        return (file,)
    if not file.is_dir():
        raise BadInput(f"There is no file {file}; name the call document to read.")
    from corpus.documents import read_corpus

    return tuple(file / document.path for document in read_corpus(file).documents)


def _ranker() -> Callable[[str], Sequence[tuple[str, float]]]:
    """Ranks what a sentence would answer by what questions ask."""
    from bot.answering.ranked import View
    from bot.answering.ranker import LearnedRanker
    from bot.cli.indexing import encoder
    from corpus.quantity import read
    from corpus.text.masks import masked, quantity_spans
    from index.nearest import IntentIndex
    from index.open_intents import fitting_model

    chosen = settings(None, None)
    served = encoder(chosen)
    ranker = LearnedRanker(served, IntentIndex(fitting_model(served, chosen.home)))

    def rank(sentence: str) -> Sequence[tuple[str, float]]:
        view = View(sentence, masked(sentence, quantity_spans(read(sentence))))
        return ranker.rank([view])[0]

    return rank


def _write(folder: Path, text: str, documents: Sequence[Path]) -> None:
    call = folder / CALL_FILE
    if call.exists():
        raise BadInput(f"{call} exists already; name another folder with --out.")
    try:
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        for document in documents:
            copy = folder / "documents" / document.name
            if in_full(copy) != in_full(document):
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
    aside = "  [on hold]" if fact.hold else "" if fact.reviewed else "  [to be reviewed]"
    return f"{fact.name}  {said}  ({fact.source.document} p.{fact.source.page}){aside}"


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
        "line": fact.line, "hold": fact.hold, "reviewed": fact.reviewed, "group": fact.group,
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False)
