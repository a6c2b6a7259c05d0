"""Whatever file of an index is damaged, and however: one sentence with the command that mends it, and that mends it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import DeskError, IndexUnusable
from index.build import build
from index.retriever import Retriever
from index.verify import status, verify
from tests.index.conftest import Letters, document

ROOT = Path(__file__).parents[2]
CALL = document("call", ["締切は四月です。遅れは認めません。"], ["対象は大学です。The deadline is in April."])

FILES = [
    "current",
    *(
        f"generations/*/{name}"
        for name in (
            "manifest.json",
            "chunks.jsonl",
            "chunks.npy",
            "plain.txt",
            "plain.npy",
            "vectors.npy",
            "spans.npy",
            "hashes.npy",
            "lexical/spellings.txt",
            "lexical/words/terms.marisa",
            "lexical/words/starts.npy",
            "lexical/words/rows.npy",
            "lexical/words/weights.npy",
            "lexical/pairs/terms.marisa",
            "lexical/pairs/starts.npy",
            "chroma/chroma.sqlite3",
        )
    ),
]


def garble(path: Path) -> None:
    path.write_bytes(b"\xff\x00garbage" * 50)


def halve(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: list[Callable[[Path], None]] = [
    garble,
    halve,
    zero,
    lambda path: path.write_bytes(b""),
    Path.unlink,
    make_a_folder,
]
NAMES = ["garbled", "halved", "zeroed", "emptied", "gone", "a folder"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "index"
    build([CALL], folder, encoder=Letters())
    return folder


@pytest.fixture
def index(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "index"))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("damage", DAMAGES, ids=NAMES)
@pytest.mark.parametrize("name", FILES, ids=lambda name: name.rpartition("*/")[2])
def test_a_damaged_file_is_one_sentence_and_building_again_mends_it(
    index: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(next(index.glob(name)))

    for look in (
        status,
        verify,
        lambda folder: Retriever.open(folder, encoder=Letters()).search("締切 deadlne"),
    ):
        try:
            look(index)
        except IndexUnusable as error:
            assert "aspire index build" in str(error)
    build([CALL], index, encoder=Letters())

    assert verify(index).problems == ()
    assert Retriever.open(index, encoder=Letters()).search("締切")


@pytest.mark.parametrize(
    "changed",
    [
        {"chunks": "many"},
        {"files": None},
        {"files": ["chunks.npy"]},
        {"encoder": {}},
        {"documents": [1]},
        {"more": 1},
    ],
    ids=str,
)
def test_a_manifest_that_says_something_else_is_one_sentence(index: Path, changed: dict[str, object]) -> None:
    path = next(index.glob("generations/*/manifest.json"))
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))

    with pytest.raises(DeskError, match="aspire index build"):
        verify(index)


@pytest.mark.parametrize("name", ["../../elsewhere", "/etc", "a\0b", "締切"])
def test_a_pointer_that_names_no_generation_is_not_followed(index: Path, name: str) -> None:
    (index / "current").write_text(name, encoding="utf-8")

    with pytest.raises(DeskError, match="aspire index build"):
        status(index)
    with suppress(DeskError):
        verify(index)


@pytest.mark.parametrize("most", [1_000, 10_000, 60_000], ids="{} bytes a file".format)
def test_a_disk_that_fills_up_while_building_is_one_sentence_and_the_last_index_answers(
    index: Path, most: int
) -> None:
    # A process of its own: Chroma's other half must not meet the limit in this one.
    code = """
import resource, signal, sys
from pathlib import Path
from corpus.errors import IndexUnwritable
from index.build import build
from tests.index.conftest import Letters, document
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    build([document("call", [f"A rule of number {at}." for at in range(200)])], Path(sys.argv[1]), encoder=Letters())
except IndexUnwritable as error:
    sys.exit(str(error))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(index), str(most)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("The index cannot be written") and done.stderr.count("\n") == 1
    assert Retriever.open(index, encoder=Letters()).search("締切")
