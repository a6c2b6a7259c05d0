"""How many institutions of each side a text counts, also by a bare number."""

from __future__ import annotations

import pytest

from bot.reading.sides_counted import counted_by_side
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

NAMES = Names(BUNDLED)
HOME = {"JP": "japan", "GB": "uk"}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("three Japanese universities and one from the UK", {"japan": 3, "uk": 1}),
        ("two universities in the UK and one in Japan", {"uk": 2, "japan": 1}),
        ("日本の大学が3つ、英国が1つ", {"japan": 3, "uk": 1}),
        ("英国の大学が2つです", {"uk": 2}),
        pytest.param(
            "two Japanese universities; the one in the UK only advises", {"japan": 2}, id="no number"
        ),
        pytest.param("three Japanese researchers and one from the UK", {}, id="people"),
        pytest.param("two or three UK universities", {"uk": 3}, id="the number beside it"),
        pytest.param("one UK university, or two UK universities", {}, id="two numbers of one side"),
        pytest.param("大学は英国が2027年までです", {}, id="a year"),
    ],
)
def test_institutions_are_counted_by_side(text: str, counts: dict[str, int]) -> None:
    assert counted_by_side(text, NAMES.find(text), HOME) == counts
