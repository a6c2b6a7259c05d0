"""A message that calls nobody is meant for the bot where its end asks, documents and not people, and its words tell what."""

from __future__ import annotations

import pytest

from bot.slack.meant import is_meant


@pytest.mark.parametrize(
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
    ],
)
def test_a_question_whose_words_tell_what_it_asks_is_meant(text: str) -> None:
    assert is_meant(text, lambda _: 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "Noted, thanks.",
        "We close on Tuesday then.",
        "締切は16日ですね",
        "どこに書いてあったか後で見ます",
        "延ばすかどうかは来週決めます",
        "なるほど、そうだったのか",
        "誰が行くんだろう",
    ],
)
def test_what_tells_is_never_meant_whatever_question_stands_in_it(text: str) -> None:
    assert not is_meant(text, lambda _: 1.0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Could you send me the table?", id="you"),
        pytest.param("Has anybody booked the room?", id="anybody"),
        pytest.param("Is she in today?", id="she"),
        pytest.param("@Maya is it ready?", id="a typed call"),
        pytest.param("佐藤さん、表はできましたか？", id="a name"),
        pytest.param("誰か表を持っていますか？", id="somebody"),
        pytest.param("表を送ってもらえますか？", id="a favour"),
        pytest.param("Do we know the number yet?", id="we"),
        pytest.param("うちは何日前ですか？", id="our place"),
        pytest.param("これで終わりですかね？", id="half to oneself"),
        pytest.param("what a week", id="the form of a question without its mark"),
    ],
)
def test_what_may_be_said_to_people_is_meant_only_where_its_own_words_are_sure(text: str) -> None:
    assert not is_meant(text, lambda _: 0.8)
    assert is_meant(text, lambda _: 0.9)


def test_a_question_whose_words_do_not_tell_what_it_asks_is_not_meant() -> None:
    assert not is_meant("Is it raining over there?", lambda _: 0.05)
