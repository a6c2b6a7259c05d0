"""Folders of call documents, good and bad."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from reportlab.pdfgen.canvas import Canvas

import corpus
from corpus.documents import load, read_corpus
from corpus.errors import CorpusError, DocumentUnreadable
from corpus.text.squeeze import stands_on

CALL = Path(corpus.__file__).parent / "calls/aspire-2024-japan-uk"


def test_the_packaged_call_is_one_document_without_a_problem() -> None:
    reading = read_corpus(CALL)
    (slides,) = reading.documents

    assert reading.problems == ()
    assert (slides.id, slides.path, slides.language) == (
        "briefing-slides",
        "documents/briefing-slides.txt",
        "ja",
    )
    assert [page.number for page in slides.pages] == list(range(1, 23))
    assert slides.sha256 == hashlib.sha256((CALL / slides.path).read_bytes()).hexdigest()


def test_every_block_stands_on_its_page_to_the_letter(tmp_path: Path) -> None:
    every_kind(tmp_path)
    reading = read_corpus(tmp_path)
    blocks = [
        (page, block) for document in reading.documents for page in document.pages for block in page.blocks
    ]

    assert reading.problems == ()
    assert len(blocks) > 10
    assert [block.text for page, block in blocks if not stands_on(block.text, page.text)] == []


def test_folders_in_the_folder_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ["b/2.txt", "a/1.txt", "c.txt", "B.TXT"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("本文です。", encoding="utf-8")

    paths = [document.path for document in read_corpus(tmp_path).documents]

    assert paths == ["B.TXT", "a/1.txt", "b/2.txt", "c.txt"]


def test_files_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    for name in ["2023/call.txt", "2024/call.txt", "faq.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("本文です。", encoding="utf-8")

    ids = [document.id for document in read_corpus(tmp_path).documents]

    assert ids == ["2023/call.txt", "2024/call.txt", "faq"]


def test_hidden_files_settings_and_open_office_locks_are_no_documents(tmp_path: Path) -> None:
    for name in [".hidden.txt", ".git/x.txt", "call.yaml", "faq.en.yaml", "~$faq.docx", "faq.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("本文です。", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")

    reading = read_corpus(tmp_path)

    assert [problem.path for problem in reading.problems] == ["faq.en.yaml"]
    assert [document.path for document in reading.documents] == ["faq.txt"]


def test_a_folder_that_is_missing_or_holds_no_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no folder"):
        read_corpus(tmp_path / "missing")
    with pytest.raises(CorpusError, match="There is no document in"):
        read_corpus(tmp_path)
    (tmp_path / "empty.txt").touch()
    with pytest.raises(CorpusError, match=r"can be read: empty\.txt cannot be read: it is empty\."):
        read_corpus(tmp_path)


def test_every_bad_file_is_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    every_kind(tmp_path)
    good = len(read_corpus(tmp_path).documents)
    expected = bad_files(tmp_path)

    reading = read_corpus(tmp_path)

    assert len(reading.documents) == good
    said = {problem.path: problem.message for problem in reading.problems}
    assert said.keys() == expected.keys()
    for name, reason in expected.items():
        assert said[name].startswith(f"{name} cannot be read: ")
        assert reason in said[name]
        assert "\n" not in said[name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("closed", ["annex", "call.en.yaml"])
def test_a_folder_or_a_translation_that_may_not_be_read_is_named_and_the_rest_read(
    tmp_path: Path, closed: str
) -> None:
    (tmp_path / "call.txt").write_text("締切は4月1日です。", encoding="utf-8")
    (tmp_path / "annex").mkdir()
    (tmp_path / "call.en.yaml").write_text("pages: []", encoding="utf-8")
    (tmp_path / closed).chmod(0)

    reading = read_corpus(tmp_path)
    (tmp_path / closed).chmod(0o700)

    assert [document.path for document in reading.documents] == ["call.txt"]
    assert f"{closed} cannot be read: Permission denied." in [one.message for one in reading.problems]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("本文です。", encoding="utf-8")
    (tmp_path / "call.txt").chmod(0)

    with pytest.raises(DocumentUnreadable, match="Permission denied"):
        load(tmp_path / "call.txt")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match=r"^gone\.pdf cannot be read: No such file or directory\.$"):
        load(tmp_path / "gone.pdf")


def every_kind(folder: Path) -> None:
    """One good file of each kind."""
    (folder / "text.txt").write_text("本文です。\f 2. 応募\n次の文です。", encoding="utf-8")
    (folder / "mark.md").write_text("# 公募\n\n| 項目 | 値 |\n|---|---|\n| 件数 | 5件 |\n", encoding="utf-8")
    (folder / "page.html").write_text(
        "<h1>公募</h1><p>本文です。<table><tr><th>a<th>b<th>c<tr><td>d<td>e<td>f</table>"
    )
    word = docx.Document()
    word.add_heading("公募", 1)
    table = word.add_table(rows=2, cols=3)
    for at, text in enumerate(["", "英国", "Top枠", "支援規模", "最大1.8億円", "最大3.8億円"]):
        table.cell(at // 3, at % 3).text = text
    word.save(str(folder / "word.docx"))
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "公募"
    deck.save(str(folder / "deck.pptx"))
    canvas = Canvas(str(folder / "print.pdf"))
    canvas.drawString(80, 700, "The call is open.")
    canvas.save()


def bad_files(folder: Path) -> dict[str, str]:
    """Files no one can read, and what is said of each."""
    word = (folder / "word.docx").read_bytes()
    pdf = (folder / "print.pdf").read_bytes()
    files = {
        "zero.pdf": (b"", "it is empty"),
        "zero.docx": (b"", "it is empty"),
        "cut.pdf": (pdf[: len(pdf) // 3], "damaged"),
        "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        "renamed.pdf": (word, "not a PDF"),
        "cut.docx": (word[: len(word) // 2], "damaged"),
        "flipped.docx": (flipped(word), "damaged"),
        "renamed.docx": ((folder / "deck.pptx").read_bytes(), "not of the kind its ending says"),
        "renamed.pptx": (word, "not of the kind its ending says"),
        "text.docx": ("ただの文章です。".encode(), "damaged or not of the kind"),
        "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "locked with a password"),
        "bomb.docx": (bomb(), "it unpacks to more than the desk reads"),
        "laughs.docx": (packed(LAUGHS), ""),
        "renamed.txt": (word, "binary data"),
        "binary.html": (bytes(range(256)) * 80, "binary data"),
        "table.xlsx": (b"PK", ".xlsx files are not read; save it as one of"),
        "README": (b"x", "files without an ending are not read"),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    # A sparse file: its size is all that is looked at.
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(100_000_000)
    return {name: reason for name, (_, reason) in files.items()} | {"huge.txt": "it has 100 MB"}


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e "&c;&c;&c;&c;&c;&c;&c;&c;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&e;</w:body></w:document>"""


def packed(document: bytes) -> bytes:
    """A DOCX whose only part is *document*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    return out.getvalue()


def bomb() -> bytes:
    return packed(bytes(100_000_000))


def flipped(data: bytes) -> bytes:
    """*data* with the first packed bytes of each part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        starts = [entry.header_offset + 60 for entry in package.infolist()]
    changed = bytearray(data)
    for start in starts:
        changed[start : start + 20] = b"\xff" * 20
    return bytes(changed)
