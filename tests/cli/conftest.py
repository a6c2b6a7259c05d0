"""The command line, run in this process where that is the same thing, and as a process of its own where it is not."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import edge

DEADLINE = "日英共同公募の締切はいつですか"
BEFORE = ("--as-of", "2024-04-10")


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


Aspire = Callable[..., Ran]


@pytest.fixture
def home(models: Path, tmp_path: Path) -> Path:
    """A home of the test's own, with the models prepared once: preparing one takes seconds."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models)
    return folder


@pytest.fixture
def aspire(
    bundled_index: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Aspire:
    """`aspire` with the bundled index, in an empty folder. *stdin* are bytes."""
    monkeypatch.setenv("ASPIRE_INDEX", str(bundled_index))
    monkeypatch.chdir(tmp_path)

    def run(*args: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["aspire", *args])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code, sentence = edge._run()
        told = capsys.readouterr()
        return Ran(code, told.out, told.err + (f"aspire: {sentence}\n" if sentence else ""))

    return run


@pytest.fixture
def process(bundled_index: Path, home: Path, tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts `aspire` as a process with the bundled index, in an empty folder."""
    command = str(Path(sys.executable).with_name("aspire"))

    def start(*args: str, env: Mapping[str, str] = {}, **options: object) -> subprocess.Popen[bytes]:
        known = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        known |= {"ASPIRE_INDEX": str(bundled_index), "ASPIRE_HOME": str(home)}
        given = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "cwd": tmp_path,
        }
        told = {"env": {**known, **env}, **given, **options}
        return subprocess.Popen([command, *args], **told)  # type: ignore[call-overload,no-any-return]

    return start
