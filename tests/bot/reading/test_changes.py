"""What somebody is now, told beside what they will be when they go, is told by its form."""

from __future__ import annotations

import pytest

from bot.reading.marks import by_form


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("he is a master's student now but will have graduated when the trip starts", True),
        ("she is still an undergraduate and would go at the time of departure as a student", True),
        ("現在m2で、出発時には企業に就職しています", True),
        ("今は学部生でも、出発時に大学院生なら認められますか", True),
        ("a master's student would go next spring", False),
        ("m2の学生を、2025年4月に博士後期に進んだ時点で1年派遣します", False),
        ("まだ学位を持っていない学生を1年間出します", False),
    ],
)
def test_it_takes_a_word_for_now_and_one_for_then(text, changes):
    assert ("changes" in by_form(text, text)) is changes
