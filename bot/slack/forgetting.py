"""Deleting what is kept of one person, when they ask for it."""

from __future__ import annotations

from sqlalchemy import Engine, delete, select

from bot.slack.store import answers, cases, feedback, jobs


def forget_user(database: Engine, user: str) -> tuple[dict[str, int], list[str]]:
    """Delete the questions, answers, feedback and hand-overs of *user*.

    Gives how many of each went, and the receipts of their questions, which the answer log keeps without a
    name.
    """
    owned = {
        "answers": answers.c.user,
        "feedback": feedback.c.user,
        "hand-overs": cases.c.asker,
        "events": jobs.c.user,
    }
    with database.begin() as connection:
        receipts = [
            receipt
            for table, owner in ((answers, answers.c.user), (cases, cases.c.asker))
            for receipt in connection.execute(select(table.c.receipt).where(owner == user)).scalars()
            if receipt
        ]
        gone = {
            name: connection.execute(delete(column.table).where(column == user)).rowcount
            for name, column in owned.items()
        }
    return gone, sorted(set(receipts))
