"""White space inside words and numbers is taken out of text, pages and paragraphs, and nothing else is."""

from __future__ import annotations

import io

import pytest
from docx import Document

from corpus import readers
from corpus.quantity import read
from corpus.text.closed_up import closed_up
from corpus.text.squeeze import squeeze


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        pytest.param("令 和 ７ 年 度 公 募 要 領", "令和７年度公募要領", id="a title set apart"),
        pytest.param("令　和　７　年", "令和７年", id="by wide spaces"),
        pytest.param(
            "1　目　的\n本文", "1　目的\n本文", id="a numbered heading keeps the space behind its number"
        ),
        pytest.param("定 員 は 1 0 0 名 で す 。", "定員は100名です。", id="digit by digit"),
        pytest.param("採択は10\n0 件", "採択は100 件", id="no number begins with nought"),
        pytest.param("上限は1,0\n00万円", "上限は1,000万円", id="none ends within its thousands"),
    ],
)
def test_what_is_set_apart_or_broken_is_closed_up(text, closed):
    assert closed_up(text) == closed
    assert squeeze(closed_up(text)) == squeeze(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("研究 の 概要", id="words"),
        pytest.param("第2章 総則", id="a chapter and its name"),
        pytest.param("A B C", id="Latin letters"),
        pytest.param("定員 12\n5 人の場合", id="two numbers may be meant"),
        pytest.param("上限\n0 円", id="a number of its own"),
        pytest.param("1, 2, 3", id="a list of numbers"),
        pytest.param("可  否  備", id="columns"),
    ],
)
def test_what_may_be_meant_apart_is_left(text):
    assert closed_up(text) == text


def _html(paragraph: str) -> bytes:
    return f"<html><body><p>{paragraph}</p></body></html>".encode()


def _docx(paragraph: str) -> bytes:
    document, data = Document(), io.BytesIO()
    document.add_paragraph(paragraph)
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("ending", "made"),
    [(".txt", str.encode), (".md", str.encode), (".html", _html), (".docx", _docx)],
    ids=["text", "Markdown", "HTML", "DOCX"],
)
def test_a_number_over_two_lines_and_a_spaced_out_day_are_read_in_every_form(ending, made):
    page = readers.read(made("令 和 ８ 年 １ 月 ９ 日の定員は10\n0 人です。"), ending=ending).pages[0]

    assert [str(item.value) for item in read(page.blocks[0].text) if item.kind == "count"] == ["100"]
    assert "令和８年１月９" in page.blocks[0].text
