"""The reference of call.yaml, made from what reads it: a page for people and a JSON Schema for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from corpus.facts.keys import Key, described, known_keys
from corpus.facts.model import Bound, Hedge, Norm

# What stands in a call.yaml, by section; `*` marks what has to be there.
CALL: Mapping[str, str] = {
    "id*": "the call's name in files and logs",
    "title*": "its title, in `ja` and `en`",
    "programme*": "the programme's short name, as questions say it",
    "fiscal_year": "the fiscal year, so that a question on another one is told apart",
    "document*": "the document of sources that name no other: its file name without the ending",
    "default_scheme*": "the scheme that is meant where a question names none",
    "leaves_open": "matters the documents leave open (`intents`), and who read them for it (`signed_by`)",
    "schemes*": "the ways to apply: `id`, `name` in `ja` and `en`, `known_as` and `described_as` in questions, `sides`",
    "sides": "the halves of a joint call: `id`, `name`, `zone` (IANA), `country` (ISO), `agency`, `known_as`",
    "groups": "kinds or sizes of applicants, or rounds, with values of their own: `id`, `name` in `ja` and `en` (which "
    "questions may use), `known_as`; "
    "`size` tells by a number: `words` for what is counted, `at_least`, `at_most`, `unit` (`people`)",
    "sources*": "by a name of yours: `page` and `quote`, to the letter (white space aside), and `document`",
    "facts*": "what the call says, one entry a fact",
}
FACT: Mapping[str, str] = {
    "key*": "what it is about: a key of the table below, or one of your own",
    "scheme*": "the scheme it is of; `programme` for all of them",
    "side": "the side it is of, where it differs by side",
    "group": "the group of applicants it is of, where it differs by kind or size; one without is for all others",
    "source*": "the source it was read from",
    "also": "further sources that say the same",
    "value": "a number or a date; either this or `words`",
    "unit": "the unit of the value",
    "words": "words that stand in the quote",
    "says": "the fact in a sentence, in `ja` and `en`; it may hold no number that the quotes do not",
    "bound": "the document's own: " + ", ".join(f"`{bound}`" for bound in get_args(Bound)),
    "hedge": "the document's own: " + ", ".join(f"`{hedge}`" for hedge in get_args(Hedge)),
    "norm": "what it makes of the thing: " + ", ".join(f"`{norm}`" for norm in get_args(Norm)),
    "known_as": "names in questions of the one thing it is about",
    "asked": "questions in full that it answers",
    "hold": "`true` takes it out at once: what rests on it is left to the desk",
    "reviewed": "`false` on a proposal of `aspire facts draft`: it does not rule before this is taken away",
}
_UNITS: Mapping[str, dict[str, Any]] = {
    "money": {"pattern": "^[A-Z]{3}$"},
    "percent": {"const": "percent"},
    "rate": {"pattern": "^[A-Z]{3}/[A-Z]{3}$"},
    "date": {"const": "date"},
    "dated": {"const": "date"},
    "moment": {"const": "datetime"},
}
_DATE = r"^(?:\d{4}|-)-\d\d(?:-\d\d| (?:beginning|early|mid|late|end))?$"
_MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d \S+$"
_INTRODUCTION = """\
# call.yaml

A call is a folder with its `documents/` and a `call.yaml`. The file holds the facts of the call, each once,
with the page and the sentence it was read from. Rules decide from these facts and from nothing else;
`aspire facts check` proves them.

This page is printed by `aspire facts reference`, the schema beside it by `aspire facts reference --schema`.
An editor that knows YAML completes and checks the file with this line at its top:

    # yaml-language-server: $schema=call.schema.json

A fact whose key stands in no table is allowed. No rule reads it: it is quoted where it is asked for by its
`known_as` or `asked`, and `aspire facts check` names it as quoted, not ruled.

Where a value differs by kind or size of applicant, each is a fact of its own with a `group`. Who says which
group is meant is answered by its value; for everybody else the values of all groups are told, and an amount
is judged only where it stands the same way to all of them.

A fact that a rule cannot use (a deadline without an hour, two values for one key, scheme, side and group) does not
rule, nor does one that its document does not bear out, one on hold, or one that waits for review. Apart
from the last, what rests on it is left to the desk: it is never said that the call is silent.
"""
_VALUES = """\
## Values

| unit | written like | meaning |
|---|---|---|
| `JPY`, `GBP`, … (ISO 4217) | `180000000` | an amount |
| `JPY/GBP` | `180` | a rate: so many of the first for one of the second |
| `percent` | `70` | a share |
| `months`, `days`, `working_days` | `36` | a length of time |
| `people`, `institutions`, `awards`, … | `2` | a number of things |
| `date` | `2024-12-01`, `2028-03 end`, `"--03-29"` | a day, a part of a month, a day without a year |
| `datetime` | `"2024-04-16T18:00 JST"` | a day, an hour and a zone: `JST`, `UK`, an IANA name or an offset |
"""


def page() -> str:
    """The reference as Markdown."""
    return "\n".join([_INTRODUCTION, *_sections(), _VALUES, *_keys()]) + "\n"


def schema() -> str:
    """The JSON Schema of a call.yaml, as text."""
    return json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n"


def _sections() -> Iterator[str]:
    for title, entries in (("The file", CALL), ("A fact", FACT)):
        yield f"## {title}\n\n| entry | |\n|---|---|"
        yield from (f"| `{name.rstrip('*')}`{_required(name)} | {told} |" for name, told in entries.items())
        yield ""


def _required(name: str) -> str:
    return " (required)" if name.endswith("*") else ""


def _keys() -> Iterator[str]:
    yield "## Keys that rules read\n\n| key | takes | decides | example |\n|---|---|---|---|"
    for key in known_keys().values():
        yield f"| `{key.name}` | {described(key)} | {key.decides} | `{_example(key)}` |"


def _example(key: Key) -> str:
    return ", ".join(f"{name}: {_flow(value)}" for name, value in key.example.items())


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {text}" for name, text in value.items()) + "}"
    text = str(value)
    return f'"{text}"' if text.startswith("-") or ("T" in text and ":" in text) else text


def _schema() -> dict[str, Any]:
    both = {"type": "object", "required": ["ja", "en"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "call.yaml",
        "type": "object",
        "required": _names(CALL, required=True),
        "properties": {
            **{name: {"description": told} for name, told in _described(CALL)},
            "title": both,
            "schemes": {"type": "array", "items": {"required": ["id", "name"], "properties": {"name": both}}},
            "sides": {"type": "array", "items": {"required": ["id", "name", "zone"]}},
            "groups": {
                "description": CALL["groups"],
                "type": "array",
                "items": {"required": ["id", "name"], "properties": {"name": both, "size": _size()}},
            },
            "sources": {"type": "object", "additionalProperties": {"required": ["page", "quote"]}},
            "facts": {"type": "array", "items": _fact()},
        },
    }


def _size() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["words"],
        "anyOf": [{"required": ["at_least"]}, {"required": ["at_most"]}],
        "properties": {"words": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
    }


def _fact() -> dict[str, Any]:
    texts = {"type": "array", "items": {"type": "string"}}
    return {
        "type": "object",
        "required": _names(FACT, required=True),
        "additionalProperties": False,
        "oneOf": [{"required": ["value", "unit"]}, {"required": ["words"]}],
        "properties": {
            **{name: {"description": told} for name, told in _described(FACT)},
            "key": {"description": FACT["key*"], "examples": [*known_keys()]},
            "bound": {"enum": [*get_args(Bound)]},
            "hedge": {"enum": [*get_args(Hedge)]},
            "norm": {"enum": [*get_args(Norm)]},
            "hold": {"type": "boolean"},
            "reviewed": {"type": "boolean"},
            **dict.fromkeys(("words", "also", "known_as", "asked"), texts),
        },
        "allOf": [*_shapes(), *map(_takes, known_keys().values())],
    }


def _shapes() -> Iterator[dict[str, Any]]:
    """How values in the units of days are written."""
    for unit, pattern in (("date", _DATE), ("datetime", _MOMENT)):
        yield {
            "if": {"required": ["unit"], "properties": {"unit": {"const": unit}}},
            "then": {"properties": {"value": {"type": "string", "pattern": pattern}}},
        }


def _takes(key: Key) -> dict[str, Any]:
    """What facts of a key have to hold."""
    name = {"pattern": f"^{key.name[:-1]}"} if key.name.endswith("*") else {"const": key.name}
    units = [_UNITS.get(taken, {"const": taken}) for taken in key.takes if taken != "words"]
    valued = {"required": ["unit"], "properties": {"unit": {"anyOf": units}}}
    forms = [*([valued] if units else []), *([{"required": ["words"]}] if "words" in key.takes else [])]
    return {
        "if": {"properties": {"key": name}},
        "then": {"description": key.decides, "anyOf": forms},
    }


def _names(entries: Mapping[str, str], *, required: bool) -> list[str]:
    return [name.rstrip("*") for name in entries if name.endswith("*") == required]


def _described(entries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name.rstrip("*"), told) for name, told in entries.items())
