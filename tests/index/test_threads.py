"""What several threads share is made for it: all of them start from cold at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index import terms
from index.encoder import ServedEncoder
from index.prepare import EMBEDDED, open_encoder
from index.retriever import Retriever

WORDS = [
    stem + ending
    for stem in (
        "fund",
        "research",
        "apply",
        "nation",
        "oper",
        "gener",
        "organ",
        "happi",
        "relat",
        "collabor",
        "extend",
        "cost",
    )
    for ending in (
        "s",
        "ed",
        "ing",
        "ation",
        "ational",
        "iveness",
        "ously",
        "fulness",
        "ities",
        "izer",
        "ement",
        "ically",
    )
]


def at_once(work: Callable[[], object], threads: int = 8) -> list[object]:
    """What *threads* threads get that begin *work* together; an exception is what one gets too."""
    start, got = threading.Barrier(threads), []

    def run() -> None:
        start.wait()
        try:
            got.append(work())
        except Exception as error:
            got.append(error)

    running = [threading.Thread(target=run) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return got


def test_stems_are_the_same_from_however_many_threads() -> None:
    right = [terms.stem(word) for word in WORDS]

    for _ in range(20):
        terms.stem.cache_clear()
        got = at_once(lambda: [terms.stem(word) for word in WORDS])
        assert all(found == right for found in got)
        assert [terms.stem(word) for word in WORDS] == right


def test_words_of_both_languages_are_the_same_from_however_many_threads() -> None:
    text = "応募の締め切りと資格 applications are limited 研究者のサーバー"
    right = terms.terms(text)

    terms._dictionary.cache_clear()
    terms.stem.cache_clear()
    assert at_once(lambda: terms.terms(text)) == [right] * 8


def test_an_encoder_that_several_threads_ask_first_gives_one_vector(models: Path) -> None:
    folder = open_encoder(EMBEDDED, models).folder
    right = ServedEncoder(folder).encode_query(["締切は？"]).tobytes()
    cold = ServedEncoder(folder)

    assert at_once(lambda: cold.encode_query(["締切は？"]).tobytes()) == [right] * 8


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_index_that_several_threads_ask_first_finds_the_same(bundled_index: Path) -> None:
    right = [passage.chunk.text for passage in Retriever.open(bundled_index).search("deadline", k=5)]
    cold = Retriever.open(bundled_index)

    found = at_once(lambda: [passage.chunk.text for passage in cold.search("deadline", k=5)])

    assert found == [right] * 8
