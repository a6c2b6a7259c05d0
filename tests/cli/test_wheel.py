"""The wheel carries all that the program needs: it answers in an environment of its own, outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.settings import BUNDLED_CORPUS
from tests.cli.conftest import BEFORE, DEADLINE

ROOT = Path(__file__).parents[2]
# What is neither Python nor a document, and is looked for beside the code.
CARRIED = ["bot/py.typed", "index/py.typed", "corpus/py.typed", "bot/slack/slack-manifest.yaml"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(out),
        str(_source(out)),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def _source(out: Path) -> Path:
    """What git would hand out, so that neither build/ nor old metadata of the checkout slips in."""
    names = ["pyproject.toml", "README.md", "LICENSE", "aspire_desk.py", "bot", "corpus", "index"]
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *names],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, found.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (out / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            (out / "source" / name).write_bytes((ROOT / name).read_bytes())
    return out / "source"


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `aspire` of an environment that has the wheel, and this environment's libraries."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    place = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    (place / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    command = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install"]
    subprocess.run(
        [*command, "--no-deps", "--no-index", "--force-reinstall", "-q", str(wheel)],
        check=True,
        capture_output=True,
    )
    return folder / "bin" / "aspire"


def test_every_file_beside_the_code_is_in_the_wheel(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    root = BUNDLED_CORPUS.parents[1]
    rooms = [path for room in ("bot", "corpus", "index") for path in (root / room).rglob("*")]
    wanted = {
        path.relative_to(root).as_posix()
        for path in rooms
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }

    assert set(CARRIED) <= held
    assert wanted - held == set()


def test_the_installed_program_builds_and_answers_from_its_own_corpus(
    installed: Path, bundled_index: Path, home: Path, tmp_path: Path
) -> None:
    shutil.copytree(bundled_index, home / "index")  # spares encoding it again
    env = {**os.environ, "ASPIRE_HOME": str(home)}

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(installed), *args], env=env, cwd=tmp_path, capture_output=True, text=True)

    doctor = run("doctor")
    built, asked = run("index", "build"), run("ask", DEADLINE, *BEFORE)

    assert str(ROOT / "corpus") not in doctor.stdout
    assert f"in {installed.parents[1]}" in doctor.stdout
    assert (built.returncode, asked.returncode) == (0, 0)
    assert "午後6時" in asked.stdout
