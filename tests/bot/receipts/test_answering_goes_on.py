"""Whatever has become of the answer log, the question is answered."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.receipts import Receipts
from bot.settings import Settings

QUESTION = "日英共同公募の締切はいつですか"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home"
    folder.mkdir()
    yield folder
    folder.chmod(0o700)


def ask(home: Path, index: Path) -> None:
    answer = Desk.open(Settings(home=home, index=index)).ask(QUESTION)

    assert answer.status == "answered"
    assert answer.receipt is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"no database at all, but longer than the header of one" * 40, id="other content"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5000, id="damaged behind its header"),
    ],
)
def test_a_damaged_log_stops_no_answer(
    home: Path, bundled_index: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    (home / "receipts.db").write_bytes(content)

    ask(home, bundled_index)
    assert "ASPIRE_LOG_URL" in caplog.text


def test_a_log_with_another_table_stops_no_answer(home: Path, bundled_index: Path) -> None:
    with sqlite3.connect(home / "receipts.db") as database:
        database.execute("CREATE TABLE receipts (something TEXT)")

    ask(home, bundled_index)


def test_a_log_that_somebody_holds_stops_no_answer(home: Path, bundled_index: Path) -> None:
    Desk.open(Settings(home=home, index=bundled_index)).ask(QUESTION)
    with sqlite3.connect(home / "receipts.db") as holder:
        holder.execute("BEGIN EXCLUSIVE")

        ask(home, bundled_index)


def test_a_folder_in_its_place_stops_no_answer(home: Path, bundled_index: Path) -> None:
    (home / "receipts.db").mkdir()

    ask(home, bundled_index)


def test_an_address_that_the_documents_give_stays_in_the_question_and_others_do_not(
    home: Path, bundled_index: Path
) -> None:
    desk = Desk.open(Settings(home=home, index=bundled_index))

    answer = desk.ask("締切は aspire@jst.go.jp に聞けますか。私は taro@univ.example です。")

    kept = Receipts.open(f"sqlite:///{home / 'receipts.db'}").get(str(answer.receipt))
    assert "aspire@jst.go.jp" in kept.question
    assert "taro" not in kept.question


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_home_that_cannot_be_written_stops_no_answer(home: Path, bundled_index: Path) -> None:
    home.chmod(0o500)

    ask(home, bundled_index)
