"""PPTX files, made with python-pptx."""

from __future__ import annotations

from pathlib import Path

import pptx
from pptx.util import Inches

from corpus.documents import load


def test_a_slide_is_a_page_its_title_the_heading_and_its_notes_stay_out(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "応募資格"
    slide.placeholders[1].text = "日本側の研究者\n英国側の研究者"
    slide.notes_slide.notes_text_frame.text = "ここは話すだけ"
    deck.slides.add_slide(deck.slide_layouts[6])
    deck.save(str(tmp_path / "slides.pptx"))

    document = load(tmp_path / "slides.pptx")

    assert [(page.number, page.heading) for page in document.pages] == [(1, "応募資格"), (2, None)]
    assert [(block.kind, block.text) for block in document.pages[0].blocks] == [
        ("heading", "応募資格"),
        ("item", "日本側の研究者"),
        ("item", "英国側の研究者"),
    ]
    assert "話すだけ" not in document.pages[0].text


def test_a_table_with_merged_cells_and_boxes_are_read_from_the_top_left(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "支援規模"
    slide.shapes.add_textbox(Inches(5), Inches(6), Inches(3), Inches(1)).text_frame.text = "右下の注です。"
    slide.shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(1)).text_frame.text = "左下の注です。"
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(8), Inches(2)).table
    cells = [
        ["", "Top枠", "次世代枠"],
        ["支援規模", "最大3.8億円", "最大6,900万円"],
        ["公募期間", "3月開始", ""],
    ]
    for row, line in enumerate(cells):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    deck.save(str(tmp_path / "slides.pptx"))

    blocks = load(tmp_path / "slides.pptx").pages[0].blocks

    assert [(block.text, block.labels) for block in blocks[1:]] == [
        ("最大3.8億円", ("Top枠", "支援規模")),
        ("最大6,900万円", ("次世代枠", "支援規模")),
        ("3月開始", ("Top枠", "次世代枠", "公募期間")),
        ("左下の注です。", ()),
        ("右下の注です。", ()),
    ]
