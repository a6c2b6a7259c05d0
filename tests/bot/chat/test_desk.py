"""The whole desk with a chat model behind a socket: what is true stays, what is not never shows, and all of it is logged."""

from __future__ import annotations

import json
import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

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
        model_timeout=2,
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
    assert time.monotonic() - began < 2 + 2


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
