"""Answers given, what people thought of them, and the questions handed to the desk."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.answer import Answer, Citation, Language, RulingLine
from bot.slack import store
from bot.slack.jobs import Job
from bot.thread import Turn


@dataclass(frozen=True)
class Given:
    """An answer as it was given, and to whom and where."""

    key: str
    answer: Answer
    channel: str
    thread_ts: str | None
    user: str


@dataclass(frozen=True)
class Case:
    """A question handed to the desk. *desk_ts* is its message in the desk's channel; *reply* the desk's words."""

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

    @property
    def number(self) -> str:
        """The reference number people quote."""
        return f"D-{self.id:04d}"


class Records:
    """Reads and writes them. Thread-safe."""

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def keep_answer(self, job: Job, answer: Answer) -> Given:
        """Keep the answer to *job*; the first one kept stays."""
        key = uuid.uuid4().hex[:16]
        row = {
            "key": key,
            "job": job.id,
            "receipt": answer.receipt,
            "conversation": job.conversation,
            "channel": job.channel,
            "thread_ts": job.thread_ts,
            "user": job.user,
            "question": answer.question,
            "status": answer.status,
            "reason": answer.reason,
            "language": answer.language,
            "answer": asdict(answer) | {"as_of": answer.as_of.isoformat()},
            "made_at": self._clock(),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(store.answers).values(row))
        except IntegrityError:
            kept = self.answer_to(job)
            if kept is not None:
                return kept
            raise
        return Given(key, answer, job.channel, job.thread_ts, job.user)

    def answer_to(self, job: Job) -> Given | None:
        """The answer already made for *job* in an earlier attempt."""
        return self._given(store.answers.c.job == job.id)

    def answer(self, key: str) -> Given | None:
        """The answer that buttons name by *key*; None when it is no longer on record."""
        return self._given(store.answers.c.key == key)

    def turns(self, job: Job, *, newest: int, ttl: float) -> tuple[Turn, ...]:
        """The questions asked before *job* in its thread, oldest first, within *ttl* seconds.

        Direct and private questions are mostly asked outside a thread: then those of the conversation count.
        """
        columns = store.answers.c
        before = (
            select(columns.question)
            .where(columns.conversation == job.conversation, columns.made_at > self._clock() - ttl)
            .where(columns.job < job.id)
            .order_by(columns.job.desc())
            .limit(newest)
        )
        with self._engine.begin() as connection:
            thread = connection.execute(before.where(columns.thread_ts == job.thread_ts)).scalars().all()
            questions = thread or connection.execute(before).scalars().all()
        return tuple(Turn(question) for question in reversed(questions))

    def has_asked(self, user: str, conversation: str, *, ttl: float) -> bool:
        """Whether *user* has asked in this conversation, so that an unaddressed message there may be a follow-up."""
        columns = store.answers.c
        query = select(columns.key).where(
            columns.conversation == conversation, columns.user == user, columns.made_at > self._clock() - ttl
        )
        with self._engine.begin() as connection:
            return connection.execute(query).first() is not None

    def keep_feedback(self, given: Given, user: str, *, liked: bool) -> None:
        """Keep what *user* thinks of an answer; a second click replaces the first."""
        table = store.feedback
        values = {"liked": liked, "given_at": self._clock(), "receipt": given.answer.receipt}
        where = (table.c.answer == given.key, table.c.user == user)
        with self._engine.begin() as connection:
            if connection.execute(update(table).where(*where).values(values)).rowcount == 0:
                connection.execute(insert(table).values(answer=given.key, user=user, **values))

    def open_case(self, given: Given, *, form: str, asker: str, question: str, note: str) -> Case:
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
            "thread_ts": given.thread_ts,
            "opened_at": self._clock(),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(store.cases).values(row))
        except IntegrityError:
            pass
        case = self._case(store.cases.c.form == form)
        if case is None:
            raise LookupError("the case just opened is gone")
        return case

    def case(self, number: int) -> Case | None:
        """A case by its id."""
        return self._case(store.cases.c.id == number)

    def case_posted(self, case: Case, desk_ts: str) -> None:
        """Where the case stands in the desk's channel."""
        with self._engine.begin() as connection:
            connection.execute(update(store.cases).where(store.cases.c.id == case.id).values(desk_ts=desk_ts))

    def answer_case(self, case: Case, *, reply: str, by: str) -> bool:
        """Keep the desk's reply; False when another member was first."""
        columns = store.cases.c
        with self._engine.begin() as connection:
            changed = connection.execute(
                update(store.cases)
                .where(columns.id == case.id, columns.reply.is_(None))
                .values(reply=reply, replied_by=by, replied_at=self._clock())
            )
            return changed.rowcount == 1

    def forget(self, *, older_than: float) -> None:
        """Drop answers of more than *older_than* seconds ago. Feedback and cases stay."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(store.answers).where(store.answers.c.made_at < self._clock() - older_than)
            )

    def _given(self, where: Any) -> Given | None:
        with self._engine.begin() as connection:
            row = connection.execute(select(store.answers).where(where)).first()
        if row is None:
            return None
        return Given(row.key, _answer(row.answer), row.channel, row.thread_ts, row.user)

    def _case(self, where: Any) -> Case | None:
        with self._engine.begin() as connection:
            row = connection.execute(select(store.cases).where(where)).first()
        return None if row is None else _read_case(row)


def _answer(kept: Mapping[str, Any]) -> Answer:
    """An Answer from its kept JSON."""
    values = dict(kept)
    values["as_of"] = datetime.fromisoformat(values["as_of"])
    values["citations"] = tuple(Citation(**citation) for citation in values["citations"])
    values["rulings"] = tuple(
        RulingLine(**{**line, "citations": tuple(line["citations"])}) for line in values["rulings"]
    )
    return Answer(**values)


def _read_case(row: Row[Any]) -> Case:
    fields = Case.__dataclass_fields__
    return Case(**{name: getattr(row, name) for name in fields})
