"""Answers given, and what people thought of them."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.answer import Answer, AnswerPart, Choice, Citation, RankedIntent, RulingLine, Status, Turn
from bot.slack import store
from bot.slack.requests import PRIVATE, Job

# Seconds after which talk outside a thread no longer belongs together.
_TALK = 1800.0


@dataclass(frozen=True)
class Given:
    """An answer as it was given, and to whom and where. *private*: only the asker has seen it."""

    key: str
    answer: Answer
    channel: str
    thread_ts: str | None
    user: str
    private: bool = False


class Records:
    """Reads and writes them. Thread-safe."""

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def keep_answer(self, job: Job, answer: Answer, *, status: str | None = None) -> Given:
        """Keep the answer to *job*; the first one kept stays. *status*:
        what it counts as, where that is not its own.
        """
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
            "status": status or answer.status,
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
        return Given(key, answer, job.channel, job.thread_ts, job.user, private=job.address is not None)

    def drop(self, job: Job) -> None:
        """Keep no answer to *job*: nobody will see it."""
        with self._engine.begin() as connection:
            connection.execute(delete(store.answers).where(store.answers.c.job == job.id))

    def answer_to(self, job: Job) -> Given | None:
        """The answer already made for *job* in an earlier attempt."""
        return self._given(store.answers.c.job == job.id)

    def answer(self, key: str) -> Given | None:
        """The answer that buttons name by *key*; None when it is no longer on record."""
        return self._given(store.answers.c.key == key)

    def unanswered(self, *, newest: int = 2000) -> list[Given]:
        """The answers on record that found nothing, the newest first."""
        columns = store.answers.c
        query = select(store.answers).where(columns.status == "not_found").order_by(columns.made_at.desc())
        with self._engine.begin() as connection:
            return [_given(row) for row in connection.execute(query.limit(newest))]

    def turns(self, job: Job, *, newest: int, ttl: float) -> tuple[Turn, ...]:
        """The questions asked before *job* in its thread, oldest first, within *ttl* seconds.

        Direct and private questions are mostly asked outside a thread: then those of the conversation count,
        of the last half hour, because who comes back later begins anew.
        """
        columns, now = store.answers.c, self._clock()
        before = (
            select(columns.question)
            .where(columns.conversation == job.conversation, columns.made_at > now - ttl)
            .where(columns.job < job.id, columns.status.in_(get_args(Status)))
            .order_by(columns.job.desc())
            .limit(newest)
        )
        in_thread = before.where(columns.thread_ts == job.thread_ts)
        lately = before.where(columns.made_at > now - _TALK)
        with self._engine.begin() as connection:
            questions = (
                connection.execute(in_thread).scalars().all() or connection.execute(lately).scalars().all()
            )
        return tuple(Turn(question) for question in reversed(questions))

    def has_asked(self, user: str, conversation: str, *, ttl: float) -> bool:
        """Whether *user* was answered in this conversation,
        so that an unaddressed message there may be a follow-up.
        """
        since = self._clock() - ttl
        answers, jobs = store.answers.c, store.jobs.c
        answered = select(answers.key).where(
            answers.conversation == conversation, answers.user == user, answers.made_at > since
        )
        # A greeting is replied to as well, with no answer kept.
        replied = select(jobs.key).where(
            jobs.conversation == conversation,
            jobs.user == user,
            jobs.reply_ts.is_not(None),
            jobs.taken_at > since,
        )
        with self._engine.begin() as connection:
            return any(connection.execute(query).first() is not None for query in (answered, replied))

    def keep_feedback(self, given: Given, user: str, *, liked: bool) -> None:
        """Keep what *user* thinks of an answer; a second click replaces the first."""
        table = store.feedback
        values = {"liked": liked, "given_at": self._clock(), "receipt": given.answer.receipt}
        where = (table.c.answer == given.key, table.c.user == user)
        with self._engine.begin() as connection:
            if connection.execute(update(table).where(*where).values(values)).rowcount == 0:
                connection.execute(insert(table).values(answer=given.key, user=user, **values))

    def forget(self, *, older_than: float) -> None:
        """Drop answers of more than *older_than* seconds ago. Feedback and cases stay."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(store.answers).where(store.answers.c.made_at < self._clock() - older_than)
            )

    def _given(self, where: Any) -> Given | None:
        with self._engine.begin() as connection:
            row = connection.execute(select(store.answers).where(where)).first()
        return None if row is None else _given(row)


def _given(row: Row[Any]) -> Given:
    private = row.conversation.startswith(PRIVATE)
    return Given(row.key, _answer(row.answer), row.channel, row.thread_ts, row.user, private=private)


def _answer(kept: Mapping[str, Any]) -> Answer:
    """An Answer from its kept JSON."""
    values = dict(kept)
    values["as_of"] = datetime.fromisoformat(values["as_of"])
    values["citations"] = tuple(Citation(**citation) for citation in values["citations"])
    values["rulings"] = tuple(
        RulingLine(**{**line, "citations": tuple(line["citations"])}) for line in values["rulings"]
    )
    values["intents"] = tuple(RankedIntent(**intent) for intent in values.get("intents", ()))
    values["choices"] = tuple(Choice(**choice) for choice in values.get("choices", ()))
    values["parts"] = tuple(AnswerPart(**part) for part in values.get("parts", ()))
    return Answer(**values)
