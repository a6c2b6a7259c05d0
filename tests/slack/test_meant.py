"""A message that calls nobody is meant for the bot where its words are not for people and ask what documents tell."""

from __future__ import annotations

import pytest

from bot.answering.grasp import COMMON, Grasp
from bot.slack.meant import is_meant
from tests.tables import each

FOLLOW_UP = Grasp(asks=0.95, rarest=COMMON, words=1, sure=0.9, to_people=-3.0)
BORDER = Grasp(asks=0.9, rarest=20, words=2, sure=0.95, to_people=-2.0)


@each(
    "text",
    [
        "And the UK side?",
        "what is the rate",
        "Can you tell me the UK deadline too?",
        "英国側は",
        "いつまでですか",
        "上限はいくらでしたっけ",
        "英国側の上限も教えてください",
        "了解です。英国側は？",
        "ちなみに、いつからでしょう",
        "英国側だと",
        "2008年の人もいるのですが",
        "the one in March, which is it",
        "sorry, I meant the UK side",
        "すみません間違えました、英国側です",
        "英語でもお願いします",
        "締切も知りたいです",
    ],
)
def test_a_question_of_few_and_common_words_is_meant(text: str) -> None:
    assert is_meant(text, lambda: FOLLOW_UP)


@pytest.mark.parametrize(
    "text",
    [
        "Noted, thanks.",
        "We close on Tuesday then.",
        "締切は16日ですね",
        "よろしくお願いします",
        "Sorry, I was in a meeting.",
        "間違えました",
    ],
)
def test_what_has_no_form_of_a_question_has_to_look_more_like_one(text: str) -> None:
    assert not is_meant(text, lambda: BORDER)


@pytest.mark.parametrize(
    "grasp",
    [
        pytest.param(BORDER._replace(asks=0.05), id="its words ask little"),
        pytest.param(BORDER._replace(rarest=0), id="one of its words stands in no question and no document"),
        pytest.param(BORDER._replace(sure=0.2), id="it goes on with nothing that was asked"),
        pytest.param(BORDER._replace(words=6), id="it says much for one that leaves something unsaid"),
        pytest.param(BORDER._replace(to_people=2.0), id="its words are said to those around"),
    ],
)
def test_each_sign_of_a_remark_counts(grasp: Grasp) -> None:
    assert not is_meant("Is it raining over there?", lambda: grasp)


@pytest.mark.parametrize(
    "text",
    [
        "One more thing: is it raining?",
        "Thanks. A different matter, is it raining?",
        "別件ですが、雨ですか？",
        "ありがとう。ちなみに雨ですか？",
    ],
)
def test_who_has_one_thing_more_to_ask_asks_the_one_who_answered(text: str) -> None:
    unlikely = BORDER._replace(sure=0.2, words=6)

    assert is_meant(text, lambda: unlikely)
    assert not is_meant("雨ですか？", lambda: unlikely)


def test_a_wish_for_another_language_is_meant() -> None:
    assert is_meant("could you say that in English?", lambda: BORDER._replace(wished=True, to_people=3.0))


def test_another_side_is_asked_about_without_the_form_of_a_question() -> None:
    assert is_meant("あ、英国側も", lambda: FOLLOW_UP)
    assert not is_meant("あ、英国側も", lambda: BORDER)
