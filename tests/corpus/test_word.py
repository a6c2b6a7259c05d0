"""DOCX files, made with python-docx."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.documents import Block, Document, load

Made = Callable[[Callable[[Docx], None]], Document]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(fill: Callable[[Docx], None]) -> Document:
        document = docx.Document()
        document.core_properties.title = ""
        fill(document)
        path = tmp_path / "guidelines.docx"
        document.save(str(path))
        return load(path)

    return make


def said(document: Document, text: str) -> Block:
    """The one block that says *text*."""
    (block,) = [block for page in document.pages for block in page.blocks if block.text == text]
    return block


def test_a_document_without_page_breaks_has_a_page_for_each_section(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_heading("公募要領", 0)
        document.add_heading("応募資格", 1)
        document.add_paragraph("日本国内の研究機関に所属していること。")
        document.add_heading("応募方法", 1)
        document.add_paragraph("e-Radから応募してください。")

    document = made(fill)

    assert document.title == "公募要領"
    assert [(page.number, page.heading) for page in document.pages] == [(1, "応募資格"), (2, "応募方法")]
    assert said(document, "e-Radから応募してください。").heading == "応募方法"


def test_page_breaks_set_by_the_writer_end_pages(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_paragraph("一枚目です。")
        document.add_page_break()
        document.add_paragraph("二枚目です。").add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("三枚目です。")
        document.add_paragraph("四枚目です。").paragraph_format.page_break_before = True

    document = made(fill)

    assert [page.text for page in document.pages] == [
        "一枚目です。",
        "二枚目です。",
        "三枚目です。",
        "四枚目です。",
    ]


def test_the_pages_word_laid_out_count_before_those_the_writer_broke(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_paragraph("一枚目です。")
        document.add_paragraph("まだ一枚目です。").add_run().add_break(WD_BREAK.PAGE)
        run = document.add_paragraph("二枚目です。").runs[0]
        run._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))

    document = made(fill)

    assert [page.text for page in document.pages] == ["一枚目です。\nまだ一枚目です。", "二枚目です。"]


def test_a_value_in_a_table_with_merged_cells_keeps_its_scheme(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_heading("支援の概要", 1)
        document.add_paragraph("表1 支援規模")
        table = document.add_table(rows=4, cols=4)
        for row, cells in enumerate(
            [
                ["", "共同公募", "単独公募", ""],
                ["", "英国", "Top枠", "次世代枠"],
                ["支援規模", "最大1.8億円", "最大3.8億円", "最大6,900万円"],
                ["公募期間", "1/15～4/16", "3月開始（予定）", ""],
            ]
        ):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 2).merge(table.cell(0, 3))
        table.cell(3, 2).merge(table.cell(3, 3))

    document = made(fill)

    caption = "表1 支援規模"
    assert said(document, "最大3.8億円").labels == (caption, "単独公募", "Top枠", "支援規模")
    assert said(document, "最大1.8億円").labels == (caption, "共同公募", "英国", "支援規模")
    assert said(document, "3月開始（予定）").labels == (caption, "単独公募", "Top枠", "次世代枠", "公募期間")
    assert said(document, "最大3.8億円").kind == "row"
    assert said(document, "最大3.8億円").heading == "支援の概要"


def test_a_table_of_dates_keeps_each_date_with_what_happens_on_it(made: Made) -> None:
    def fill(document: Docx) -> None:
        table = document.add_table(rows=3, cols=3)
        rows = [["日程", "内容", "場所"], ["1月20日", "説明会", "東京"], ["4月16日", "締切", "e-Rad"]]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    document = made(fill)

    assert said(document, "4月16日 締切 e-Rad").labels == ("日程", "内容", "場所")


def test_a_list_of_amounts_keeps_the_name_of_its_column(made: Made) -> None:
    def fill(document: Docx) -> None:
        table = document.add_table(rows=3, cols=2)
        for row, cells in enumerate(
            [["Position", "DKK per month"], ["Postdoc", "52,000"], ["Technician", "46,500"]]
        ):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    assert said(made(fill), "Postdoc 52,000").labels == ("Position", "DKK per month")


def test_a_row_named_by_a_letter_is_named_in_full(made: Made) -> None:
    def fill(document: Docx) -> None:
        table = document.add_table(rows=3, cols=3)
        rows = [
            ["Strand", "Budget", "Length"],
            ["A – Coasts", "EUR 1 million", "36 months"],
            ["B – Ports", "", "24 months"],
        ]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    assert said(made(fill), "36 months").labels == ("Length", "Strand A – Coasts")


def test_a_section_says_which_chapter_it_is_in(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_heading("英国側", 1)
        document.add_heading("応募資格", 2)
        document.add_paragraph("BBSRCの資金提供を受ける資格があること。")

    block = said(made(fill), "BBSRCの資金提供を受ける資格があること。")

    assert (block.heading, block.labels) == ("応募資格", ("英国側",))


def test_lists_links_text_boxes_and_tracked_insertions_are_read_and_deletions_are_not(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_paragraph("様式1", style="List Bullet")
        paragraph = document.add_paragraph("締切は")
        for tag, leaf, text in [
            ("w:ins", "w:t", "4月16日"),
            ("w:del", "w:delText", "3月1日"),
            ("w:ins", "w:t", "です。"),
        ]:
            change = OxmlElement(tag)
            run = OxmlElement("w:r")
            words = OxmlElement(leaf)
            words.text = text
            run.append(words)
            change.append(run)
            paragraph._p.append(change)
        control = OxmlElement("w:sdt")
        content = OxmlElement("w:sdtContent")
        boxed = document.add_paragraph("入力欄の文です。")._p
        control.append(content)
        document.element.body.insert(2, control)
        content.append(boxed)

    document = made(fill)

    assert said(document, "様式1").kind == "item"
    assert said(document, "締切は4月16日です。")
    assert said(document, "入力欄の文です。")


def test_the_title_a_program_gives_by_itself_is_no_title(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.core_properties.title = "Microsoft Word - 公募要領.docx"
        document.add_paragraph("本文です。")

    assert made(fill).title == "guidelines"


def test_a_footnote_is_read_after_the_paragraph_it_belongs_to(made: Made) -> None:
    def fill(document: Docx) -> None:
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), "2")
        document.add_paragraph("締切は4月16日です。").add_run()._r.append(reference)
        document.add_paragraph("次の文です。")
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        note = "<w:p><w:r><w:t>日本時間です。</w:t></w:r></w:p>"
        xml = f'<w:footnotes {space}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
        content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), content, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert [block.text for block in made(fill).pages[0].blocks] == [
        "締切は4月16日です。",
        "日本時間です。",
        "次の文です。",
    ]


def test_ruby_is_not_read_twice(made: Made) -> None:
    def fill(document: Docx) -> None:
        run = document.add_paragraph("").add_run()
        ruby = OxmlElement("w:ruby")
        for tag, text in [("w:rt", "しめきり"), ("w:rubyBase", "締切")]:
            part = OxmlElement(tag)
            inner = OxmlElement("w:r")
            words = OxmlElement("w:t")
            words.text = text
            inner.append(words)
            part.append(inner)
            ruby.append(part)
        run._r.append(ruby)
        assert run._r.find(qn("w:ruby")) is not None

    assert [page.text for page in made(fill).pages] == ["締切"]


def test_paragraphs_without_a_style_are_headings_by_their_marks_and_items_by_their_numbers(
    made: Made,
) -> None:
    lines = [
        "助成の案内",
        "■応募資格",
        "1.個人",
        "2.法人",
        "【締切】",
        "5月8日です。",
        "3.助成の額",
        "①旅費は10万円です。",
    ]

    document = made(lambda document: [document.add_paragraph(line) for line in lines] and None)

    assert document.title == "助成の案内"
    assert (said(document, "2.法人").kind, said(document, "2.法人").heading) == ("item", "■応募資格")
    assert said(document, "5月8日です。").heading == "【締切】"
    assert said(document, "①旅費は10万円です。").heading == "3.助成の額"


def test_a_mark_stands_below_the_headings_that_are_styled(made: Made) -> None:
    def fill(document: Docx) -> None:
        document.add_heading("応募", 1)
        document.add_paragraph("■資格")
        document.add_paragraph("団体に限ります。")

    assert said(made(fill), "団体に限ります。").labels == ("応募",)
