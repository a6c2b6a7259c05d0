"""Options that several commands share, and what they turn into."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.question import DESK_ZONE
from bot.settings import Settings, load
from corpus.errors import BadInput

CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", metavar="DIR", help="Folder with the call documents.")
]
IndexOption = Annotated[Path | None, typer.Option("--index", metavar="DIR", help="Folder of the index.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One line of JSON each.")]
FileOption = Annotated[
    str | None,
    typer.Option(
        "--file",
        "-f",
        metavar="FILE",
        help='One question a line, or JSON Lines with a "question"; - is stdin.',
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="WHEN", help="Answer as of this day or moment, such as 2024-04-16T17:00."
    ),
]
_BYTES = 50_000_000


def settings(corpus: Path | None, index: Path | None, **others: object) -> Settings:
    """The settings in force, these options before all."""
    return load(corpus=corpus, index=index, **others)


def moment(as_of: str | None) -> datetime | None:
    """The moment of --as-of, in Japan where it names no zone. Raises BadInput."""
    if as_of is None:
        return None
    try:
        found = datetime.fromisoformat(as_of)
    except ValueError as error:
        raise BadInput(
            f"--as-of {as_of!r} is no date; write it like 2024-04-16 or 2024-04-16T17:00+09:00"
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=DESK_ZONE)


def questions(file: str) -> Iterator[str]:
    """The questions of a text or JSON Lines file, blank lines left out. Raises BadInput."""
    for number, line in enumerate(_text(file).splitlines(), 1):
        if line.strip():
            yield _question(line, number, file)


def _question(line: str, number: int, file: str) -> str:
    if not line.lstrip().startswith("{"):
        return line.strip()
    try:
        entry = json.loads(line)
        return str(entry["question"])
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BadInput(
            f'Line {number} of {file} is no JSON object with a "question"; mend it, then try again.'
        ) from error


def _text(file: str) -> str:
    raw = _bytes(file)
    if b"\0" in raw[:65_536] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"{file} is not a text file; give one question a line, or JSON Lines.")
    for encoding in ("utf-8-sig", "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{file} is neither UTF-8 nor Shift_JIS text; save it as UTF-8, then try again.")


def _bytes(file: str) -> bytes:
    try:
        raw = typer.get_binary_stream("stdin").read(_BYTES + 1) if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}.") from error
    if len(raw) > _BYTES:
        raise BadInput(f"{file} has more than {_BYTES // 1_000_000} MB; split it.")
    return raw
