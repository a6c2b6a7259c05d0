"""The desk with a chat model behind it: the chain for LangChain people, the async way, the stream, and its
absence."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from langchain_core.callbacks import BaseCallbackHandler

from bot.answer import Answer, Turn
from tests.bot.answering.conftest import OPEN
from tests.bot.answering.stand_in import NOT_STATED, line_with, lines, prompt_of

pytestmark = pytest.mark.usefixtures("fresh")

STEPS = ["aspire-desk", "read", "rank", "decide", "look_up", "choose", "say"]
QUESTION = "日本側の上限はいくらですか"
UNSURE = {"上限": {"award_limit": 0.6, "project_period": 0.3}}
DOCS = Path(__file__).parents[3] / "docs" / "chat-model.md"


class Seen(BaseCallbackHandler):
    """The names of the chain's runs, and how many prompts a chat model was given."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.prompts = 0

    def on_chain_start(self, serialized, inputs, *, name=None, **kwargs):
        if name in STEPS:
            self.names.append(name)

    def on_chat_model_start(self, serialized, messages, **kwargs):
        self.prompts += 1


@pytest.fixture
def unsure(fresh, ranked, provider):
    """Two intents share the question, and the model points at what the desk alone would say of both."""
    ranked.shares, provider.script = UNSURE, [lines(1, 2)]


@pytest.mark.parametrize(
    "asked", [QUESTION, {"question": QUESTION, "as_of": OPEN}], ids=["a string", "a mapping"]
)
def test_the_chain_takes_a_question_and_gives_the_answer(desk, unsure, asked):
    answer = desk.chain.invoke(asked)

    assert isinstance(answer, Answer)
    assert answer.model == "openai:stand-in" and "1.8億円" in answer.answer


def test_the_chain_runs_async_in_batches_and_as_a_stream(desk, unsure):
    asked = {"question": QUESTION, "as_of": OPEN}
    one = desk.chain.invoke(asked).answer

    assert asyncio.run(desk.chain.ainvoke(asked)).answer == one
    assert [answer.answer for answer in desk.chain.batch([asked, asked])] == [one, one]
    assert [answer.answer for answer in desk.chain.stream(asked)] == [one]


@pytest.mark.parametrize("way", ["invoke", "ainvoke"])
def test_callbacks_see_every_step_by_its_name_and_the_models_prompt(desk, unsure, way):
    seen = Seen()
    asked, config = {"question": QUESTION, "as_of": OPEN}, {"callbacks": [seen]}

    if way == "invoke":
        desk.chain.invoke(asked, config)
    else:
        asyncio.run(desk.chain.ainvoke(asked, config))

    assert seen.names == STEPS
    assert seen.prompts == 1


def test_the_model_is_asked_whole_where_events_are_streamed(desk, provider, unsure):
    async def events() -> list[str]:
        return [event["event"] async for event in desk.chain.astream_events(QUESTION, version="v2")]

    seen = asyncio.run(events())

    assert "on_chat_model_end" in seen
    assert not any(request.get("stream") for request in provider.requests)


def test_it_is_a_link_in_another_chain(desk, unsure):
    from langchain_core.runnables import RunnableLambda

    chain = RunnableLambda(lambda name: f"{name}側の上限はいくらですか") | desk.chain | RunnableLambda(len_of)

    assert chain.invoke("日本") > 0


def len_of(answer: Answer) -> int:
    return len(answer.answer)


def test_ask_aask_stream_and_chain_say_the_same(desk, unsure):
    *_, streamed = desk.stream(QUESTION, as_of=OPEN)
    answers = [
        desk.ask(QUESTION, as_of=OPEN),
        asyncio.run(desk.aask(QUESTION, as_of=OPEN)),
        desk.chain.invoke({"question": QUESTION, "as_of": OPEN}),
        streamed,
    ]

    assert len({(answer.answer, answer.model, answer.citations) for answer in answers}) == 1


def test_aask_waits_for_the_model_and_holds_up_no_loop(desk, provider, unsure):
    provider.script = ["!slow"]

    async def counted():
        asking = asyncio.create_task(desk.aask(QUESTION, as_of=OPEN))
        ticks = 0
        while not asking.done():
            await asyncio.sleep(0.05)
            ticks += 1
        return ticks, await asking

    ticks, answer = asyncio.run(counted())

    assert ticks > 8
    assert answer.model == "extractive (openai:stand-in timed out)"


def test_many_async_answers_wait_for_the_model_together(desk, provider, unsure):
    provider.script = ["!slow"]
    began = time.monotonic()

    async def at_once():
        return await asyncio.gather(*(desk.aask(QUESTION, as_of=OPEN) for _ in range(8)))

    assert len(asyncio.run(at_once())) == 8
    assert time.monotonic() - began < 1 + 3


SURE_AND_OPEN = {
    "締切": {"deadline": 0.97},
    "対象": {"award_limit": 0.35, "project_period": 0.3, "start": 0.3},
}
JOINED = "締切と対象経費の例を教えてください"


def test_a_stream_gives_what_is_ruled_before_the_model_has_replied(desk, provider, ranked):
    ranked.shares = SURE_AND_OPEN
    provider.script = [lambda sent: lines(line_with(sent, "コーディネート業務"))]

    stream = desk.stream(JOINED, as_of=OPEN)
    first = next(stream)

    assert provider.requests == []
    assert first == "日本側の受付締切は2024年4月16日（火）18:00（日本時間）です。 [1]"
    *rest, answer = stream
    assert "コーディネート業務" in rest[-1]
    assert [first, *rest] == answer.answer.splitlines()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param(
            f"1. 締切は？ 2. {QUESTION}",
            [
                "1. 日本側の受付締切は2024年4月16日（火）18:00（日本時間）です。 [1]",
                "英国側の受付締切は2024年4月16日（火）16:00",
            ],
            id="two numbered questions",
        ),
        pytest.param(
            f"申請書は何ページまでですか。{QUESTION}",
            [
                "1. 枚数制限については、資料に記載がありません。",
            ],
            id="a silence that is signed, and what a model is asked about",
        ),
    ],
)
def test_of_two_parts_the_settled_one_is_said_before_the_model_has_replied(
    desk, provider, ranked, question, first
):
    ranked.shares = SURE_AND_OPEN | UNSURE
    provider.script = [lambda sent: lines(line_with(sent, "直接経費"))]

    stream = desk.stream(question, as_of=OPEN)
    shown = [next(stream) for _ in first]

    assert provider.requests == []
    assert all(line.startswith(words) for line, words in zip(shown, first, strict=True))
    *rest, answer = stream
    assert rest[0].startswith("2. ")
    assert [*shown, *rest] == answer.answer.splitlines()


def test_two_parts_that_come_to_the_same_by_a_models_choice_keep_their_numbers(desk, provider, ranked):
    ranked.shares = {"締切": {"deadline": 0.97}, "上限": {"award_limit": 0.5, "deadline": 0.3}}
    provider.script = [lambda sent: lines(line_with(sent, "日本側の受付締切"))]

    *streamed, answer = desk.stream(f"1. 締切は？ 2. {QUESTION}", as_of=OPEN)

    assert streamed == answer.answer.splitlines()
    assert streamed[-1] == "2. 日本側の受付締切は2024年4月16日（火）18:00（日本時間）です。 [1]"


@pytest.mark.parametrize("said", [lines(1), NOT_STATED, "!500", lines(99)], ids=str)
@pytest.mark.parametrize(
    "question",
    [
        JOINED,
        QUESTION,
        "こんにちは。締切はいつですか",
        f"1. 締切は？ 2. {QUESTION} 3. 締切は？",
        f"締切は？ また{QUESTION}",
        f"{QUESTION} 締切は？",
        "1. 締切は？ 2. 締切までに何を出せばよいか知りたいです。",
        "Wie spät ist es? これは?",
    ],
)
def test_the_lines_of_a_stream_are_those_of_the_answer(desk, provider, ranked, question, said):
    ranked.shares = SURE_AND_OPEN | UNSURE | {"こんにちは": {"greeting": 0.9}}
    provider.script = [said]

    *streamed, answer = desk.stream(question, as_of=OPEN)

    assert streamed == answer.answer.splitlines()
    assert answer.answer == desk.ask(question, as_of=OPEN).answer


def test_each_failure_is_told_in_one_line(desk, provider, unsure, caplog):
    provider.script = ["!500"]
    desk.ask(QUESTION, as_of=OPEN)

    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert "openai:stand-in" in line and "\n" not in line


def test_without_a_model_an_answer_loads_no_langchain(bundled_index, tmp_path):
    script = (
        "import sys; from bot.desk import Desk; from bot.settings import Settings\n"
        f"desk = Desk.open(Settings(index={str(bundled_index)!r}, log=False))\n"
        "assert desk.ask('締切はいつですか').status == 'answered'\n"
        "print([name for name in sys.modules if name.startswith(('langchain', 'openai', 'torch', 'sklearn'))])"
    )
    environment = {**os.environ, "ASPIRE_HOME": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)

    assert ran.stdout.strip() == "[]", ran.stderr


def test_the_model_sees_the_rulings_of_several_intents_and_sentences_with_their_headings(
    desk, provider, unsure
):
    desk.ask(QUESTION, as_of=OPEN)

    menu = prompt_of(provider.requests[0]).partition("<lines>\n")[2].partition("\n</lines>")[0].splitlines()
    assert any(line.split()[1] == "R" and "支援規模" in line for line in menu)
    assert any(line.split()[1] == "R" and "支援期間" in line for line in menu)
    assert sum(line.split()[1] == "D" for line in menu) >= 5
    assert [int(line.split()[0]) for line in menu] == list(range(1, len(menu) + 1))


EXAMPLES = re.findall(r"^```python\n(.*?)^```", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


# Each in names of its own, in one process: what they import takes seconds.
ONE_BY_ONE = """
import json, sys
for example in json.loads(sys.argv[1]):
    exec(compile(example, example, "exec"), {"__name__": "__main__"})
    print("-- done", flush=True)
"""


def test_the_three_documented_examples_run(provider, bundled_index, tmp_path):
    provider.script = [lines(1)]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ASPIRE_")},
        "ASPIRE_HOME": str(tmp_path),
        "ASPIRE_INDEX": str(bundled_index),
        "ASPIRE_MODEL": "openai:stand-in",
        "ASPIRE_MODEL_BASE_URL": f"{provider.url}/v1",
    }
    command = [sys.executable, "-c", ONE_BY_ONE, json.dumps(EXAMPLES)]

    ran = subprocess.run(command, capture_output=True, text=True, env=environment)

    assert ran.returncode == 0, ran.stderr
    assert [bool(printed.strip()) for printed in ran.stdout.split("-- done\n")] == [True, True, True, False]
    assert all(len(example.splitlines()) <= 10 for example in EXAMPLES)


def test_aask_is_told_what_stands_beside_a_question_as_ask_is(desk, unsure):
    told = Turn("上限はいくらですか", background=("英国側の研究者です。",))

    aside = asyncio.run(desk.aask(told, as_of=OPEN)).answer

    assert aside == desk.ask(told, as_of=OPEN).answer
    assert aside != desk.ask("上限はいくらですか", as_of=OPEN).answer
