"""aspire.toml and paths as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.terminal import counted
from bot.settings import load
from tests.cli.conftest import Aspire


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the reader's own, and an empty folder to work in."""
    monkeypatch.setenv("HOME", str(tmp_path / "reader"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "reader"


def test_the_mark_that_notepad_puts_in_front_of_aspire_toml_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "aspire.toml").write_text("log_days = 30\n", encoding="utf-8-sig")

    assert load().log_days == 30


@pytest.mark.parametrize("setting", ["home", "corpus", "index", "mail_templates"])
def test_a_tilde_in_a_path_is_the_home_folder(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.delenv("ASPIRE_HOME")
    (tmp_path / "aspire.toml").write_text(f'{setting} = "~/desk"\n')

    assert getattr(load(), setting) == home / "desk"


def test_a_tilde_behind_an_option_is_the_home_folder(home: Path, aspire: Aspire) -> None:
    home.mkdir()
    (home / "questions.txt").write_text("採択件数は？\n", encoding="utf-8")

    assert "5件程度" in aspire("ask", "--file=~/questions.txt").out
    assert str(home / "calls") in aspire("facts", "list", "--corpus=~/calls").err
    assert f"{home / 'gaps.csv'}: 0 groups" in aspire("log", "gaps", "--csv=~/gaps.csv").err


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 documents"), (1, "1 document"), (2, "2 documents"), (1234, "1,234 documents")]
)
def test_things_are_counted_as_people_count(number: int, told: str) -> None:
    assert counted(number, "document") == told
