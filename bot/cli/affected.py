"""`aspire log affected`: which past answers come out otherwise now, where they were given, and corrections to send."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from bot.answer import Answer, Language, Turn
from bot.answering.pick import EXTRACTIVE
from bot.cli.terminal import counted, echo
from bot.desk import Desk
from bot.receipts import Receipt, Receipts
from bot.receipts.affected import Affected, Ask, affected
from bot.receipts.chosen_again import ChosenAgain
from bot.settings import Settings

Places = Mapping[str, str]


def tell(settings: Settings, receipts: Receipts, *, limit: int, drafts: Path | None, as_json: bool) -> bool:
    """Print the answers that come out otherwise from the index of *settings*; True where there is one."""
    asked = list(_replayable(receipts.list(limit=limit)))
    found = affected(asked, _asking(settings))
    places = {**_in_slack(settings), **(_in_drafts(drafts) if drafts else {})}
    for one in found:
        echo(_json(one, places) if as_json else "\n".join(_page(one, places)))
    if not as_json:
        given = sum(len(one.receipts) for one in found)
        comes = (
            f"{given} of {counted(len(asked), 'answer')} {'comes' if given == 1 else 'come'} out otherwise"
        )
        echo(f"{comes}, to {counted(len(found), 'question')}.", err=True)
    return bool(found)


def _replayable(receipts: Iterable[Receipt]) -> Iterator[Receipt]:
    """Those that are as they were written, in the form of this edition."""
    return (receipt for receipt in receipts if receipt.state == "intact")


def _asking(settings: Settings) -> Ask:
    """How the question of a receipt is answered today with the choice that it holds: no chat model is asked."""
    alone = Desk.open(settings.model_copy(update={"log": False, "model": None}))

    def ask(receipt: Receipt) -> Answer:
        if receipt.model.startswith(EXTRACTIVE):
            return _again(alone, receipt)
        return _again(alone.pointed_at_by(ChosenAgain(receipt)), receipt)

    return ask


def _again(desk: Desk, receipt: Receipt) -> Answer:
    """Its question asked again, in its talk and as of its moment."""
    thread = [Turn(earlier) for earlier in receipt.body.get("thread", ())]
    counter = (receipt.choice or {}).get("counter", "screen")
    asks = receipt.body.get("asks", [receipt.question])
    said = Turn(tuple(asks), tuple(receipt.body.get("background", ())))
    language: Language = "ja" if receipt.language == "ja" else "en"
    return desk.ask(said, as_of=receipt.as_of, thread=thread, counter=counter, language=language)


def _in_slack(settings: Settings) -> dict[str, str]:
    """Where in Slack the answer of each receipt stands."""
    if not settings.slack_database_url and not (settings.home / "slack.sqlite3").exists():
        return {}
    from sqlalchemy import select

    from bot.slack.store import answers, database_url, open_database

    columns = select(answers.c.receipt, answers.c.channel, answers.c.thread_ts)
    with open_database(database_url(settings)).begin() as connection:
        rows = connection.execute(columns.where(answers.c.receipt.is_not(None))).all()
    return {row.receipt: f"Slack {row.channel} {row.thread_ts or ''}".strip() for row in rows}


def _in_drafts(folder: Path) -> dict[str, str]:
    """Which mail draft of *folder* holds the answer of each receipt."""
    from email.parser import BytesHeaderParser

    from bot.mail.headers import RECEIPT

    found = {}
    for path in sorted(folder.glob("**/*.eml")):
        head = BytesHeaderParser().parsebytes(path.read_bytes())
        found.update({str(receipt).strip(): f"mail draft {path}" for receipt in head.get_all(RECEIPT, ())})
    return found


def _page(one: Affected, places: Places) -> Iterator[str]:
    yield f"{len(one.receipts)} × {' '.join(one.question.split())}"
    yield from (f"- {line}" for line in one.old.splitlines())
    yield from (f"+ {line}" for line in one.new.splitlines())
    for receipt in one.receipts:
        yield f"  {receipt}  {places.get(receipt, '')}".rstrip()
    yield from ("  Draft of a correction:", *(f"  | {line}" for line in one.correction.splitlines()), "")


def _json(one: Affected, places: Places) -> str:
    given = [{"receipt": receipt, "place": places.get(receipt)} for receipt in one.receipts]
    line = asdict(one) | {"receipts": given, "correction": one.correction}
    return json.dumps(line, ensure_ascii=False, default=str)
