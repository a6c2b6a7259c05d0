"""Odd files, values and settings, each told in one sentence: never a traceback, never "Something went wrong"."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Aspire

QUESTION = "締切はいつですか"
# What lies in the folder: names and what is in them.
FILES: Mapping[str, str | bytes] = {
    "null.jsonl": '{"question": null}',
    "deep.jsonl": '{"question": ' + "[" * 100_000,
    "digits.jsonl": '{"question": ' + "9" * 5000 + "}",
    "utf16.toml": 'model = "openai:gpt"'.encode("utf-16"),
    "list.yaml": "- direct\n- total\n",
    "no-such-day.yaml": "degree_date: 2024-02-30\n",
    "twice.yaml": "direct: 1億円\ndirect: 2億円\n",
    "deep.yaml": "[" * 20_000,
    "twice.csv": "direct,direct\n1億円,2億円\n",
    "twice/call.yaml": "id: a\nid: b\n",
    "alias.yaml": "direct: &a [*a]\n",
    "tag.yaml": "!!python/object:os.system x\n",
    "control.yaml": "direct: \x00\n",
    "latin.yaml": "direct: 5 Mio. \xa3\n".encode("latin-1"),
    "bytes.yaml": "direct: !!binary aGVsbG8=\n",
    "huge.yaml": "direct: 1e400\n",
    "side.yaml": "side: [uk]\n",
    "unknown.yaml": "budget: 3\n",
    "blank.csv": "\n\n",
    "column.csv": "budget,what\n1,2\n",
    "binary.csv": bytes(range(256)),
    "kind.jsonl": '{"id": 1}',
    "number.jsonl": '{"question": 5, "lang": "ja", "kind": "answer"}',
    "pattern.jsonl": '{"question": "締切は", "lang": "ja", "kind": "answer", "all": ["("]}',
    "pages.jsonl": '{"question": "締切は", "lang": "ja", "kind": "answer", "pages": 5}',
    "array.jsonl": "[]",
    "number/call.yaml": "5\n",
    "empty/call.yaml": "",
    "lacking/call.yaml": "id: a\nfacts: []\n",
    "day/call.yaml": "id: 2024-02-30\n",
    "scalars/call.yaml": "id: a\nschemes: 5\nsources: 6\nfacts: 7\n",
    "damaged.pdf": b"%PDF-1.7\nnot really",
    "own/intents.yaml": "5\n",
    "file": "",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    for name, held in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
    (tmp_path / "round").symlink_to("round")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        (["ask", "--file", "null.jsonl"], "Line 1 of null.jsonl"),
        (["search", "--file", "deep.jsonl"], "Line 1 of deep.jsonl"),
        (["ask", "--file", "digits.jsonl"], "Line 1 of digits.jsonl"),
        (["ask", "--file", "~nobody-is-called-so/questions"], "cannot be read"),
        (["ask", "--file", "x" * 5000], "cannot be read"),
        (["ask", "-"], "question is empty"),
        (["ask", QUESTION, "--as-of", "2024-02-30"], "is no date"),
        (["ask", QUESTION, "--as-of", "2024-04-16T17:00+99:00"], "is no date"),
        (["ask", QUESTION, "--as-of", "0001-01-01"], "beyond any call"),
        (["ask", QUESTION, "--as-of", ""], "is no date"),
        (["ask", QUESTION, "--intent", ""], "There is no intent"),
        (["ask", QUESTION, "--corpus", "file"], "no folder"),
        (["ask", QUESTION, "--corpus", "~nobody-is-called-so"], "no folder"),
        (["ask", QUESTION, "--corpus", "x" * 5000], "File name too long"),
        (["ask", QUESTION, "--index", "x" * 5000], "aspire index build"),
        (["search", "-k", "9" * 20, "締切"], "-k"),
        (["check", "list.yaml"], "is no plan"),
        (["check", "no-such-day.yaml"], "cannot be read as YAML"),
        (["check", "twice.yaml"], "'direct' stands there twice"),
        (["check", "deep.yaml"], "cannot be read as YAML"),
        (["check", "--file", "twice.csv"], "the column 'direct' twice"),
        (["check", "alias.yaml"], "direct"),
        (["check", "tag.yaml"], "cannot be read as YAML"),
        (["check", "control.yaml"], "cannot be read as YAML"),
        (["check", "latin.yaml"], "cannot be read as YAML"),
        (["check", "bytes.yaml"], "direct"),
        (["check", "huge.yaml"], "direct"),
        (["check", "side.yaml"], "the sides are"),
        (["check", "unknown.yaml"], "'budget' is no item"),
        (["check", "own"], "own cannot be read"),
        (["check", "--file", "blank.csv"], "holds no plan"),
        (["check", "--file", "column.csv"], "'budget'"),
        (["check", "--file", "binary.csv"], "binary"),
        (["check", "--direct", "9" * 400 + "円"], "direct"),
        (["check", "--total", "1e999"], "total"),
        (["check", "--side", "uk"], "--side uk="),
        (["check", "--side", "mars=£1"], "the sides are"),
        (["check", "--institutions", "uk=many"], "institutions"),
        (["check", "--degree-date", "2024-02-30"], "in no calendar"),
        (["check", "--years-since-degree", "-1"], "below nought"),
        (["check", "--stay", "soon"], "stay"),
        (["check", "--duration", "9" * 30 + " months"], "duration"),
        (["check", "--submit-at", "99999-01-01"], "submit-at"),
        (["check", "--lang", "klingon"], "ja or en"),
        (["check", "--scheme", "mars"], "There is no scheme"),
        (["eval", "kind.jsonl"], "lacks 'kind'"),
        (["eval", "number.jsonl"], "its question is no text"),
        (["eval", "pattern.jsonl"], "Line 1 of pattern.jsonl"),
        (["eval", "pages.jsonl"], "Line 1 of pages.jsonl"),
        (["eval", "array.jsonl"], "Line 1 of array.jsonl"),
        (["facts", "check", "--corpus", "number"], "is not a call file"),
        (["facts", "check", "--corpus", "empty"], "lacks"),
        (["facts", "list", "--corpus", "lacking"], "lacks 'schemes'"),
        (["facts", "list", "--corpus", "twice"], "line 2, 'id' stands there twice"),
        (["index", "build", "--corpus", "round"], "round"),
        (["ask", QUESTION, "--corpus", "round"], "round"),
        (["mail", "draft", "round", "--out", "drafts"], "round"),
        (["answers", "import", "deep.yaml"], "is no YAML"),
        (["answers", "import", "round"], "aspire answers export"),
        (["answers", "propose", " "], "question is empty"),
        (["answers", "asks", " ", "deadline"], "question is empty"),
        (["ask", QUESTION, "--corpus", "day"], "is in no calendar"),
        (["check", "--corpus", "scalars", "--direct", "1億円"], "an entry has not the form"),
        (["facts", "show", "nothing"], "aspire facts list"),
        (["facts", "draft", "damaged.pdf"], "damaged.pdf"),
        (["facts", "draft", "nowhere.pdf"], "no file"),
        (["intents", "add", "zzz", "締切は"], "a new one needs"),
        (["intents", "add", "deadline", " "], "is empty"),
        (["intents", "list", "--corpus", "own"], "intents.yaml"),
        (["intents", "explain", "？"], "question is empty"),
        (["log", "show", "zzz"], "no receipt begins"),
        (["log", "list", "-n", "9" * 20], "-n"),
        (["log", "list", "--status", "maybe"], "not_found"),
        (["log", "gaps", "--csv", "own"], "cannot be written"),
        (["mail", "draft", "", "--out", "drafts"], "No mails are named"),
        (["mail", "draft", "nowhere", "--out", "drafts"], "nothing at nowhere"),
        (["mail", "draft", "imaps://[::1", "--out", "drafts"], "imaps://USER@HOST/FOLDER"),
        (["mail", "draft", "imaps://u@host:99999/", "--out", "drafts"], "imaps://USER@HOST/FOLDER"),
        (["mail", "draft", "own", "--out", "file"], "cannot be written"),
        (["mail", "done", "own", "x"], "holds no drafts"),
        (["mail", "templates", "file"], "cannot be written"),
        (["slack", "--log-level", "loud"], "--log-level"),
        (["slack", "forget", "@sato"], "is no id of a person"),
        (["index", "status", "--index", "file"], "aspire index build"),
        (["chat", "--as-of", "soon"], "is no date"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else "",
)
def test_is_told_in_one_sentence(aspire: Aspire, args: list[str], shown: str) -> None:
    ran = aspire(*args)

    assert ran.code in (1, 2)
    assert shown in ran.err
    assert "Something went wrong" not in ran.err


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("modell = 'openai:gpt'", "did you mean 'model'?"),
        ("ASPIRE_LOG_DAYS = 30", "did you mean 'log_days'?"),
        ("teapot = true", "remove that line"),
        ("a.b = 1", "remove that line"),
        ("[", "is no TOML"),
        ("log_days = 9999999999999999999999", "'log_days' makes no sense"),
        ("log_days = 1.5", "'log_days' makes no sense"),
        ("slack_channels = 5", "'slack_channels' makes no sense"),
        ("corpus = []", "'corpus' makes no sense"),
    ],
)
def test_a_line_of_aspire_toml_is_told_in_one_sentence(
    aspire: Aspire, folder: Path, written: str, shown: str
) -> None:
    (folder / "aspire.toml").write_text(written)

    ran = aspire("ask", QUESTION)

    assert (ran.code, ran.out) == (1, "")
    assert shown in ran.err


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("ASPIRE_MODLE", "openai:gpt", "did you mean ASPIRE_MODEL?"),
        ("ASPIRE_SLACK_BOT_TOKEN", "xoxb-1", "did you mean SLACK_BOT_TOKEN?"),
        ("aspire_log_day", "30", "did you mean ASPIRE_LOG_DAYS?"),
        ("ASPIRE_LOG_DAYS", "9" * 20, "'log_days' makes no sense"),
        ("ASPIRE_CHROMA_URL", "http://[::1", "Chroma server"),
        ("ASPIRE_MODEL", "openai:", "provider:model"),
        ("ASPIRE_ENCODER", "~nobody-is-called-so/model", "aspire index build"),
    ],
)
def test_a_variable_is_told_in_one_sentence(
    aspire: Aspire, monkeypatch: pytest.MonkeyPatch, name: str, value: str, shown: str
) -> None:
    monkeypatch.setenv(name, value)

    ran = aspire("ask", QUESTION)

    assert ran.code == 1
    assert shown in ran.err


def test_a_variable_that_is_like_no_setting_is_somebody_elses(
    aspire: Aspire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASPIRE_TEAPOT", "1")

    assert aspire("log", "list").code == 0


def test_half_a_character_in_json_lines_is_a_question_like_any_other(aspire: Aspire) -> None:
    ran = aspire("ask", "--file", "-", stdin='{"question": "\\ud800締切はいつですか"}'.encode())

    assert ran.code == 0
    assert "2024年4月16日" in ran.out
