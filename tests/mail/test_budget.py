"""One mail may take its time and memory, and no more; what takes more is set aside with the reason."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from mail_engine import Echo, mail_bytes
from mail_run import Run

from bot.answer import Answer, Turn, turn_of
from bot.mail import batch
from bot.mail.body import split_body
from bot.mail.budget import budget
from bot.mail.parts import MailUnreadable


class Slow(Echo):
    """Never comes to an end with a question about the moon."""

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        if "moon" in turn_of(text).text:
            re.search(r"(a+)+$", "a" * 60 + "b")
        return super().ask(text, **options)


@pytest.fixture
def engine() -> Echo:
    return Slow()


def test_a_mail_that_takes_too_long_goes_to_a_person_and_the_batch_goes_on(
    draft_all: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_SECONDS_TO_ANSWER", 0.5)

    run = draft_all(
        {
            "a.eml": mail_bytes("How far is the moon?", number=1),
            "b.eml": mail_bytes("When is the deadline?", number=2),
        }
    )

    assert "longer than" in run.rows["a.eml"]["reason"]
    assert list(run.drafts) == ["b.eml"]


def test_a_search_for_a_pattern_that_does_not_end_is_ended() -> None:
    began = time.monotonic()

    with pytest.raises(MailUnreadable, match="longer than"), budget(seconds=0.3):
        re.search(r"(a+)+$", "a" * 60 + "b")
    assert time.monotonic() - began < 10


def test_no_handler_of_faults_on_the_way_keeps_the_time_from_ending() -> None:
    with pytest.raises(MailUnreadable, match="longer than"), budget(seconds=0.3):
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue


def test_what_fills_the_memory_is_ended_and_leaves_no_limit_behind() -> None:
    with pytest.raises(MailUnreadable, match="unpacks to more"), budget(seconds=20, memory=50_000_000):
        bytearray(2_000_000_000)

    assert len(bytearray(300_000_000)) == 300_000_000


@pytest.mark.parametrize("unit", ["\n", "a\n", "--\n", "-----\n", "From: \n", "> \n", "…\n"])
def test_a_hundred_thousand_lines_of_anything_are_read_in_seconds(unit: str) -> None:
    began = time.process_time()
    split_body(unit * 100_000)

    assert time.process_time() - began < 15


def test_what_ends_in_time_is_left_alone() -> None:
    with budget(seconds=0.2, memory=1_000_000_000):
        done = "read"

    time.sleep(0.3)
    assert done == "read"
