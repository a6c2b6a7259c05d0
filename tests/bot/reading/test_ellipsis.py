"""What a follow-up leaves unsaid: another name or value in the same question, or another question to the same
matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.ellipsis import Ellipsis, asked_instead, ellipsis_of
from bot.reading.query import read_query
from corpus.facts.model import read_calls
from corpus.text.names import Names

NAMES = Names(read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0])


def ellipsis(text: str) -> Ellipsis | None:
    query = read_query(text, NAMES)
    kinds = ("side", "scheme", "country")
    spans = [name.span for name in query.names if name.kind in kinds]
    return ellipsis_of(query.folded, query.language, spans + [item.span for item in query.quantities])


@pytest.mark.parametrize(
    "text",
    [
        "And the UK side?",
        "what about japan",
        "Is it the same for the next-generation frame?",
        "What if it was 2001?",
        "Would 50 be OK?",
        "And in yen?",
        "英国側は？",
        "次世代枠も同じですか",
        "3年ならどうでしょう？",
        "ポンドだと？",
    ],
)
def test_it_puts_another_name_or_value_in_place_of_one(text: str) -> None:
    assert ellipsis(text) == "swaps"


@pytest.mark.parametrize(
    "text",
    [
        "By when?",
        "Until when?",
        "How many?",
        "For how long exactly?",
        "In which year?",
        "いつまで？",
        "いくらですか",
        "差は何か月？",
    ],
)
def test_it_puts_another_question_to_the_same_matter(text: str) -> None:
    assert ellipsis(text) == "asks"


@pytest.mark.parametrize(
    "text",
    [
        "And the deadline for the UK?",
        "Can it be extended to 2030?",
        "Who attends?",
        "Thanks!",
        "英国側の締切は？",
        "誰が受けるのですか",
        "3年で延長できますか",
        "なるほど",
    ],
)
def test_it_has_a_matter_of_its_own(text: str) -> None:
    assert ellipsis(text) is None


@pytest.mark.parametrize(
    ("text", "earlier", "asked"),
    [
        ("For how long?", "How many may we send?", "For how long may we send?"),
        ("And by when?", "How many are selected?", "by when are selected?"),
        ("何か月？", "渡航する研究者は何人ですか", "渡航する研究者は何か月ですか"),
        ("いくらずつですか", "採択は何件ですか", "採択はいくらずつですか"),
    ],
)
def test_another_measure_stands_in_the_place_of_the_one_asked_for(
    text: str, earlier: str, asked: str
) -> None:
    assert asked_instead(text, earlier) == asked


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        pytest.param("Until when?", "When is the review?", id="the same measure"),
        pytest.param("By when?", "Do we have to tell JST?", id="nothing measured before"),
        pytest.param("英国側は？", "渡航は何人ですか", id="nothing measured now"),
    ],
)
def test_else_no_measure_is_put_for_another(text: str, earlier: str) -> None:
    assert asked_instead(text, earlier) is None
