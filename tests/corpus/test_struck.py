"""What a writer has struck out no longer holds, and is no text of the document."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.documents import load

STRUCK = [
    pytest.param("call.md", "~~締切は4月1日です。~~ 締切は5月1日です。\n\n持参は不要です。", id="Markdown"),
    pytest.param(
        "call.md", "<del>締切は4月1日です。</del>締切は5月1日です。\n\n持参は不要です。", id="HTML in it"
    ),
    pytest.param(
        "call.html", "<p><s>締切は4月1日です。</s>締切は5月1日です。</p><p>持参は不要です。</p>", id="HTML"
    ),
    pytest.param(
        "call.html",
        '<p><span style="text-decoration: line-through">締切は4月1日です。</span>締切は5月1日です。</p>'
        "<p>持参は不要です。</p>",
        id="by its style",
    ),
]


def said(path: Path) -> list[str]:
    return [block.text for page in load(path).pages for block in page.blocks]


@pytest.mark.parametrize(("name", "written"), STRUCK)
def test_what_is_struck_out_is_not_read(tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / name).write_text(written, encoding="utf-8")

    assert said(tmp_path / name) == ["締切は5月1日です。", "持参は不要です。"]


@pytest.mark.parametrize(
    ("value", "read"),
    [(True, ["新しい締切は5月1日です。"]), (False, ["古い締切は4月1日です。新しい締切は5月1日です。"])],
)
def test_struck_words_of_word_are_not_read(tmp_path: Path, value: bool, read: list[str]) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("古い締切は4月1日です。").font.strike = value
    paragraph.add_run("新しい締切は5月1日です。")
    document.save(str(tmp_path / "call.docx"))

    assert said(tmp_path / "call.docx") == read
