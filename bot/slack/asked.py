"""What became of the messages that were taken as questions: replied to, deleted, edited."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Engine, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.slack.requests import Job, Request
from bot.slack.store import jobs as table
from bot.slack.store import unfinished, withdrawn


class Asked:
    """Reads and changes jobs by the message they answer: its channel and timestamp. Thread-safe."""

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def amend(self, message_key: str, request: Request) -> bool:
        """Let the job for an edited message, not yet begun, ask what *request* does;
        False when it is too late.
        """
        waiting = and_(table.c.message_key == message_key, table.c.state == "queued", table.c.attempts == 0)
        payload = {**request.payload, "replaces": None}
        with self._engine.begin() as connection:
            return connection.execute(update(table).where(waiting).values(payload=payload)).rowcount == 1

    def withdraw(self, message_key: str) -> None:
        """Answer no more to a message that was deleted, whether it waits for its answer or is yet to be heard of:
        Slack sends events in any order."""
        of_it = or_(table.c.message_key == message_key, table.c.key == f"edit:{message_key}")
        jobs = select(func.count(), func.count().filter(unfinished(table))).where(of_it)
        try:
            with self._engine.begin() as connection:
                known, waiting = connection.execute(jobs).one()
                if waiting or not known:
                    connection.execute(insert(withdrawn).values(message_key=message_key, at=self._clock()))
        except IntegrityError:
            return

    def is_withdrawn(self, job: Job) -> bool:
        """Whether the message that *job* answers was deleted."""
        query = select(withdrawn.c.at).where(withdrawn.c.message_key == job.message_key)
        with self._engine.begin() as connection:
            return connection.execute(query).first() is not None

    def knows(self, message_key: str) -> bool:
        """Whether a message was taken as a question."""
        with self._engine.begin() as connection:
            query = select(table.c.id).where(table.c.message_key == message_key)
            return connection.execute(query).first() is not None

    def reply_to(self, message_key: str) -> str | None:
        """Where the reply to a message stands."""
        query = select(table.c.reply_ts).where(table.c.message_key == message_key)
        with self._engine.begin() as connection:
            return connection.execute(query).scalar()

    def forget(self, *, older_than: float) -> None:
        """Drop what is known of messages deleted more than *older_than* seconds ago."""
        with self._engine.begin() as connection:
            connection.execute(delete(withdrawn).where(withdrawn.c.at < self._clock() - older_than))
