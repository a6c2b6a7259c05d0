"""Two workers on one database see what is approved and retired at once, whatever becomes of who approved it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.answers.deciding import retire
from bot.answers.store import Store
from bot.desk import Desk
from bot.settings import Settings
from tests.bot.answers.conftest import PARKING

QUESTION = "面接会場に駐車場はありますか"
Start = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def shared(tmp_path: Path, database_url: str) -> Settings:
    return Settings(home=tmp_path, answers_url=database_url)


@pytest.fixture
def store(shared: Settings) -> Iterator[Store]:
    """The database of both workers."""
    opened = Store.open(shared)
    yield opened
    opened.close()


@pytest.fixture
def start(shared: Settings, bundled_index: Path) -> Iterator[Start]:
    """Starts workers, each with a home of its own, as on two machines."""
    started: list[subprocess.Popen[str]] = []

    def begin(what: str) -> subprocess.Popen[str]:
        home = shared.home / str(len(started))
        command = [sys.executable, str(Path(__file__).with_name("worker.py")), what, str(home)]
        started.append(
            subprocess.Popen(
                [*command, str(bundled_index), str(shared.answers_url)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield begin
    for child in started:
        child.kill()
        child.communicate()


@pytest.fixture
def here(shared: Settings, bundled_index: Path) -> Desk:
    """A worker in this process, beside those with one of their own."""
    own = {"home": shared.home / "here", "index": bundled_index, "log": False}
    return Desk.open(shared.model_copy(update=own))


def ask(worker: subprocess.Popen[str] | Desk) -> list[Any]:
    """What a worker cites to the question."""
    if isinstance(worker, Desk):
        return [citation.document for citation in worker.ask(QUESTION).citations]
    assert worker.stdin and worker.stdout
    worker.stdin.write(QUESTION + "\n")
    worker.stdin.flush()
    return [citation["document"] for citation in json.loads(worker.stdout.readline())["citations"]]


def test_what_one_approves_the_other_says_and_what_one_retires_nobody_says(
    store: Store, start: Start, here: Desk
) -> None:
    other = start("answer")
    assert ask(other) == ask(here) == []

    kept = replace(PARKING, id="cccc0001")
    store.put(kept)

    assert ask(other) == ask(here) == ["desk:cccc0001"]
    retire(store, kept)
    assert ask(other) == ask(here) == []


def test_an_approval_outlives_its_process_and_a_worker_that_had_not_read_it(
    store: Store, start: Start, here: Desk
) -> None:
    """Who approves is killed as soon as it is done, and so is the worker that was to read it."""
    proposed = store.propose(PARKING)
    worker = start("answer")
    assert ask(worker) == []
    approving = start("approve")
    assert approving.stdout and approving.stdout.readline() == "approved\n"
    approving.kill()
    worker.kill()

    assert ask(here) == [f"desk:{proposed.id}"]
    assert [(one.id, one.state) for one in store.all("approved")] == [(proposed.id, "approved")]
