"""The report: report.html, one file that works offline, and two CSV files that open in Excel.

Everything in it that came from outside is escaped, and the page's content security policy allows no script and no
style but its own and no request at all. Mails are written one at a time, so that a large batch needs no memory.
"""

from __future__ import annotations

import base64
import csv
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.mail.reply import TEMPLATES
from bot.mail.state import PointRecord, Record, State
from bot.mail.triage import LABELS, Triage
from corpus.errors import BadInput

_JAPANESE: dict[Triage, str] = {
    "ready": "回答案あり",
    "confirm": "要確認",
    "person": "担当者対応",
    "not_a_question": "質問以外",
    "unreadable": "読めないメール",
}
_MAIL_COLUMNS = (
    "number", "mail", "triage", "reason", "draft", "from", "subject", "date", "language", "questions",
    "question texts", "question triage", "answers", "slides", "attachments", "receipts", "message-id", "copies",
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
    "slides",
    "receipts",
    "group",
)


def write_report(state: State, out: Path, *, now: datetime) -> None:
    """Write report.html, report.csv and questions.csv into *out*, each whole or not at all. Raises BadInput when the
    folder cannot be written."""
    groups = list(state.alike())
    try:
        _replace(out / "report.html", lambda file: _write_html(file, state, groups, now), encoding="utf-8")
        _replace(out / "report.csv", lambda file: _write_mails(file, state), encoding="utf-8-sig")
        _replace(
            out / "questions.csv", lambda file: _write_questions(file, state, groups), encoding="utf-8-sig"
        )
    except OSError as error:
        raise BadInput(
            f"The report cannot be written to {out}: {error.strerror}. Close it in Excel and run again."
        ) from error


def _replace(path: Path, write: Callable[[TextIO], None], *, encoding: str) -> None:
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding=encoding, newline="", errors="replace") as file:
        write(file)
    part.replace(path)


def _write_html(file: TextIO, state: State, groups: list[list[tuple[int, str, str]]], now: datetime) -> None:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    counts = state.counts()
    names = {
        name: {"id": name, "english": LABELS[name], "japanese": _JAPANESE[name], "count": counts.get(name, 0)}
        for name in LABELS
    }
    page = environment.get_template("report.html").stream(
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        total=sum(counts.values()),
        made=f"{now:%Y-%m-%d %H:%M}",
        names=names,
        triages=list(names.values()),
        groups=groups,
        mails=((number, record, _copies(record, places)) for number, record, places in state.records()),
    )
    page.enable_buffering(50)
    file.writelines(page)


def _hash(text: str) -> str:
    return base64.b64encode(sha256(text.encode()).digest()).decode()


def _copies(record: Record, places: tuple[str, ...]) -> list[str]:
    """Where copies of a mail lie, apart from where it was read."""
    names = [re.sub(r"^(?:file|mbox|maildir):", "", place) for place in places]
    return [
        name
        for name in names
        if name != record.source and name not in record.source and not name.startswith("imap:")
    ]


def _write_mails(file: TextIO, state: State) -> None:
    writer = csv.writer(file)
    writer.writerow(_MAIL_COLUMNS)
    for number, record, places in state.records():
        writer.writerow(_cell(value) for value in _mail_row(number, record, places))


def _mail_row(number: int, record: Record, places: tuple[str, ...]) -> Iterator[object]:
    points = record.points
    yield from (
        number,
        record.source,
        LABELS[record.triage],
        record.reason or "",
        f"drafts/{record.draft}" if record.draft else "",
    )
    yield from (record.sender, record.subject, record.date, record.language, len(points))
    yield "\n".join(f"{point.label}: {point.text}" for point in points)
    yield "\n".join(f"{point.label}: {LABELS[point.triage]}" for point in points)
    yield "\n".join(f"{point.label}: {answer}" for point in points for answer in point.answers)
    yield "\n".join(dict.fromkeys(slide for point in points for slide in _slides(point)))
    yield "\n".join(record.notes) or ", ".join(record.attachments)
    yield ", ".join(receipt for point in points for receipt in point.receipts)
    yield from (record.message_id, ", ".join(_copies(record, places)))


def _write_questions(file: TextIO, state: State, groups: list[list[tuple[int, str, str]]]) -> None:
    group_of = {
        (mail, label): number for number, group in enumerate(groups, start=1) for mail, label, _ in group
    }
    writer = csv.writer(file)
    writer.writerow(_QUESTION_COLUMNS)
    for number, record, _ in state.records():
        for point in record.points:
            row = (
                number, record.source, point.label, point.origin, point.text, LABELS[point.triage], point.reason or "", ", ".join(point.statuses),
                "\n".join(point.answers), "\n".join(_slides(point)), ", ".join(point.receipts), group_of.get((number, point.label), ""),
            )  # fmt: skip
            writer.writerow(_cell(value) for value in row)


def _slides(point: PointRecord) -> list[str]:
    return [
        f"{c['title']} p.{c['page']}「{c['quote']}」" if c["page"] else f"{c['title']}「{c['quote']}」"
        for c in point.citations
    ]


def _cell(value: object) -> object:
    """A value as a cell: never a formula, never longer than Excel takes (32,767 characters)."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", value)
    safe = f"'{text}" if re.match(r"\s*[=+\-@\t]", text) else text
    return safe[:32_000]
