"""`bot`, `corpus` and `index` are common names: whatever else is called so, `aspire` takes its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASPIRE = str(Path(sys.executable).with_name("aspire"))


@pytest.fixture
def neighbours(tmp_path: Path) -> Path:
    """A folder with modules of our names in it."""
    for name in ("bot", "corpus", "index"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a neighbour was run')\n")
    return tmp_path


def ran(folder: Path, *command: str, path: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": path}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command", [[ASPIRE], [sys.executable, "-m", "aspire_desk"]], ids=["aspire", "python -m"]
)
def test_a_neighbour_on_the_path_is_not_taken_for_ours(neighbours: Path, command: list[str]) -> None:
    told = ran(neighbours, *command, "--version", path=str(neighbours))

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("aspire-desk ")


def test_python_m_bot_is_aspire_also_beside_a_corpus_and_an_index(neighbours: Path) -> None:
    (neighbours / "bot.py").unlink()

    assert ran(neighbours, sys.executable, "-m", "bot", "--version").stdout.startswith("aspire-desk ")


def test_packages_that_another_has_written_over_are_told_in_one_sentence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "aspire_desk.py", tmp_path)
    for name in ("bot", "corpus", "index"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()

    told = ran(
        tmp_path, sys.executable, "-S", "aspire_desk.py", "ask", "締切は？"
    )  # -S: this checkout is not there

    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "environment of its own" in told.stderr
