"""The whole desk with a chat model behind a socket: what is true stays, what is not never shows, and all of it is logged."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from pydantic import SecretStr

from bot.desk import Desk
from bot.receipts import Receipts
from bot.settings import Settings

BEFORE = datetime(2024, 4, 10, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
AFTER = datetime(2024, 4, 17, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture(scope="module")
def settings(lasting_stand_in, bundled_index, tmp_path_factory):
    return Settings(
        home=tmp_path_factory.mktemp("home"),
        index=bundled_index,
        model="openai:stand-in",
        model_base_url=lasting_stand_in.url,
        model_timeout=1,
    )


@pytest.fixture(scope="module")
def desk(settings):
    return Desk.open(settings)


@pytest.fixture
def stand_in(lasting_stand_in):
    return lasting_stand_in


def ask(desk, text):
    return desk.ask(text, as_of=BEFORE)


LIES = [
    "日本側の支援規模は最大2.8億円です。[1]",
    "日本側の支援規模は最大1.8億ポンドです。[1]",
    "上限はありません。[1]",
    "詳しくは https://evil.example/ か help@evil.example へ。[1]",
    "日当は180円です。[1]",
    '{"answer": "日本側の支援規模は最大9億円です。[1]"}',
    "# 回答\n\n| 項目 | 額 |\n|---|---|\n| 上限 | 9億円 [1] |",
    "<p>上限は<b>9億円</b>です。[1]</p>",
    "はい、9億円まで大丈夫です✅",
    "The limit is nine hundred million yen. [1]",
    "上限は九億円です。[1]\n" * 500,
]


@pytest.mark.parametrize("lie", LIES, ids=range(len(LIES)))
def test_no_lie_reaches_an_answer(stand_in, desk, lie):
    stand_in.script = [lie]

    answer = ask(desk, "日本側の支援規模の上限は？")

    assert "1.8億円" in answer.answer
    assert not re.search(r"2\.8|9億|九億|evil|日当|ポンド|ありません|nine", answer.answer)
    assert all(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("as_of", "verdict", "lie"),
    [(AFTER, "no", "はい、まだ応募できます。[1]"), (BEFORE, "yes", "いいえ、もう応募できません。[1]")],
)
def test_no_verdict_but_the_rulings_reaches_an_answer(stand_in, desk, as_of, verdict, lie):
    stand_in.script = [lie]

    answer = desk.ask("今日はまだ応募できますか", as_of=as_of)

    assert verdict in {ruling.verdict for ruling in answer.rulings}
    assert lie[:8] not in answer.answer


def test_what_the_model_says_rightly_is_shown(stand_in, desk):
    def right(request):
        human = request["messages"][1]["content"]
        number = re.search(r"\[(\d+)\][^\n]*最大100万ポンド", human)
        return f"英国側の支援規模は最大100万ポンドです。[{number[1]}]"

    stand_in.script = [right]

    answer = ask(desk, "英国側の支援額は？")

    assert "100万ポンド" in answer.answer
    assert answer.model == "openai:stand-in"


@pytest.mark.parametrize("failure", ["!500", "!slow", "!garbage", "!empty", "!refusal", "!hang-up"])
def test_a_failing_provider_costs_the_model_and_not_the_answer(stand_in, desk, failure):
    stand_in.script = [failure]
    began = time.monotonic()

    answer = ask(desk, "日本側の支援規模の上限は？")

    assert "1.8億円" in answer.answer
    assert answer.model == "extractive (openai:stand-in unavailable)"
    assert time.monotonic() - began < 1 + 2


class Seen(BaseCallbackHandler):
    """The names of the runs, in order."""

    def __init__(self):
        self.names = []

    def on_chain_start(self, serialized, inputs, *, name=None, **kwargs):
        self.names.append(name)


STEPS = ["aspire-desk", "read", "rule", "retrieve", "draft", "assemble"]
QUESTION = "日本側の支援規模の上限は？"


def of_all_ways(desk, question):
    """The answer by ask, aask and stream, each with the runs that callbacks saw."""
    seen = [Seen(), Seen(), Seen()]
    config = [{"callbacks": [each]} for each in seen]
    *_, streamed = desk.stream(question, as_of=BEFORE, config=config[2])
    answers = [
        desk.ask(question, as_of=BEFORE, config=config[0]),
        asyncio.run(desk.aask(question, as_of=BEFORE, config=config[1])),
        streamed,
    ]
    return answers, [each.names for each in seen]


def test_callbacks_see_every_step_by_its_name_in_all_three_ways(stand_in, desk):
    stand_in.script = ["英国側の支援規模は最大100万ポンドです。[1]"]

    answers, names = of_all_ways(desk, QUESTION)

    assert [sorted(own) for own in names] == [sorted(STEPS)] * 3
    assert len({answer.answer for answer in answers}) == 1


@pytest.mark.parametrize("failure", ["!404", "!stall", "!filter"])
def test_all_three_ways_fall_back_and_say_so_in_one_line(stand_in, desk, caplog, failure):
    stand_in.script = [failure]

    answers, _ = of_all_ways(desk, "渡航する研究者の人数に制限はありますか")

    assert {answer.model for answer in answers} == {"extractive (openai:stand-in unavailable)"}
    assert len({answer.answer for answer in answers}) == 1
    lines = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(lines) == 3
    assert all("openai:stand-in" in line and "\n" not in line for line in lines)


def test_an_async_answer_does_not_hold_up_the_loop(stand_in, desk):
    stand_in.script = ["!slow"]

    async def counted():
        asking = asyncio.create_task(desk.aask(QUESTION, as_of=BEFORE))
        ticks = 0
        while not asking.done():
            await asyncio.sleep(0.05)
            ticks += 1
        return ticks, await asking

    ticks, answer = asyncio.run(counted())

    assert ticks > 10
    assert answer.model == "extractive (openai:stand-in unavailable)"


def test_many_async_answers_wait_for_the_model_together(stand_in, desk):
    stand_in.script = ["!slow"]
    began = time.monotonic()

    async def at_once():
        return await asyncio.gather(*(desk.aask(QUESTION, as_of=BEFORE) for _ in range(8)))

    assert len(asyncio.run(at_once())) == 8
    assert time.monotonic() - began < 1 + 2


@pytest.mark.parametrize(
    ("model", "says"),
    [("anthropic:claude", "ANTHROPIC_API_KEY"), ("ollama:qwen", "pip install 'aspire-desk[ollama]'")],
)
def test_a_missing_key_or_package_costs_the_model_and_not_the_answer(
    settings, monkeypatch, caplog, model, says
):
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    desk = Desk.open(settings.model_copy(update={"model": model, "model_base_url": None}))

    answers, _ = of_all_ways(desk, QUESTION)

    assert {answer.model for answer in answers} == {f"extractive ({model} unavailable)"}
    assert all("1.8億円" in answer.answer for answer in answers)
    assert says in caplog.text


def test_a_chat_shows_each_line_as_it_passes_and_tells_of_a_failure_in_one(stand_in, settings):
    stand_in.script = ["!stall"]
    named = {"HOME": settings.home, "INDEX": settings.index, "MODEL": "openai:stand-in", "MODEL_TIMEOUT": 2}
    named["MODEL_BASE_URL"] = stand_in.url
    chat = subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "chat", "--as-of", "2024-04-10"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **{f"ASPIRE_{name}": str(value) for name, value in named.items()}},
    )
    assert chat.stdin and chat.stdout and chat.stderr
    chat.stdin.write(f"{QUESTION}\n\n")
    chat.stdin.flush()

    first = chat.stdout.readline()
    shown = time.monotonic()
    rest, told = chat.communicate(timeout=60)

    assert "1.8億円" in first
    assert time.monotonic() - shown > 1
    assert rest.count("1.8億円") == 1  # the quote of its citation
    assert len(told.splitlines()) == 1 and "openai:stand-in" in told


def test_no_key_stands_in_a_log_or_receipt(stand_in, settings, caplog):
    caplog.set_level("DEBUG", logger="bot")
    stand_in.script = ["!401"]
    desk = Desk.open(settings.model_copy(update={"model_api_key": SecretStr("sk-very-private")}))

    answer = ask(desk, QUESTION)
    receipt = Receipts.open(settings.receipts_url).get(answer.receipt)

    assert answer.model == "extractive (openai:stand-in unavailable)"
    assert "sk-very-private" not in caplog.text + receipt.answer + json.dumps(receipt.body)


def test_what_a_stream_left_out_is_in_its_receipt(stand_in, desk, settings):
    stand_in.script = ["旅費も支給されます。[1]"]

    *_, answer = desk.stream(QUESTION, as_of=BEFORE)
    receipt = Receipts.open(settings.receipts_url).get(answer.receipt)

    assert [item["sentence"]["text"] for item in receipt.body["dropped"]] == ["旅費も支給されます。"]


def test_what_was_dropped_is_in_the_receipt_and_a_replay_needs_no_model(stand_in, desk, settings):
    stand_in.script = ["旅費も支給されます。[1]"]
    answer = ask(desk, "日本側の支援規模の上限は？")
    log = Receipts.open(settings.receipts_url)
    receipt = log.get(answer.receipt)

    assert [item["sentence"]["text"] for item in receipt.body["dropped"]] == ["旅費も支給されます。"]
    assert receipt.body["evidence"]["passages"]


def test_a_replay_of_an_extractive_answer_is_the_same_to_the_byte(settings):
    quiet = settings.model_copy(update={"model": None})
    answer = ask(Desk.open(quiet), "日本側の支援規模の上限は？")
    log = Receipts.open(quiet.receipts_url)
    desk = Desk.open(quiet.model_copy(update={"log": False}))

    result = log.replay(answer.receipt, desk.ask, corpus=desk.corpus_hash)

    assert result.same and result.same_corpus
    assert json.loads(result.again)["answer"] == answer.answer
