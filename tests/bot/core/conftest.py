"""One desk for the bundled call, and one for each of three other calls, for all tests of the session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.answer import Answer
from bot.ask import Ask, read_ask
from bot.desk import Desk, Turn
from bot.reading.question import DESK_ZONE, read_question
from bot.settings import BUNDLED_CORPUS, Settings
from corpus.documents import read_corpus
from corpus.facts.model import Call, read_calls
from index.build import build
from index.prepare import EMBEDDED, open_encoder

EVAL = Path(__file__).parents[2] / "eval"
BEFORE = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


@pytest.fixture(scope="session")
def desk(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The bundled call's desk, without a model and without an answer log."""
    return Desk.open(Settings(home=tmp_path_factory.mktemp("home"), index=bundled_index, log=False))


@pytest.fixture(scope="session")
def other_desk(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Desk]:
    """The desk of another corpus, by its folder in tests/eval/other: documents alone, without facts."""
    desks: dict[str, Desk] = {}

    def opened(name: str, **settings: str) -> Desk:
        if name not in desks or settings:
            corpus, home = EVAL / "other" / name, tmp_path_factory.mktemp(name)
            build(read_corpus(corpus).documents, home, encoder=open_encoder(EMBEDDED, models))
            desk = Desk.open(Settings(home=home, index=home, corpus=corpus, log=False, **settings))
            if settings:
                return desk
            desks[name] = desk
        return desks[name]

    return opened


@pytest.fixture(scope="session")
def call() -> Call:
    """The facts of the bundled call."""
    return read_calls(BUNDLED_CORPUS)[0]


@pytest.fixture(scope="session")
def slots(call: Call) -> Callable[[str], Ask]:
    """The slots of a question to the bundled call."""
    return lambda text: read_ask(read_question(text, as_of=BEFORE), call)


@pytest.fixture(scope="session")
def say(desk: Desk) -> Callable[..., Answer]:
    """Ask the bundled call six days before its deadline, after the questions of a thread."""
    return lambda text, *earlier, as_of=BEFORE: desk.ask(text, as_of=as_of, thread=[*map(Turn, earlier)])


@pytest.fixture(scope="session")
def ruled() -> Callable[[Answer], set[tuple[object, ...]]]:
    """What an answer rules, apart from its words."""
    return lambda answer: {(item.rule, item.scheme, item.verdict, item.value) for item in answer.rulings}


@pytest.fixture(scope="session")
def texts() -> SimpleNamespace:
    """Where the cases are kept."""
    return SimpleNamespace(
        eval=EVAL,
        questions=EVAL / "questions.jsonl",
        unseen=EVAL / "unseen.jsonl",
        blind=EVAL / "blind.jsonl",
        pairs=EVAL / "pairs.jsonl",
    )
