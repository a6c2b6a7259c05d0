"""The doctor and the keepers of the index: what is there, what is wrong, what to type next."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Aspire


def states(out: str) -> dict[str, tuple[str, str | None]]:
    return {check["name"]: (check["state"], check["next"]) for check in json.loads(out)}


def test_a_desk_in_order_exits_0(aspire: Aspire) -> None:
    ran = aspire("doctor", "--json")

    found = states(ran.out)
    assert ran.code == 0
    assert [found[name][0] for name in ("python", "settings", "corpus", "facts", "encoder", "index")] == [
        "ok"
    ] * 6
    assert found["chat model"][0] == found["slack"][0] == "off"


def test_what_a_person_reads_has_a_line_for_each(aspire: Aspire) -> None:
    ran = aspire("doctor")

    assert ran.code == 0
    assert "384 dimensions" in ran.out
    assert "chunks, cosine, built" in ran.out
    assert "!!" not in ran.out


def test_without_an_index_the_next_command_is_told(aspire: Aspire, tmp_path: Path) -> None:
    ran = aspire("doctor", "--index", str(tmp_path / "none"))

    assert ran.code == 1
    assert "!!  index" in ran.out
    assert "aspire index build" in ran.out


def test_documents_that_changed_since_the_build_are_told(aspire: Aspire, tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "notice.md").write_text("# お知らせ\n\n会場は第二会議室です。\n", encoding="utf-8")

    ran = aspire("doctor", "--json", "--corpus", "calls")

    assert ran.code == 1
    assert states(ran.out)["index"] == ("wrong", "aspire index build --corpus calls")
    assert states(ran.out)["facts"][0] == "off"


def test_a_damaged_index_is_told(aspire: Aspire, bundled_index: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(bundled_index, tmp_path / "index"))
    for vectors in copy.rglob("vectors.npy"):
        held = bytearray(vectors.read_bytes())
        held[-1] ^= 1
        vectors.write_bytes(held)

    doctor = aspire("doctor", "--json", "--index", str(copy))
    verified = aspire("index", "verify", "--index", str(copy))

    assert states(doctor.out)["index"] == ("wrong", f"aspire index build --index {copy}")
    assert (doctor.code, verified.code) == (1, 1)
    assert "vectors.npy has changed." in verified.out


def test_a_whole_index_is_verified(aspire: Aspire) -> None:
    ran = aspire("index", "verify", "--json")

    told = json.loads(ran.out)
    assert ran.code == 0
    assert told["problems"] == []
    assert told["vectors"] > told["chunks"] > 100


def test_status_tells_each_document_with_its_hash(aspire: Aspire) -> None:
    told = json.loads(aspire("index", "status", "--json").out)
    shown = aspire("index", "status").out

    assert (told["metric"], told["encoder"]["dimension"]) == ("cosine", 384)
    assert [entry["pages"] for entry in told["documents"]] == [22]
    assert told["documents"][0]["sha256"][:12] in shown


@pytest.mark.parametrize(
    ("name", "value", "check", "shown"),
    [
        ("ASPIRE_MODEL", "openai:gpt-5-mini", "chat model", "OPENAI_API_KEY"),
        ("ASPIRE_MODEL", "gpt-5-mini", "chat model", "provider:model"),
        ("ASPIRE_LOG_URL", "sqlite:////proc/none/receipts.db", "answer log", "ASPIRE_LOG_URL"),
        ("ASPIRE_CHROMA_URL", "http://127.0.0.1:9", "index", "127.0.0.1:9"),
        ("ASPIRE_ENCODER", "intfloat/multilingual-e5-large", "index", "aspire index build"),
        ("SLACK_BOT_TOKEN", "xoxb-1", "slack bot token", "ASPIRE_SLACK_API_URL"),
        ("ASPIRE_LOG_DAYS", "soon", "settings", "log_days"),
    ],
)
def test_what_is_set_up_wrongly_is_told(
    aspire: Aspire, monkeypatch: pytest.MonkeyPatch, name: str, value: str, check: str, shown: str
) -> None:
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(name, value)
    if name == "SLACK_BOT_TOKEN":
        monkeypatch.setenv("ASPIRE_SLACK_API_URL", _refusing())

    ran = aspire("doctor", "--json")

    found = [item for item in json.loads(ran.out) if item["name"] == check]
    assert ran.code == 1
    assert [item["state"] for item in found] == ["wrong"]
    assert shown in f"{found[0]['found']} {found[0]['next']}"


def _refusing() -> str:
    """The address of a server that hangs up on whoever calls."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        server.settimeout(20)
        try:
            while True:
                server.accept()[0].close()
        except OSError:
            server.close()

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}/api/"
