"""The list of keys is what the rules read, asked from the rules themselves on examples of every intent."""

from __future__ import annotations

import ast
from dataclasses import fields, replace
from datetime import datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import bot.rules
from bot.answering.deciding import decided
from bot.reading.asking import asked_of
from bot.reading.marks import LEARNED, nothing
from bot.reading.query import read_query
from bot.rules import BY_KEY, RULES
from bot.settings import BUNDLED_CORPUS
from corpus.facts.keys import described, key_of, known_keys, why_unusable
from corpus.facts.model import Call, Fact, Source, read_calls
from corpus.intents.bank import read_bank
from corpus.text.names import Names
from corpus.text.segments import Segment

AS_OF = datetime(2024, 4, 10, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
CALLS = Path(__file__).parents[2] / "calls"
# Read by its sentence alone, from the facts of a name: no rule looks one up by its key.
BY_NAME = {
    *("programme_name", "counts_*", "member", "term", "theme"),
    *("topic", "topic_section", "paper_years", "principles"),
}
EXAMPLES = 8  # of each intent and language


class Recording(Call):
    """A call that remembers under which keys it was asked for facts."""

    def all(self, key: str, scheme: str, side: str | None = None) -> tuple[Fact, ...]:
        self.__dict__.setdefault("read", set()).add(key)
        return super().all(key, scheme, side)


def recording(call: Call) -> Recording:
    return Recording(**{item.name: getattr(call, item.name) for item in fields(Call)})


def every(_: Segment) -> frozenset[str]:
    """Tells every mark of any sentence."""
    return LEARNED


@pytest.fixture(scope="module")
def read_by_rules() -> set[str]:
    """The keys that the rules look up on examples of their intents, for two calls, as they are and silent."""
    found: set[str] = set()
    for call in (*read_calls(BUNDLED_CORPUS), *read_calls(CALLS)):
        recordings = [recording(call), recording(replace(call, facts=()))]
        names = Names(call)
        for intent in read_bank().intents:
            if intent.name in RULES:
                for examples in intent.examples.values():
                    for example in examples[:: max(1, len(examples) // EXAMPLES)]:
                        query = read_query(example, names, as_of=AS_OF)
                        for segment in query.asking[:1]:
                            for asked, tell in product(recordings, (nothing, every)):
                                meant = asked_of(query, segment, intent.name, asked, tell=tell)
                                decided(asked, meant)
        for key in BY_KEY:
            query = read_query("100万円ですか", names, as_of=AS_OF)
            for asked in recordings:
                decided(asked, asked_of(query, query.asking[0], key, asked))
        found |= set().union(*(asked.__dict__["read"] for asked in recordings))
    return found


def test_every_key_that_rules_read_is_listed(read_by_rules):
    assert {key for key in read_by_rules if not _listed(key)} == set()


def test_every_listed_key_is_read(read_by_rules):
    literals = {
        node.value
        for path in Path(bot.rules.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    spelt = {name for name in BY_NAME if name.rstrip("*") in literals}

    assert set(known_keys()) - read_by_rules - spelt == set()


def test_every_example_of_the_list_is_a_fact_that_rules_can_use():
    for key in known_keys().values():
        says = {"ja": "…", "en": "…"} if "words" in key.example else {}
        entries = {
            name: tuple(entry) if isinstance(entry, list) else entry for name, entry in key.example.items()
        }
        fact = Fact(key.name.replace("*", "x"), "main", Source("d", 1, "q"), **({"says": says} | entries))

        assert key_of(fact) == key
        assert why_unusable(fact) is None, key.name
        assert described(key)


def test_a_key_of_the_calls_own_is_anything():
    fact = Fact("parking", "main", Source("d", 1, "q"), value=3, unit="places")

    assert key_of(fact) is None
    assert why_unusable(fact) is None


def _listed(key: str) -> bool:
    return key_of(Fact(key, "main", Source("d", 1, "q"))) is not None
