"""Past answers that come out otherwise are listed, the most asked first, with a correction for each."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from bot.answer import Turn
from bot.cli.app import app
from bot.receipts.affected import affected
from tests.bot.receipts.conftest import OPEN

QUESTION, OTHER = "日英共同公募の締切はいつですか", "Is maternity leave covered by the grant?"


@pytest.fixture
def asked(desk, receipts):
    """Receipts of one question asked twice and another asked once."""
    ids = [desk.ask(text, as_of=OPEN).receipt for text in (QUESTION, OTHER, QUESTION)]
    return [receipts.get(id) for id in ids]


def other_day(answer):
    return replace(answer, answer=answer.answer.replace("4月16日", "4月23日"))


def test_what_comes_out_the_same_is_not_listed(desk, asked):
    assert affected(asked, lambda receipt: desk.ask(receipt.question, as_of=receipt.as_of)) == []


def test_an_answer_that_changed_is_listed_once_with_all_its_receipts_the_newest_first(desk, asked):
    (one,) = affected(asked, lambda receipt: other_day(desk.ask(receipt.question, as_of=receipt.as_of)))

    assert one.receipts == (asked[2].id, asked[0].id)
    assert "4月16日" in one.old and "4月23日" in one.new


def test_the_correction_says_what_was_asked_what_holds_now_and_what_was_said(desk, asked):
    (one,) = affected(asked, lambda receipt: other_day(desk.ask(receipt.question, as_of=receipt.as_of)))

    assert all(part in one.correction for part in (QUESTION, one.old, one.new))


def test_what_was_told_of_the_call_beside_the_answer_is_told_in_old_and_new(desk, asked):
    def closed(receipt):
        return replace(desk.ask(receipt.question, as_of=receipt.as_of), notice="公募は締め切られました。")

    found = affected(asked, closed)

    assert [one.new for one in found] == [f"{one.old}\n公募は締め切られました。" for one in found]


def test_the_most_asked_comes_first(desk, asked):
    later = [replace(receipt, as_of=OPEN + timedelta(days=30)) for receipt in asked]

    found = affected(later, lambda receipt: replace(desk.ask(receipt.question, as_of=OPEN), status="confirm"))

    assert [len(one.receipts) for one in found] == [2, 1]


def test_a_question_is_asked_again_with_what_was_told_with_it(desk, receipts, settings, monkeypatch):
    said = Turn(("上限内ですか。", "締切はいつですか。"), ("日本側の直接経費は2億円です。",))
    told = desk.ask(said, as_of=OPEN)
    monkeypatch.setenv("ASPIRE_HOME", str(settings.home))
    monkeypatch.setenv("ASPIRE_INDEX", str(settings.index_folder))

    ran = CliRunner().invoke(app, ["log", "affected", "--json"])

    assert "2億円" in told.answer
    kept = receipts.get(told.receipt)
    assert (tuple(kept.body["asks"]), tuple(kept.body["background"])) == (said.asks, said.background)
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_a_source_that_only_moved_to_another_page_changes_no_answer(desk, asked):
    def moved(receipt):
        answer = desk.ask(receipt.question, as_of=receipt.as_of)
        return replace(answer, citations=tuple(replace(item, page=99) for item in answer.citations))

    assert affected(asked, moved) == []


def test_the_command_names_the_mail_draft_that_says_it(asked, settings, receipts, tmp_path, monkeypatch):
    row = {**json.loads(asked[0].answer), "answer": "締切は4月9日です。 [1]"}
    receipts._run(receipts._table.delete().where(receipts._table.c.id != asked[0].id))
    _rewrite(receipts, asked[0], answer=json.dumps(row, ensure_ascii=False))
    (tmp_path / "reply.eml").write_text(f"Subject: Re\nX-Aspire-Receipt: {asked[0].id}\n\nText\n")
    monkeypatch.setenv("ASPIRE_HOME", str(settings.home))
    monkeypatch.setenv("ASPIRE_INDEX", str(settings.index_folder))

    ran = CliRunner().invoke(app, ["log", "affected", "--json", "--drafts", str(tmp_path)])

    line = json.loads(ran.stdout)
    assert (ran.exit_code, line["old"]) == (1, "締切は4月9日です。 [1]")
    assert line["receipts"] == [{"receipt": asked[0].id, "place": f"mail draft {tmp_path / 'reply.eml'}"}]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param(1, "1 of 1 answer comes out otherwise, to 1 question.", id="one"),
        pytest.param(2, "2 of 2 answers come out otherwise, to 2 questions.", id="two"),
    ],
)
def test_the_command_counts_what_comes_out_otherwise(asked, settings, receipts, monkeypatch, changed, said):
    differing = {receipt.question: receipt for receipt in asked}
    kept = list(differing.values())[:changed]
    ids = [receipt.id for receipt in kept]
    receipts._run(receipts._table.delete().where(receipts._table.c.id.not_in(ids)))
    for receipt in kept:
        row = {**json.loads(receipt.answer), "answer": "締切は4月9日です。 [1]"}
        _rewrite(receipts, receipt, answer=json.dumps(row, ensure_ascii=False))
    monkeypatch.setenv("ASPIRE_HOME", str(settings.home))
    monkeypatch.setenv("ASPIRE_INDEX", str(settings.index_folder))

    ran = CliRunner().invoke(app, ["log", "affected"])

    assert said in ran.stderr


def _rewrite(receipts, receipt, **columns):
    """Change a row and seal it anew, as if it had been written so."""
    from bot.receipts.receipt import SEAL, seal

    table = receipts._table
    row = dict(receipts._run(table.select().where(table.c.id == receipt.id))[0]) | columns
    body = json.loads(row["body"])
    columns["body"] = json.dumps({**body, SEAL: seal(row, body)}, ensure_ascii=False)
    receipts._run(table.update().where(table.c.id == receipt.id).values(**columns))
