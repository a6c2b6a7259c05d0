"""The reference and the schema of call.yaml are what the reader takes, and the files in docs/ are those it
prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from corpus.errors import CorpusError
from corpus.facts.keys import known_keys
from corpus.facts.model import Fact, read_call
from corpus.facts.reference import CALL, FACT, page, schema

ROOT = Path(__file__).parents[3]
FILES = [
    ROOT / "corpus" / "calls" / "aspire-2024-japan-uk" / "call.yaml",
    ROOT / "tests" / "calls" / "lumen-2026-japan-france" / "call.yaml",
]
Raw = dict[str, Any]


@cache
def written(path: Path) -> Raw:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def raw(path: Path = FILES[0]) -> Raw:
    """What stands in a call file, for a test to change."""
    return deepcopy(written(path))


def complaints(call: Raw) -> list[str]:
    """What the schema says of a call file, as an editor that reads dates as text would see it."""
    plain = json.loads(json.dumps(call, default=str))
    return [
        error.message for error in jsonschema.Draft202012Validator(json.loads(schema())).iter_errors(plain)
    ]


def is_read(call: Raw, tmp_path: Path) -> bool:
    path = tmp_path / "call.yaml"
    path.write_text(yaml.dump(call, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    try:
        read_call(path)
    except CorpusError:
        return False
    return True


@pytest.mark.parametrize(("name", "made"), [("call-yaml.md", page), ("call.schema.json", schema)])
def test_the_files_of_docs_are_what_the_command_prints(name: str, made: Callable[[], str]):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made()


def test_the_reference_has_every_entry_of_a_fact_and_every_key():
    assert {name.rstrip("*") for name in FACT} == {item.name for item in fields(Fact)} - {"line"}
    assert [line.split("`")[1] for line in page().splitlines() if line.startswith("| `")][
        -len(known_keys()) :
    ] == [*known_keys()]


@pytest.mark.parametrize("name", CALL)
def test_the_entries_of_the_file_that_are_required_are_those_without_which_it_is_not_read(name, tmp_path):
    call = raw()
    call.pop(name.rstrip("*"), None)
    if name == "sides":  # what names a side goes with the sides
        call["facts"] = [fact for fact in call["facts"] if "side" not in fact]

    assert is_read(call, tmp_path) == (not name.endswith("*"))
    assert bool(complaints(call)) == name.endswith("*")


@pytest.mark.parametrize("name", [name for name in FACT if name.endswith("*")])
def test_the_entries_of_a_fact_that_are_required_are_those_without_which_it_is_not_read(name, tmp_path):
    call = raw()
    call["facts"][0].pop(name.rstrip("*"))

    assert not is_read(call, tmp_path)
    assert complaints(call)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_schema_takes_the_calls_there_are(path):
    assert set(raw(path)) <= {name.rstrip("*") for name in CALL}
    assert complaints(raw(path)) == []


@pytest.mark.parametrize(
    "entries",
    [
        {"key": "deadline", "value": "--09-03", "unit": "date"},
        {"key": "deadline", "value": "2024-09-03", "unit": "datetime"},
        {"key": "award_limit", "value": 3, "unit": "months"},
        {"key": "award_limit", "words": ["3"]},
        {"key": "eligibility", "value": 3, "unit": "people"},
        {"key": "counts_anything", "value": 3, "unit": "people"},
        {"key": "parking", "value": 3, "unit": "places", "bound": "roughly"},
        {"key": "parking", "value": 3, "unit": "places", "colour": "red"},
        {"key": "parking", "value": 3, "unit": "places", "hold": "yes"},
        {"key": "parking"},
    ],
)
def test_the_schema_rejects_what_the_check_rejects(entries):
    call = raw()
    call["facts"] = [{"scheme": "programme", "source": "theme", **entries}]

    assert complaints(call)


def test_the_schema_takes_a_key_of_the_calls_own():
    call = raw()
    call["facts"] = [
        {"scheme": "programme", "source": "theme", "key": "parking", "value": 3, "unit": "places"}
    ]

    assert complaints(call) == []
