"""Reading takes time by the length of a text, whatever it holds: twice as much of anything takes about twice
as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.facts.model import read_calls
from corpus.quantity import read
from corpus.readers import markdown
from corpus.readers import plain as plain_text
from corpus.text.language import is_other, language_of
from corpus.text.masks import masked, quantity_spans
from corpus.text.names import Names
from corpus.text.plain import plain
from corpus.text.segments import pieces, segments
from corpus.text.sentences import sentences

NAMES = Names(read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0])

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
    "(",
    " ",
    "4月",
    "か、",
    "ですが、",
    "です。",
    "Hello, ",
    "お世話になります、",
    "1. ",
    "a@",
    "https://",
    "英国と",
    "Japan ",
    "と",
    ", and ",
]
READERS: list[Callable[[str], object]] = [
    lambda text: read(text, today=date(2024, 4, 10)),
    sentences,
    lambda text: segments(plain(text), "ja"),
    lambda text: segments(plain(text), "en"),
    lambda text: pieces(text, "ja") + pieces(text, "en"),
    lambda text: (language_of(text), is_other(text)),
    lambda text: NAMES.find(plain(text)),
    lambda text: masked(text, quantity_spans(read(text))),
    lambda text: plain_text.read(text.encode()),
    lambda text: markdown.read(text.encode()),
]
READ_BY = [
    *("quantities", "sentences", "segments in Japanese", "segments in English", "pieces", "language"),
    *("names", "masks", "plain text", "markdown"),
]


def seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


@pytest.mark.parametrize("work", READERS, ids=READ_BY)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(work: Callable[[str], object]) -> None:
    assert [unit for unit in UNITS if not is_linear(work, unit)] == []


def is_linear(work: Callable[[str], object], unit: str) -> bool:
    work(unit * 10)
    short, long = (unit * (size // len(unit)) for size in (3_000, 12_000))

    # A busy machine may hold up one try; it does not hold up three. What is quick needs no measure.
    return any((taken := seconds(work, long)) < 0.15 or taken < 8 * seconds(work, short) for _ in range(3))
