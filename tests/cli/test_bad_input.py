"""Whatever is typed or handed over: one clear sentence, the right exit code, nothing lost, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import DEADLINE, Aspire

BINARY = bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(BINARY)
    (tmp_path / "blank.txt").write_text("\n \n")
    (tmp_path / "euc.txt").write_bytes("締切はいつですか。採択件数は？".encode("euc-jp") + b"\xff\xfd")
    (tmp_path / "other.jsonl").write_text('{"text": "締切は？"}\n', encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "scan.pdf").write_bytes(b"%PDF-1.7\nnot really")
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "call.yaml").write_text("schemes: [")


@pytest.mark.parametrize(
    ("args", "code", "shown"),
    [
        pytest.param(["ask", ""], 2, "question is empty", id="an empty question"),
        pytest.param(["ask", " \t\n　"], 2, "question is empty", id="white space"),
        pytest.param(["ask", "？！…"], 2, "question is empty", id="marks only"),
        pytest.param(["ask", "\x00\x1b\x07\u200b"], 2, "question is empty", id="control characters only"),
        pytest.param(["ask", "あ" * 100_000], 2, "100,000 characters", id="100,000 characters"),
        pytest.param(["search", ""], 2, "question is empty", id="an empty search"),
        pytest.param(["ask"], 2, "question is empty", id="nothing on standard input"),
        pytest.param(["ask", "締切は", "--file", "blank.txt"], 2, "not both", id="a question and a file"),
        pytest.param(["ask", "--file", "binary"], 2, "binary is not text", id="a binary file"),
        pytest.param(["ask", "--file", "blank.txt"], 2, "holds no question", id="a blank file"),
        pytest.param(["ask", "--file", "euc.txt"], 2, "save it as UTF-8", id="a file in another encoding"),
        pytest.param(["ask", "--file", "nowhere.txt"], 2, "nowhere.txt cannot be read", id="no such file"),
        pytest.param(["ask", "--file", "empty"], 2, "empty cannot be read", id="a folder as the file"),
        pytest.param(
            ["ask", "--file", "other.jsonl"], 2, "Line 1 of other.jsonl", id="no question in a line"
        ),
        pytest.param(["ask", DEADLINE, "--as-of", "soon"], 2, "is no date", id="no date"),
        pytest.param(
            ["ask", DEADLINE, "--intent", "nope"], 2, "aspire intents list", id="an intent there is not"
        ),
        pytest.param(
            ["ask", DEADLINE, "--intent", "desk:zzzz"], 2, "'desk:zzzz'", id="no answer of the desk"
        ),
        pytest.param(
            ["ask", "--file", "blank.txt", "--intent", "deadline"],
            2,
            "no question",
            id="an intent and a file",
        ),
        pytest.param(["ask", DEADLINE, "--index", "empty"], 1, "aspire index build", id="no index"),
        pytest.param(
            ["ask", DEADLINE, "--index", "binary"], 1, "aspire index build", id="a file as the index"
        ),
        pytest.param(["ask", DEADLINE, "--corpus", "calls"], 1, "call.yaml", id="a call that is no YAML"),
        pytest.param(["index", "build", "--corpus", "nowhere"], 1, "nowhere", id="no corpus"),
        pytest.param(["index", "build", "--corpus", "empty"], 1, "empty", id="an empty corpus"),
        pytest.param(
            ["index", "build", "--corpus", "scans"], 1, "scan.pdf", id="nothing readable in the corpus"
        ),
        pytest.param(
            ["index", "status", "--index", "empty"], 1, "aspire index build", id="status of no index"
        ),
        pytest.param(
            ["index", "verify", "--index", "empty"], 1, "aspire index build", id="verify without index"
        ),
        pytest.param(["eval", "other.jsonl"], 2, "Line 1 of other.jsonl", id="no cases"),
        pytest.param(["eval", "blank.txt"], 2, "holds no case", id="a blank file of cases"),
        pytest.param(["ask", "--nope"], 2, "--nope", id="an unknown option"),
        pytest.param(["nope"], 2, "nope", id="an unknown command"),
        pytest.param(["search", "-k", "0", "締切"], 2, "-k", id="a number out of range"),
    ],
)
def test_is_refused_in_one_sentence(aspire: Aspire, args: list[str], code: int, shown: str) -> None:
    ran = aspire(*args)

    assert (ran.code, ran.out) == (code, "")
    assert shown in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("ASPIRE_LOG_DAYS", "soon", "log_days"),
        ("ASPIRE_MODEL_TIMEOUT", "-1", "model_timeout"),
        ("ASPIRE_CHROMA_URL", "http://127.0.0.1:9", "127.0.0.1:9"),
        ("ASPIRE_ENCODER", "intfloat/multilingual-e5-large", "aspire index build"),
        ("ASPIRE_MODEL", "gpt", "provider:model"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    aspire: Aspire, monkeypatch: pytest.MonkeyPatch, name: str, value: str, shown: str
) -> None:
    monkeypatch.setenv(name, value)

    ran = aspire("ask", DEADLINE)

    assert ran.code == 1
    assert shown in ran.err


def test_a_line_of_aspire_toml_that_is_no_setting_is_named(aspire: Aspire, tmp_path: Path) -> None:
    (tmp_path / "aspire.toml").write_text('modle = "openai:gpt-5-mini"\n')

    ran = aspire("ask", DEADLINE)

    assert ran.code == 1
    assert "modle" in ran.err


def test_an_aspire_toml_that_is_no_toml_is_named(aspire: Aspire, tmp_path: Path) -> None:
    (tmp_path / "aspire.toml").write_text("model = openai:gpt-5-mini\n")

    ran = aspire("ask", DEADLINE)

    assert ran.code == 1
    assert "aspire.toml" in ran.err


def test_a_readable_file_beside_a_damaged_one_is_indexed(aspire: Aspire, tmp_path: Path) -> None:
    (tmp_path / "scans" / "notice.md").write_text("# お知らせ\n\n会場は第二会議室です。\n", encoding="utf-8")

    built = aspire("index", "build", "--corpus", "scans", "--index", "new")
    found = aspire("search", "--index", "new", "--corpus", "scans", "会場はどこですか")

    assert built.code == 0
    assert "left out scan.pdf" in built.err
    assert "第二会議室" in found.out


@pytest.mark.skipif(os.name != "posix", reason="a folder without permissions is POSIX's")
def test_a_home_that_cannot_be_written_is_named(
    aspire: Aspire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASPIRE_HOME", str(tmp_path / "binary" / "home"))
    monkeypatch.delenv("ASPIRE_INDEX")

    ran = aspire("index", "build")

    assert ran.code == 1
    assert "ASPIRE_HOME" in ran.err
