"""A stored choice put together again: the same bytes from the same documents, and every change told."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import log as log_commands
from bot.receipts import Receipts, replay
from bot.receipts.receipt import SEAL, seal
from bot.retrieval import open_retriever
from bot.settings import BUNDLED_CORPUS
from corpus.errors import BadInput
from index.passage import Chunk
from tests.bot.receipts.conftest import OPEN

QUESTIONS = [
    "日本側の直接経費2億円は上限内ですか",
    "渡航する研究者の人数に制限はありますか",
    "申請書は何ページまでですか",
    "1. 締切は？ 2. 宿泊費は？ 3. 延長はできますか",
    "We plan to upload at 17:30 JST on 16 April 2024. Is that in time?",
    "When does AMED announce its results, and how many people may go?",
    "ドイツとの共同公募について教えて",
    "こんにちは",
    "Wie hoch ist das Wetter? 天气怎么样？",
    "山田花子です。hanako@example.ac.jp 締切は4月16日ですか。\n--\n山田花子 03-1234-5678",
    "面接はいつですか。担当は鈴木一郎先生でしょうか",
]


@pytest.fixture(scope="module")
def chunks(bundled_index, settings) -> list[Chunk]:
    return open_retriever(settings).chunks()


def changed_row(settings, id: str, **columns: str) -> None:
    path = settings.receipts_url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as database:
        for name, value in columns.items():
            database.execute(f"UPDATE receipts SET {name} = ? WHERE id = ?", (value, id))


@pytest.mark.parametrize("counter", ["screen", "letter"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_documents_and_choice_give_the_same_bytes(desk, receipts, chunks, question, counter):
    answer = desk.ask(question, as_of=OPEN, counter=counter)

    result = replay(receipts.get(answer.receipt), chunks, BUNDLED_CORPUS)

    assert result.again == result.stored
    assert result.same and result.same_corpus


def test_a_replay_puts_together_what_is_stored_and_not_what_would_be_said_today(
    desk, settings, receipts, chunks
):
    answer = desk.ask("締切はいつですか", as_of=OPEN)
    receipt = receipts.get(answer.receipt)
    receipt.choice["parts"][0]["chosen"][0]["text"] = "締切は4月30日です。"

    result = replay(receipt, chunks, BUNDLED_CORPUS)

    assert "4月30日" in result.again and not result.same


@pytest.mark.parametrize(
    "column", ["question", "as_of", "status", "model", "corpus", "answer", "asked_at", "body"]
)
def test_a_hash_shows_a_change_anywhere(desk, settings, receipts, column):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt
    row = dict(receipts._run(receipts._table.select().where(receipts._table.c.id == id))[0])
    moved = {"as_of": "2024-04-11T12:00:00+09:00", "asked_at": datetime.now(UTC).isoformat()}

    changed_row(settings, id, **{column: moved.get(column, row[column].replace("4", "5") + " ")})

    assert receipts.get(id).state == "changed"


def test_a_changed_receipt_is_not_the_same_whatever_its_bytes(desk, settings, receipts, chunks):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt
    changed_row(settings, id, model="openai:gpt")

    result = replay(receipts.get(id), chunks, BUNDLED_CORPUS)

    assert result.state == "changed" and not result.same


@pytest.mark.parametrize("body", ["{", "[]", "", '{"edition": 2}'])
def test_a_damaged_body_stops_no_list_and_cannot_be_replayed(desk, settings, receipts, chunks, body):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt
    changed_row(settings, id, body=body)

    assert id in {receipt.id for receipt in receipts.list(limit=1000)}
    assert receipts.get(id).state == "changed"
    with pytest.raises(BadInput, match="holds no choice"):
        replay(receipts.get(id), chunks, BUNDLED_CORPUS)


def test_a_forger_who_reckons_the_hash_anew_is_not_stopped(desk, settings, receipts):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt
    row = dict(receipts._run(receipts._table.select().where(receipts._table.c.id == id))[0])
    body = json.loads(row["body"])
    row["model"] = "forged"

    changed_row(settings, id, model="forged", body=json.dumps(body | {SEAL: seal(row, body)}))

    assert receipts.get(id).state == "intact"


def test_documents_that_changed_elsewhere_are_told_and_the_answer_stands(desk, receipts, chunks, copied):
    answer = desk.ask("締切はいつですか", as_of=OPEN)
    (copied / "aspire-2024-japan-uk" / "documents" / "extra.md").write_text("# お知らせ\n\n追加の資料です。")

    result = replay(_moved(receipts.get(answer.receipt), copied), chunks, copied)

    assert result.same and not result.same_corpus


def test_a_sentence_that_stands_no_more_is_named(desk, receipts, chunks, copied):
    answer = desk.ask("締切はいつですか", as_of=OPEN)
    for document in (copied / "aspire-2024-japan-uk" / "documents").iterdir():
        document.unlink()
    (copied / "aspire-2024-japan-uk" / "documents" / "new.md").write_text("# 締切\n\n締切は4月30日です。")

    result = replay(_moved(receipts.get(answer.receipt), copied), chunks, copied)

    assert not result.same
    assert any("2024年4月16日" in quote for quote in result.gone)


def _moved(receipt, folder: Path):
    receipt.body["folder"] = str(folder.resolve())
    return receipt


def test_another_corpus_is_no_place_to_replay_in(desk, receipts, chunks, tmp_path):
    (tmp_path / "other.md").write_text("# Other\n\nText.")
    answer = desk.ask("締切はいつですか", as_of=OPEN)

    with pytest.raises(BadInput, match=f"--corpus {BUNDLED_CORPUS.resolve()}"):
        replay(receipts.get(answer.receipt), chunks, tmp_path)


OLD_BODY = {
    "evidence": {
        "rulings": [{"rule": "deadline", "verdict": "info", "text": "締切は4月16日です。"}],
        "passages": [],
    },
    "draft": None,
    "dropped": [{"sentence": {"text": "旅費も支給されます。", "cites": []}, "why": "unsaid"}],
    "thread": [],
    "revision": None,
}


@pytest.fixture
def old(receipts: Receipts) -> str:
    """A receipt as version 0.1 wrote it."""
    row = {
        "id": "0123456789ab",
        "asked_at": datetime.now(UTC).isoformat(),
        "question": "締切はいつですか",
        "language": "ja",
        "as_of": "2024-04-10T12:00:00+09:00",
        "status": "answered",
        "model": "extractive",
        "corpus": "abc",
        "answer": json.dumps(
            {"question": "締切はいつですか", "answer": "締切は4月16日です。[1]"}, ensure_ascii=False
        ),
        "body": json.dumps(OLD_BODY, ensure_ascii=False),
    }
    receipts._run(receipts._table.delete().where(receipts._table.c.id == row["id"]))
    receipts._run(receipts._table.insert().values(row))
    return row["id"]


def test_a_receipt_of_the_first_version_is_read_and_marked(receipts, old):
    receipt = receipts.get(old)

    assert (receipt.state, receipt.choice, receipt.folder) == ("0.1", None, None)
    assert old in {receipt.id for receipt in receipts.list(limit=1000)}


def test_a_receipt_of_the_first_version_cannot_be_replayed_and_says_why(receipts, old, chunks):
    with pytest.raises(BadInput, match=r"version 0\.1 kept none.*aspire ask"):
        replay(receipts.get(old), chunks, BUNDLED_CORPUS)


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("ASPIRE_HOME", str(settings.home))
    monkeypatch.setenv("ASPIRE_INDEX", str(settings.index))
    return lambda *words: CliRunner().invoke(log_commands.app, list(words))


def test_the_command_line_shows_the_choice_with_its_sources(desk, run):
    id = desk.ask("日本側の直接経費2億円は上限内ですか", as_of=OPEN).receipt

    shown = run("show", id).output

    assert "- award_limit: 直接経費2億円は" in shown
    assert "briefing-slides p.12: 最大1.8億円" in shown
    assert str(BUNDLED_CORPUS.resolve()) in shown


def test_the_command_line_marks_old_and_changed_receipts(desk, settings, run, old):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt
    changed_row(settings, id, model="openai:gpt")

    assert "written by version 0.1" in run("show", old).output
    assert "written by version 0.1" in run("list", "-n", "1000").output
    assert "changed since it was written" in run("show", id).output


def test_the_command_line_replays_in_the_corpus_it_is_given(desk, settings, run, tmp_path):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt

    here = run("replay", id, "--corpus", str(BUNDLED_CORPUS))
    changed_row(settings, id, status="confirm")
    changed = run("replay", id)

    assert here.exit_code == 0 and "the same answer, byte for byte" in here.output
    assert changed.exit_code == 1 and "has been changed since it was written" in changed.output


def test_the_command_line_replays_from_no_index_of_another_corpus(desk, run, tmp_path):
    id = desk.ask("締切はいつですか", as_of=OPEN).receipt
    (tmp_path / "other.md").write_text("# Travel\n\nFlights are paid.\n")

    refused = run("replay", id, "--corpus", str(tmp_path)).exception

    assert "is not that of the documents in" in str(refused)
