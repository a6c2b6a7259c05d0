"""The durable queue: every event taken once, worked once, in order within its conversation.

The database is the queue, so that a restart, a kill or a second worker changes nothing: a job is written
before Slack gets its acknowledgement and leaves the queue only when its answer stands in Slack. A worker
holds a job by a lease that it renews; the job of a dead worker becomes free when the lease runs out, or at
once when the death is plain.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Literal

from sqlalchemy import Engine, Row, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.slack.limits import Limits
from bot.slack.requests import Job, Request
from bot.slack.store import jobs as table
from bot.slack.store import unfinished


class Jobs:
    """The queue of one process. Thread-safe."""

    def __init__(
        self,
        engine: Engine,
        *,
        limits: Limits,
        worker: str,
        lease: float = 60.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._engine = engine
        self._limits = limits
        self._worker = worker
        self._lease = lease
        self._clock = clock
        self._held: set[int] = set()
        self._holding = threading.Lock()

    def take(self, request: Request) -> Literal["queued", "refused", "duplicate"]:
        """Write *request* down, unless it is known.
        Over a limit it is written down as a refusal to be said.
        """
        now = self._clock()
        try:
            with self._engine.begin() as connection:
                refusal = request.refusal or self._limits.broken_by(request, connection, now=now)
                row = {**vars(request), "payload": dict(request.payload), "refusal": refusal}
                connection.execute(
                    insert(table).values(row | {"state": "queued", "taken_at": now, "due_at": now})
                )
        except IntegrityError:
            return "duplicate"
        return "refused" if refusal else "queued"

    def claim(self) -> Job | None:
        """The next job that is due and first in its conversation, held by this worker;
        None when there is none.
        """
        now = self._clock()
        with self._engine.begin() as connection:
            row = connection.execute(_next(now)).first()
            if row is None:
                return None
            held = connection.execute(
                update(table)
                .where(table.c.id == row.id, table.c.state == row.state, table.c.due_at == row.due_at)
                .values(
                    state="working",
                    worker=self._worker,
                    due_at=now + self._lease,
                    attempts=table.c.attempts + 1,
                )
            )
            if held.rowcount != 1:
                return None
        with self._holding:
            self._held.add(row.id)
        return _job(row)

    def let_go(self, job: Job) -> None:
        """Renew *job* no longer: what could be neither finished nor put
        back is free when its lease runs out.
        """
        with self._holding:
            self._held.discard(job.id)

    def renew(self) -> None:
        """Hold on to everything that is being worked here."""
        with self._holding:
            held = list(self._held)
        mine = and_(table.c.worker == self._worker, table.c.state == "working")
        self._set(and_(mine, table.c.id.in_(held)), due_at=self._clock() + self._lease)

    def posting(self, job: Job, *, reply_ts: str | None = None) -> None:
        """Note that from now on the reply may stand in Slack, and where."""
        self._set(table.c.id == job.id, posting=True, reply_ts=reply_ts)

    def finish(self, job: Job, *, reply_ts: str | None, failed: bool = False) -> None:
        """The reply stands in Slack (or never will). The words of the request are forgotten."""
        self._set(
            table.c.id == job.id,
            state="failed" if failed else "done",
            reply_ts=reply_ts,
            payload={},
            done_at=self._clock(),
        )

    def not_posted(self, job: Job) -> None:
        """Take `posting` back: Slack has said that it took nothing."""
        self._set(table.c.id == job.id, posting=False)

    def put_back(self, job: Job, *, after: float, counted: bool = True) -> None:
        """Try again in *after* seconds. What only had to wait is not *counted* as an attempt."""
        attempts = job.attempts + counted
        due_at = self._clock() + after
        self._set(table.c.id == job.id, state="queued", worker=None, due_at=due_at, attempts=attempts)

    def free_the_dead(self, alive: Callable[[str], bool]) -> tuple[list[str], int]:
        """Free at once what workers hold that are known to be dead;
        who they are and how many jobs that was.
        """
        with self._engine.begin() as connection:
            holders = connection.execute(
                select(table.c.worker).where(table.c.state == "working").distinct()
            ).scalars()
            dead = [name for name in holders if name and name != self._worker and not alive(name)]
            if not dead:
                return [], 0
            freed = connection.execute(
                update(table)
                .where(table.c.state == "working", table.c.worker.in_(dead))
                .values(state="queued", worker=None, due_at=self._clock())
            )
            return dead, freed.rowcount

    def waiting(self) -> int:
        """How many jobs are not finished."""
        with self._engine.begin() as connection:
            return connection.execute(select(func.count()).where(unfinished(table))).scalar_one()

    def known_reply(self, reply_ts: str) -> bool:
        """Whether a message of ours is some job's finished reply."""
        with self._engine.begin() as connection:
            query = select(table.c.id).where(table.c.reply_ts == reply_ts, table.c.state == "done")
            return connection.execute(query).first() is not None

    def forget(self, *, older_than: float) -> None:
        """Drop finished jobs of more than *older_than* seconds ago."""
        since = self._clock() - older_than
        with self._engine.begin() as connection:
            connection.execute(
                delete(table).where(table.c.state.in_(("done", "failed")), table.c.done_at < since)
            )

    def _set(self, where: Any, **values: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(table).where(where).values(**values))


def _next(now: float) -> Any:
    """Refusals first, they are quick;
    a question only when none before it in its conversation is unfinished.
    """
    earlier = table.alias("earlier")
    blocked = (
        select(earlier.c.id)
        .where(
            earlier.c.conversation == table.c.conversation,
            earlier.c.id < table.c.id,
            earlier.c.refusal.is_(None),
            unfinished(earlier),
        )
        .exists()
    )
    return (
        select(table)
        .where(
            unfinished(table),
            table.c.due_at <= now,
            or_(table.c.refusal.is_not(None), ~blocked),
        )
        .order_by(table.c.refusal.is_(None), table.c.id)
        .limit(1)
    )


def _job(row: Row[Any]) -> Job:
    return Job(**{name: getattr(row, name) for name in Job.__dataclass_fields__})
