"""What a question or a file name holds never steers the terminal, and state is its owner's alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.text.printable import printable
from tests.cli.conftest import Aspire

STEERING = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"


def test_a_question_that_steers_is_shown_without_that(aspire: Aspire) -> None:
    aspire("ask", f"締切はいつですか{STEERING}")

    shown = [
        aspire("ask", "--json", f"締切はいつですか{STEERING}").out,
        aspire("log", "list").out,
        aspire("search", "--json", f"deadline{STEERING}").out,
    ]
    assert all("締切" in text or "deadline" in text for text in shown)
    assert [printable(text) for text in shown] == shown


def test_an_error_about_a_file_name_that_steers_is_shown_without_that(
    process: Callable[..., subprocess.Popen[bytes]],
) -> None:
    running = process("ask", "--file", f"no{STEERING}such", stderr=subprocess.PIPE)
    told = running.communicate(timeout=60)[1].decode()

    assert "such" in told
    assert printable(told) == told


def test_what_a_command_keeps_is_its_owners_alone(
    aspire: Aspire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new"
    monkeypatch.setenv("ASPIRE_HOME", str(home))
    aspire("ask", "締切はいつですか")

    assert home.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in home.rglob("*")} == {0}
