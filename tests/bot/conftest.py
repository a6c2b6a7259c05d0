"""The bundled call, the invented one, a call with facts of a test's own; what is decided and said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answering.saying import Told, say
from bot.reading.asked import Asked, Role, Value
from bot.rules import RULES, Decision
from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import Call, Fact, read_call
from corpus.quantity import read

CALLS = Path(__file__).parents[1] / "calls"
AS_OF = datetime(2024, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
OPEN = datetime(2024, 4, 10, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))  # a day on which the bundled call is open


@pytest.fixture(scope="session")
def call() -> Call:
    return read_call(BUNDLED_CORPUS / "aspire-2024-japan-uk" / "call.yaml")


@pytest.fixture(scope="session")
def other_call() -> Call:
    return read_call(CALLS / "lumen-2026-japan-france" / "call.yaml")


@pytest.fixture
def changed(call):
    """The bundled call, one fact changed: changed("japan-uk.japan.award_limit", hedge="about")."""

    def change(name: str, **entries: object) -> Call:
        assert any(fact.name == name for fact in call.facts)
        facts: tuple[Fact, ...] = tuple(
            replace(fact, **entries) if fact.name == name else fact for fact in call.facts
        )
        return replace(call, facts=facts)

    return change


@pytest.fixture
def without(call):
    """The bundled call as if it were silent on some keys."""

    def drop(*keys: str) -> Call:
        return replace(call, facts=tuple(fact for fact in call.facts if fact.key not in keys))

    return drop


def value(words: str, role: Role | None = None, *, side: str | None = None) -> Value:
    """The quantity that *words* name, in a role; words that end in ! are said to be the call's own."""
    (quantity,) = read(words.removesuffix("!"))
    return Value(quantity, role, claimed=words.endswith("!"), side=side)


@pytest.fixture(scope="session")
def decide(call) -> Callable[..., tuple[Decision, ...]]:
    """What a rule decides: decide("award_limit", ("1.9億円", "direct_costs"), side="japan")."""

    def decided(
        intent: str, *values: str | tuple[str, Role], of: Call = call, **asked: object
    ) -> tuple[Decision, ...]:
        asked.setdefault("scheme", of.default_scheme)
        asked.setdefault("form", "closed")
        if asked.get("side"):
            asked.setdefault("sides", (asked["side"],))
        named = tuple(value(item) if isinstance(item, str) else value(*item) for item in values)
        return RULES[intent](of, Asked(intent=intent, as_of=AS_OF, values=named, **asked))

    return decided


@pytest.fixture(scope="session")
def told(decide, call) -> Callable[..., tuple[str, ...]]:
    """The sentences of what is decided, in one language: told("ja", "award_limit", "2億円")."""

    def sentences(
        language: str, intent: str, *values: str | tuple[str, Role], of: Call = call, **asked: object
    ):
        decisions = decide(intent, *values, of=of, **asked)
        return tuple(say(decision, Told(of, language, AS_OF)) for decision in decisions)

    return sentences


@pytest.fixture(scope="session")
def asking(call) -> Callable[..., Asked]:
    """A question as a rule is given it: asking("deadline", "17:30 JST", side="japan").

    The values are those the quantity reader finds in the words, in the *roles* named, in order; none where
    there are fewer.
    """

    def ask(
        intent: str, words: str = "", *roles: Role, of: Call = call, claimed: bool = False, **slots
    ) -> Asked:
        padded = (*roles, *(None for _ in words))
        values = tuple(Value(item, role, claimed) for item, role in zip(read(words), padded, strict=False))
        return Asked(
            intent=intent,
            scheme=slots.pop("scheme", of.default_scheme),
            as_of=slots.pop("as_of", OPEN),
            values=values,
            text=words,
            **slots,
        )

    return ask
