"""Many words looked for at once: whole Latin words, katakana not inside longer katakana, the longest first."""

from __future__ import annotations

import pytest

from corpus.text.words import Words

WORDS = Words(["uk", "uk side", "proposal", "タイ", "日本", "日本側", "£"], plural=True, unless_after="語")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the uk side", ["uk side"]),
        ("uk-side", ["uk side"]),
        ("ukraine, buk", []),
        ("two proposals and uks", ["proposal"]),
        ("日本側と日本", ["日本側", "日本"]),
        ("日本語", []),
        ("タイミング、アタイ", []),
        ("タイは", ["タイ"]),
        ("£5", ["£"]),
        ("", []),
    ],
)
def test_words_are_found_whole_and_the_longest_first(text: str, found: list[str]) -> None:
    assert [word for word, _ in WORDS.find(text)] == found


@pytest.mark.parametrize("text", ["e-rad", "e rad", "erad"])
def test_a_hyphen_of_a_latin_word_may_be_a_blank_or_missing(text: str) -> None:
    assert list(Words(["e-rad"]).find(f"the {text}")) == [("e rad", (4, 4 + len(text)))]


def test_spans_are_offsets_into_the_text() -> None:
    text = "in the uk, 2 proposals"

    assert [text[slice(*span)] for _, span in WORDS.find(text)] == ["uk", "proposals"]
