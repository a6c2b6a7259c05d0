"""The bundled call and the invented one, and a call whose facts a test writes itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import Call, Fact, read_call

CALLS = Path(__file__).parents[2] / "calls"


@pytest.fixture(scope="session")
def call() -> Call:
    return read_call(BUNDLED_CORPUS / "aspire-2024-japan-uk" / "call.yaml")


@pytest.fixture(scope="session")
def other_call() -> Call:
    return read_call(CALLS / "lumen-2026-japan-france" / "call.yaml")


@pytest.fixture
def changed(call):
    """The bundled call with entries of one fact changed: changed("japan-uk.japan.award_limit", hedge="about")."""

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
