"""Help says all of what it was written to say, also where the packages of an extra are not installed."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli.app import app
from tests.test_readme import COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_word_of_a_help_text_is_shown(command: str) -> None:
    ran = CliRunner().invoke(app, [*command.split(), "--help"], prog_name="aspire")

    shown = "".join(ran.stdout.split())
    assert ran.stdout.startswith(f"Usage: aspire {command} ")
    texts: list[Any] = [
        COMMANDS[command].help,
        *(getattr(item, "help", "") for item in COMMANDS[command].params),
    ]
    assert [text for text in texts if "".join((text or "").split()) not in shown] == []


@pytest.mark.parametrize("counter", ["mail", "slack"])
def test_a_counter_tells_how_it_is_used_without_its_packages(counter: str) -> None:
    absent = [
        "imap_tools",
        "jinja2",
        "markupsafe",
        "prometheus_client",
        "slack_bolt",
        "slack_sdk",
        "waitress",
    ]
    script = f"""
import sys
sys.modules.update(dict.fromkeys({absent}))
sys.argv = ["aspire", "{counter}", "--help"]
from bot.cli import main
main()
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Commands:" in ran.stdout


def test_a_command_without_its_packages_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    for name in [name for name in sys.modules if name.startswith(("bot.mail.", "jinja2"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)

    ran = CliRunner().invoke(app, ["mail", "done", str(tmp_path), "3"])

    assert "pip install 'aspire-desk[mail]'" in str(ran.exception)
