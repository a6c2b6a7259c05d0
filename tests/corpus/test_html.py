"""HTML pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.documents import Document, load
from corpus.errors import DocumentUnreadable

PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="{charset}"><title>日英共同公募①</title>
<style>p {{ color: red }}</style></head><body><nav><a href="/">ホーム</a></nav>
<script>alert("x")</script><h1>公募のお知らせ</h1><p>詳細は<a href="x">公募要領</a>を
ご覧ください。<br>質問は電子メールで<br>お願いします。</p><!-- 内緒 --><p hidden>隠し文</p>
<h2>支援規模</h2><table><caption>支援規模の一覧</caption>
<tr><th rowspan="2"></th><th>共同公募</th><th colspan="2">単独公募</th></tr>
<tr><th>英国</th><th>Top枠</th><th>次世代枠</th></tr>
<tr><th>支援規模</th><td>最大1.8億円</td><td>最大3.8億円</td><td>最大6,900万円</td></tr>
<tr><th>公募期間</th><td>1/15～4/16</td><td colspan="2">3月開始（予定）</td></tr></table>
<h2>提出物</h2><ul><li>提案書<ul><li>様式1</li></ul></li></ul>
<dl><dt>締切</dt><dd>4月16日</dd></dl></body></html>"""


def page(folder: Path, data: bytes) -> Document:
    path = folder / "call.html"
    path.write_bytes(data)
    return load(path)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "utf-8"),
        ("Shift_JIS", "cp932"),
        ("EUC-JP", "euc_jis_2004"),
        ("ISO-2022-JP", "iso2022_jp_ext"),
    ],
)
def test_a_page_is_read_in_the_charset_it_declares(tmp_path: Path, charset: str, codec: str) -> None:
    text = PAGE.format(charset=charset)
    if codec == "iso2022_jp_ext":
        text = text.replace("①", "1").replace("～", "〜")
    if codec == "euc_jis_2004":
        text = text.replace("～", "〜")

    document = page(tmp_path, text.encode(codec))

    assert document.title.startswith("日英共同公募")
    assert document.language == "ja"
    assert [part.heading for part in document.pages] == ["公募のお知らせ", "支援規模", "提出物"]


def test_words_are_kept_and_machinery_is_dropped(tmp_path: Path) -> None:
    document = page(tmp_path, PAGE.format(charset="utf-8").encode())
    first, _, last = document.pages

    assert [block.text for block in first.blocks] == [
        "公募のお知らせ",
        "詳細は公募要領をご覧ください。",
        "質問は電子メールでお願いします。",
    ]
    assert [(block.kind, block.text) for block in last.blocks] == [
        ("heading", "提出物"),
        ("item", "提案書"),
        ("item", "様式1"),
        ("row", "締切 4月16日"),
    ]


def test_each_cell_of_a_table_says_caption_columns_and_row(tmp_path: Path) -> None:
    document = page(tmp_path, PAGE.format(charset="utf-8").encode())
    rows = {block.text: block.labels for block in document.pages[1].blocks if block.kind == "row"}

    assert rows["最大3.8億円"] == ("支援規模の一覧", "単独公募", "Top枠", "支援規模")
    assert rows["3月開始（予定）"] == ("支援規模の一覧", "単独公募", "Top枠", "次世代枠", "公募期間")


def test_a_table_that_only_lays_out_the_page_is_read_as_prose(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<table><tr><td><h2>応募方法</h2><p>e-Radから応募してください。</p></td><td><p>右の欄です。</p></td></tr>"
        "</table>".encode(),
    )

    assert [block.text for block in document.pages[0].blocks] == [
        "応募方法",
        "e-Radから応募してください。",
        "右の欄です。",
    ]


@pytest.mark.parametrize("part", ["<div>", "<table>", "<dl>", "<b>x", "<a@b> ", "<ul><li>x"])
def test_a_page_nested_beyond_reason_is_refused_at_once(tmp_path: Path, part: str) -> None:
    began = time.monotonic()

    with pytest.raises(DocumentUnreadable, match="nested too deeply"):
        page(tmp_path, b"<p>Shallow words.</p>" + part.encode() * (400_000 // len(part)))
    assert time.monotonic() - began < 20


def test_a_page_nested_as_deeply_as_programs_do_is_read(tmp_path: Path) -> None:
    document = page(tmp_path, b"<p>Shallow words.</p>" + b"<div>" * 150 + b"<p>Deep words.</p>")

    assert "Deep words." in document.pages[0].text


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("<dl><dt>{0}</dt><dd><p>{1}</p></dd><dt>{2}</dt><dd>{3}</dd></dl>", id="terms"),
        pytest.param(
            "<details><summary>{0}</summary><p>{1}</p></details><details open><summary>{2}</summary>{3}</details>",
            id="details",
        ),
    ],
)
def test_a_question_heads_its_own_answer_and_opens_no_page(tmp_path: Path, written: str) -> None:
    faq = ("Q1-1 再応募できますか。", "できます。", "May I travel?", "Yes, twice.")

    read = page(tmp_path, f"<h2>応募</h2>{written.format(*faq)}".encode())

    told = [(block.heading, block.text) for block in read.pages[0].blocks if block.kind != "heading"]
    assert len(read.pages) == 1
    assert told == [(faq[0], faq[1]), (faq[2], faq[3])]


ACCORDION = """<h2>参加</h2><div class="item"><div class="{0}"><img alt="Q"><span>名前を打ち間違えました。</span></div>
<div class="{1}"><span>もう一度フォームからお送りください。</span></div></div>"""


@pytest.mark.parametrize(
    ("classes", "heading"),
    [
        pytest.param(("question", "answer"), "名前を打ち間違えました。", id="as they are called"),
        pytest.param(("faq__question open", "faq__answer"), "名前を打ち間違えました。", id="by a last word"),
        pytest.param(("question-list", "answer"), "参加", id="a list of questions is none"),
        pytest.param(("question", "note"), "参加", id="no answer beside it"),
    ],
)
def test_what_a_page_calls_a_question_heads_its_answer(
    tmp_path: Path, classes: tuple[str, str], heading: str
) -> None:
    document = page(tmp_path, ACCORDION.format(*classes).encode())

    headings = {block.text: block.heading for part in document.pages for block in part.blocks}
    assert headings["もう一度フォームからお送りください。"] == heading
