"""`aspire answers`: from a question asked in vain to an answer at every counter, and to the Q&A page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BEFORE, Aspire

PARKING = "面接会場に駐車場はありますか"
OTHERWISE = "面接会場には車を停められますか"
REPLY = "面接会場に来場者用の駐車場はありません。"


@pytest.fixture
def approved(aspire: Aspire) -> str:
    """The id of an answer in force."""
    id = aspire("answers", "propose", PARKING, "--answer", REPLY).out.split()[0]
    assert aspire("answers", "approve", id[:5], "--role", "programme officer").code == 0
    return id


def test_proposed_approved_and_answered_to_another_wording_with_the_desks_citation(
    aspire: Aspire, approved: str
) -> None:
    ran = aspire("ask", OTHERWISE, *BEFORE)

    assert ran.code == 0
    assert REPLY in ran.out
    assert "[1] 事務局の回答（" in ran.out


def test_its_receipt_replays_to_the_same_answer_even_when_it_is_retired(
    aspire: Aspire, approved: str
) -> None:
    aspire("ask", OTHERWISE, *BEFORE)
    aspire("answers", "retire", approved)
    receipt = aspire("log", "list", "-n", "1").out.split()[0]

    ran = aspire("log", "replay", receipt)

    assert (ran.code, "byte for byte" in ran.out) == (0, True)


def test_what_was_asked_in_vain_is_proposed_and_waits_for_its_wording(aspire: Aspire) -> None:
    aspire("ask", PARKING, *BEFORE)

    id = aspire("answers", "propose", "--gaps").out.split()[0]
    refused = aspire("answers", "approve", id)

    assert refused.code == 2
    assert f"It has no wording; give it with: aspire answers edit {id}" in refused.err
    assert "駐車場" not in aspire("ask", OTHERWISE, *BEFORE).out


def test_what_an_answer_in_force_serves_by_now_is_proposed_no_more(aspire: Aspire) -> None:
    aspire("ask", PARKING, *BEFORE)
    id = aspire("answers", "propose", PARKING, "--answer", REPLY).out.split()[0]
    aspire("answers", "approve", id)

    ran = aspire("answers", "propose", "--gaps")

    assert (ran.code, ran.out, "Nothing was asked in vain" in ran.err) == (0, "", True)


def test_a_quote_that_stands_nowhere_is_refused_before_anybody_approves(aspire: Aspire) -> None:
    id = aspire("answers", "propose", PARKING, "--answer", REPLY).out.split()[0]

    ran = aspire("answers", "edit", id, "--source", "briefing-slides:20:会場には地下駐車場がある")

    assert (ran.code, "does not stand on page 20" in ran.err) == (2, True)
    assert "地下駐車場" not in aspire("answers", "show", id).out


def test_an_edit_translates_it_and_takes_it_from_the_list_of_what_waits(
    aspire: Aspire, approved: str
) -> None:
    assert approved in aspire("answers", "list", "--untranslated").out

    aspire("answers", "edit", approved, "--en", "There is no parking at the interview venue.")

    assert aspire("answers", "list", "--untranslated").out == ""
    shown = json.loads(aspire("answers", "show", approved, "--json").out)
    assert (shown["state"], set(shown["wording"])) == ("approved", {"ja", "en"})


def test_a_wording_that_a_proven_fact_denies_is_refused_with_the_way(aspire: Aspire) -> None:
    id = aspire(
        "answers", "propose", "締切はいつですか", "--answer", "締切は4月20日に延びました。"
    ).out.split()[0]

    ran = aspire("answers", "approve", id)

    assert ran.code == 2
    assert "change the fact japan-uk.japan.deadline in call.yaml and type: aspire index build" in ran.err


def test_the_page_and_the_file_are_written_and_what_changed_is_told_the_next_time(
    aspire: Aspire, approved: str, tmp_path: Path
) -> None:
    aspire("answers", "export", str(tmp_path / "out"))
    aspire("answers", "retire", approved)
    aspire("answers", "export", str(tmp_path / "out"))

    markdown = (tmp_path / "out" / "qa.md").read_text(encoding="utf-8")
    assert f"削除 / Removed: {PARKING}" in markdown
    assert approved in (tmp_path / "out" / "answers.yaml").read_text(encoding="utf-8")
    assert "<main>" in (tmp_path / "out" / "qa.html").read_text(encoding="utf-8")


def test_the_page_names_its_sources_by_document_page_and_heading(
    aspire: Aspire, approved: str, tmp_path: Path
) -> None:
    quote = "briefing-slides:20:日本と英国で指定する締切時間が異なることに留意し"
    aspire("answers", "edit", approved, "--source", quote)

    aspire("answers", "export", str(tmp_path / "out"))

    for name in ("qa.md", "qa.html"):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "説明資料 p.20 「留意事項」" in text
        assert "briefing-slides" not in text


def test_a_file_is_read_into_another_home_and_answers_there(
    aspire: Aspire, approved: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aspire("answers", "export", str(tmp_path / "out"))
    monkeypatch.setenv("ASPIRE_HOME", str(tmp_path / "other"))

    ran = aspire("answers", "import", str(tmp_path / "out" / "answers.yaml"))

    assert "New or changed: 1 of 1 answer." in ran.err
    assert REPLY in aspire("ask", OTHERWISE, *BEFORE).out


def test_an_older_file_takes_back_nothing_that_was_retired_and_says_how(
    aspire: Aspire, approved: str, tmp_path: Path
) -> None:
    aspire("answers", "export", str(tmp_path))
    aspire("answers", "retire", approved)
    file = str(tmp_path / "answers.yaml")

    ran = aspire("answers", "import", file)

    assert (ran.code, ran.out) == (0, "")
    assert f"{approved} (“{PARKING}”) was retired here and stays so" in ran.err
    assert f"aspire answers import {file} --revive" in ran.err
    assert REPLY not in aspire("ask", OTHERWISE, *BEFORE).out
    assert f"{approved}  approved" in aspire("answers", "import", file, "--revive").out
    assert REPLY in aspire("ask", OTHERWISE, *BEFORE).out


def test_a_list_shows_a_question_to_its_mark_and_says_where_it_is_cut(aspire: Aspire) -> None:
    question = "Is there a place at the interview venue where one may leave a car for the whole day?"
    aspire("answers", "propose", question, f"--answer={'There is none. ' * 9}")

    listed = aspire("answers", "list").out

    assert f"  {question}  →  There is none." in listed
    assert listed.rstrip().removesuffix("  lacks ja").endswith("…")


def test_a_proposal_without_a_wording_is_read_back_as_it_was_written(aspire: Aspire, tmp_path: Path) -> None:
    id = aspire("answers", "propose", PARKING).out.split()[0]
    aspire("answers", "export", str(tmp_path / "out"))

    ran = aspire("answers", "import", str(tmp_path / "out" / "answers.yaml"))

    assert "New or changed: 0 of 1 answer." in ran.err
    assert "asked once" in aspire("answers", "show", id).out


def test_a_test_shows_what_a_question_finds_and_whom_a_proposal_would_answer(aspire: Aspire) -> None:
    aspire("ask", OTHERWISE, *BEFORE)
    id = aspire("answers", "propose", PARKING, "--answer", REPLY).out.split()[0]

    assert f"sure             {id}  {PARKING}  (proposed)" in aspire("answers", "test", OTHERWISE).out
    assert f"would answer: {OTHERWISE}" in aspire("answers", "test").out


def test_who_approves_what_another_answer_is_found_by_is_told_which(aspire: Aspire, approved: str) -> None:
    near = aspire(
        "answers", "propose", "面接の会場に駐車場はありますか", "--answer", "近くにあります。"
    ).out.split()[0]
    apart = aspire(
        "answers", "propose", "面接の結果に異議を申し立てられますか", "--answer", "できません。"
    ).out.split()[0]

    told = aspire("answers", "approve", near)
    untold = aspire("answers", "approve", apart)

    assert f"is near to what {approved} answers (“{PARKING}”)" in told.err
    assert "is near to" not in untold.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "nope"), "aspire answers list"),
        (("propose",), "--gaps or --mail DIR"),
        (("propose", "--mail", "nowhere"), "aspire mail draft"),
        (("import", "nowhere.yaml"), "aspire answers export"),
        (("asks", "駐車場は？", "parking"), "aspire intents list"),
    ],
)
def test_wrong_use_is_one_sentence_that_says_what_to_type(
    aspire: Aspire, args: tuple[str, ...], said: str
) -> None:
    ran = aspire("answers", *args)

    assert (ran.code, said in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--until", "soon", "2024-09-30"), ("--source", "slides", "DOCUMENT:PAGE:QUOTE")],
)
def test_an_option_that_makes_no_sense_changes_nothing(
    aspire: Aspire, approved: str, option: str, value: str, said: str
) -> None:
    before = aspire("answers", "show", approved).out

    ran = aspire("answers", "edit", approved, option, value)

    assert ran.code == 2
    assert said in ran.err or "write it like" in ran.err
    assert aspire("answers", "show", approved).out == before


def test_a_question_that_was_misread_is_approved_as_such_and_answered(aspire: Aspire) -> None:
    question = "e-Radの操作説明会の締切はいつですか"
    wording = "所属機関のe-Rad担当者にお尋ねください。"
    id = aspire("answers", "propose", question, "--answer", wording).out.split()[0]

    refused = aspire("answers", "approve", id)
    approved = aspire("answers", "approve", id, "--misread")

    assert (refused.code, approved.code) == (2, 0)
    assert f"say so with: aspire answers approve {id} --misread" in refused.err
    assert wording in aspire("ask", question, *BEFORE).out
    assert "misread" in aspire("answers", "show", id).out
