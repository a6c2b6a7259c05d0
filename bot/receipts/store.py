"""The answer log: receipts stored, listed, replayed and deleted by age."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.answer import Answer
from bot.receipts.contacts import addresses, plain_address
from bot.receipts.database import connect, create, without_password
from bot.receipts.mask import mask, mask_all
from bot.receipts.receipt import Receipt, Replay
from corpus.errors import BadInput, SettingsError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

# What may differ between two runs that gave the same answer.
TIMING = "elapsed_ms"


class Receipts:
    """The answer log. Thread-safe; several processes may write to one."""

    def __init__(self, engine: Engine, table: Table, *, days: int | None = None) -> None:
        self._engine = engine
        self._table = table
        self._days = days
        self._pruned = datetime.min.replace(tzinfo=UTC)

    @classmethod
    def open(cls, url: str, *, days: int | None = None) -> Receipts:
        """The log at *url*, created when new; with *days*, older receipts are deleted, now and daily.

        Raises SettingsError when the database cannot be used.
        """
        from sqlalchemy.exc import SQLAlchemyError

        try:
            engine = connect(url)
            table = create(engine)
            log = cls(engine, table, days=days)
            log._prune_daily()
        except (SQLAlchemyError, SettingsError, ImportError, OSError, ValueError) as error:
            raise SettingsError(
                f"The answer log {without_password(url)!r} cannot be used. "
                "Set ASPIRE_LOG_URL to a database that can be written, or switch it off with ASPIRE_LOG=false."
            ) from error
        return log

    def store(
        self,
        answer: Answer,
        *,
        corpus: str,
        revision: str | None = None,
        thread: Sequence[str] = (),
        public: AbstractSet[str] = frozenset(),
    ) -> str:
        """Keep *answer* and what it came from; gives the id of the receipt. Raises SettingsError when it cannot.

        Addresses in *public* stand in the documents, and stay. *thread* are the earlier questions it depends on; *revision* is the model's, where it has one.
        """
        keep = _desk_addresses(answer) | public
        line = mask_all(json.loads(answer.to_json()), keep=keep)
        body = {
            "thread": list(thread),
            "revision": revision,
        }
        row = {
            "id": secrets.token_hex(6),
            "asked_at": datetime.now(UTC).isoformat(),
            "question": mask(answer.question, keep=keep),
            "language": answer.language,
            "as_of": answer.as_of.isoformat(),
            "status": answer.status,
            "model": answer.model,
            "corpus": corpus,
            "answer": json.dumps(line, ensure_ascii=False),
            "body": json.dumps(mask_all(body, keep=keep), ensure_ascii=False, default=str),
        }
        self._run(self._table.insert().values(row))
        self._prune_daily()
        return row["id"]

    def list(self, *, limit: int = 20, status: str | None = None) -> list[Receipt]:
        """The newest receipts first."""
        query = self._table.select().order_by(self._table.c.asked_at.desc(), self._table.c.id).limit(limit)
        if status:
            query = query.where(self._table.c.status == status)
        return [_receipt(row) for row in self._run(query)]

    def get(self, id: str) -> Receipt:
        """The receipt *id*; its first characters will do where they name one only. Raises BadInput otherwise."""
        rows = self._run(
            self._table.select().where(self._table.c.id.startswith(id, autoescape=True)).limit(2)
        )
        if len(rows) == 1 and id:
            return _receipt(rows[0])
        which = "more than one receipt begins" if rows else "no receipt begins"
        raise BadInput(f"In the answer log, {which} with {id!r}. List them with: aspire log list")

    def replay(self, id: str, ask: Callable[..., Answer], *, corpus: str) -> Replay:
        """Answer the question of receipt *id* again with ``ask(question, as_of=…, thread=…)`` and compare."""
        receipt = self.get(id)
        again = ask(receipt.question, as_of=receipt.as_of, thread=receipt.body["thread"])
        line = mask_all(json.loads(again.to_json()), keep=_desk_addresses(again))
        return Replay(
            receipt.id,
            stored=_untimed(json.loads(receipt.answer)),
            again=_untimed(line),
            same_corpus=receipt.corpus == corpus,
        )

    def remove(self, ids: Sequence[str]) -> int:
        """Delete the receipts of these ids; gives how many there were."""
        with self._connection() as connection:
            gone = connection.execute(self._table.delete().where(self._table.c.id.in_(ids)))
            return int(gone.rowcount)

    def prune(self, older_than: datetime) -> int:
        """Delete what was asked before a moment; gives how many receipts went."""
        moment = older_than.astimezone(UTC).isoformat()
        with self._connection() as connection:
            gone = connection.execute(self._table.delete().where(self._table.c.asked_at < moment))
            return int(gone.rowcount)

    def _prune_daily(self) -> None:
        now = datetime.now(UTC)
        if self._days is not None and abs(now - self._pruned) > timedelta(days=1):
            self._pruned = now
            self._prune_old(timedelta(days=self._days))

    def _prune_old(self, age: timedelta) -> None:
        """Delete what was asked *age* before the newest receipt that is a day old.

        The log's own time counts: a clock that runs ahead for a day deletes nothing.
        """
        asked_at = self._table.c.asked_at
        yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
        query = self._table.select().where(asked_at < yesterday).order_by(asked_at.desc()).limit(1)
        for newest in self._run(query):
            self.prune(datetime.fromisoformat(newest["asked_at"]) - age)

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def _run(self, statement: Any) -> Sequence[Any]:
        with self._connection() as connection:
            result = connection.execute(statement)
            return list(result.mappings()) if result.returns_rows else []

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise SettingsError(
                "The answer log cannot be used. Check the database of ASPIRE_LOG_URL, or use --no-log."
            ) from error


def _receipt(row: Any) -> Receipt:
    moments = {name: datetime.fromisoformat(row[name]) for name in ("asked_at", "as_of")}
    return Receipt(**{**row, **moments, "body": json.loads(row["body"])})


def _desk_addresses(answer: Answer) -> frozenset[str]:
    """Addresses that the answer itself gives from the documents: they are public and stay."""
    public = " ".join([answer.contact or "", *(citation.quote for citation in answer.citations)])
    return frozenset(plain_address(public[found.start : found.end]) for found in addresses(public))


def _untimed(line: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in line.items() if key != TIMING}, ensure_ascii=False)
