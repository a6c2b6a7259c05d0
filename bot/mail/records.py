"""A mail as it is remembered: what became of it, of each of its questions, and the reply that was drafted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.mail.letter import Letter, Shown, Source
from bot.mail.outcome import Triage


@dataclass(frozen=True)
class PointRecord:
    """A question of a mail as the report shows it. *origin* is the attachment it stands in, *correction* what
    the desk wrote in place of the answers."""

    label: str
    text: str
    triage: Triage
    reason: str | None
    statuses: tuple[str, ...]
    answers: tuple[str, ...]
    citations: tuple[Mapping[str, Any], ...]
    receipts: tuple[str, ...]
    origin: str = ""
    correction: str = ""


@dataclass(frozen=True)
class Record:
    """A mail with what became of it. *source* is where it was found, *draft* the draft's file name, *notes*
    what was found in the attachments that were opened, *letter* what the draft says, *as_of* the moment
    its answers speak of and *made* when they were made, both as `clock.stamp` keeps them; *whole* is the
    mail's text with all it quotes, where that is more than *text*, and *original* the link from the report
    to the mail itself."""

    source: str
    triage: Triage
    reason: str | None = None
    draft: str | None = None
    sender: str = ""
    subject: str = ""
    date: str = ""
    message_id: str = ""
    language: str = ""
    text: str = ""
    reply: str = ""
    attachments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    points: tuple[PointRecord, ...] = field(default=())
    letter: Letter | None = None
    as_of: str = ""
    made: str = ""
    whole: str = ""
    original: str = ""


@dataclass(frozen=True)
class Kept:
    """A mail as the report shows it: its number and record, where copies of it lie, whether the desk has
    *done* with it, and whether it *follows* another mail of its thread."""

    number: int
    record: Record
    places: tuple[str, ...]
    done: bool
    follows: bool


@dataclass(frozen=True)
class Asked:
    """A question sentence of the mail's point number *point*, counted from 0. *likeness* is that of the whole
    point."""

    point: int
    label: str
    text: str
    likeness: str


@dataclass(frozen=True)
class Alike:
    """A question of a group: the number of its mail, its place in it, its label and its words."""

    mail: int
    point: int
    label: str
    text: str


def as_json(record: Record) -> str:
    """*record* as one line of JSON."""
    return json.dumps(asdict(record), ensure_ascii=False)


def from_json(text: str) -> Record:
    """The record that `as_json` wrote."""
    values = json.loads(text)
    points = tuple(PointRecord(**_frozen(point)) for point in values.pop("points"))
    letter = values.pop("letter")
    return Record(**_frozen(values), points=points, letter=_letter(letter) if letter else None)


def _letter(values: dict[str, Any]) -> Letter:
    points = tuple(_shown(point) for point in values.pop("points"))
    slides = tuple(Source(**source) for source in values.pop("slides", ()))
    return Letter(**_frozen(values), points=points, slides=slides)


def _shown(values: dict[str, Any]) -> Shown:
    sources = tuple(Source(**source) for source in values.pop("sources"))
    slides = tuple(Source(**source) for source in values.pop("slides"))
    return Shown(**_frozen(values), sources=sources, slides=slides)


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
