"""Time at the desk: every moment a draft or a report tells is in the desk's zone."""

from __future__ import annotations

from datetime import datetime

from bot.reading.query import DESK_ZONE


def now() -> datetime:
    """This moment, at the desk."""
    return datetime.now(DESK_ZONE)


def stamp(moment: datetime) -> str:
    """A moment as it is kept: ISO 8601 to the minute, at the desk."""
    return moment.astimezone(DESK_ZONE).isoformat(timespec="minutes")


def shown(kept: str) -> str:
    """A kept moment as it is shown: "2024-04-10 09:00 JST", nothing for nothing."""
    return f"{datetime.fromisoformat(kept).astimezone(DESK_ZONE):%Y-%m-%d %H:%M %Z}" if kept else ""
