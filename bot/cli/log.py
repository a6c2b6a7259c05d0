"""`aspire log`: what was answered, from what, and whether it would be answered so again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.answer import Answer
from bot.cli.terminal import echo
from bot.receipts import Receipt, Receipts, corpus_hash
from bot.settings import Settings, load

if TYPE_CHECKING:
    from bot.receipts.gaps import Asked

app = typer.Typer(
    help="The answer log: what was asked, what it was answered from, what the guard dropped.",
    no_args_is_help=True,
)

AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON each.")]
Which = Annotated[str, typer.Argument(metavar="RECEIPT", help="A receipt, or its first characters.")]


@app.command("list")
def list_receipts(
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many at most.")] = 20,
    status: Annotated[str | None, typer.Option(help="Only answered, confirm or not_found.")] = None,
    as_json: AsJson = False,
) -> None:
    """
    The newest answers first

    Example: aspire log list -n 5 --status not_found
    """
    for receipt in _open(load()).list(limit=limit, status=status):
        echo(_json(receipt) if as_json else _line(receipt))


@app.command()
def show(receipt: Which, as_json: AsJson = False) -> None:
    """
    One answer with its rulings, passages and what the guard dropped

    Example: aspire log show 3f9c
    """
    found = _open(load()).get(receipt)
    echo(_json(found) if as_json else _page(found))


@app.command()
def replay(receipt: Which) -> None:
    """
    Answer the question again, without a model, and compare byte for byte

    Exits 0 when the answer is the same, 1 when it differs.

    Example: aspire log replay 3f9c
    """
    from bot.desk import Desk, Turn

    settings = load()
    desk = Desk.open(settings.model_copy(update={"model": None, "log": False}))

    def ask(question: str, *, as_of: datetime, thread: list[str]) -> Answer:
        return desk.ask(question, as_of=as_of, thread=[Turn(earlier) for earlier in thread])

    result = _open(settings).replay(receipt, ask, corpus=corpus_hash(settings.corpus))
    if result.same:
        echo(f"{result.id}: the same answer, byte for byte")
        return
    why = "the documents have changed since" if not result.same_corpus else "the documents are the same"
    echo(f"{result.id}: the answer differs ({why})\n- {result.stored}\n+ {result.again}")
    raise typer.Exit(1)


@app.command()
def gaps(
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every question as CSV.")] = None,
    page: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page to read.")] = None,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many groups to print.")] = 20,
) -> None:
    """
    What the documents leave open: unanswered and disliked questions, alike ones together, the most frequent first

    Example: aspire log gaps --html gaps.html --csv gaps.csv
    """
    from bot.receipts.gap_report import to_csv, to_html
    from bot.receipts.gaps import group

    found = group(_unanswered(load()))
    for file, text in ((csv, to_csv(found)), (page, to_html(found))):
        if file:
            # Excel takes a CSV for UTF-8 only where it begins with a mark that says so.
            file.write_text(text, encoding="utf-8-sig" if file is csv else "utf-8", newline="")
            echo(f"{file}: {len(found)} groups", err=True)
    for gap in found[:limit]:
        echo(f"{len(gap.asked):4}  {' '.join(gap.question.split())[:100]}")


def _unanswered(settings: Settings) -> list[Asked]:
    """From the answer log of every counter, and what people said of answers in Slack."""
    from bot.receipts.gaps import Asked, asked_in_slack
    from bot.slack.store import database_url, open_database

    in_slack = []
    if settings.slack_database_url or (settings.home / "slack.sqlite3").exists():
        in_slack = asked_in_slack(open_database(database_url(settings)))
    known = {asked.receipt for asked in in_slack}
    logged = _open(settings).list(limit=100_000, status="not_found")
    return in_slack + [
        Asked(receipt.question, receipt.status, 0, receipt.asked_at, receipt.id)
        for receipt in logged
        if receipt.id not in known
    ]


def _open(settings: Settings) -> Receipts:
    return Receipts.open(settings.receipts_url, days=settings.log_days)


def _line(receipt: Receipt) -> str:
    question = " ".join(receipt.question.split())
    return f"{receipt.id}  {receipt.asked_at:%Y-%m-%d %H:%M}  {receipt.status:9}  {receipt.model}  {question[:80]}"


def _page(receipt: Receipt) -> str:
    evidence = receipt.body["evidence"] or {"rulings": [], "passages": []}
    parts = [
        f"{receipt.id}  asked {receipt.asked_at:%Y-%m-%d %H:%M:%S} UTC, as of {receipt.as_of.isoformat()}",
        f"corpus {receipt.corpus[:16]}  model {receipt.model}  status {receipt.status}",
        f"\nQuestion\n{receipt.question}",
        f"\nAnswer\n{json.loads(receipt.answer)['answer']}",
        "\nRulings",
        *(f"- {ruling['rule']} ({ruling['verdict']}): {ruling['text']}" for ruling in evidence["rulings"]),
        "\nPassages",
        *(
            f"[{item['id']}] {item['document']} p.{item['page']}: {item['quote']}"
            for item in evidence["passages"]
        ),
        "\nDropped by the guard",
        *(f"- {item['sentence']['text']} ({item['why']})" for item in receipt.body["dropped"]),
    ]
    return "\n".join(parts)


def _json(receipt: Receipt) -> str:
    return json.dumps(
        asdict(receipt) | {"answer": json.loads(receipt.answer)}, ensure_ascii=False, default=str
    )
