"""The report: report.html, one file that works offline, and two CSV files that open in Excel.

Everything in it that came from outside is escaped, and the page's content security policy allows no script
and no style but its own and no request at all. Mails are written one at a time, so that a large batch needs
no memory.
"""

from __future__ import annotations

import base64
import errno
import shlex
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.answer import Language
from bot.mail.clock import shown, stamp
from bot.mail.disk import whole_text
from bot.mail.outcome import LABELS, Triage
from bot.mail.reasons import in_japanese
from bot.mail.records import Alike
from bot.mail.state import State
from bot.mail.tables import copies_of, not_yet_made, write_mails, write_questions
from bot.mail.wording import TEMPLATES
from corpus.errors import BadInput

_JAPANESE: dict[Triage, str] = {
    "ready": "回答案あり",
    "confirm": "要確認",
    "person": "担当者対応",
    "not_a_question": "質問以外",
    "unreadable": "読めないメール",
}


def write_report(state: State, out: Path, *, now: datetime, language: Language | None = None) -> None:
    """Write report.html, report.csv and questions.csv into *out*, each whole or not at all. Raises BadInput
    when the folder cannot be written. *language* is the one the page opens in, else the browser's."""
    groups, table = list(state.alike()), out / "questions.csv"
    pending = not_yet_made(state, table)
    try:
        with whole_text(out / "report.html", encoding="utf-8") as file:
            _write_html(file, state, groups, stamp(now), out=out, language=language)
        with whole_text(out / "report.csv", encoding="utf-8-sig") as file:
            write_mails(file, state)
        with whole_text(table, encoding="utf-8-sig") as file:
            write_questions(file, state, groups, pending)
    except OSError as error:
        hint = "Free some space" if error.errno == errno.ENOSPC else "Close it in Excel"
        raise BadInput(
            f"The report cannot be written to {out}: {error.strerror}. {hint} and run again."
        ) from error


def _write_html(
    file: TextIO, state: State, groups: list[list[Alike]], made: str, *, out: Path, language: Language | None
) -> None:
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    counts = state.counts()
    names = {
        name: {"id": name, "english": LABELS[name], "japanese": _JAPANESE[name], "count": counts.get(name, 0)}
        for name in LABELS
    }
    page = (
        _templates()
        .get_template("report.html")
        .stream(
            style=Markup(style),
            script=Markup(script),
            style_hash=_hash(style),
            script_hash=_hash(script),
            total=sum(counts.values()),
            made=shown(made),
            as_of=_as_of(state),
            shown=shown,
            in_japanese=in_japanese,
            copies_of=copies_of,
            folder=shlex.quote(str(out)),
            language=language,
            names=names,
            triages=list(names.values()),
            groups=groups,
            mails=state.records(by_thread=True),
        )
    )
    page.enable_buffering(50)
    file.writelines(page)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _as_of(state: State) -> str:
    """The moment that the answers speak of, the first and the last of several; empty before any was given."""
    moments = state.moments()
    return " – ".join(dict.fromkeys(map(shown, moments)))


def _hash(text: str) -> str:
    return base64.b64encode(sha256(text.encode()).digest()).decode()
