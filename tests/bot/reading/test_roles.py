"""Each value of a question in the role it plays: a table of sentences as people write them, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bot.reading.asked import Value
from bot.reading.query import DESK_ZONE, read_query
from bot.reading.roles import bound
from corpus.facts.model import read_calls
from corpus.text.names import Names
from corpus.text.plain import plain

HERE = Path(__file__)
CALL = read_calls(HERE.parents[3] / "corpus" / "calls")[0]
NAMES = Names(CALL)
SIDES = {side.country: side.id for side in CALL.sides if side.country}
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)
TABLE = {
    family: [(row["text"], row["values"]) for row in rows]
    for family, rows in yaml.safe_load(HERE.with_name("roles.yaml").read_text(encoding="utf-8")).items()
}
ENOUGH = 0.95


class Binding(NamedTuple):
    """The words of a value, its role, whether it is claimed to be the call's own, and its side."""

    words: str
    role: str | None
    claimed: bool
    side: str | None


def wanted(words: str, role: str, *marks: str) -> Binding:
    side = next((mark for mark in marks if mark != "claimed"), None)
    return Binding(plain(str(words)), None if role == "none" else role, "claimed" in marks, side)


def found(text: str) -> list[Binding]:
    query = read_query(text, NAMES, as_of=NOW)
    return [_binding(value) for segment in query.segments for value in bound(query, segment.span, SIDES)]


def _binding(value: Value) -> Binding:
    return Binding(value.quantity.text, value.role, value.claimed, value.side)


def compared(text: str, values: list[list[str]]) -> Iterator[tuple[Binding | None, Binding | None, bool]]:
    """Each binding wanted beside the one found at its place, and whether they agree; words may be read longer."""
    right, here = [wanted(*value) for value in values], found(text)
    for one, other in zip_longest(right, here):
        agree = one is not None and other is not None and one.words in other.words and one[1:] == other[1:]
        yield one, other, agree


@pytest.mark.parametrize("family", TABLE)
def test_nearly_every_value_is_bound_to_its_role(family: str) -> None:
    results = [result for text, values in TABLE[family] for result in compared(text, values)]
    wrong = [(one, other) for one, other, agree in results if not agree]

    assert len(wrong) <= (1 - ENOUGH) * len(results), wrong


@pytest.mark.parametrize("text", [text for text, values in TABLE["none"]])
def test_what_only_looks_like_a_value_is_none(text: str) -> None:
    assert found(text) == []
