"""A stand-in provider, and the real desk behind it, whose questions are ranked as a test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answering.ranked import Ranking, View
from bot.desk import Desk
from bot.receipts import Receipts
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.facts.model import read_calls
from tests.bot.answering.stand_in import StandIn, lines, serving

OPEN = datetime(2024, 4, 10, 12, tzinfo=ZoneInfo("Asia/Tokyo"))  # a day on which the bundled call is open
Shares = Mapping[str, float]


class Ranked:
    """Intents as a test gives them, by words that stand in a question; what is left goes to an intent without
    rules."""

    def __init__(self) -> None:
        self.shares: dict[str, Shares] = {}
        self.told: dict[str, frozenset[str]] = {}

    def rank(self, views: Sequence[View]) -> list[Ranking]:
        return [self._of(view.typed) for view in views]

    def marks(self, view: View) -> frozenset[str]:
        """Those that a test tells of words in the question."""
        return frozenset().union(*(marks for words, marks in self.told.items() if words in view.typed))

    def strength(self, view: View, mark: str) -> float:
        return 1.0 if mark in self.marks(view) else 0.0

    def _of(self, text: str) -> Ranking:
        shares = next((shares for words, shares in self.shares.items() if words in text), {})
        rest = 1 - sum(shares.values())
        ranked = sorted(shares.items(), key=lambda item: -item[1])
        return (*ranked, ("page_limit", rest)) if rest < 0.5 else (("page_limit", rest), *ranked)


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """A provider that says what the test wrote into its script."""
    with serving() as state:
        yield state


@pytest.fixture(scope="session")
def provider() -> Iterator[StandIn]:
    with serving() as state:
        yield state


@pytest.fixture(scope="session")
def ranked() -> Ranked:
    return Ranked()


@pytest.fixture(scope="session")
def settings(provider, bundled_index, tmp_path_factory) -> Settings:
    return Settings(
        home=tmp_path_factory.mktemp("home"),
        index=bundled_index,
        model="openai:stand-in",
        model_base_url=f"{provider.url}/v1",
        model_api_key="sk-very-private",
        model_timeout=2,
    )


@pytest.fixture(scope="session")
def open_desk(ranked) -> Callable[[Settings], Desk]:
    """Opens the bundled call's desk on settings, with the ranker of the tests."""

    def opened(settings: Settings) -> Desk:
        receipts = Receipts.open(settings.receipts_url)
        calls = read_calls(settings.corpus)
        return Desk(calls, open_retriever(settings), settings, receipts, ranker=ranked)

    return opened


@pytest.fixture(scope="session")
def desk(open_desk, settings) -> Desk:
    """The bundled call's desk with a chat model behind it."""
    return open_desk(settings)


@pytest.fixture(scope="session")
def alone(open_desk, settings) -> Desk:
    """The same without a chat model."""
    return open_desk(settings.model_copy(update={"model": None}))


@pytest.fixture
def fresh(provider, ranked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short pauses, nobody's keys, and a provider and a ranker that remember no other test."""
    monkeypatch.setattr("bot.answering.pointing.PAUSE", 0.05)
    provider.script, provider.requests[:] = [lines(1)], []
    ranked.shares = {}
    for name in (
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "OPENAI_API_BASE",
        "ANTHROPIC_API_KEY",
        "GOOGLE_API_KEY",
    ):
        monkeypatch.delenv(name, raising=False)
