"""Options that several commands share, and what they turn into."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.reading.query import DESK_ZONE
from bot.settings import Settings, load
from corpus.errors import BadInput
from corpus.files import at_home

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
    if not 1900 < found.year < 9999:
        raise BadInput(
            f"--as-of {as_of!r} lies beyond any call; write it like 2024-04-16 or 2024-04-16T17:00+09:00"
        )
    return found if found.tzinfo else found.replace(tzinfo=DESK_ZONE)


@dataclass(frozen=True)
class Line:
    """A line of a file of questions: the *question*, or the line itself and the *problem* with it, in a sentence."""

    question: str
    problem: str | None = None


def questions(file: str) -> Iterator[Line]:
    """The lines of a text or JSON Lines file, blank ones left out.

    Raises BadInput for a file that cannot be read, or of which the first line holds no question.
    """
    # Not splitlines(): JSON Lines may hold U+2028 and its kin as they are.
    for number, line in enumerate(_text(file).split("\n"), 1):
        if line.strip():
            try:
                yield Line(_question(line, number, file))
            except BadInput as error:
                if number == 1:
                    raise
                yield Line(line.strip(), str(error))


def asked(words: list[str] | None, file: str | None = None) -> str:
    """The question of the command line, or else of standard input. Raises BadInput."""
    if words and file:
        raise BadInput("Give a question or --file, not both.")
    if words and words != ["-"]:
        # A terminal that is not UTF-8 hands its bytes on as surrogates.
        return " ".join(words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if not words and sys.stdin.isatty():
        raise BadInput('Ask something, for example: aspire ask "日英共同公募の締切はいつですか"')
    return _text("-")


def _question(line: str, number: int, file: str) -> str:
    if not line.lstrip().startswith("{"):
        return line.strip()
    try:
        question = json.loads(line)["question"]
    except (ValueError, KeyError, RecursionError) as error:
        raise _no_question(number, file) from error
    if not isinstance(question, str):
        raise _no_question(number, file)
    return question.encode("utf-8", "replace").decode()  # JSON can spell halves of characters


def _no_question(number: int, file: str) -> BadInput:
    name = "standard input" if file == "-" else file
    return BadInput(
        f'Line {number} of {name} is no JSON object with a "question" in quotes; mend it, then try again.'
    )


def _text(file: str) -> str:
    raw, name = _bytes(file), "Standard input" if file == "-" else file
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in raw[:65_536] and not marked:
        raise BadInput(f"{name} is not text; give one question a line, or JSON Lines.")
    for encoding in ("utf-8-sig", "utf-16" if marked else "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{name} is neither UTF-8 nor Shift_JIS text; save it as UTF-8, then try again.")


def _bytes(file: str) -> bytes:
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(_BYTES + 1)
        else:
            with at_home(file).open("rb") as opened:
                raw = opened.read(_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in a name
        raise BadInput(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if len(raw) > _BYTES:
        raise BadInput(f"{file} has more than {_BYTES // 1_000_000} MB; split it.")
    return raw
