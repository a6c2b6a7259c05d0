"""PDF files, made with reportlab."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from corpus.documents import Document, load
from corpus.errors import DocumentUnreadable
from corpus.readers import apart

GOTHIC = "HeiseiKakuGo-W5"
Made = Callable[..., Document]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a PDF with one drawing function a page, and loads it."""
    pdfmetrics.registerFont(UnicodeCIDFont(GOTHIC))

    def make(*pages: Callable[[Canvas], None], title: str = "", **options: object) -> Document:
        path = tmp_path / "call.pdf"
        canvas = Canvas(str(path), pagesize=A4, **options)
        canvas.setTitle(title)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return load(path)

    return make


def write(canvas: Canvas, x: float, y: float, *lines: str, size: float = 10.5, leading: float = 1.5) -> None:
    """*lines* from *x*, *y* millimetres (from the top left corner) downwards."""
    canvas.setFont(GOTHIC, size)
    for at, line in enumerate(lines):
        canvas.drawString(x * mm, A4[1] - y * mm - at * size * leading, line)


def test_wrapped_lines_become_paragraphs_under_the_heading_set_larger(made: Made) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 25, 25, "応募資格について", size=16)
        write(
            canvas,
            25,
            40,
            "日本国内の研究機関に所属し、その機関で研究を実施している研究者、およびその研",
            "究者により構成された研究チームが応募できます。",
        )
        write(canvas, 25, 60, "・提案書は英語で作成してください。", "・様式は変えないでください。")
        write(canvas, 100, 285, "- 1 -")

    document = made(page, title="公募要領")

    assert document.title == "公募要領"
    assert [(block.kind, block.text, block.heading) for block in document.pages[0].blocks] == [
        ("heading", "応募資格について", "応募資格について"),
        (
            "paragraph",
            "日本国内の研究機関に所属し、その機関で研究を実施している研究者、およびその研究者により構成された研究チームが"
            "応募できます。",
            "応募資格について",
        ),
        ("item", "・提案書は英語で作成してください。", "応募資格について"),
        ("item", "・様式は変えないでください。", "応募資格について"),
    ]


def test_two_columns_are_read_one_after_the_other(made: Made) -> None:
    left = [
        "Applicants must belong to a research",
        "institution in Japan and must carry",
        "out their research",
    ]
    left += ["there during the whole of", "the funded period of the project."]
    right = [
        "Costs are paid to the institution",
        "and not to the researcher, and they",
        "are reported each year",
    ]
    right += ["to the agency in the form", "given on the page of the call."]

    def page(canvas: Canvas) -> None:
        write(canvas, 20, 20, "Guidelines for applicants and institutions of the joint call in full", size=15)
        write(canvas, 20, 40, *left)
        write(canvas, 112, 40, *right)

    text = made(page).pages[0].text.replace("\n", " ")

    assert (
        "there during the whole of the funded period of the project. Costs are paid to the institution"
        in text
    )


def test_a_ruled_table_gives_cells_with_their_names_and_goes_on_over_the_page(made: Made) -> None:
    def table(canvas: Canvas, cells: list[list[str]], y: float, *spans: tuple[object, ...]) -> None:
        drawn = Table(
            cells,
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), GOTHIC), *spans],
        )
        drawn.wrapOn(canvas, 400, 400)
        drawn.drawOn(canvas, 25 * mm, A4[1] - y * mm - 80)

    def first(canvas: Canvas) -> None:
        write(canvas, 25, 30, "表1 支援規模の一覧")
        table(
            canvas,
            [
                ["", "共同公募", "単独公募", ""],
                ["", "英国", "Top枠", "次世代枠"],
                ["支援規模", "最大\n1.8億円", "最大3.8億円", "最大6,900万円"],
            ],
            35,
            ("SPAN", (2, 0), (3, 0)),
            ("SPAN", (0, 0), (0, 1)),
        )

    def second(canvas: Canvas) -> None:
        table(
            canvas,
            [["公募期間", "1/15～4/16", "3月開始（予定）", ""], ["件数", "5件程度", "10件程度", "20件程度"]],
            20,
            ("SPAN", (2, 0), (3, 0)),
        )

    document = made(first, second)
    rows = {
        block.text: block.labels for page in document.pages for block in page.blocks if block.kind == "row"
    }

    caption = "表1 支援規模の一覧"
    assert rows["最大3.8億円"] == (caption, "単独公募", "Top枠", "支援規模")
    assert rows["最大1.8億円"] == (caption, "共同公募", "英国", "支援規模")
    assert rows["3月開始（予定）"] == (caption, "単独公募", "Top枠", "次世代枠", "公募期間")
    assert rows["20件程度"] == (caption, "単独公募", "次世代枠", "件数")


def test_running_heads_and_page_numbers_are_no_blocks_but_stay_on_the_page(made: Made) -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            write(canvas, 25, 12, "ASPIRE 公募要領")
            write(canvas, 25, 40, f"これは第{number}の本文です。")
            write(canvas, 100, 285, f"{number} / 4")

        return draw

    document = made(*map(page, range(1, 5)))

    assert [block.text for block in document.pages[2].blocks] == ["これは第3の本文です。"]
    assert "ASPIRE 公募要領" in document.pages[2].text


def test_a_page_without_text_keeps_its_number(made: Made) -> None:
    document = made(lambda canvas: None, lambda canvas: write(canvas, 25, 25, "二枚目の本文です。"))

    assert [(page.number, page.text) for page in document.pages] == [(1, ""), (2, "二枚目の本文です。")]


def test_a_password_is_asked_for_in_one_line(made: Made) -> None:
    with pytest.raises(
        DocumentUnreadable, match=r"^call\.pdf cannot be read: it is locked with a password; .*\.$"
    ):
        made(
            lambda canvas: write(canvas, 25, 25, "秘密です。"),
            encrypt=StandardEncryption("secret", strength=128),
        )


def test_a_file_that_only_forbids_printing_is_read(made: Made) -> None:
    lock = StandardEncryption("", ownerPassword="owner", canPrint=0, strength=128)
    document = made(lambda canvas: canvas.drawString(80, 700, "The call is public."), encrypt=lock)

    assert document.pages[0].text == "The call is public."
    assert document.language == "en"


def test_a_page_that_unpacks_to_more_than_memory_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    packed = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush a stretch can be repeated as it is.
    packed += (packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)) * 600 + packer.flush()
    twice = zlib.compress(packed, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(twice), twice),
    ]
    (tmp_path / "bomb.pdf").write_bytes(pdf_of(objects))

    with pytest.raises(DocumentUnreadable, match=r"^bomb\.pdf cannot be read: it unpacks to more than"):
        load(tmp_path / "bomb.pdf")


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of *objects*, the first of which is its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for at, text in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, text)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(places)
    return out + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))


def test_a_reader_that_does_not_end_is_ended() -> None:
    with pytest.raises(DocumentUnreadable, match="does not come to an end"):
        apart.read(b"%PDF-1.7", module="pdf", seconds=0.01)


def test_a_scan_is_told_from_an_empty_file(made: Made, tmp_path: Path) -> None:
    picture = tmp_path / "scan.ppm"
    picture.write_bytes(b"P6 2 2 255\n" + bytes(12))

    with pytest.raises(DocumentUnreadable, match="it is a scan without text"):
        made(lambda canvas: canvas.drawImage(str(picture), 0, 0, 500, 700))
    with pytest.raises(DocumentUnreadable, match="there is no text in it"):
        made(lambda canvas: None)


def test_a_raised_mark_is_of_the_line_it_is_raised_on(made: Made) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 25, 25, "対象は次の者です。")
        write(canvas, 25, 40, "日本国内に本社を有する者")
        write(canvas, 25 + 12 * 10.5 / mm, 38.7, "※1", size=6.5)
        write(canvas, 80, 40, "に限ります。")

    said = [block.text for block in made(page).pages[0].blocks]

    assert any("有する者※1" in text for text in said)
    assert "※1" not in said


def test_a_raised_mark_does_not_run_into_the_number_behind_it(made: Made) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 25, 40, "再生事業者")
        write(canvas, 25 + 5 * 10.5 / mm, 38.7, "※3", size=6.5)
        write(canvas, 25 + 5 * 10.5 / mm + 10 / mm, 40, "2/3")

    assert "再生事業者※3 2/3" in made(page).pages[0].text


def test_a_numbered_line_above_a_table_heads_it(made: Made) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 25, 25, "2.1 補助対象の枠", "B) 海外枠")
        drawn = Table(
            [["補助上限額", "3,000万円"], ["補助率", "2分の1"]],
            style=[("GRID", (0, 0), (-1, -1), 1, "black")],
        )
        drawn.setStyle([("FONT", (0, 0), (-1, -1), GOTHIC)])
        drawn.wrapOn(canvas, 400, 400)
        drawn.drawOn(canvas, 25 * mm, A4[1] - 60 * mm)

    rows = [block for block in made(page).pages[0].blocks if block.kind == "row"]

    assert rows
    assert {row.heading for row in rows} == {"B) 海外枠"}


def test_a_capital_letter_heads_what_stands_alone_and_lists_what_stands_in_a_row(made: Made) -> None:
    def page(canvas: Canvas) -> None:
        write(
            canvas, 25, 25, "A) 通常枠", "上限は500万円とします。", "B) 海外枠", "上限は3,000万円とします。"
        )
        write(canvas, 25, 60, "次のいずれかとする。", "A) 法人", "B) 個人")

    blocks = made(page).pages[0].blocks

    assert [block.heading for block in blocks if "3,000" in block.text] == ["B) 海外枠"]
    assert [block.kind for block in blocks if block.text in ("A) 法人", "B) 個人")] == ["item", "item"]


def test_numbers_and_marks_without_a_blank_are_read_as_in_text(made: Made) -> None:
    lines = ["■応募資格", "次の方に限ります。", "1.個人", "2.法人", "◆助成の額", "1件50万円を上限とします。"]

    document = made(lambda canvas: write(canvas, 25, 25, *lines))

    found = {block.text: (block.kind, block.heading) for page in document.pages for block in page.blocks}
    assert found["2.法人"] == ("item", "■応募資格")
    assert found["1件50万円を上限とします。"] == ("paragraph", "◆助成の額")
