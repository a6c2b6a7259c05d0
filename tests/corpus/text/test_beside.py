"""What stands right before or right behind a stretch of a text."""

from __future__ import annotations

import pytest

from corpus.text.beside import REACH, beside
from corpus.text.plain import has_letters

UNTIL = beside(r"\b(?:until|till) (?:the )?", r" ?まで")


@pytest.mark.parametrize(
    ("low", "stands"),
    [
        pytest.param("until the 16th", True, id="right before it"),
        pytest.param("until noon on the 16th", False, id="before something else"),
        pytest.param("16th まで", True, id="right behind it"),
        pytest.param("16th の昼まで", False, id="behind something else"),
        pytest.param("16th until the", False, id="the one before, behind it"),
    ],
)
def test_words_stand_beside_what_they_touch(low: str, stands: bool) -> None:
    start = low.index("16th")

    assert UNTIL.fits(low, (start, start + 4)) is stands


@pytest.mark.parametrize("between", [REACH - 1, REACH])
def test_no_word_reaches_further_back_than_it_is_looked_for(between: int) -> None:
    far = "x" + " " * between

    assert beside(r"x +", "y").fits(f"{far}16", (len(far), len(far) + 2)) is (between < REACH)


@pytest.mark.parametrize(
    ("text", "least", "has"), [("", 1, False), (" ?! 。", 1, False), ("か", 2, False), ("e-R", 2, True)]
)
def test_signs_and_blanks_are_no_letters(text: str, least: int, has: bool) -> None:
    assert has_letters(text, least) is has
