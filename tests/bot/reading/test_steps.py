"""The steps behind the closing that a sentence names."""

from __future__ import annotations

import pytest

from bot.reading.steps import steps_in
from corpus.text.plain import folded


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("審査結果の通知と研究の開始はいつですか", ("result", "start")),
        ("When are the interviews and the results?", ("interview", "result")),
        ("面接はいつですか", ("interview",)),
        ("書類審査から研究開始までの流れは", ()),
        ("What happens between the interview and the start?", ()),
        ("締切はいつですか", ()),
    ],
)
def test_steps_are_those_named_and_a_stretch_of_them_is_the_whole_calendar(words, steps):
    assert steps_in(folded(words)) == steps
