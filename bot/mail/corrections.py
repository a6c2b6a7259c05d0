"""Corrections as a desk writes them: a column of questions.csv, saved by whatever Excel is at hand."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import BadInput

COLUMN, ID_COLUMN = "correction", "id"
LONGEST = 20_000
_ID = re.compile(r"M(\d{1,9})Q(\d{1,3})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")

Place = tuple[int, int]
"""A question: the number of its mail, and its place in it counted from 0."""


def id_of(place: Place) -> str:
    """What a question is called in the table; nothing that Excel takes for a date or a number."""
    return f"M{place[0]}Q{place[1] + 1}"


def read_corrections(path: Path) -> dict[Place, str]:
    """The corrections in a table: of comma, semicolon or tab; in UTF-8, UTF-16 or Shift_JIS. Raises BadInput."""
    rows = _rows(_text_of(path), path)
    found: dict[Place, str] = {}
    for number, row in enumerate(rows, start=2):
        text = _cleaned(row.get(COLUMN) or "")
        if not text:
            continue
        place = _place(row.get(ID_COLUMN) or "", path, number)
        if len(text) > LONGEST:
            raise BadInput(
                f"The correction in row {number} of {path} is longer than {LONGEST:,} characters; shorten it."
            )
        if found.setdefault(place, text) != text:
            raise BadInput(f"{path} corrects {id_of(place)} twice, in two ways; keep one of them.")
    return found


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}. Give the table of corrections with --from FILE."
        ) from error
    charsets = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp932")
    for charset in charsets:
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{path} is neither UTF-8 nor Shift_JIS; save it from Excel as “CSV UTF-8”.")


def _rows(text: str, path: Path) -> list[Mapping[str, str | None]]:
    # Excel may write the separator into a first line of its own.
    lines = re.sub(r"\Asep=.\r?\n", "", text)
    for delimiter in ",;\t":
        try:
            table = list(csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        head = [name.strip().lower() for name in table[0]] if table else []
        if {COLUMN, ID_COLUMN} <= set(head):
            return [dict(zip(head, row, strict=False)) for row in table[1:]]
    raise BadInput(
        f"{path} has no columns “{ID_COLUMN}” and “{COLUMN}”; "
        "write corrections into that column of questions.csv and save it as CSV."
    )


def _place(text: str, path: Path, row: int) -> Place:
    found = _ID.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        raise BadInput(
            f"Row {row} of {path} has a correction but no id such as M12Q1; copy it from questions.csv."
        )
    return int(found[1]), int(found[2]) - 1


def _cleaned(text: str) -> str:
    lines = _CONTROL.sub("", re.sub(r"\r\n?", "\n", text)).split("\n")
    joined = "\n".join(line.rstrip() for line in lines).strip()
    # The apostrophe that keeps a cell from being a formula is not the desk's.
    return re.sub(r"\A'(?=[=+\-@])", "", joined)
