"""From mail to draft with the real engine over the briefing slides."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from mail_engine import mail_bytes
from mail_run import Run

from bot.desk import Desk
from bot.mail.run import draft_mails
from bot.settings import Settings

WHEN = datetime(2024, 4, 10, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
JAPANESE = """お世話になっております。
架空大学の佐藤と申します。
以下の点についてご教示ください。

（１）日本側の締切
（２）直接経費は2億円を予定しています。
これは上限内でしょうか。
（３）宿泊費は1泊いくらまで認められますか。
"""
ENGLISH = """Dear team,

I would be grateful if you could tell me when the deadline on the UK side is.
We plan to send a postdoc who received her PhD 12 years ago. Is she eligible as an outgoing researcher?

Kind regards,
Alex Example
"""
PERSONAL = "私の場合は、若手研究者の渡航が10か月ですが、採択の見込みはありますでしょうか。\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, bundled_index: Path) -> Run:
    folder = tmp_path_factory.mktemp("desk")
    settings = Settings(
        home=folder / "home", index=bundled_index, log=False, mail_address="aspire-uk@jst.go.jp"
    )
    inbox = folder / "inbox"
    inbox.mkdir()
    for number, (name, text) in enumerate({"ja": JAPANESE, "en": ENGLISH, "personal": PERSONAL}.items()):
        (inbox / f"{name}.eml").write_bytes(mail_bytes(text, number=number))
    draft_mails(str(inbox), folder / "out", settings, engine=Desk.open(settings), as_of=WHEN)
    return Run(folder / "out")


def aspire(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from bot.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def words(run: Run, name: str) -> str:
    body = run.drafts[f"{name}.eml"].get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_numbered_japanese_questions_are_each_answered_from_the_slides(run: Run) -> None:
    said = words(run, "ja")

    assert "■ ご質問 （１）\n日本側の締切\n" in said
    assert "2024年4月16日" in said
    assert "1.8億円" in said.split("■ ご質問 （２）")[1].split("■")[0]
    assert "スライド12" in said
    assert "スライド20" in said
    assert run.rows["ja.eml"]["question triage"] == "（１）: ready\n（２）: ready\n（３）: needs a person"
    assert run.rows["ja.eml"]["triage"] == "please confirm"
    assert run.rows["ja.eml"]["reason"] == "left open: 宿泊費は1泊いくらまで認められますか。"


def test_what_the_documents_do_not_say_is_said_so_and_left_to_a_person(run: Run) -> None:
    third = words(run, "ja").split("■ ご質問 （３）")[1].split("※")[0]

    assert "記載がありません" in third
    assert "担当者が確認のうえ" in third


def test_english_questions_get_english_answers(run: Run) -> None:
    said = words(run, "en")

    assert said.startswith("Dear Asker,")
    assert "16 April 2024" in said
    assert "15" in said.split("Question 2")[1]


def test_a_personal_case_goes_to_a_person_with_the_slides_in_full(run: Run) -> None:
    draft = run.drafts["personal.eml"]
    attached = [str(part.get_content()) for part in draft.iter_attachments()]

    assert run.rows["personal.eml"]["triage"] == "needs a person"
    assert run.rows["personal.eml"]["reason"] == "personal case or judgement"
    assert len(attached) == 1
    assert "若手研究者" in attached[0]


def test_the_command_drafts_and_says_what_came_of_it(tmp_path: Path, bundled_index: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.eml").write_bytes(mail_bytes(JAPANESE))
    command = ("mail", "draft", tmp_path / "inbox", "--out", tmp_path / "out", "--index", bundled_index)
    done = aspire(*command, "--as-of", "2024-04-10")

    assert done.returncode == 0
    assert "please confirm: 1" in done.stdout
    assert str(tmp_path / "out" / "report.html") in done.stdout
    assert "締切を過ぎています" not in words(Run(tmp_path / "out"), "a")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("mail", "draft", "nowhere", "--out", "out"), 2, "nowhere"),
        (("mail", "draft", "nowhere"), 2, "--out"),
        (("mail", "templates", "{tmp}/new"), 0, "ASPIRE_MAIL_TEMPLATES"),
        (("mail", "templates", "{tmp}"), 0, "Copied reply.en.txt, signature.en.txt, signature.ja.txt."),
        (("mail", "templates", "{tmp}/reply.ja.txt"), 2, "give another folder"),
        (("mail", "correct", "{tmp}"), 2, "aspire mail draft"),
    ],
)
def test_wrong_use_is_one_sentence(
    tmp_path: Path,
    bundled_index: Path,
    words: tuple[str, ...],
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASPIRE_INDEX", str(bundled_index))
    (tmp_path / "reply.ja.txt").write_text("x", encoding="utf-8")
    done = aspire(*(word.format(tmp=tmp_path) for word in words))

    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
