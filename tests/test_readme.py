"""The READMEs are true: what they show being typed is typed, and what they show being printed is compared.

A command stands behind "$ " in a console block; the lines up to the next one are what it prints, "…" for whatever changes
from day to day. What installs, serves or runs the tests themselves is shown in sh blocks and not run here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.ja.md"]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A command of a README and what it says it prints."""

    readme: str
    command: str
    shown: str


def examples(readme: str) -> list[Example]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    parts = [part for block in _BLOCK.findall(text) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)]
    split = [part.partition("\n") for part in parts if part.strip()]
    return [Example(readme, command.strip(), shown) for command, _, shown in split]


@pytest.fixture(scope="module")
def environment(
    bundled_index: Path, models: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """A reader's own: `aspire` on the path, and a home that holds the index."""
    home = tmp_path_factory.mktemp("home")
    (home / "models").symlink_to(models)
    shutil.copytree(bundled_index, home / "index")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {name: value for name, value in os.environ.items() if not name.startswith(("ASPIRE_", "MAKE"))}
    return {**known, "PATH": path, "ASPIRE_HOME": str(home), "COLUMNS": "100"}


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{example.readme}: {example.command}")
        for name in READMES
        for example in examples(name)
    ],
)
def test_an_example_prints_what_is_shown(example: Example, environment: dict[str, str]) -> None:
    ran = subprocess.run(
        ["bash", "-c", example.command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    # 3: nothing was found, which is said too.
    assert ran.returncode in (0, 3), ran.stderr
    shown = ".*?".join(map(re.escape, example.shown.strip().split("…")))
    assert re.fullmatch(shown, ran.stdout.strip(), re.DOTALL), ran.stdout


def test_the_two_readmes_show_as_many_examples_and_headings() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in READMES]

    assert len(examples(READMES[0])) == len(examples(READMES[1])) > 3
    assert len({len(re.findall(r"^#+ ", text, re.MULTILINE)) for text in texts}) == 1


@pytest.mark.parametrize("name", READMES)
def test_every_setting_is_in_the_readme(name: str) -> None:
    from bot.settings import Settings

    text = (ROOT / name).read_text(encoding="utf-8")
    # A table may write ASPIRE_SLACK_QUEUE_SIZE, _USER_LIMIT for settings of one family.
    named = set(re.findall(r"[A-Z]+(?:_[A-Z]+)+|_[A-Z]+(?:_[A-Z]+)*", text))
    for field in Settings.model_fields:
        full = (
            field.upper()
            if field.endswith(("_token", "_secret")) and "slack" in field
            else f"ASPIRE_{field.upper()}"
        )
        ends = {full.removeprefix(prefix) for prefix in ("ASPIRE_SLACK", "ASPIRE_MAIL_IMAP", "ASPIRE_MAIL")}
        assert full in named or any(end in named for end in ends - {full}), full
