"""The line editor of `aspire chat`, on keys as a terminal sends them."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.cli.line_editor import BANNER, kept_in, typed

ENTER, CTRL_C, CTRL_D, ESCAPE, UP = "\r", "\x03", "\x04", "\x1b", "\x1b[A"


def pasted(text: str) -> str:
    """*text* as a terminal sends what is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def later(keys: PipeInput, pressed: str) -> None:
    """Press when the history has been read, as somebody at a keyboard does; it is read beside."""
    threading.Timer(0.5, keys.send_text, [pressed]).start()


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as given, create_app_session(input=given, output=DummyOutput()):
        yield given


@pytest.mark.parametrize(
    ("pressed", "asked"),
    [
        pytest.param("締切は？" + ENTER, ["締切は？"], id="a question"),
        pytest.param(ENTER + "  " + ENTER + "締切は？" + ENTER, ["締切は？"], id="blank lines ask nothing"),
        pytest.param(
            pasted("お世話になっております。\r\n\r\n1. 締切は？\r\n2. 上限額は？\r\n") + ENTER,
            ["お世話になっております。\n\n1. 締切は？\n2. 上限額は？"],
            id="a pasted mail is one question",
        ),
        pytest.param(
            "締切は" + ESCAPE + ENTER + "いつ？" + ENTER, ["締切は\nいつ？"], id="Alt-Enter is a new line"
        ),
        pytest.param("締切は" + CTRL_C + "上限は？" + ENTER, ["上限は？"], id="Ctrl-C drops what is typed"),
        pytest.param(CTRL_C + "上限は？" + ENTER, ["上限は？"], id="Ctrl-C on an empty line does no harm"),
    ],
)
def test_the_keys_ask(keys: PipeInput, pressed: str, asked: list[str]) -> None:
    keys.send_text(pressed + CTRL_D)

    assert list(typed(InMemoryHistory())) == asked


def test_what_was_asked_is_there_in_the_next_talk_without_names_and_for_its_owner_alone(
    keys: PipeInput, tmp_path: Path
) -> None:
    file = tmp_path / "home" / "chat_history"
    keys.send_text("taro@example.jp です。\x1b\r締切は？" + ENTER + "1" + ENTER + CTRL_D)
    list(typed(kept_in(file)))

    later(keys, UP + ENTER + CTRL_D)
    again = list(typed(kept_in(file)))

    assert len(again) == 1
    assert again[0].endswith("です。\n締切は？")
    assert "taro@" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_a_long_history_is_shortened(keys: PipeInput, tmp_path: Path) -> None:
    file = tmp_path / "chat_history"
    history = kept_in(file)
    for number in range(1200):
        history.store_string(f"question {number}")

    later(keys, UP + ENTER + CTRL_D)
    newest = list(typed(kept_in(file)))

    assert newest == ["question 1199"]
    assert 500 <= file.read_text(encoding="utf-8").count("\n+") <= 1000


def test_a_home_that_cannot_be_written_costs_nobody_the_talk(keys: PipeInput, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keys.send_text("締切は？" + ENTER + CTRL_D)

    assert list(typed(kept_in(tmp_path / "file" / "history"))) == ["締切は？"]


def test_a_talk_at_a_terminal(process: Callable[..., subprocess.Popen[bytes]]) -> None:
    """A banner of one line; Ctrl-C while it is answered or typed goes on; Ctrl-D ends well."""
    ours, theirs = pty.openpty()
    running = process(
        "chat", "--as-of", "2024-04-10", stdin=theirs, stdout=theirs, stderr=theirs, env={"TERM": "xterm"}
    )
    os.close(theirs)
    assert _until(ours, ">").startswith(f"{BANNER}\r\n")

    os.write(ours, "採択件数は？\r".encode())
    _until(ours, "採択件数 5件程度")
    _until(ours, ">")
    os.write(ours, b"nonsense\x03")
    _until(ours, ">")
    _press(ours, CTRL_D, running)

    assert running.wait(timeout=30) == 0
    os.close(ours)


def _press(terminal: int, key: str, running: subprocess.Popen[bytes]) -> None:
    """Press *key* each second until the program ends: one that comes between two prompts is lost."""
    end = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < end:
        with suppress(OSError):  # the program's end of the terminal is closed
            os.write(terminal, key.encode())
            while select.select([terminal], [], [], 1.0)[0]:
                _answered(terminal, os.read(terminal, 4096).decode(errors="replace"))


def _until(terminal: int, wanted: str) -> str:
    """What the terminal shows up to *wanted*, within a minute; up to its end where nothing is."""
    shown, end = "", time.monotonic() + 60
    while not wanted or wanted not in shown:
        assert select.select([terminal], [], [], max(0.0, end - time.monotonic()))[0], shown
        try:
            shown += _answered(terminal, os.read(terminal, 4096).decode(errors="replace"))
        except OSError:  # Linux's way to tell that nobody is at the other end
            break
    return shown


def _answered(terminal: int, shown: str) -> str:
    """What was *shown*; the editor is told where the cursor is, where it asks."""
    if "\x1b[6n" in shown:
        os.write(terminal, b"\x1b[1;1R")
    return shown
