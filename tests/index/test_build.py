"""One writer, whole generations, and nothing encoded twice."""

import multiprocessing
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from corpus.errors import IndexLocked, IndexMismatch, IndexMissing, IndexUnwritable
from index import store
from index.build import build
from index.dense import open_folder
from index.retriever import Retriever
from index.verify import status, verify
from tests.index.conftest import Letters, document

# Chroma's threads do not survive a fork.
SPAWN = multiprocessing.get_context("spawn")
ONE = document("one", ["公募の締切は四月です。", "対象は大学です。"], ["予算は一億円です。"])
TWO = document("two", ["英国側の窓口に申請します。"])


def texts(folder: Path, question: str = "公募の締切は四月です。") -> list[str]:
    return [found.chunk.text for found in Retriever.open(folder, encoder=Letters()).search(question)]


def test_what_is_built_is_found(tmp_path: Path) -> None:
    report = build([ONE, TWO], tmp_path, encoder=Letters())

    assert (report.documents, report.chunks, report.added, report.removed) == (2, 3, 3, 0)
    assert texts(tmp_path, "英国側の窓口に申請します。")[0] == "英国側の窓口に申請します。"
    assert verify(tmp_path, encoder=Letters()).problems == ()


def test_unchanged_documents_are_not_encoded_again_and_vanished_ones_are_gone(tmp_path: Path) -> None:
    build([ONE, TWO], tmp_path, encoder=Letters())
    encoder = Letters()

    report = build([ONE, document("three", ["新しい文です。"])], tmp_path, encoder=encoder)

    assert "新しい文です。" in encoder.encoded
    assert not any("締切" in text or "予算" in text for text in encoder.encoded)
    assert (report.added, report.reused, report.removed) == (1, 2, 1)
    assert "英国側の窓口に申請します。" not in texts(tmp_path)


def test_building_what_is_already_there_writes_nothing(tmp_path: Path) -> None:
    first = build([ONE], tmp_path, encoder=Letters())
    again = build([ONE], tmp_path, encoder=Letters())

    assert (again.changed, again.generation) == (False, first.generation)


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    build([ONE], tmp_path, encoder=Letters(), progress=lambda *stage: told.append(stage))

    assert {what for what, _, _ in told} == {"Encoding", "Indexing words", "Storing vectors"}
    assert told[-1][1] == told[-1][2]


def test_an_index_of_no_documents_answers_with_nothing(tmp_path: Path) -> None:
    build([], tmp_path, encoder=Letters())

    assert texts(tmp_path) == []


def test_status_tells_encoder_and_each_document(tmp_path: Path) -> None:
    build([ONE, TWO], tmp_path, encoder=Letters())

    told = status(tmp_path)

    assert (told.encoder.name, told.encoder.dimension, told.chunks) == ("letters", 64, 3)
    assert [(d.id, d.sha256, d.pages, d.chunks) for d in told.documents] == [
        ("one", ONE.sha256, 2, 2),
        ("two", TWO.sha256, 1, 1),
    ]


def test_before_the_first_build_the_command_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="aspire index build"):
        Retriever.open(tmp_path / "none", encoder=Letters())


def test_another_encoder_is_refused_until_the_index_is_built_with_it(tmp_path: Path) -> None:
    build([ONE], tmp_path, encoder=Letters())
    other = Letters("2")

    with pytest.raises(IndexMismatch, match="aspire index build"):
        Retriever.open(tmp_path, encoder=other)
    assert build([ONE], tmp_path, encoder=other).changed
    assert Retriever.open(tmp_path, encoder=other).search("締切")


def test_chroma_measures_cosine_and_names_the_encoder(tmp_path: Path) -> None:
    name = build([ONE], tmp_path, encoder=Letters()).generation

    client = open_folder(store.generation_folder(tmp_path, name) / "chroma")
    collection = client.get_collection(f"aspire-{name}", embedding_function=None)

    assert collection.configuration["hnsw"]["space"] == "cosine"
    assert {key: collection.metadata[key] for key in ("encoder", "revision", "dimension")} == {
        "encoder": "letters",
        "revision": "1",
        "dimension": 64,
    }


def hold(folder: Path, ready: "multiprocessing.synchronize.Event") -> None:
    with store.writing(folder):
        ready.set()
        time.sleep(30)


def test_while_another_process_writes_a_second_writer_is_refused_and_readers_answer(tmp_path: Path) -> None:
    build([ONE], tmp_path, encoder=Letters())
    ready = SPAWN.Event()
    holder = SPAWN.Process(target=hold, args=(tmp_path, ready))
    holder.start()
    try:
        assert ready.wait(20)
        with pytest.raises(IndexLocked, match="try again"):
            build([TWO], tmp_path, encoder=Letters())
        assert texts(tmp_path)
    finally:
        holder.kill()
        holder.join()
    assert build([TWO], tmp_path, encoder=Letters()).changed


def build_and_die(folder: Path, stage: str) -> None:
    def told(what: str, done: int, total: int) -> None:
        if what == stage:
            os.kill(os.getpid(), signal.SIGKILL)

    build(
        [ONE, TWO, document("big", [f"文{n}です。" for n in range(40)])],
        folder,
        encoder=Letters(),
        progress=told,
    )


@pytest.mark.parametrize("stage", ["Encoding", "Indexing words", "Storing vectors"])
def test_kill_9_leaves_the_last_good_index_answering_and_the_next_build_tidies_up(
    tmp_path: Path, stage: str
) -> None:
    build([ONE], tmp_path, encoder=Letters())
    before = texts(tmp_path)

    process = SPAWN.Process(target=build_and_die, args=(tmp_path, stage))
    process.start()
    process.join(60)

    assert process.exitcode == -signal.SIGKILL
    assert texts(tmp_path) == before
    assert verify(tmp_path).problems == ()
    assert build([ONE, TWO], tmp_path, encoder=Letters()).changed
    assert len(list((tmp_path / "generations").iterdir())) == 2


def build_on_a_full_disk(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        build([document("big", [f"文{n}です。" * 30 for n in range(60)])], folder, encoder=Letters())
    except IndexUnwritable as error:
        os._exit(7 if "still answers" in str(error) else 8)
    os._exit(0)


def test_a_disk_that_takes_no_more_leaves_the_last_good_index_and_no_rubbish(tmp_path: Path) -> None:
    build([ONE], tmp_path, encoder=Letters())

    process = SPAWN.Process(target=build_on_a_full_disk, args=(tmp_path,))
    process.start()
    process.join(60)

    assert process.exitcode == 7
    assert texts(tmp_path)
    assert len(list((tmp_path / "generations").iterdir())) == 1


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    with pytest.raises(IndexUnwritable, match="file"):
        build([ONE], tmp_path / "file", encoder=Letters())
