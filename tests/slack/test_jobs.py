"""The queue itself: leases, order, who may take over from whom."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, select

from bot.slack.jobs import Jobs
from bot.slack.limits import Limits
from bot.slack.liveness import is_alive, worker_name
from bot.slack.requests import Request
from bot.slack.store import jobs as table
from bot.slack.store import open_database


class Clock:
    """A clock that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    opened = open_database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def worker(database: Engine, clock: Clock) -> Callable[[str], Jobs]:
    return lambda name: Jobs(database, limits=Limits(), worker=name, lease=60, clock=clock)


def question(number: int, *, conversation: str = "C1:1", message: str | None = None) -> Request:
    return Request(
        key=f"Ev{number}",
        message_key=message or f"C1:{number}",
        kind="question",
        conversation=conversation,
        channel="C1",
        thread_ts="1",
        user="U1",
        payload={"text": "secret"},
    )


def test_the_second_event_of_one_message_is_a_duplicate(worker: Callable[[str], Jobs]) -> None:
    jobs = worker("a")

    outcomes = [jobs.take(question(1, message="C1:9")), jobs.take(question(2, message="C1:9"))]

    assert outcomes == ["queued", "duplicate"]


def test_a_conversation_is_worked_one_question_at_a_time_by_all_workers_together(
    worker: Callable[[str], Jobs],
) -> None:
    first, second = worker("a"), worker("b")
    for number in (1, 2):
        first.take(question(number))
    first.take(question(3, conversation="C1:2"))

    held = first.claim()
    other = second.claim()

    assert held is not None and held.key == "Ev1"
    assert other is not None and other.key == "Ev3"
    assert second.claim() is None
    first.finish(held, reply_ts="5")
    after = second.claim()
    assert after is not None and after.key == "Ev2"


def test_a_job_whose_lease_ran_out_is_free_and_one_renewed_is_not(
    worker: Callable[[str], Jobs], clock: Clock
) -> None:
    first, second = worker("a"), worker("b")
    first.take(question(1))
    first.claim()

    clock.now += 50
    first.renew()
    clock.now += 50
    assert second.claim() is None

    clock.now += 11
    again = second.claim()
    assert again is not None and again.attempts == 1


def test_a_job_that_could_be_neither_finished_nor_put_back_is_free_when_its_lease_runs_out(
    worker: Callable[[str], Jobs], clock: Clock
) -> None:
    jobs = worker("a")
    jobs.take(question(1))
    held = jobs.claim()
    assert held is not None

    jobs.let_go(held)
    clock.now += 50
    jobs.renew()
    clock.now += 11

    again = jobs.claim()
    assert again is not None and again.key == "Ev1"


def test_what_a_dead_process_held_is_free_at_once(worker: Callable[[str], Jobs]) -> None:
    dead = worker("dead")
    dead.take(question(1))
    held = dead.claim()
    assert held is not None
    dead.posting(held, reply_ts="7")
    living = worker("living")

    assert living.free_the_dead(lambda name: name != "dead") == (["dead"], 1)

    again = living.claim()
    assert again is not None and (again.posting, again.reply_ts) == (True, "7")


def test_a_job_put_back_waits_and_keeps_its_place(worker: Callable[[str], Jobs], clock: Clock) -> None:
    jobs = worker("a")
    for number in (1, 2):
        jobs.take(question(number))
    held = jobs.claim()
    assert held is not None

    jobs.put_back(held, after=10)

    assert jobs.claim() is None
    clock.now += 10
    again = jobs.claim()
    assert again is not None and again.key == "Ev1"


def test_a_finished_job_no_longer_holds_anybodys_words(
    worker: Callable[[str], Jobs], database: Engine
) -> None:
    jobs = worker("a")
    jobs.take(question(1))
    held = jobs.claim()
    assert held is not None

    jobs.finish(held, reply_ts="5")

    with database.connect() as connection:
        assert "secret" not in str(connection.execute(select(table)).all())
    assert jobs.waiting() == 0
    assert jobs.take(question(1)) == "duplicate"
    assert jobs.known_reply("5")


def test_old_jobs_are_forgotten(worker: Callable[[str], Jobs], clock: Clock) -> None:
    jobs = worker("a")
    jobs.take(question(1))
    held = jobs.claim()
    assert held is not None
    jobs.finish(held, reply_ts="5")

    clock.now += 100
    jobs.forget(older_than=99)

    assert not jobs.known_reply("5")


@pytest.mark.parametrize(
    ("name", "alive"),
    [
        pytest.param(f"{socket.gethostname()}:{os.getppid()}:x", True, id="a process that runs"),
        pytest.param(
            f"{socket.gethostname()}:{os.getpid()}:x", False, id="our number, from before a restart"
        ),
        pytest.param(f"{socket.gethostname()}:4194999:x", False, id="a process that is gone"),
        pytest.param("elsewhere:1:x", True, id="another machine, which cannot be known"),
    ],
)
def test_a_worker_is_dead_only_when_that_is_plain(name: str, alive: bool) -> None:
    assert is_alive(name) is alive


def test_worker_names_differ_within_one_process() -> None:
    assert worker_name() != worker_name()
