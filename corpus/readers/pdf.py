"""PDF: text by page in reading order, ruled tables as tables, running heads and page numbers left out of the blocks."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from corpus.blocks import Page
from corpus.errors import DocumentUnreadable
from corpus.readers import marks
from corpus.readers.columns import Lined, Word, columns, lined
from corpus.readers.flow import Draft, Item, Outline, captioned
from corpus.readers.lines import Line, compose
from corpus.readers.office import own_title
from corpus.readers.table import Cell, Table
from corpus.text import unwrap

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage
    from pdfplumber.table import Table as PdfTable

_MOST_SECONDS = 300
_MOST_PAGES = 2000
# Drawings of more strokes than this are pictures; looking for tables in them takes minutes.
_MOST_STROKES = 3000
_LONGEST_TITLE = 120
_BOLD = re.compile(r"bold|heavy|black|gothic-?eb|W[6-9]\b", re.IGNORECASE)
_WIDE = re.compile(r"[\u3000-\u9fff\uff01-\uff60]{2}")
_NO_LETTER = re.compile(r"\(cid:\d+\)|\ufffd")


Part = Lined | Table


@dataclass(frozen=True)
class _Sheet:
    """A page as found: stretches of lines and tables in reading order."""

    parts: tuple[Part, ...]
    pictures: int


def read(data: bytes) -> Draft:
    """The pages of a PDF file.

    Raises DocumentUnreadable for one that is locked, damaged, too large, a scan, or whose fonts name no letters.
    """
    if b"%PDF-" not in data[:1024]:
        raise DocumentUnreadable("it is damaged or not a PDF; save it again as PDF")
    # What it warns of is mended by it or raised; the desk's reader can do nothing about fonts.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except PdfminerException as ex:
        if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in ex.args):
            raise DocumentUnreadable("it is locked with a password; save it without one") from ex
        raise DocumentUnreadable("it is damaged; open it and save it again as PDF") from ex
    with pdf:
        sheets = _sheets(pdf.pages)
        title = pdf.metadata.get("Title")
    _refuse_wordless(sheets)
    title = own_title(title if isinstance(title, str) else None)
    return Draft(title or _largest(sheets[0]), _pages(sheets))


def _sheets(pages: Sequence[PdfPage]) -> list[_Sheet]:
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


def _sheet(page: PdfPage) -> _Sheet:
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
    return _Sheet(tuple(parts), len(page.images))


def _extracted(page: PdfPage) -> list[dict[str, Any]]:
    # Some programs make bold by printing a letter twice.
    once = page.dedupe_chars(tolerance=1)
    return list(once.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.2))


def _word(found: dict[str, Any]) -> Word:
    heavy = bool(_BOLD.search(found["fontname"]))
    return Word(
        found["text"], found["x0"], found["x1"], found["top"], found["bottom"], float(found["size"]), heavy
    )


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
    return unwrap("\n".join(_text(line).replace("  ", " ") for line in lined(words)))


def _is_data(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether a ruled frame is a table: some are boxes around text or drawings."""
    cells = {id(cell): cell for line in grid for cell in line}
    filled = sum(bool(cell.text) for cell in cells.values())
    return len(grid) > 1 and len(grid[0]) > 1 and filled * 2 >= len(cells)


def _refuse_wordless(sheets: Sequence[_Sheet]) -> None:
    text = "".join(_whole(sheet) for sheet in sheets)
    if not sheets:
        raise DocumentUnreadable("it is damaged: no page is left in it")
    if not text.strip() and any(sheet.pictures for sheet in sheets):
        raise DocumentUnreadable("it is a scan without text; run text recognition (OCR) on it first")
    unknown = len(_NO_LETTER.findall(text))
    if unknown * 5 > len(re.sub(_NO_LETTER, "x", text)):
        raise DocumentUnreadable(
            "its fonts do not say which letters they show; save it again or run OCR on it"
        )


def _whole(sheet: _Sheet) -> str:
    return "\n".join(
        part.text if isinstance(part, Table) else "\n".join(_text(line) for line in part)
        for part in sheet.parts
    )


def _largest(sheet: _Sheet) -> str | None:
    """The words set largest on a first page that has several sizes: its title."""
    lines = [line for part in sheet.parts if not isinstance(part, Table) for line in part]
    sizes = {round(word.size, 1) for line in lines for word in line}
    if len(sizes) < 2:
        return None
    text = unwrap("\n".join(_text(line) for line in lines if round(line[0].size, 1) == max(sizes)))
    return text if 0 < marks.width(text) <= _LONGEST_TITLE else None


def _pages(sheets: Sequence[_Sheet]) -> tuple[Page, ...]:
    sizes = [
        word.size
        for sheet in sheets
        for part in sheet.parts
        if not isinstance(part, Table)
        for line in part
        for word in line
        for _ in word.text
    ]
    body = median(sizes) if sizes else 0.0
    running = _running_heads(sheets)
    outline = Outline()
    pages = []
    last: Item | None = None
    for number, sheet in enumerate(sheets, start=1):
        items = _items(sheet, body, running)
        if items and isinstance(items[0], Table) and isinstance(last, Table):
            items[0] = items[0].continuing(last)
        last = items[-1] if items else None
        pages.append(outline.page(number, items, text=_whole(sheet)))
    return tuple(pages)


def _running_heads(sheets: Sequence[_Sheet]) -> frozenset[str]:
    """What stands, but for its digits, first or last on most pages, or on three with other digits each time."""
    edges: dict[str, list[str]] = {}
    for sheet in sheets:
        lines = [line for line in _whole(sheet).split("\n") if line]
        for line in {*lines[:1], *lines[-1:]}:
            edges.setdefault(_undated(line), []).append(line)
    most = max(3, len(sheets) * 0.6)
    return frozenset(kind for kind, lines in edges.items() if len(lines) >= most or len(set(lines)) >= 3)


def _undated(line: str) -> str:
    return re.sub(r"\d+", "0", line).strip()


def _items(sheet: _Sheet, body: float, running: frozenset[str]) -> list[Item]:
    items: list[Item] = []
    for at, part in enumerate(sheet.parts):
        if isinstance(part, Table):
            items.append(part)
            continue
        edges = {0} if at == 0 else set()
        if at == len(sheet.parts) - 1:
            edges.add(len(part) - 1)
        kept = [
            line
            for place, line in enumerate(part)
            if not (place in edges and _is_furniture(line, body, running))
        ]
        items += compose(list(_spaced(kept, body)))
    return captioned(items)


def _is_furniture(line: Sequence[Word], body: float, running: frozenset[str]) -> bool:
    text = _text(line)
    if line[0].size > 1.12 * body:
        return False
    return marks.is_furniture(text) or _undated(text) in running


def _spaced(lines: Lined, body: float) -> Iterator[Line]:
    """*lines* of one stretch with what their places and sizes tell."""
    if not lines:
        return
    margin = max(line[-1].x1 for line in lines)
    start = min(line[0].x0 for line in lines)
    gaps = [below[0].top - above[0].bottom for above, below in pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    for line, gap in zip(lines, [None, *gaps], strict=True):
        apart = gap is None or gap > usual + 0.4 * line[0].size
        # A long word that did not fit leaves a ragged line; Japanese breaks anywhere.
        slack = 2.5 * line[0].size if _WIDE.search(2 * line[-1].text[-1]) else 0.2 * (margin - start)
        full = line[-1].x1 > margin - slack
        large = all(word.size > 1.12 * body or word.heavy for word in line)
        yield Line(_text(line), apart=apart, gap=apart, full=full, large=large)


def _text(line: Sequence[Word]) -> str:
    """The words of *line*; two spaces where a column seems to end."""
    text = line[0].text
    for left, right in pairwise(line):
        gap = (right.x0 - left.x1) / left.size
        touching = gap < (0.8 if _WIDE.search(left.text[-1] + right.text[0]) else 0.15)
        text += ("" if touching else "  " if gap > 1.8 else " ") + right.text
    return text
