"""Processes that are stopped, cut off or starved: one sentence, the right exit code, and the last index still
answers."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BEFORE, DEADLINE, Aspire

Process = Callable[..., "subprocess.Popen[bytes]"]
STOPPED = "aspire: Stopped; nothing is lost, run the command again to go on.\n"


def finished(started: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = started.communicate(timeout=120)
    return started.returncode, (out or b"").decode(), err.decode()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus that takes some seconds to encode."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(40):
        lines = [f"第{number}会議室の第{line}項は受付で確認する。" for line in range(60)]
        (folder / f"rooms-{number:02}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def own_index(bundled_index: Path, tmp_path: Path) -> Path:
    """An index that a test may write to."""
    return Path(shutil.copytree(bundled_index, tmp_path / "index"))


@pytest.mark.parametrize("after", [0.15, 0.4, 0.8])
def test_control_c_at_any_moment_of_a_batch_is_one_sentence(
    process: Process, tmp_path: Path, after: float
) -> None:
    (tmp_path / "many.txt").write_text(f"{DEADLINE}\n" * 20_000, encoding="utf-8")
    started = process("ask", "--file", "many.txt", stdout=subprocess.DEVNULL)
    time.sleep(after)
    started.send_signal(signal.SIGINT)

    code, _, err = finished(started)

    assert (code, err) == (130, STOPPED)


def test_control_c_in_a_chat_is_one_sentence(process: Process) -> None:
    started = process("chat", stdin=subprocess.PIPE)
    assert started.stdin and started.stdout
    started.stdin.write(f"{DEADLINE}\n".encode())
    started.stdin.flush()
    started.stdout.readline()
    started.send_signal(signal.SIGINT)

    code, _, err = finished(started)

    assert (code, err) == (130, STOPPED)


def test_control_c_while_building_leaves_the_last_index_answering(
    process: Process, aspire: Aspire, own_index: Path, corpus: Path
) -> None:
    before = sorted(path.name for path in (own_index / "generations").iterdir())
    building = process("index", "build", "--corpus", str(corpus), "--index", str(own_index))
    time.sleep(2.5)
    building.send_signal(signal.SIGINT)
    code, _, err = finished(building)
    answer = aspire("ask", DEADLINE, *BEFORE, "--index", str(own_index))

    assert code == 130
    assert err.endswith(STOPPED)
    assert "Traceback" not in err
    assert answer.code == 0
    assert "18:00" in answer.out
    assert set(before) <= {path.name for path in (own_index / "generations").iterdir()}


@pytest.mark.parametrize("room", [50_000, 200_000])
def test_a_full_disk_while_building_is_one_sentence_and_the_last_index_answers(
    process: Process, aspire: Aspire, own_index: Path, tmp_path: Path, room: int
) -> None:
    corpus = tmp_path / "new"
    corpus.mkdir()
    rooms = "\n\n".join(f"第{number}会議室は二階です。" for number in range(20))
    (corpus / "notice.md").write_text(f"# お知らせ\n\n{rooms}\n", encoding="utf-8")

    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    code, _, err = finished(
        process("index", "build", "--corpus", str(corpus), "--index", str(own_index), preexec_fn=starve)
    )
    answer = aspire("ask", DEADLINE, *BEFORE, "--index", str(own_index))

    assert code == 1
    assert err.splitlines()[-1].startswith("aspire: The index cannot be written")
    assert "Traceback" not in err
    assert answer.code == 0
    assert "18:00" in answer.out


def test_a_reader_that_has_had_enough_is_no_error(process: Process, tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text(f"{DEADLINE}\n" * 500, encoding="utf-8")
    started = process("ask", "--json", "--file", "many.txt")
    assert started.stdout and started.stderr
    json.loads(started.stdout.readline())
    started.stdout.close()

    with started.stderr as stderr:
        err = stderr.read().decode()

    assert (started.wait(60), err) == (0, "")


def test_output_to_a_full_disk_is_one_sentence(process: Process) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = finished(process("ask", DEADLINE, stdout=full))

    assert (code, err) == (1, "aspire: No space left on device.\n")


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="ASCII in earnest"),
        pytest.param({"PYTHONIOENCODING": "cp932"}, id="a Shift_JIS terminal"),
    ],
)
def test_a_terminal_that_is_not_utf_8_is_no_obstacle(process: Process, env: dict[str, str]) -> None:
    started = process("ask", "--json", DEADLINE, *BEFORE, env=env)
    out, err = started.communicate(timeout=120)

    encoding = env.get("PYTHONIOENCODING", "utf-8")
    told = json.loads(out.decode(encoding))
    assert (started.returncode, err) == (0, b"")
    assert told["question"] == DEADLINE
    assert "午後6時" in told["citations"][0]["quote"]


@pytest.mark.skipif(os.name != "posix", reason="closing descriptors is POSIX's")
@pytest.mark.parametrize(
    ("closed", "code", "shown"),
    [
        pytest.param("<&-", 0, "18:00", id="standard input closed, question given"),
        pytest.param(">&-", 0, "", id="standard output closed"),
        pytest.param("2>&-", 0, "18:00", id="standard error closed"),
    ],
)
def test_closed_streams_are_no_obstacle(process: Process, closed: str, code: int, shown: str) -> None:
    started = process("ask", DEADLINE, *BEFORE, preexec_fn=_closer(closed))

    found, out, err = finished(started)

    assert (found, err) == (code, "")
    assert shown in out


def test_a_question_expected_from_a_closed_standard_input_is_asked_for(process: Process) -> None:
    code, _, err = finished(process("ask", preexec_fn=_closer("<&-")))

    assert code == 2
    assert err.startswith("aspire: The question is empty.")


def _closer(redirection: str) -> Callable[[], None]:
    descriptor = {"<&-": 0, ">&-": 1, "2>&-": 2}[redirection]
    return lambda: os.close(descriptor)
