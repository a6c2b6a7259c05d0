"""A question is answered without a file about its asker, a look-up of a name, or a word to anybody else's server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Every name that is looked up is written down and unknown, in the process and all that it imports.
WATCH = """
import json, os, socket, sys
def look_up(host, *rest, **others):
    with open(os.environ["LOOKED_UP"], "a") as log:
        print(host, file=log)
    raise socket.gaierror("no such name")
socket.getaddrinfo = socket.gethostbyname = look_up
from bot.cli import edge
for words in json.loads(sys.argv[1]):
    sys.argv = ["aspire", *words, *sys.argv[-2:]]
    code, sentence = edge._run()
    print(sentence, file=sys.stderr)
sys.exit(code)
"""


def aspire(
    *commands: tuple[str, ...], folder: Path, index: Path, **others: str
) -> subprocess.CompletedProcess[str]:
    """Runs *commands* one after the other in one process; its exit code is the last one's."""
    home = folder / "user"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "ASPIRE_HOME": str(folder / "home"),
        "LOOKED_UP": str(folder / "names"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-P", "-c", WATCH, json.dumps(commands), "--index", str(index)]
    return subprocess.run(
        command, cwd=folder, env=kept | own | others, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_fresh_home_stays_empty_and_no_name_is_looked_up(tmp_path: Path, bundled_index: Path) -> None:
    question = ("ask", "--json", "What is the weather in Leeds?")
    commands = (question, ("search", "deadline"), ("doctor",), ("index", "verify"))
    done = aspire(*commands, folder=tmp_path, index=bundled_index)

    assert all(
        said in done.stdout for said in ('"question"', "briefing-slides p.", "ok  encoder", "as written")
    )
    assert "Something went wrong" not in done.stderr
    assert [str(path) for path in (tmp_path / "user").rglob("*")] == []
    assert not (tmp_path / "names").exists()


def test_an_env_file_of_the_current_folder_names_no_server_for_traces(
    tmp_path: Path, bundled_index: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        port = server.getsockname()[1]
        (tmp_path / ".env").write_text(
            f"CHROMA_OTEL_COLLECTION_ENDPOINT=http://127.0.0.1:{port}\nCHROMA_OTEL_GRANULARITY=all\n"
        )
        called: list[bool] = []

        def listen() -> None:
            try:
                server.accept()
                called.append(True)
            except OSError:
                pass

        server.settimeout(60)
        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        done = aspire(("search", "deadline"), folder=tmp_path, index=bundled_index)
        server.shutdown(socket.SHUT_RDWR)
        listener.join(5)

    assert done.returncode == 0, done.stderr
    assert not called


def test_an_env_file_that_makes_no_sense_stops_nothing(tmp_path: Path, bundled_index: Path) -> None:
    (tmp_path / ".env").write_bytes(b"IS_PERSISTENT=perhaps\nALLOW_RESET=\xff\n")

    assert aspire(("search", "deadline"), folder=tmp_path, index=bundled_index).returncode == 0


def test_modules_lying_in_the_current_folder_are_not_run(tmp_path: Path, bundled_index: Path) -> None:
    for name in ("chromadb", "onnxruntime", "json", "yaml", "bot", "sitecustomize", "usercustomize"):
        (tmp_path / f"{name}.py").write_text("import pathlib; pathlib.Path('ran').touch()")

    done = aspire(("search", "deadline"), folder=tmp_path, index=bundled_index)

    assert done.returncode == 0
    assert not (tmp_path / "ran").exists()
