"""Help says all of what it was written to say, also where the packages of an extra are not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli.app import app
from tests.tables import each
from tests.test_readme import COMMANDS


@each("command", COMMANDS)
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


def test_a_command_without_its_packages_says_what_to_install(tmp_path: Path) -> None:
    # A process of its own: modules taken away and imported anew would be others than the ones tests patch.
    script = f"""
import sys
sys.modules["jinja2"] = None
sys.argv = ["aspire", "mail", "done", "{tmp_path}", "3"]
from bot.cli import main
main()
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "pip install 'aspire-desk[mail]'" in ran.stderr
    assert "Traceback" not in ran.stderr
