"""The answer log: receipts stored, listed and deleted by age."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answering.case import Case
from bot.receipts.choice import stored
from bot.receipts.database import connect, create, without_password
from bot.receipts.mask import mask
from bot.receipts.masking import masked_line, public_addresses
from bot.receipts.receipt import EDITION, SEAL, Receipt, seal, state_of
from corpus.errors import BadInput, SettingsError
from corpus.files import in_full

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table


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
        case: Case,
        *,
        corpus: str,
        folder: Path | None = None,
        public: AbstractSet[str] = frozenset(),
    ) -> str:
        """Keep the answer of *case* and what it was put together from; gives the id of the receipt.

        *corpus* is the hash of the documents in *folder*. Raises SettingsError when it cannot be kept. Addresses in
        *public* stand in the documents, and stay.
        """
        answer = case.answer
        assert answer
        masked = partial(mask, keep=public_addresses(answer) | public)
        row = {
            "id": secrets.token_hex(6),
            "asked_at": datetime.now(UTC).isoformat(),
            "question": masked(answer.question),
            "language": answer.language,
            "as_of": answer.as_of.isoformat(),
            "status": answer.status,
            "model": answer.model,
            "corpus": corpus,
            "answer": json.dumps(masked_line(answer, public), ensure_ascii=False),
        }
        body: dict[str, Any] = {
            "edition": EDITION,
            "folder": str(in_full(folder)) if folder else None,
            "thread": [masked(turn.text) for turn in case.thread],
            "background": [masked(told) for told in case.said.background],
            **({"asks": [masked(text) for text in case.said.asks]} if len(case.said.asks) > 1 else {}),
            "choice": stored(case, masked),
        }
        body[SEAL] = seal(row, body)
        self._run(self._table.insert().values({**row, "body": json.dumps(body, ensure_ascii=False)}))
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
    body = _body(row["body"])
    return Receipt(**{**row, **moments, "body": body, "state": state_of(row, body)})


def _body(text: str) -> dict[str, Any]:
    """The body of a receipt; empty where it cannot be read any more."""
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
