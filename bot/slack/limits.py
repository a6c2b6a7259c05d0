"""How much may be asked at once, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, select

from bot.slack.requests import Refusal, Request
from bot.slack.store import jobs as table
from bot.slack.store import unfinished

WINDOW = 60.0
_SAID = ("question", "overheard")


@dataclass(frozen=True)
class Limits:
    """How many questions may wait, and how many a user or channel may ask in a minute.

    What is overheard, which may be a remark among people, has as much room beside them.
    """

    queue: int = 300
    user: int = 20
    channel: int = 60

    def broken_by(self, request: Request, connection: Connection, *, now: float) -> Refusal | None:
        """The limit that *request* would break, if any. Only what people say is limited."""
        if request.kind not in _SAID:
            return None
        asked = and_(table.c.kind == request.kind, table.c.refusal.is_(None))
        recent = and_(asked, table.c.taken_at > now - WINDOW)

        def count(condition: Any) -> int:
            return int(connection.execute(select(func.count()).where(condition)).scalar_one())

        if count(and_(asked, unfinished(table))) >= self.queue:
            return "queue_full"
        if count(and_(recent, table.c.user == request.user)) >= self.user:
            return "user_limit"
        if count(and_(recent, table.c.channel == request.channel)) >= self.channel:
            return "channel_limit"
        return None
