"""An intent that there is not is refused with those that are spelled alike, whichever way it is handed over."""

from __future__ import annotations

import pytest

from bot.answer import Answer
from corpus.errors import UnknownIntent
from tests.bot.answering.conftest import OPEN

pytestmark = pytest.mark.usefixtures("fresh")

QUESTION = "締切はいつですか"


@pytest.mark.parametrize(
    ("intent", "says"),
    [
        ("dedline", "no intent 'dedline'; did you mean deadline"),
        ("desk:zzzz", "no intent 'desk:zzzz'"),
        ("call:aspire-2024", "did you mean call:aspire-2024-japan-uk"),
        ("ｘｘｘ", "no intent 'ｘｘｘ'; see them with: aspire intents list"),
        ("", "no intent ''"),
    ],
    ids=["a slip", "an answer that is not in force", "half of a call", "nothing like any", "nothing"],
)
def test_it_names_those_that_are_spelled_alike(alone, intent, says):
    with pytest.raises(UnknownIntent, match=says):
        alone.ask(QUESTION, as_of=OPEN, intent=intent)
    with pytest.raises(UnknownIntent, match=says):
        alone.chain.invoke({"question": QUESTION, "as_of": OPEN, "intent": intent})


@pytest.mark.parametrize("intent", ["deadline", "call:aspire-2024-japan-uk", None])
def test_one_that_there_is_answers(alone, ranked, intent):
    ranked.shares = {"締切": {"deadline": 0.97}}

    answer = alone.ask(QUESTION, as_of=OPEN, intent=intent)

    assert isinstance(answer, Answer)
    assert answer.status == "answered"
