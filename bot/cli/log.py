"""`aspire log`: what was answered, from what, and whether it would be answered so again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.answer import Status
from bot.cli.options import CorpusOption, IndexOption, settings
from bot.cli.terminal import counted, echo
from bot.receipts import Receipt, Receipts, Replay
from bot.receipts import replay as again
from bot.settings import Settings, load
from corpus.errors import CorpusError
from corpus.files import at_home

if TYPE_CHECKING:
    from bot.receipts.gaps import Asked

app = typer.Typer(
    help="The answer log: what was asked, and what it was answered from.",
    no_args_is_help=True,
)

_MOST = 1_000_000
_MARKS = {"0.1": "  (written by version 0.1)", "changed": "  (changed since it was written)"}
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON each.")]
Which = Annotated[str, typer.Argument(metavar="RECEIPT", help="A receipt, or its first characters.")]


@app.command("list")
def list_receipts(
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, max=_MOST, help="How many at most.")] = 20,
    status: Annotated[Status | None, typer.Option(help="Only these.")] = None,
    as_json: AsJson = False,
) -> None:
    """
    The newest answers first, in this machine's time

    Example: aspire log list -n 5 --status not_found
    """
    for receipt in _open(load()).list(limit=limit, status=status):
        echo(_json(receipt) if as_json else _line(receipt))


@app.command()
def show(receipt: Which, as_json: AsJson = False) -> None:
    """
    One answer with the statements it was put together from, and their sources

    Example: aspire log show 3f9c
    """
    found = _open(load()).get(receipt)
    echo(_json(found) if as_json else _page(found))


@app.command()
def replay(receipt: Which, corpus: CorpusOption = None, index: IndexOption = None) -> None:
    """
    Put the stored choice of an answer together again, from the documents of today, and compare byte for byte

    No model is asked. Exits 0 when the answer is the same, 1 when it differs or its receipt was changed.

    Example: aspire log replay 3f9c --corpus calls/2026
    """
    from bot.remembering import indexed_calls
    from bot.retrieval import open_retriever

    chosen = settings(corpus, index)
    kept, retriever = _open(chosen).get(receipt), open_retriever(chosen)
    indexed_calls(chosen, retriever.manifest)  # refuses the index of another corpus
    result = again(kept, retriever.chunks(), chosen.corpus)
    echo("\n".join(_told(result)))
    if not result.same:
        raise typer.Exit(1)


@app.command("affected")
def list_affected(
    corpus: CorpusOption = None,
    index: IndexOption = None,
    drafts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of mail drafts, to name those that say it.")
    ] = None,
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, help="How many of the newest answers.")
    ] = 1000,
    as_json: AsJson = False,
) -> None:
    """
    Past answers that come out otherwise now, the most asked first, old beside new, with a draft of the correction

    Each question is asked again as of its own day. Where documents are going to change, build an index of the
    new ones beside the old and name it: that is the preview. Exits 1 where an answer changed.

    Example: aspire log affected --corpus calls-new --index index-new
    """
    from bot.cli.affected import tell

    chosen = settings(corpus, index)
    if tell(chosen, _open(chosen), limit=limit, drafts=drafts, as_json=as_json):
        raise typer.Exit(1)


def _told(result: Replay) -> Iterator[str]:
    """What a replay came to, in lines."""
    documents = "the documents are the same" if result.same_corpus else "the documents have changed since"
    if result.state == "changed":
        yield f"{result.id}: the receipt itself has been changed since it was written"
    yield from (f"{result.id}: stands in the documents no more: {quote}" for quote in result.gone)
    if result.stored == result.again:
        yield f"{result.id}: the same answer, byte for byte ({documents})"
    else:
        yield f"{result.id}: the answer differs ({documents})\n- {result.stored}\n+ {result.again}"


@app.command()
def gaps(
    csv: Annotated[
        Path | None,
        typer.Option("--csv", parser=at_home, metavar="FILE", help="Write every question as CSV."),
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--html", parser=at_home, metavar="FILE", help="Write a page to read.")
    ] = None,
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, max=_MOST, help="How many groups to print.")
    ] = 20,
) -> None:
    """
    What the documents leave open: unanswered and disliked questions, alike ones together, the most frequent first

    Example: aspire log gaps --html gaps.html --csv gaps.csv
    """
    from bot.receipts.gap_report import to_csv, to_html
    from bot.receipts.gaps import group

    found = group(unanswered(load()))
    for file, text in ((csv, to_csv(found)), (page, to_html(found))):
        if file:
            # Excel takes a CSV for UTF-8 only where it begins with a mark that says so.
            _write(file, text, "utf-8-sig" if file is csv else "utf-8")
            echo(f"{file}: {counted(len(found), 'group')}", err=True)
    for gap in found[:limit]:
        echo(f"{len(gap.asked):4}  {' '.join(gap.question.split())[:100]}")
        if gap.asked[0].nearest:
            echo(f"      nearest to {', '.join(gap.asked[0].nearest)}")


def _write(file: Path, text: str, encoding: str) -> None:
    try:
        file.write_text(text, encoding=encoding, newline="")
    except OSError as error:
        raise CorpusError(f"{file} cannot be written: {error.strerror}; name another.") from error


def unanswered(settings: Settings) -> list[Asked]:
    """What was asked in vain: from the answer log of every counter, and what people said of answers in Slack."""
    from bot.receipts.gaps import Asked, nearest_in
    from bot.slack.gaps import asked_in_slack
    from bot.slack.store import database_url, open_database

    in_slack = []
    if settings.slack_database_url or (settings.home / "slack.sqlite3").exists():
        in_slack = asked_in_slack(open_database(database_url(settings)))
    known = {asked.receipt for asked in in_slack}
    logged = _open(settings).list(limit=100_000, status="not_found")
    return in_slack + [
        Asked(
            receipt.question,
            receipt.status,
            0,
            receipt.asked_at,
            receipt.id,
            nearest=nearest_in(json.loads(receipt.answer)),
        )
        for receipt in logged
        if receipt.id not in known
    ]


def _open(settings: Settings) -> Receipts:
    return Receipts.open(settings.receipts_url, days=settings.log_days)


def _line(receipt: Receipt) -> str:
    question = " ".join(receipt.question.split())
    line = f"{receipt.id}  {_local(receipt.asked_at)}  {receipt.status:9}  {receipt.model}  {question[:80]}"
    return line + _MARKS.get(receipt.state, "")


def _local(moment: datetime) -> str:
    """A moment on this machine's clock, with its zone."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M %Z}"


def _page(receipt: Receipt) -> str:
    parts = [
        f"{receipt.id}  asked {_local(receipt.asked_at)}, as of {receipt.as_of.isoformat()}"
        + _MARKS.get(receipt.state, ""),
        f"corpus {receipt.corpus[:16]}  {receipt.folder or ''}  model {receipt.model}  status {receipt.status}",
        f"\nQuestion\n{receipt.question}",
        f"\nAnswer\n{json.loads(receipt.answer)['answer']}",
        "\nChosen",
        *_chosen(receipt),
    ]
    return "\n".join(parts)


def _chosen(receipt: Receipt) -> Iterator[str]:
    """What an answer was put together from, one statement a line, with its sources."""
    for part in (receipt.choice or {"parts": []})["parts"]:
        for item in part["chosen"]:
            kind = item["decision"]["rule"] if item["decision"] else "quoted"
            yield f"- {kind}: {item['text']}"
            yield from (f"    {document} p.{page}: {quote}" for document, page, quote in item["sources"])


def _json(receipt: Receipt) -> str:
    return json.dumps(
        asdict(receipt) | {"answer": json.loads(receipt.answer)}, ensure_ascii=False, default=str
    )
