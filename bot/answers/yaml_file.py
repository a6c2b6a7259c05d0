"""answers.yaml: the desk's answers as a file, for review and version control beside call.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

from bot.answers.model import LANGUAGES, DeskAnswer, State, as_values, from_values
from corpus.errors import BadInput

ANSWERS_FILE = "answers.yaml"
_HEAD = (
    "# Answers of the desk, as `aspire answers export` writes them and `aspire answers import` reads them.\n"
    "# An answer keeps its id: one that is changed here replaces the one of the same id.\n"
)
_LEFT_OUT = ("origin_key",)
_NEEDED = ("id", "state")


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
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path} cannot be read as text; name a file that `aspire answers export` wrote."
        ) from error
    except yaml.YAMLError as error:
        raise BadInput(f"{path} is no YAML: {' '.join(str(error).split())}.") from error
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
        name: value for name, value in values.items() if name not in _LEFT_OUT and value not in (None, [], {})
    }


def _read(entry: Any, number: int, path: Path) -> DeskAnswer:
    where = f"Answer {number} of {path}"
    if not isinstance(entry, Mapping):
        raise BadInput(f"{where} is no mapping; see what `aspire answers export` writes.")
    missing = [name for name in _NEEDED if name not in entry]
    unknown = sorted(set(map(str, entry)) - set(DeskAnswer.__dataclass_fields__))
    if missing or unknown:
        what = f"has no {missing[0]!r}" if missing else f"has an entry {unknown[0]!r} that nothing reads"
        raise BadInput(f"{where} {what}; mend it and import it again.")
    blank: dict[str, Any] = {
        "examples": {},
        "wording": {},
        "sources": [],
    }  # what an entry that is empty there does without
    values = (
        blank | {name: value for name, value in entry.items() if value is not None} | {"id": str(entry["id"])}
    )
    try:
        answer = from_values(values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"{where} cannot be read ({error}); mend it and import it again.") from error
    languages = {*answer.examples, *answer.wording} - set(LANGUAGES)
    if answer.state not in get_args(State) or languages:
        what = f"the state {answer.state!r}" if not languages else f"the language {min(languages)!r}"
        raise BadInput(f"{where} has {what}, which there is not; mend it and import it again.")
    return answer
