"""The durable queue: every event taken once, worked once, in order within its conversation.

The database is the queue, so that a restart, a kill or a second worker changes nothing: a job is written before Slack
gets its acknowledgement and leaves the queue only when its answer stands in Slack. A worker holds a job by a lease
that it renews; the job of a dead worker becomes free when the lease runs out, or at once when the death is plain.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Engine, Row, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.slack.store import jobs as table

Kind = Literal["question", "publish", "case", "reply"]
Refusal = Literal["queue_full", "user_limit", "channel_limit"]
WINDOW = 60.0


@dataclass(frozen=True)
class Request:
    """Something to do, before it is taken. *key* is Slack's id of the event; *message_key* channel and timestamp."""

    key: str
    kind: Kind
    conversation: str
    channel: str
    thread_ts: str | None
    user: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    message_key: str | None = None


@dataclass(frozen=True)
class Job:
    """A request taken and claimed. *posting*: an earlier attempt may already have reached Slack, as *reply_ts*."""

    id: int
    key: str
    kind: Kind
    conversation: str
    channel: str
    thread_ts: str | None
    user: str
    payload: Mapping[str, Any]
    refusal: Refusal | None
    attempts: int
    posting: bool
    reply_ts: str | None
    taken_at: float


@dataclass(frozen=True)
class Limits:
    """How many questions may wait, and how many a user or channel may ask in a minute."""

    queue: int = 300
    user: int = 20
    channel: int = 60


def worker_name() -> str:
    """A name for this process that tells a later one on the same machine whether it still lives."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


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

    def take(self, request: Request) -> Literal["queued", "refused", "duplicate"]:
        """Write *request* down, unless it is known. Over a limit it is written down as a refusal to be said."""
        now = self._clock()
        try:
            with self._engine.begin() as connection:
                refusal = self._refusal(connection, request, now) if request.kind == "question" else None
                connection.execute(
                    insert(table).values(
                        key=request.key,
                        message_key=request.message_key,
                        kind=request.kind,
                        conversation=request.conversation,
                        channel=request.channel,
                        thread_ts=request.thread_ts,
                        user=request.user,
                        payload=dict(request.payload),
                        refusal=refusal,
                        state="queued",
                        taken_at=now,
                        due_at=now,
                    )
                )
        except IntegrityError:
            return "duplicate"
        return "refused" if refusal else "queued"

    def claim(self) -> Job | None:
        """The next job that is due and first in its conversation, held by this worker; None when there is none."""
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
            return _job(row) if held.rowcount == 1 else None

    def renew(self) -> None:
        """Hold on to everything this worker has claimed."""
        self._set(
            and_(table.c.worker == self._worker, table.c.state == "working"),
            due_at=self._clock() + self._lease,
        )

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

    def put_back(self, job: Job, *, after: float) -> None:
        """Try again in *after* seconds."""
        self._set(table.c.id == job.id, state="queued", worker=None, due_at=self._clock() + after)

    def free_the_dead(self, alive: Callable[[str], bool]) -> int:
        """Free at once what workers hold that are known to be dead; how many jobs that was."""
        with self._engine.begin() as connection:
            holders = connection.execute(
                select(table.c.worker).where(table.c.state == "working").distinct()
            ).scalars()
            dead = [name for name in holders if name and name != self._worker and not alive(name)]
            freed = connection.execute(
                update(table)
                .where(table.c.state == "working", table.c.worker.in_(dead))
                .values(state="queued", worker=None, due_at=self._clock())
            )
            return freed.rowcount

    def waiting(self) -> int:
        """How many jobs are not finished."""
        with self._engine.begin() as connection:
            return connection.execute(select(func.count()).where(_unfinished(table))).scalar_one()

    def known_reply(self, reply_ts: str) -> bool:
        """Whether a message of ours is some job's finished reply."""
        with self._engine.begin() as connection:
            query = select(table.c.id).where(table.c.reply_ts == reply_ts, table.c.state == "done")
            return connection.execute(query).first() is not None

    def forget(self, *, older_than: float) -> None:
        """Drop finished jobs of more than *older_than* seconds ago."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(table).where(
                    table.c.state.in_(("done", "failed")), table.c.done_at < self._clock() - older_than
                )
            )

    def _refusal(self, connection: Any, request: Request, now: float) -> Refusal | None:
        """The limit that *request* would break, if any."""
        asked = and_(table.c.kind == "question", table.c.refusal.is_(None))
        recent = and_(asked, table.c.taken_at > now - WINDOW)

        def count(condition: Any) -> int:
            return int(connection.execute(select(func.count()).where(condition)).scalar_one())

        if count(and_(asked, _unfinished(table))) >= self._limits.queue:
            return "queue_full"
        if count(and_(recent, table.c.user == request.user)) >= self._limits.user:
            return "user_limit"
        if count(and_(recent, table.c.channel == request.channel)) >= self._limits.channel:
            return "channel_limit"
        return None

    def _set(self, where: Any, **values: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(table).where(where).values(**values))


def is_alive(worker: str) -> bool:
    """Whether the process called *worker* may still live. Only a process of this machine is known to be dead."""
    host, _, rest = worker.partition(":")
    pid = int(rest.partition(":")[0] or 0)
    if host != socket.gethostname():
        return True
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _next(now: float) -> Any:
    """Refusals first, they are quick; a question only when none before it in its conversation is unfinished."""
    earlier = table.alias("earlier")
    blocked = (
        select(earlier.c.id)
        .where(
            earlier.c.conversation == table.c.conversation,
            earlier.c.id < table.c.id,
            earlier.c.refusal.is_(None),
            _unfinished(earlier),
        )
        .exists()
    )
    return (
        select(table)
        .where(
            _unfinished(table),
            table.c.due_at <= now,
            or_(table.c.refusal.is_not(None), ~blocked),
        )
        .order_by(table.c.refusal.is_(None), table.c.id)
        .limit(1)
    )


def _unfinished(jobs: Any) -> Any:
    return jobs.c.state.in_(("queued", "working"))


def _job(row: Row[Any]) -> Job:
    return Job(
        id=row.id,
        key=row.key,
        kind=row.kind,
        conversation=row.conversation,
        channel=row.channel,
        thread_ts=row.thread_ts,
        user=row.user,
        payload=row.payload,
        refusal=row.refusal,
        attempts=row.attempts,
        posting=row.posting,
        reply_ts=row.reply_ts,
        taken_at=row.taken_at,
    )
