"""The questions handed to the desk, and its replies."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.answer import Language
from bot.slack.records import Given
from bot.slack.store import cases as table


@dataclass(frozen=True)
class Case:
    """A question handed to the desk. *desk_ts* is its message in the desk's channel; *reply* the desk's
    words.

    *thread_ts* is None when the asker is to be told directly: what was asked privately stays so.
    """

    id: int
    answer: str
    question: str
    note: str
    draft: str
    language: Language
    asker: str
    channel: str
    thread_ts: str | None
    desk_ts: str | None
    reply: str | None
    replied_by: str | None
    opened_at: float

    @property
    def number(self) -> str:
        """The reference number people quote."""
        return f"D-{self.id:04d}"


class Casebook:
    """Reads and writes them. Thread-safe."""

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def open(self, given: Given, *, form: str, asker: str, question: str, note: str) -> Case:
        """Hand a question to the desk; the form sent twice is one case."""
        row = {
            "form": form,
            "answer": given.key,
            "receipt": given.answer.receipt,
            "question": question,
            "note": note,
            "draft": given.answer.answer,
            "language": given.answer.language,
            "asker": asker,
            "channel": given.channel,
            "thread_ts": None if given.private else given.thread_ts,
            "opened_at": self._clock(),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(table).values(row))
        except IntegrityError:
            pass
        case = self._case(table.c.form == form)
        if case is None:
            raise LookupError("the case just opened is gone")
        return case

    def case(self, number: int) -> Case | None:
        """A case by its id."""
        return self._case(table.c.id == number)

    def open_at(self, desk_ts: str) -> Case | None:
        """The case whose card stands at *desk_ts* in the desk's channel, while it is open."""
        return self._case((table.c.desk_ts == desk_ts) & table.c.reply.is_(None))

    def open_cases(self) -> list[Case]:
        """Every case that waits for its reply in the desk's channel, the oldest first."""
        waiting = table.c.desk_ts.is_not(None) & table.c.reply.is_(None)
        with self._engine.begin() as connection:
            return [
                _case(row) for row in connection.execute(select(table).where(waiting).order_by(table.c.id))
            ]

    def posted(self, case: Case, desk_ts: str) -> None:
        """Where the case stands in the desk's channel."""
        with self._engine.begin() as connection:
            connection.execute(update(table).where(table.c.id == case.id).values(desk_ts=desk_ts))

    def answer(self, case: Case, *, reply: str, by: str) -> bool:
        """Keep the desk's reply; False when another member was first."""
        open_case = update(table).where(table.c.id == case.id, table.c.reply.is_(None))
        replied = {"reply": reply, "replied_by": by, "replied_at": self._clock()}
        with self._engine.begin() as connection:
            return connection.execute(open_case.values(replied)).rowcount == 1

    def _case(self, where: Any) -> Case | None:
        with self._engine.begin() as connection:
            row = connection.execute(select(table).where(where)).first()
        return None if row is None else _case(row)


def _case(row: Row[Any]) -> Case:
    return Case(**{name: getattr(row, name) for name in Case.__dataclass_fields__})
