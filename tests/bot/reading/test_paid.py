"""An amount is told to be spent or to be paid by the words beside it, in both languages."""

from __future__ import annotations

import pytest

from bot.reading.paid import asks_what_is_paid, is_paid
from bot.reading.scene import Scene
from corpus.quantity import read
from corpus.text.plain import folded


def paid(words: str) -> list[bool | None]:
    low = folded(words)
    return [is_paid(Scene.of(low, (0, len(low)), read(words), []), item) for item in read(words)]


@pytest.mark.parametrize(
    "words",
    [
        "経費900万円だといくら補助されますか", "900万円の設備を買うといくら出ますか", "経費が1500万円かかる",
        "総事業費が2,000万円なのですが", "600万円が補助対象経費です", "costs of 12m yen", "We spend £50,000 on it",
        "£120k of eligible costs", "With a £150,000 project",
    ],
)  # fmt: skip
def test_what_is_spent_is_not_paid(words):
    assert paid(words) == [False]


@pytest.mark.parametrize(
    "words",
    ["600万円の補助を受けたい", "補助金として600万円もらう", "a grant of £80,000", "Can we get £100,000?"],
)
def test_what_is_paid_is_told_by_who_gives_or_gets_it(words):
    assert paid(words) == [True]


@pytest.mark.parametrize("words", ["1,300万円で申請できますか", "Is £90,000 too much?", "補助金3件"])
def test_an_amount_of_which_neither_is_said_is_neither(words):
    assert paid(words) == [None]


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("いくら補助されますか", True), ("補助額はどのくらいですか", True), ("how much will be funded?", True),
        ("経費はいくらまで出せますか", False), ("How much is the limit?", False), ("申請できますか", False),
    ],
)  # fmt: skip
def test_how_much_is_paid_is_asked_by_its_verb(words, asks):
    assert asks_what_is_paid(folded(words)) == asks
