"""A question loads what it needs and no more: a question never waits for torch, LangChain's providers or a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "torch",
    "sentence_transformers",
    "transformers",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "openai",
    "slack_sdk",
}
HEAVY |= {"slack_bolt", "imap_tools", "jinja2", "pdfplumber", "docx", "pptx", "sklearn", "scipy", "onnx"}
SCRIPT = """
import json, sys
sys.argv = ["aspire", *json.loads(sys.argv[1])]
from bot.cli import edge
code, _ = edge._run()
print("\\n" + json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def modules(index: Path, tmp_path: Path, *args: str) -> tuple[int, set[str]]:
    env = {**os.environ, "ASPIRE_INDEX": str(index), "ASPIRE_HOME": str(tmp_path / "home")}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(args)],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    code, names = json.loads(ran.stdout.decode().splitlines()[-1])
    return code, set(names)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["ask", "日英共同公募の締切はいつですか"], id="a question that a rule answers"),
        pytest.param(["ask", "審査の観点は何ですか"], id="a question that a passage answers"),
        pytest.param(["search", "審査の観点"], id="a search"),
    ],
)
def test_a_question_imports_no_heavy_library(bundled_index: Path, tmp_path: Path, args: list[str]) -> None:
    code, names = modules(bundled_index, tmp_path, *args)

    assert code in (0, 3)
    assert "onnxruntime" in names or args[0] == "ask"
    assert names & HEAVY == set()


def test_help_and_version_load_neither_model_nor_index(bundled_index: Path, tmp_path: Path) -> None:
    _, names = modules(bundled_index, tmp_path, "--version")

    assert names & (HEAVY | {"chromadb", "onnxruntime", "sudachipy", "bs4", "sqlalchemy"}) == set()
