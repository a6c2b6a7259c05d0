"""Ruled moments in Japan time and, drawn by Slack, in the reader's own time zone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answer import Answer, Language, RulingLine
from bot.slack import blocks as kit
from bot.slack.blocks import Block, Element
from bot.slack.phrases import phrase
from bot.slack.text import plain

MOST = 4
JST = ZoneInfo("Asia/Tokyo")
_SUBJECT_LIMIT = 60
_TO_NUMBER = re.compile(r"\D*")


def deadline_lines(answer: Answer) -> Iterable[Block]:
    """One line for each ruled moment, under the words that the ruling itself names it by."""
    lines: dict[datetime, RulingLine] = {}
    for line in answer.rulings:
        moment = _moment(line.unit, line.value)
        if moment is not None:
            lines.setdefault(moment, line)
    for moment, line in list(lines.items())[:MOST]:
        markers = "".join(f"[{number}] " for number in line.citations[:3])
        yield moment_line(f"{markers}{_subject(line.text)}", moment, answer.language)


def moment_line(name: str, moment: datetime, language: Language) -> Block:
    """*name*, *moment* in Japan time, and the same in the reader's time zone."""
    local = f"{moment.astimezone(JST):%Y-%m-%d %H:%M} JST"
    date: Element = {
        "type": "date",
        "timestamp": int(moment.timestamp()),
        "format": "{date_long_pretty} {time}",
        "fallback": local,
    }
    here = kit.words(f" · {phrase('deadline', language)}")
    return kit.rich_text(kit.section(kit.words(name + local, bold=True), here, date))


def _subject(text: str) -> str:
    """What a ruling speaks of (「受付締切は」): its words before the first number, when they are few."""
    found = _TO_NUMBER.match(" ".join(plain(text).split()))
    subject = found[0].strip(" -–—：:、,(（「") if found else ""
    return f"{subject} " if 0 < len(subject) <= _SUBJECT_LIMIT else ""


def _moment(unit: str | None, value: object) -> datetime | None:
    """The moment of a ruling in unit "datetime", or None when it has none that Slack can show."""
    if unit != "datetime" or not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo and moment.timestamp() > 0 and moment.astimezone(JST) else None
    except (ValueError, OverflowError):
        return None
