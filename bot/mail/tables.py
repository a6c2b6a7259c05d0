"""The report as tables that open in Excel: a line a mail, a line a question."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from bot.mail.clock import shown
from bot.mail.corrections import COLUMN, ID_COLUMN, Place, id_of, read_corrections
from bot.mail.outcome import LABELS
from bot.mail.records import Alike, Kept, PointRecord, Record
from bot.mail.state import State
from corpus.errors import BadInput
from corpus.text.cells import cell

_MAIL_COLUMNS = (
    "number", "mail", "triage", "reason", "draft", "from", "subject", "date", "language", "questions",
    "question texts", "question triage", "answers", "slides", "attachments", "receipts", "message-id", "copies",
    "done", "as of", "made",
)  # fmt: skip
_QUESTION_COLUMNS = (
    "number",
    "mail",
    "label",
    "attachment",
    "question",
    "triage",
    "reason",
    "status",
    "answer",
    COLUMN,
    "group",
    "slides",
    "receipts",
    ID_COLUMN,
)


def write_mails(file: TextIO, state: State) -> None:
    """Write report.csv: a line a mail."""
    writer = csv.writer(file)
    writer.writerow(_MAIL_COLUMNS)
    for kept in state.records():
        writer.writerow(_cell(value) for value in _mail_row(kept))


def _mail_row(kept: Kept) -> Iterator[object]:
    record, points = kept.record, kept.record.points
    yield from (
        kept.number,
        record.source,
        LABELS[record.triage],
        record.reason or "",
        f"drafts/{record.draft}" if record.draft else "",
    )
    yield from (record.sender, record.subject, record.date, record.language, len(points))
    yield "\n".join(f"{point.label}: {point.text}" for point in points)
    yield "\n".join(f"{point.label}: {LABELS[point.triage]}" for point in points)
    yield "\n".join(f"{point.label}: {answer}" for point in points for answer in _answers(point))
    yield "\n".join(dict.fromkeys(slide for point in points for slide in _slides(point)))
    yield "\n".join(record.notes) or ", ".join(record.attachments)
    yield ", ".join(receipt for point in points for receipt in point.receipts)
    yield from (record.message_id, ", ".join(copies_of(record, kept.places)))
    yield from ("yes" if kept.done else "", shown(record.as_of), shown(record.made))


def write_questions(
    file: TextIO, state: State, groups: list[list[Alike]], pending: Mapping[Place, str]
) -> None:
    """Write questions.csv: a line a question. *pending* are corrections the desk has written and not made
    yet."""
    group_of = {
        (like.mail, like.point): number for number, group in enumerate(groups, start=1) for like in group
    }
    writer = csv.writer(file)
    writer.writerow(_QUESTION_COLUMNS)
    for kept in state.records():
        number, record = kept.number, kept.record
        for place, point in enumerate(record.points):
            correction = pending.get((number, place), point.correction)
            row = (
                number, record.source, point.label, point.origin, point.text, LABELS[point.triage],
                point.reason or "",
                ", ".join(point.statuses), "\n".join(point.answers), correction, group_of.get((number, place), ""),
                "\n".join(_slides(point)), ", ".join(point.receipts), id_of((number, place)),
            )  # fmt: skip
            writer.writerow(_cell(value) for value in row)


def not_yet_made(state: State, path: Path) -> dict[Place, str]:
    """The corrections in the table at *path* that were never made, so that a new table does not lose them.

    A table that cannot be read is kept under another name.
    """
    if not path.exists():
        return {}
    try:
        written = read_corrections(path)
    except BadInput:
        path.replace(path.with_name("questions.old.csv"))
        return {}
    return {place: text for place, text in written.items() if not state.was_corrected(place, text)}


def _answers(point: PointRecord) -> tuple[str, ...]:
    return (point.correction,) if point.correction else point.answers


def _slides(point: PointRecord) -> list[str]:
    if point.correction:
        return []
    return [
        f"{c['title']} p.{c['page']}「{c['quote']}」" if c["page"] else f"{c['title']}「{c['quote']}」"
        for c in point.citations
    ]


def _cell(value: object) -> object:
    """A value as a cell: never a formula, never longer than Excel takes (32,767 characters)."""
    return cell(value)[:32_000] if isinstance(value, str) else value


def copies_of(record: Record, places: tuple[str, ...]) -> list[str]:
    """Where copies of a mail lie, apart from where it was read."""
    names = [re.sub(r"^(?:file|mbox|maildir):", "", place) for place in places]
    return [
        name
        for name in names
        if name != record.source and name not in record.source and not name.startswith("imap:")
    ]
