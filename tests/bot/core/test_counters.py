"""The desk as its counters use it: at once from many threads, awaited, traced, and over documents alone."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from langchain_core.tracers.context import collect_runs

from bot.reading.question import LONGEST
from corpus.errors import BadInput
from tests.bot.core.conftest import BEFORE

QUESTIONS = [
    "締切はいつですか",
    "How long may a stay abroad last?",
    "託児所はありますか",
    "単独公募の上限額は？",
    "What is the theme of the call?",
    "間接経費は何％ですか",
]


def told(answer):
    return replace(answer, elapsed_ms=0.0)


def test_questions_asked_at_once_are_answered_as_one_by_one(desk, say):
    alone = [told(say(text)) for text in QUESTIONS]

    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda text: told(say(text)), QUESTIONS * 8))

    assert together == alone * 8


def test_an_awaited_answer_is_the_same_and_lets_others_run(desk, say):
    as_of = say(QUESTIONS[0]).as_of

    async def both():
        return await asyncio.gather(*(desk.aask(text, as_of=as_of) for text in QUESTIONS))

    assert [told(item) for item in asyncio.run(both())] == [told(say(text)) for text in QUESTIONS]


def test_an_awaited_question_that_is_too_long_is_told_so(desk):
    with pytest.raises(BadInput, match="more than the 4,000"):
        asyncio.run(desk.aask("あ" * (LONGEST + 1)))


def test_a_tracer_sees_each_step_of_a_real_question(desk, say):
    plain = say("締切はいつですか")

    with collect_runs() as traced:
        answer = asyncio.run(desk.aask("締切はいつですか", as_of=plain.as_of))

    (run,) = traced.traced_runs
    assert run.name == "aspire-desk"
    assert [step.name for step in run.child_runs] == ["read", "rule", "retrieve", "draft", "assemble"]
    assert told(answer) == told(plain)


def test_documents_alone_have_no_contact_unless_one_is_set(other_desk):
    text = "Is there a car park?"

    silent = other_desk("nordsea").ask(text)
    told = other_desk("nordsea", contact="desk@nordsea.example").ask(text)

    assert (silent.status, silent.contact, silent.answer) == ("not_found", None, "The documents do not say.")
    assert told.contact == "desk@nordsea.example"
    assert told.answer.endswith("Please ask desk@nordsea.example.")


def test_documents_alone_rule_on_nothing_and_quote_their_own_words(other_desk):
    answer = other_desk("nordsea").ask("When is the deadline for full applications?")

    assert answer.status == "answered" and not answer.rulings
    assert "28 April" in answer.citations[0].quote


def test_the_json_of_an_answer_is_one_line_that_says_the_same(say):
    answer = say("締切はいつですか")
    line = answer.to_json()

    assert "\n" not in line and "締切" in line
    assert json.loads(line)["answer"] == answer.answer
    assert json.loads(line)["as_of"] == "2024-04-10"


def test_the_nearest_passages_come_best_first(desk):
    passages = desk.nearest("採択件数", k=2)

    assert len(passages) == 2
    assert "5件程度" in passages[0].chunk.text


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_streamed_answer_ends_with_the_very_answer_and_shows_its_sentences_before(desk, question):
    *sentences, last = desk.stream(question, as_of=BEFORE)

    assert told(last) == told(desk.ask(question, as_of=BEFORE))
    assert all(sentence.text in last.answer for sentence in sentences)
    assert bool(sentences) == (last.status != "not_found")
