"""answers.yaml: the desk's answers as a file, for review and version control beside call.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.answer import Language
from bot.answers.model import ID_LENGTH, DeskAnswer, State, as_values, from_values
from corpus.errors import BadInput
from corpus.yaml_text import NO_YAML, parse, why_none

ANSWERS_FILE = "answers.yaml"
_HEAD = (
    "# Answers of the desk, as `aspire answers export` writes them and `aspire answers import` reads them.\n"
    "# An answer keeps its id: one that is changed here replaces the one of the same id.\n"
)
_LEFT_OUT = ("origin_key",)


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as literal blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def to_yaml(answers: Sequence[DeskAnswer]) -> str:
    """*answers* as the text of a file, in the order of their ids, so that a change shows as itself."""
    entries = [_entry(answer) for answer in sorted(answers, key=lambda one: one.id)]
    body = yaml.dump({"answers": entries}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return _HEAD + body


def read_yaml(path: Path) -> list[DeskAnswer]:
    """The answers of a file. Raises BadInput naming the entry that makes none."""
    try:
        content = parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path} cannot be read as text; name a file that `aspire answers export` wrote."
        ) from error
    except NO_YAML as error:
        raise BadInput(f"{path} is no YAML: {why_none(error)}.") from error
    entries = content.get("answers") if isinstance(content, Mapping) else None
    if not isinstance(entries, list):
        raise BadInput(f"{path} has no list of answers; see what `aspire answers export` writes.")
    answers = [_read(entry, number, path) for number, entry in enumerate(entries, 1)]
    twice = [answer.id for at, answer in enumerate(answers) if answer.id in {one.id for one in answers[:at]}]
    if twice:
        raise BadInput(f"{path} holds the answer {twice[0]} twice; keep one of the two.")
    return answers


def _entry(answer: DeskAnswer) -> dict[str, Any]:
    values = as_values(answer)
    return {
        name: value
        for name, value in values.items()
        if name not in _LEFT_OUT and value is not False and value not in (None, [], {})
    }


def _read(entry: Any, number: int, path: Path) -> DeskAnswer:
    where = f"Answer {number} of {path}"
    if not isinstance(entry, Mapping):
        raise BadInput(f"{where} is no mapping; see what `aspire answers export` writes.")
    try:
        told = _Entry.model_validate({name: value for name, value in entry.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(step) for step in first["loc"])
        raise BadInput(f"{where}: {place}: {first['msg']}; mend it and import it again.") from error
    return from_values(told.model_dump())


Name = Annotated[str, Field(max_length=200)]


class _Entry(BaseModel):
    """An answer as it stands in the file; the lengths are those of the database."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(min_length=1, max_length=ID_LENGTH), BeforeValidator(str)]
    state: State
    examples: dict[Language, list[str]] = {}
    wording: dict[Language, str] = {}
    sources: list[tuple[str, int | None, str]] = []
    call: Name | None = None
    side: Annotated[str, Field(max_length=100)] | None = None
    theme: Name | None = None
    valid_until: date | None = None
    role: Name | None = None
    approved_on: date | None = None
    origin: Name = "by hand"
    asked: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    misread: bool = False
