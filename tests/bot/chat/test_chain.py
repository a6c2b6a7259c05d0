"""The chain: steps one can see, and a fall back that says so."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from langchain_core.callbacks import BaseCallbackHandler

from bot.chain import build_chain, drafted, streamed
from bot.evidence import Draft, Sentence
from corpus.errors import ModelUnavailable

STEPS = ("read", "retrieve", "rule", "draft", "guard", "assemble")


class Seen(BaseCallbackHandler):
    """The names of the runs, in order."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def on_chain_start(self, serialized, inputs, *, name=None, **kwargs):
        self.names.append(name)


def steps(**replaced):
    return {name: replaced.get(name, lambda value, name=name: [*value, name]) for name in STEPS}


def test_every_step_runs_under_its_name():
    seen = Seen()

    result = build_chain(**steps()).invoke(["?"], config={"callbacks": [seen]})

    assert result == ["?", *STEPS]
    assert seen.names == ["aspire-desk", *STEPS]


def test_it_runs_async_in_batches_and_as_a_stream():
    chain = build_chain(**steps())

    assert asyncio.run(chain.ainvoke(["?"])) == ["?", *STEPS]
    assert chain.batch([["a"], ["b"]]) == [["a", *STEPS], ["b", *STEPS]]
    assert list(chain.stream(["?"])) == [["?", *STEPS]]


def test_an_async_step_is_awaited():
    async def adraft(value):
        return [*value, "awaited"]

    chain = build_chain(**steps(draft=(lambda value: value, adraft)))

    assert "awaited" in asyncio.run(chain.ainvoke(["?"]))


def test_importing_the_chain_brings_no_model_library():
    script = "import sys, bot.chain; print([m for m in ('langchain', 'openai', 'langchain_openai', 'torch') if m in sys.modules])"

    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"
    )


class Drafter:
    """Says what it was given, or fails after it."""

    name = "openai:test"

    def __init__(self, *sentences: Sentence, fails: bool = False) -> None:
        self.sentences, self.fails = sentences, fails

    def draft(self, evidence):
        if self.fails:
            raise ModelUnavailable("gone")
        return Draft(self.sentences, self.name)

    def stream(self, evidence):
        yield from self.sentences
        if self.fails:
            raise ModelUnavailable("gone")


TRUE = Sentence("日本側の支援規模は最大1.8億円です。", (1,))
FALSE = Sentence("日本側の支援規模は最大1.9億円です。", (1,))


@pytest.fixture
def evidence():
    from datetime import UTC, datetime

    from bot.evidence import Evidence, Ground
    from bot.reading.question import Question

    ground = Ground(1, "slides", "Slides", 12, "概要", "最大1.8億円", ("日本側研究者", "支援規模"))
    return Evidence(Question("?", "?", "ja", (), datetime(2024, 4, 1, tzinfo=UTC)), (), (ground,))


def own(evidence):
    return Draft((Sentence("支援規模: 最大1.8億円。", (1,)),), "extractive")


@pytest.mark.parametrize(
    ("drafter", "text", "model"),
    [
        (None, "支援規模: 最大1.8億円。", "extractive"),
        (Drafter(TRUE), TRUE.text, "openai:test"),
        (Drafter(FALSE, TRUE), TRUE.text, "openai:test"),
        (Drafter(FALSE), "支援規模: 最大1.8億円。", "extractive (nothing openai:test wrote could be kept)"),
        (Drafter(fails=True), "支援規模: 最大1.8億円。", "extractive (openai:test unavailable)"),
    ],
)
def test_the_model_says_who_wrote_the_answer(evidence, drafter, text, model):
    draft, guarded = drafted(drafter, own, evidence)

    assert [sentence.text for sentence in guarded.sentences] == [text]
    assert draft.model == model


def test_a_stream_shows_each_sentence_only_after_its_guard(evidence):
    assert list(streamed(Drafter(FALSE, TRUE), own, evidence)) == [TRUE]


def test_a_stream_that_breaks_keeps_what_was_shown_and_an_empty_one_falls_back(evidence):
    assert list(streamed(Drafter(TRUE, fails=True), own, evidence)) == [TRUE]
    assert list(streamed(Drafter(FALSE, fails=True), own, evidence)) == list(own(evidence).sentences)
