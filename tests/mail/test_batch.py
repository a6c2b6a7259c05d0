"""A batch loses no mail and repeats none, whatever interrupts it and however the mails come."""

from __future__ import annotations

import csv
import mailbox
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mail_engine import Echo, mail_bytes
from mail_run import Run

from bot.mail.batch import likeness
from bot.mail.sources import Mbox, open_source
from bot.mail.state import State
from bot.mail.wording import TEMPLATES
from bot.settings import Settings
from corpus.errors import BadInput, SettingsError

Draft = Callable[..., Run]
PROCESS = Path(__file__).parent / "mail_process.py"


def many(count: int) -> dict[str, bytes]:
    return {f"{n:03d}.eml": mail_bytes(f"Is question {n} open?\n", number=n) for n in range(count)}


def as_mbox(path: Path, mails: list[bytes]) -> Path:
    box = mailbox.mbox(path)
    for raw in mails:
        box.add(raw)
    box.close()
    return path


def test_each_mail_gets_a_draft_of_its_name_or_a_reason(draft_all: Draft) -> None:
    run = draft_all(
        {
            "ready.eml": mail_bytes("Is it open?", number=1),
            "hedged.eml": mail_bytes("Is it about 3 years?", number=2),
            "silent.eml": mail_bytes("Is it unknown?", number=3),
            "thanks.eml": mail_bytes("Thank you very much.\n", number=4),
            "empty.eml": b"",
        }
    )

    assert {name: row["triage"] for name, row in run.rows.items()} == {
        "ready.eml": "ready",
        "hedged.eml": "please confirm",
        "silent.eml": "needs a person",
        "thanks.eml": "not a question",
        "empty.eml": "unreadable",
    }
    assert set(run.drafts) == {"ready.eml", "hedged.eml", "silent.eml"}
    assert run.rows["thanks.eml"]["reason"] == "thanks"
    assert run.rows["empty.eml"]["reason"] == "The file is empty."


def test_a_second_run_adds_what_is_new_and_leaves_edited_drafts_alone(draft_all: Draft, engine: Echo) -> None:
    run = draft_all(many(3))
    (run.out / "drafts" / "001.eml").write_bytes(b"Subject: edited\n\nby hand\n")
    (run.out / "drafts" / "002.eml").unlink()
    draft_all(many(4))

    assert len(engine.asked) == 4
    assert run.drafts["001.eml"]["Subject"] == "edited"
    assert set(run.drafts) == {"000.eml", "001.eml", "003.eml"}
    assert len(run.rows) == 4


def test_copies_of_a_mail_get_one_draft_and_other_mails_of_its_id_their_own(draft_all: Draft) -> None:
    same = mail_bytes("Is it open?", number=1)
    run = draft_all(
        {
            "a.eml": same,
            "b.eml": b"Received: elsewhere\n" + same,
            "c.eml": mail_bytes("Is it shut?", number=1),
        }
    )

    assert set(run.drafts) == {"a.eml", "c.eml"}
    assert run.rows["a.eml"]["copies"] == "b.eml"


def test_mails_of_the_same_name_in_two_folders_get_two_drafts(draft_all: Draft, tmp_path: Path) -> None:
    for number, folder in enumerate(("one", "two")):
        (tmp_path / "inbox" / folder).mkdir(parents=True)
        (tmp_path / "inbox" / folder / "mail.eml").write_bytes(mail_bytes("Is it open?", number=number))
    run = draft_all(tmp_path / "inbox")

    assert len(run.drafts) == 2
    assert set(run.rows) == {"one/mail.eml", "two/mail.eml"}


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    source, out = tmp_path / "inbox", tmp_path / "out"
    source.mkdir()
    for name, raw in many(40).items():
        (source / name).write_bytes(raw)
    drafts = out / "drafts"
    for wanted in (8, 20):
        process = subprocess.Popen([sys.executable, PROCESS, source, out, "0.02"], stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while len(list(drafts.glob("*.eml"))) < wanted and time.monotonic() < deadline:
            time.sleep(0.01)
        process.kill()
        process.wait()
        assert wanted <= len(list(drafts.glob("*.eml"))) < 40
    before = {path.name: path.read_bytes() for path in drafts.glob("*.eml")}
    subprocess.run([sys.executable, PROCESS, source, out, "0"], check=True, capture_output=True)
    run = Run(out)
    unchanged = sum((drafts / name).read_bytes() == data for name, data in before.items())

    assert set(run.drafts) == set(many(40))
    assert len(run.rows) == 40
    assert unchanged >= len(before) - 1  # only the one in hand when it was killed may be written anew
    assert not list(drafts.glob(".*.part"))


def test_two_runs_at_once_share_the_folder_without_collision(tmp_path: Path) -> None:
    source, out = tmp_path / "inbox", tmp_path / "out"
    source.mkdir()
    for name, raw in many(30).items():
        (source / name).write_bytes(raw)
    runs = [
        subprocess.Popen([sys.executable, PROCESS, source, out, "0.02"], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [run.communicate(timeout=60)[1] for run in runs]

    assert [run.returncode for run in runs] == [0, 0]
    assert sum("Another run is writing" in text for text in said) == 1
    assert set(Run(out).drafts) == set(many(30))
    assert len(Run(out).rows) == 30


def test_an_mbox_is_read_as_the_library_wrote_it(draft_all: Draft, tmp_path: Path) -> None:
    mails = [mail_bytes(f"Is question {n} open?\n\nFrom here on it is text.\n", number=n) for n in range(5)]
    run = draft_all(as_mbox(tmp_path / "morning.mbox", mails))

    assert set(run.rows) == {f"morning.mbox#{n}" for n in range(1, 6)}
    assert set(run.drafts) == {f"morning-{n:05d}.eml" for n in range(1, 6)}
    body = run.drafts["morning-00001.eml"].get_body(("plain",))
    assert "> From here on it is text." in body.get_content()  # type: ignore[union-attr]


def test_an_mbox_without_its_ending_is_known_by_its_first_line(draft_all: Draft, tmp_path: Path) -> None:
    run = draft_all(as_mbox(tmp_path / "Inbox", list(many(3).values())))

    assert len(run.drafts) == 3


def test_an_oversized_mail_in_an_mbox_is_passed_over_and_not_kept_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = as_mbox(tmp_path / "big.mbox", [mail_bytes("x" * 5000), mail_bytes("Is it open?")])
    monkeypatch.setattr("bot.mail.sources.LARGEST_MAIL", 2000)
    first, second = Mbox(path, name="big.mbox").items(lambda place: False)

    assert first.raw is None
    assert "at most" in str(first.problem)
    assert second.raw is not None


def test_a_maildir_is_read_and_left_as_it_is(draft_all: Draft, tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "Maildir")
    for raw in many(3).values():
        box.add(raw)
    box.add_folder("Archive").add(mail_bytes("Is the archive open?", number=9))
    before = sorted(path.as_posix() for path in (tmp_path / "Maildir").rglob("*"))
    run = draft_all(tmp_path / "Maildir")
    draft_all(tmp_path / "Maildir")

    assert len(run.drafts) == 4
    assert sorted(path.as_posix() for path in (tmp_path / "Maildir").rglob("*")) == before


def test_a_follow_up_is_asked_with_the_earlier_question_whatever_the_file_names(
    draft_all: Draft, engine: Echo
) -> None:
    early = mail_bytes("When is the deadline?", number=1)
    late = mail_bytes("And for the UK side?", number=2, headers="In-Reply-To: <mail-1@univ.example>")
    draft_all({"z.eml": early, "a.eml": late.replace(b"01 Apr", b"02 Apr")})

    assert engine.threads == [[], ["When is the deadline?"]]


def test_a_question_is_asked_with_the_one_before_it_in_the_mail(draft_all: Draft, engine: Echo) -> None:
    draft_all({"a.eml": mail_bytes("When does the Top frame open? How much is the award?", number=1)})

    assert engine.threads == [[], ["When does the Top frame open?"]]


def test_like_questions_of_several_mails_are_grouped(draft_all: Draft) -> None:
    texts = ["締切はいつですか。", "〆切はいつでしょうか。", "上限は2億円ですか。", "上限は3億円ですか。"]
    run = draft_all({f"{n}.eml": mail_bytes(text, number=n) for n, text in enumerate(texts)})
    with (run.out / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        groups = {row["mail"]: row["group"] for row in csv.DictReader(file)}

    assert groups == {"0.eml": "1", "1.eml": "1", "2.eml": "", "3.eml": ""}


def test_likeness_tells_numbers_and_what_is_asked_for_apart() -> None:
    assert likeness("締切はいつですか。") == likeness("締め切りはいつでしょうか？")
    assert likeness("締切はいつですか。") != likeness("締切はどこに書いてありますか。")
    assert likeness("3年ですか") != likeness("4年ですか")


def test_csv_opens_in_excel_with_japanese_and_holds_no_formula(draft_all: Draft) -> None:
    run = draft_all(
        {
            "a.eml": mail_bytes(
                "締切はいつですか。", subject="=cmd|'/C calc'!A0", sender="+1 <asker@univ.example>"
            )
        }
    )
    row = run.rows["a.eml"]

    assert (run.out / "report.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert row["subject"].startswith("'=")
    assert row["from"].startswith("'+")
    assert row["question texts"] == "1: 締切はいつですか。"


def test_one_mail_that_breaks_the_engine_stops_nothing_and_shows_no_traceback(
    draft_all: Draft, engine: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, **options: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(engine, "ask", fail)
    run = draft_all(many(2))

    assert {row["triage"] for row in run.rows.values()} == {"needs a person"}
    assert len(run.drafts) == 2
    assert "secret" not in run.page
    assert "reference" in run.rows["000.eml"]["reason"]


def test_drafts_in_the_output_folder_are_no_mails_of_the_source(
    draft_all: Draft, tmp_path: Path, settings: Settings
) -> None:
    from bot.mail.run import draft_mails

    inbox = tmp_path / "inbox"
    draft_all(many(2))
    for _ in range(2):
        draft_mails(str(inbox), inbox / "out", settings, engine=Echo())

    assert len(Run(inbox / "out").rows) == 2


@pytest.mark.parametrize("name", ["nothing-here", "empty"])
def test_a_source_without_mails_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(BadInput, match=r"eml"):
        open_source(tmp_path / name, out=tmp_path / "out")


def test_a_file_that_could_not_be_read_is_read_when_it_can_be(draft_all: Draft, tmp_path: Path) -> None:
    run = draft_all({"a.eml": b"", "b.msg": b"\xd0\xcf\x11\xe0", **many(1)})
    unread = {name: row["triage"] for name, row in run.rows.items()}
    draft_all({"a.eml": mail_bytes("Is it open?", number=7)})

    assert unread == {"a.eml": "unreadable", "b.msg": "unreadable", "000.eml": "ready"}
    assert run.rows["a.eml"]["triage"] == "ready"
    assert "save the mail as .eml" in run.rows["b.msg"]["reason"]


def test_a_broken_template_stops_before_anything_is_written(
    draft_all: Draft, settings: Settings, tmp_path: Path
) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / "reply.ja.txt").write_text("{% if %}", encoding="utf-8")
    settings.mail_templates = templates

    with pytest.raises(SettingsError, match=r"reply\.ja\.txt"):
        draft_all(many(1))
    assert not (tmp_path / "out").exists()


def test_a_damaged_state_is_named(draft_all: Draft, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "state.db").write_bytes(b"no database" * 200)

    with pytest.raises(BadInput, match="damaged"):
        draft_all(many(1))


def test_a_mail_is_done_only_after_its_draft_has_reached_the_disk(
    draft_all: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut can undo is written down after what it cannot: draft, its name in the folder, then the row."""
    told: list[str] = []

    def note(descriptor: int) -> None:
        told.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "draft")

    def kept(self: State, *args: Any, **options: Any) -> None:
        told.append("done")

    monkeypatch.setattr("bot.mail.disk.os.fsync", note)
    monkeypatch.setattr(State, "keep", kept)
    run = draft_all(many(2))

    assert len(run.drafts) == 2
    assert told[:6] == ["draft", "folder", "done"] * 2
