"""Reading takes time by the length of a text, whatever it holds: twice as much of anything takes about twice as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from corpus.quantity import read
from corpus.readers import markdown, plain
from corpus.text.sentences import sentences

UNITS = [
    "1",
    "a",
    "一",
    "億",
    "_",
    "--",
    "\n",
    "--\n",
    "1%",
    "1-",
    "18:00 ",
    ". ",
    "。\n",
    "[",
    "4月",
]
READERS: list[Callable[[str], object]] = [
    lambda text: read(text, today=date(2024, 4, 10)),
    sentences,
    lambda text: plain.read(text.encode()),
    lambda text: markdown.read(text.encode()),
]


def seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("work", READERS, ids=["quantities", "sentences", "plain text", "markdown"])
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(
    work: Callable[[str], object], unit: str
) -> None:
    work(unit * 10)
    short, long = (seconds(work, unit * (size // len(unit))) for size in (6_000, 24_000))

    assert long < max(8 * short, 0.5)
