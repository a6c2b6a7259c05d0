"""PDF: the words of each page in reading order, and its ruled tables."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from corpus.errors import DocumentUnreadable
from corpus.readers.columns import Word, columns, lined, text_of
from corpus.readers.flow import Draft
from corpus.readers.office import own_title
from corpus.readers.sheets import Part, Sheet, largest, pages, whole
from corpus.readers.table import Cell, Table
from corpus.text.squeeze import unwrap

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage
    from pdfplumber.table import Table as PdfTable

_MOST_SECONDS = 300
_MOST_PAGES = 2000
# Drawings of more strokes than this are pictures; looking for tables in them takes minutes.
_MOST_STROKES = 3000
_BOLD = re.compile(r"bold|heavy|black|gothic-?eb|W[6-9]\b", re.IGNORECASE)
# A sign of a font that names no letters, alone before words: the bullet of a list.
_NAMELESS_BULLET = re.compile(r"^(\(cid:\d+\)|\ufffd)$")
_NO_LETTER = re.compile(r"\(cid:\d+\)|\ufffd")


def read(data: bytes) -> Draft:
    """The pages of a PDF file.

    Raises DocumentUnreadable for one that is locked, damaged, too large, a scan, or whose fonts name no letters.
    """
    if b"%PDF-" not in data[:1024]:
        raise DocumentUnreadable("it is damaged or not a PDF; save it again as PDF")
    # What it warns of is mended by it or raised; the desk's reader can do nothing about fonts.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            sheets = _sheets(pdf.pages)
            title = pdf.metadata.get("Title")
    except PdfminerException as ex:
        raise DocumentUnreadable(_trouble(ex)) from ex
    _refuse_wordless(sheets)
    title = own_title(title if isinstance(title, str) else None)
    return Draft(title or largest(sheets[0]), pages(sheets))


def _trouble(ex: Exception) -> str:
    """What made the library give up: it wraps the reason."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    cause = ex.args[0] if ex.args else None
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return "it is locked with a password; save it without one"
    if isinstance(cause, MemoryError):
        return "it unpacks to more than the desk reads; split it or remove its pictures"
    return "it is damaged; open it and save it again as PDF"


def _sheets(pages: Sequence[PdfPage]) -> list[Sheet]:
    if len(pages) > _MOST_PAGES:
        raise DocumentUnreadable(
            f"it has {len(pages)} pages, more than the {_MOST_PAGES} that are read; split it"
        )
    end = time.monotonic() + _MOST_SECONDS
    sheets = []
    for page in pages:
        if time.monotonic() > end:
            raise DocumentUnreadable(f"reading it takes longer than {_MOST_SECONDS // 60} minutes; split it")
        sheets.append(_sheet(page))
        page.close()
    return sheets


def _sheet(page: PdfPage) -> Sheet:
    page_words = [_word(found) for found in _extracted(page)]
    parts: list[Part] = []
    for table in sorted(_tables(page), key=lambda table: float(table.bbox[1])):
        grid = _grid(table, page_words)
        if not _is_data(grid):
            continue
        top = table.bbox[1]
        parts += columns([word for word in page_words if word.bottom <= top + 1])
        parts.append(Table(grid))
        page_words = [
            word for word in page_words if not (word.bottom <= top + 1 or _within(word, table.bbox))
        ]
    parts += columns(page_words)
    return Sheet(tuple(parts), len(page.images))


def _extracted(page: PdfPage) -> list[dict[str, Any]]:
    # Some programs make bold by printing a letter twice.
    once = page.dedupe_chars(tolerance=1)
    return list(once.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.2))


def _word(found: dict[str, Any]) -> Word:
    heavy = bool(_BOLD.search(found["fontname"]))
    text = _NAMELESS_BULLET.sub("•", found["text"])
    return Word(text, found["x0"], found["x1"], found["top"], found["bottom"], float(found["size"]), heavy)


def _tables(page: PdfPage) -> list[PdfTable]:
    strokes = len(page.lines) + len(page.rects) + len(page.curves)
    return list(page.find_tables()) if 0 < strokes <= _MOST_STROKES else []


def _within(word: Word, box: Sequence[float]) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def _grid(table: PdfTable, words: Sequence[Word]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of *table*, a merged one at every place it covers."""
    own = {box: Cell(_cell_text([word for word in words if _within(word, box)])) for box in table.cells}
    tops = sorted({box[1] for box in own})
    lefts = sorted({box[0] for box in own})
    return tuple(tuple(_covering(own, left + 1, top + 1) for left in lefts) for top in tops)


def _covering(cells: dict[Any, Cell], across: float, down: float) -> Cell:
    boxes = (box for box in cells if box[0] <= across < box[2] and box[1] <= down < box[3])
    return next((cells[box] for box in boxes), Cell(""))


def _cell_text(words: Sequence[Word]) -> str:
    return unwrap("\n".join(text_of(line).replace("  ", " ") for line in lined(words)))


def _is_data(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether a ruled frame is a table: some are boxes around text or drawings."""
    cells = {id(cell): cell for line in grid for cell in line}
    filled = sum(bool(cell.text) for cell in cells.values())
    return len(grid) > 1 and len(grid[0]) > 1 and filled * 2 >= len(cells)


def _refuse_wordless(sheets: Sequence[Sheet]) -> None:
    text = "".join(whole(sheet) for sheet in sheets)
    if not sheets:
        raise DocumentUnreadable("it is damaged: no page is left in it")
    if not text.strip() and any(sheet.pictures for sheet in sheets):
        raise DocumentUnreadable("it is a scan without text; run text recognition (OCR) on it first")
    unknown = len(_NO_LETTER.findall(text))
    if unknown * 5 > len(re.sub(_NO_LETTER, "x", text)):
        raise DocumentUnreadable(
            "its fonts do not say which letters they show; save it again or run OCR on it"
        )
