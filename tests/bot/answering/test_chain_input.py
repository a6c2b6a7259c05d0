"""What the chain takes, whichever way it is run: None is nothing, and what it cannot read it says in one sentence."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.answer import Answer, Turn
from bot.chain import case_of
from corpus.errors import BadInput
from tests.bot.answering.conftest import OPEN

pytestmark = pytest.mark.usefixtures("fresh")

QUESTION = "締切はいつですか"
KEYS = ["as_of", "thread", "intent", "counter", "language"]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_none_is_as_if_it_were_not_there(key):
    given, plain = case_of({"question": QUESTION, key: None}), case_of(QUESTION)

    assert (given.said, given.as_of, given.thread, given.intent, given.counter, given.letter) == (
        *(plain.said, plain.as_of, plain.thread),
        *(plain.intent, plain.counter, plain.letter),
    )


def test_each_key_is_taken_as_ask_takes_it(alone, ranked):
    ranked.shares = {"締切": {"deadline": 0.97}}
    given = {"as_of": OPEN, "thread": ["日本側の研究者です。"], "counter": "letter", "language": "en"}

    by_chain = alone.chain.invoke({"question": QUESTION, **given})
    asked = alone.ask(QUESTION, **{**given, "thread": [Turn("日本側の研究者です。")]})

    assert by_chain.answer == asked.answer
    assert by_chain.answer.startswith("Applications on the Japanese side close")


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("question", None, "takes a question"),
        ("question", 7, "question as a text"),
        ("question", "  ", "question is empty"),
        ("question", "あ" * 100_000, "characters"),
        ("as_of", "2024-04-10", "as_of as a datetime"),
        ("as_of", OPEN.date(), "as_of as a datetime"),
        ("thread", "締切は？", "thread as a list"),
        ("thread", [None], "thread as a list"),
        ("thread", {"role": "user"}, "thread as a list"),
        ("intent", ["deadline"], "intent as the name"),
        ("counter", "mail", "counter as screen or letter"),
        ("counter", [], "counter as screen or letter"),
        ("language", "fr", "language as ja or en"),
        ("asof", OPEN, "takes no 'asof'. It takes: question, as_of, thread, intent, counter, language"),
        (7, 7, "takes no 7"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_said_in_one_sentence_that_names_the_key(alone, key, value, says):
    with pytest.raises(BadInput, match=re.escape(says)) as told:
        alone.chain.invoke({"question": QUESTION, key: value})

    assert "\n" not in str(told.value)


@pytest.mark.parametrize("asked", [None, 7, [QUESTION], {}, {"q": QUESTION}], ids=str)
def test_what_is_no_question_is_told_what_one_is(alone, asked):
    with pytest.raises(BadInput, match=re.escape('{"question": …}')):
        alone.chain.invoke(asked)


async def _first(stream):
    return [item async for item in stream]


WAYS = {
    "invoke": lambda chain, asked: chain.invoke(asked),
    "ainvoke": lambda chain, asked: asyncio.run(chain.ainvoke(asked)),
    "batch": lambda chain, asked: chain.batch([asked])[0],
    "abatch": lambda chain, asked: asyncio.run(chain.abatch([asked]))[0],
    "stream": lambda chain, asked: next(iter(chain.stream(asked))),
    "astream": lambda chain, asked: asyncio.run(_first(chain.astream(asked)))[0],
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_run_it_gives_the_same_answer_and_the_same_sentence(alone, way):
    answer = WAYS[way](alone.chain, {"question": QUESTION, "thread": None, "as_of": OPEN})

    assert isinstance(answer, Answer)
    assert answer.answer == alone.ask(QUESTION, as_of=OPEN).answer
    with pytest.raises(BadInput, match="thread as a list"):
        WAYS[way](alone.chain, {"question": QUESTION, "thread": 7})


def test_one_unreadable_question_of_a_batch_need_not_cost_the_others(alone):
    first, second = alone.chain.batch([{"question": QUESTION}, {"question": 7}], return_exceptions=True)

    assert isinstance(first, Answer) and isinstance(second, BadInput)
