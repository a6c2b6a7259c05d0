"""What the Slack counter left open: questions not answered or handed to the desk, answers disliked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Row, or_, select

from bot.receipts.gaps import Asked, nearest_in
from bot.slack import store


def asked_in_slack(database: Engine) -> list[Asked]:
    """Every question of the Slack counter that was not answered,
    whose answer somebody disliked, or that went to the desk.

    What went to the desk stands in the words it was sent in, and outlives the record of its answer.
    """
    answers, feedback, cases = store.answers, store.feedback, store.cases
    disliked = select(feedback.c.answer).where(feedback.c.liked.is_(False))
    open_question = or_(
        answers.c.status == "not_found",
        answers.c.key.in_(disliked),
        answers.c.key.in_(select(cases.c.answer)),
    )
    with database.begin() as connection:
        dislikes = Counter(connection.execute(disliked).scalars())
        taken = connection.execute(select(cases).order_by(cases.c.id)).all()
        given = connection.execute(select(answers).where(open_question)).all()
    by_answer: dict[str, list[Row[Any]]] = defaultdict(list)
    for case in taken:
        by_answer[case.answer].append(case)
    found = [_asked(row, dislikes[row.key], by_answer.pop(row.key, [])) for row in given]
    found += [_asked_desk(at_desk) for at_desk in by_answer.values()]
    return sorted(found, key=lambda one: one.asked_at)


def _asked(row: Row[Any], dislikes: int, at_desk: Sequence[Row[Any]]) -> Asked:
    return Asked(
        question=at_desk[-1].question if at_desk else row.question,
        status=row.status,
        dislikes=dislikes,
        asked_at=datetime.fromtimestamp(row.made_at, UTC),
        receipt=row.receipt,
        at_desk=len(at_desk),
        nearest=nearest_in(row.answer),
        reply=_last_reply(at_desk),
    )


def _asked_desk(at_desk: Sequence[Row[Any]]) -> Asked:
    """What was asked of the desk about an answer that is no longer on record."""
    last = at_desk[-1]
    return Asked(
        question=last.question,
        status="",
        dislikes=0,
        asked_at=datetime.fromtimestamp(last.opened_at, UTC),
        receipt=last.receipt,
        at_desk=len(at_desk),
        reply=_last_reply(at_desk),
    )


def _last_reply(at_desk: Sequence[Row[Any]]) -> str | None:
    return next((case.reply for case in reversed(at_desk) if case.reply), None)
