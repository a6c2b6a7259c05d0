"""Several machines around one Chroma server: a real one on this machine's own address."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import IndexMissing, IndexUnusable
from index import server
from index.build import build
from index.retriever import Retriever
from index.verify import verify
from tests.index.conftest import Letters, document


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`chroma run` on a free port, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("chroma")),
        "run",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    running = subprocess.Popen(
        [*command, "--path", str(tmp_path_factory.mktemp("chroma"))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers look for a new generation at every search."""
    monkeypatch.setattr(server, "_LOOK_EVERY", 0.0)


def test_before_the_first_build_the_command_is_named(tmp_path: Path, url: str) -> None:
    with pytest.raises(IndexMissing, match="aspire index build"):
        Retriever.open(tmp_path, encoder=Letters(), chroma_url=url)


def test_two_readers_with_folders_of_their_own_follow_the_writer(tmp_path: Path, url: str) -> None:
    first = [document("a", ["締切は四月です。遅れは認めません。"]), document("b", ["予算は一億円です。"])]
    build(first, tmp_path / "writer", encoder=Letters(), chroma_url=url)
    readers = [
        Retriever.open(tmp_path / name, encoder=Letters(), chroma_url=url)
        for name in ("reader-1", "reader-2")
    ]
    for reader in readers:
        found = reader.search("締切は四月です。")[0]
        assert found.chunk.text == "締切は四月です。遅れは認めません。"
        assert (found.cosine, found.lexical) == (pytest.approx(1, abs=1e-4), pytest.approx(1))

    for number in range(3):
        report = build(
            [document("a", [f"締切は{number}月です。"])],
            tmp_path / "writer",
            encoder=Letters(),
            chroma_url=url,
        )

        assert report.removed == (2 if number == 0 else 1)
        for reader in readers:
            assert [p.chunk.text for p in reader.search("締切")] == [f"締切は{number}月です。"]
    for folder in ("writer", "reader-1"):
        assert verify(tmp_path / folder, encoder=Letters(), chroma_url=url).problems == ()


def test_unchanged_documents_are_not_encoded_again_by_another_writer(tmp_path: Path, url: str) -> None:
    build([document("a", ["締切は四月です。"])], tmp_path / "one", encoder=Letters(), chroma_url=url)
    encoder = Letters()

    build(
        [document("a", ["締切は四月です。"]), document("b", ["新しい。"])],
        tmp_path / "two",
        encoder=encoder,
        chroma_url=url,
    )

    assert "締切は四月です。" not in encoder.encoded


def test_a_server_that_does_not_answer_is_named_with_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="chroma run"):
        Retriever.open(tmp_path, encoder=Letters(), chroma_url="http://127.0.0.1:9")
