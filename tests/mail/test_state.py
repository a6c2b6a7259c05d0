"""The folder's memory: threads, marks, and folders of an earlier version."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from mail_engine import mail_bytes
from mail_run import Run

from bot.mail.run import mark_done
from bot.mail.state import State
from bot.settings import Settings
from corpus.errors import BadInput

Draft = Callable[..., Run]
NOW = datetime(2024, 4, 1, tzinfo=UTC)


def test_a_thread_is_together_even_where_its_first_mail_never_came(draft_all: Draft) -> None:
    lost = "References: <lost@univ.example>"
    run = draft_all(
        {
            "1.eml": mail_bytes("Is one open?", number=1, headers=lost),
            "2.eml": mail_bytes("Is two open?", number=2),
            "3.eml": mail_bytes("Is three open?", number=3, headers=lost),
            "4.eml": mail_bytes("Is four open?", number=4, headers="In-Reply-To: <mail-3@univ.example>"),
        }
    )
    with State(run.out) as state:
        threads = [(kept.number, kept.follows) for kept in state.records(by_thread=True)]
        plain = [kept.number for kept in state.records()]

    assert threads == [(1, False), (3, True), (4, True), (2, False)]
    assert plain == [1, 2, 3, 4]


def test_one_wrong_number_marks_none(draft_all: Draft) -> None:
    run = draft_all({"1.eml": mail_bytes("Is it open?")})
    with State(run.out) as state:
        with pytest.raises(BadInput, match="no mail 2"):
            state.mark([1, 2], done=True, now=NOW)
        assert not any(kept.done for kept in state.records())
        assert state.mark([1], done=True, now=NOW) == 1
        assert state.mark([1], done=False, now=NOW) == 1
        assert not any(kept.done for kept in state.records())


def test_a_mail_that_could_be_read_at_last_is_not_done_because_its_number_was(
    draft_all: Draft, settings: Settings
) -> None:
    run = draft_all({"1.eml": b""})
    mark_done(run.out, settings, ["1"], done=True)
    run = draft_all({"1.eml": mail_bytes("Is it open?")})

    assert run.rows["1.eml"]["done"] == ""


def test_a_folder_of_the_version_before_threads_is_gone_on_with(draft_all: Draft) -> None:
    run = draft_all({"1.eml": mail_bytes("Is it open?", number=1)})
    with sqlite3.connect(run.out / "state.db") as db:
        db.execute("DROP INDEX mails_thread")
        db.execute("ALTER TABLE mails DROP COLUMN thread")
        db.execute("DROP TABLE done")
        db.execute("PRAGMA user_version = 1")
    run = draft_all(
        {"2.eml": mail_bytes("Is it shut?", number=2, headers="In-Reply-To: <mail-1@univ.example>")}
    )
    with State(run.out) as state:
        assert [(kept.number, kept.follows) for kept in state.records()] == [(1, False), (2, True)]


def test_marks_without_a_batch_are_refused(settings: Settings) -> None:
    with pytest.raises(BadInput, match="holds no drafts"):
        mark_done(settings.home, settings, ["1"], done=True)
