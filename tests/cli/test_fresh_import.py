"""A question loads what it needs and no more: a question never waits for torch, LangChain's providers or a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

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
from bot.cli import edge
codes = []
for args in json.loads(sys.argv[1]):
    sys.argv = ["aspire", *args]
    codes.append(edge._run()[0])
print("\\n" + json.dumps([codes, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def modules(index: Path, tmp_path: Path, *commands: list[str]) -> tuple[list[int], set[str]]:
    """What *commands* exit with, one after the other in one process, and the modules that are loaded then."""
    env = {**os.environ, "ASPIRE_INDEX": str(index), "ASPIRE_HOME": str(tmp_path / "home")}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(commands)],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    codes, names = json.loads(ran.stdout.decode().splitlines()[-1])
    return codes, set(names)


def test_questions_that_a_rule_or_a_passage_answers_and_a_search_import_no_heavy_library(
    bundled_index: Path, tmp_path: Path
) -> None:
    commands = [
        ["ask", "日英共同公募の締切はいつですか"],
        ["ask", "審査の観点は何ですか"],
        ["search", "審査の観点"],
    ]

    codes, names = modules(bundled_index, tmp_path, *commands)

    assert set(codes) <= {0, 3}
    assert "onnxruntime" in names
    assert names & HEAVY == set()


def test_help_and_version_load_neither_model_nor_index(bundled_index: Path, tmp_path: Path) -> None:
    _, names = modules(bundled_index, tmp_path, ["--version"])

    assert names & (HEAVY | {"chromadb", "onnxruntime", "sudachipy", "bs4", "sqlalchemy"}) == set()
