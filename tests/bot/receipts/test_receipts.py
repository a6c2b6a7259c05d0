"""The answer log: what is kept, what is masked, how it is listed and how it ages."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from bot.answer import Answer, Citation, Turn
from bot.answering.case import Case, Found
from bot.answering.ranked import Part
from bot.answering.statements import Statement
from bot.cli import log as log_commands
from bot.receipts import Receipts, corpus_hash
from corpus.errors import BadInput, SettingsError
from corpus.facts.model import Source
from corpus.text.segments import Segment

AS_OF = datetime(2024, 4, 10, 23, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
ANSWER = Answer(
    question="締切はいつですか",
    language="ja",
    status="answered",
    answer="締切は4月16日です。[1]",
    rulings=(),
    citations=(Citation(1, "slides", "Slides", 20, "締切", "E-mail：aspire-uk@jst.go.jp"),),
    reason=None,
    contact="aspire-uk@jst.go.jp",
    model="extractive",
    as_of=AS_OF,
    elapsed_ms=12.3,
)
CHOSEN = Statement("締切は4月16日です。", "deadline", sources=(Source("slides", 20, "締切：4月16日"),))


def case(answer: Answer = ANSWER, *chosen: Statement) -> Case:
    """A case at its end, with the answer given and what it was put together from."""
    part = Part(Segment("asking", answer.question, (0, len(answer.question))), (("deadline", 0.9),))
    found = Found(part, chosen=chosen or (CHOSEN,))
    return Case(Turn(answer.question), AS_OF, (), 0.0, found=(found,), answer=answer)


CASE = case()


@pytest.fixture
def log(tmp_path):
    receipts = Receipts.open(f"sqlite:///{tmp_path / 'deep' / 'log.db'}")
    yield receipts
    receipts.close()


def test_an_answer_is_kept_with_what_it_was_put_together_from(log, tmp_path):
    behind = replace(CASE, thread=(Turn("はじめの質問"),))

    kept = log.store(behind, corpus="abc", folder=tmp_path)
    receipt = log.get(kept)

    assert json.loads(receipt.answer) == json.loads(ANSWER.to_json())
    assert receipt.as_of == AS_OF
    assert (receipt.corpus, receipt.folder) == ("abc", str(tmp_path))
    assert receipt.body["thread"] == ["はじめの質問"]
    assert receipt.choice["parts"][0]["chosen"][0]["text"] == CHOSEN.text
    assert receipt.choice["parts"][0]["chosen"][0]["sources"] == [["slides", 20, "締切：4月16日"]]
    assert receipt.state == "intact"


def test_the_newest_comes_first_and_a_status_can_be_chosen(log):
    first = log.store(CASE, corpus="abc")
    second = log.store(case(replace(ANSWER, status="not_found")), corpus="abc")

    assert [receipt.id for receipt in log.list()] == [second, first]
    assert [receipt.id for receipt in log.list(limit=1)] == [second]
    assert [receipt.id for receipt in log.list(status="answered")] == [first]


@pytest.mark.parametrize("id", ["", "zzz", "%", "_"])
def test_an_unknown_receipt_is_bad_input(log, id):
    log.store(CASE, corpus="abc")
    log.store(CASE, corpus="abc")

    with pytest.raises(BadInput, match="aspire log list"):
        log.get(id)


def test_the_first_characters_of_a_receipt_will_do(log):
    kept = log.store(CASE, corpus="abc")

    assert log.get(kept[:6]).id == kept


def test_old_receipts_are_deleted_when_the_log_is_opened(tmp_path, log):
    log.store(CASE, corpus="abc")

    assert log.prune(datetime.now(UTC) - timedelta(days=1)) == 0
    assert log.prune(datetime.now(UTC) + timedelta(seconds=1)) == 1
    assert log.list() == []


def test_a_log_that_stays_open_deletes_old_receipts_every_day(tmp_path):
    log = Receipts.open(f"sqlite:///{tmp_path / 'log.db'}", days=30)
    old = log.store(CASE, corpus="abc")
    log._run(log._table.update().values(asked_at=(datetime.now(UTC) - timedelta(days=35)).isoformat()))
    recent = log.store(CASE, corpus="abc")
    two_days_ago = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    log._run(log._table.update().where(log._table.c.id == recent).values(asked_at=two_days_ago))

    log.store(CASE, corpus="abc")
    assert old in {receipt.id for receipt in log.list()}

    log._pruned -= timedelta(days=2)
    kept = log.store(CASE, corpus="abc")
    assert old not in {receipt.id for receipt in log.list()} and log.get(kept)


def test_a_clock_that_runs_ahead_deletes_nothing(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'log.db'}"
    kept = Receipts.open(url, days=30).store(CASE, corpus="abc")

    class Ahead(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2150, 1, 1, tzinfo=tz)

    monkeypatch.setattr("bot.receipts.store.datetime", Ahead)
    Receipts.open(url, days=30).store(CASE, corpus="abc")
    Receipts.open(url, days=30).store(CASE, corpus="abc")
    monkeypatch.undo()

    log = Receipts.open(url, days=30)
    log.store(CASE, corpus="abc")

    assert len(log.list()) == 4 and log.get(kept)


def test_only_its_owner_can_read_the_log(tmp_path):
    database = tmp_path / "home" / "log.db"
    Receipts.open(f"sqlite:///{database}").store(CASE, corpus="abc")

    assert database.parent.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in database.parent.iterdir()} == {0o600}


def test_a_log_that_others_could_read_is_closed_to_them(tmp_path):
    database = tmp_path / "log.db"
    database.touch(0o644)
    Receipts.open(f"sqlite:///{database}")

    assert database.stat().st_mode & 0o777 == 0o600


def test_many_threads_and_a_second_connection_lose_nothing(tmp_path):
    url = f"sqlite:///{tmp_path / 'log.db'}"
    logs = [Receipts.open(url), Receipts.open(url)]
    threads = [
        threading.Thread(target=lambda log=log: [log.store(CASE, corpus="abc") for _ in range(10)])
        for log in logs * 3
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(logs[0].list(limit=100)) == 60


def test_personal_data_is_masked_and_the_desks_own_address_is_not(log):
    asked = replace(
        ANSWER, question="山田花子です。hanako@example.ac.jp か 03-1234-5678 へ。締切は4月16日ですか"
    )
    told = replace(CHOSEN, text="hanako@example.ac.jp 様、締切は4月16日です。")

    behind = replace(case(asked, told), thread=(Turn("山田花子です"),))
    receipt = log.get(log.store(behind, corpus="abc"))

    whole = receipt.question + receipt.answer + json.dumps(receipt.body, ensure_ascii=False)
    assert not any(secret in whole for secret in ("hanako", "1234-5678", "花子"))
    assert "4月16日" in receipt.question
    assert "aspire-uk@jst.go.jp" in receipt.answer


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:////proc/none/log.db",
        "oracle+missing://u:secret@h/d",
        "oracle+missing://h/d?user=u&password=secret",
    ],
)
def test_a_log_that_cannot_be_used_says_how_to_mend_it_and_no_password(url):
    with pytest.raises(SettingsError, match="ASPIRE_LOG_URL") as caught:
        Receipts.open(url)

    assert "secret" not in str(caught.value)


def test_the_corpus_hash_changes_with_any_byte_or_name(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    before = corpus_hash(tmp_path)
    (tmp_path / "a.txt").write_text("two")
    changed = corpus_hash(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")

    assert len({before, changed, corpus_hash(tmp_path)}) == 3


def test_the_log_can_be_listed_and_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASPIRE_LOG_URL", f"sqlite:///{tmp_path / 'log.db'}")
    log = Receipts.open(f"sqlite:///{tmp_path / 'log.db'}")
    kept = log.store(CASE, corpus="abc")
    run = CliRunner()

    listed = run.invoke(log_commands.app, ["list"])
    shown = run.invoke(log_commands.app, ["show", kept[:8]])
    lines = run.invoke(log_commands.app, ["list", "--json"])

    assert kept in listed.output and "締切はいつですか" in listed.output
    assert "締切は4月16日です。[1]" in shown.output
    assert json.loads(lines.output)["answer"]["status"] == "answered"


def test_receipts_taken_out_by_their_ids_leave_the_others(log):
    gone, kept = log.store(CASE, corpus="abc"), log.store(CASE, corpus="abc")

    assert log.remove([gone, "never heard of"]) == 1
    assert log.remove([]) == 0

    assert [receipt.id for receipt in log.list()] == [kept]
