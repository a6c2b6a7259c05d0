"""DOCX: headings, paragraphs, lists and tables in the order they are read.

Pages are those Word last laid out, where it left their marks; else those of the breaks the writer set; else one page
for each section under a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.readers import marks
from corpus.readers.flow import Draft, Outline, sections
from corpus.readers.headings import by_their_marks, opening_title
from corpus.readers.items import Heading, Item, Text
from corpus.readers.office import W, lines_in, open_package, own_title
from corpus.readers.table import Cell, Table
from corpus.text.squeeze import unwrap

_HEADING_STYLE = re.compile(r"^(?:heading|見出し)\s*(\d)$", re.IGNORECASE)
_CONTAINERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"})
_BREAK = f"{W}br[@{W}type='page']"
_LAID_OUT = f"{W}lastRenderedPageBreak"


def read(data: bytes) -> Draft:
    """The pages of a DOCX file. Raises DocumentUnreadable for one that is locked, damaged or too large."""
    stream = open_package(data, part="word/document.xml")
    import docx

    document = docx.Document(stream)
    body = document.element.body
    styles = {style.style_id: style for style in document.styles}
    elements = list(_elements(body))
    parts = _paged(elements, body, styles, _notes(document.part))
    outline = Outline()
    pages = tuple(outline.page(number, items) for number, items in enumerate(parts, start=1))
    return Draft(own_title(document.core_properties.title) or _title(parts), pages)


def _title(parts: list[list[Item]]) -> str | None:
    """The words styled as a title; else, where its first heading is known by its mark alone, the first line."""
    headings = [item for items in parts for item in items if isinstance(item, Heading)]
    named = next((item.text for item in headings if item.level == 0), None)
    unstyled = all(marks.is_marked(item.text) for item in headings[:1])
    return named or (opening_title(parts[0]) if unstyled else None)


def _elements(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those in content controls and text boxes too."""
    for child in parent.iterchildren():
        if child.tag in _CONTAINERS:
            yield from _elements(child)
        elif child.tag == f"{W}tbl":
            yield child
        elif child.tag == f"{W}p":
            yield child
            for box in child.iter(f"{W}txbxContent"):
                if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
                    yield from _elements(box)


def _notes(part: Any) -> dict[str, str]:
    """The words of each footnote, by its id."""
    from docx.oxml import parse_xml

    found = {}
    for relation in part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren(f"{W}footnote"):
                found[str(note.get(f"{W}id"))] = _cell_text(note)
    return found


def _paged(elements: list[Any], body: Any, styles: dict[str, Any], notes: dict[str, str]) -> list[list[Item]]:
    laid_out = body.find(f".//{_LAID_OUT}") is not None
    mark = _LAID_OUT if laid_out else _BREAK
    parts: list[list[Item]] = [[]]
    for element in elements:
        before, after = _turns(element, mark)
        if not laid_out:
            before += element.find(f"{W}pPr/{W}pageBreakBefore") is not None
            after += element.find(f"{W}pPr/{W}sectPr") is not None
        parts.extend([] for _ in range(before))
        parts[-1].extend(_items(element, styles))
        marked = (notes.get(mark.get(f"{W}id")) for mark in element.iter(f"{W}footnoteReference"))
        parts[-1].extend(Text(note, "item") for note in marked if note)
        parts.extend([] for _ in range(after))
    parts = [list(by_their_marks(part)) for part in parts]
    return parts if len(parts) > 1 else sections(parts[0])


def _turns(element: Any, mark: str) -> tuple[int, int]:
    """How often the page turns before the first word of *element*, and after it."""
    total = len(element.findall(f".//{mark}"))
    before = 0
    for node in element.iter(f"{W}t", f"{W}br", _LAID_OUT):
        if node.tag == f"{W}t" and (node.text or "").strip():
            break
        before += node.tag == _LAID_OUT if mark == _LAID_OUT else node.get(f"{W}type") == "page"
    return before, total - before


def _items(element: Any, styles: dict[str, Any]) -> Iterator[Item]:
    if element.tag == f"{W}tbl":
        if grid := _grid(element):
            yield Table(grid)
        return
    text = unwrap(lines_in(element))
    if not text:
        return
    level = _level(element, styles)
    if level is not None:
        yield Heading(text, level)
    else:
        yield Text(text, "item" if _listed(element, styles) else marks.kind_of(text))


def _style(paragraph: Any, styles: dict[str, Any]) -> Any:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return styles.get(named.get(f"{W}val")) if named is not None else None


def _level(paragraph: Any, styles: dict[str, Any]) -> int | None:
    """The heading level of *paragraph*, by its outline level or its style or the one that is based on; 0 is
    the title."""
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    style = _style(paragraph, styles)
    while style is not None:
        if style.name in {"Title", "表題"}:
            return 0
        if found := _HEADING_STYLE.match(style.name or ""):
            return int(found.group(1))
        outline = style.element.find(f"{W}pPr/{W}outlineLvl") if outline is None else outline
        style = getattr(style, "base_style", None)
    level = int(outline.get(f"{W}val")) + 1 if outline is not None else 10
    return level if level < 10 else None


def _listed(paragraph: Any, styles: dict[str, Any]) -> bool:
    style = _style(paragraph, styles)
    in_list = style is not None and (style.name or "").startswith(("List", "リスト", "箇条書き"))
    return in_list or paragraph.find(f"{W}pPr/{W}numPr") is not None


def _grid(table: Any) -> tuple[tuple[Cell, ...], ...]:
    """The cells of *table*, a merged one at every place it covers."""
    lines: list[list[Cell]] = []
    for row in table.iterchildren(f"{W}tr"):
        line: list[Cell] = []
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            place = len(line)
            goes_on = _goes_on(cell) and lines and place < len(lines[-1])
            own = lines[-1][place] if goes_on else Cell(_cell_text(cell))
            line.extend([own] * _span(cell))
        lines.append(line)
    width = max(map(len, lines), default=0)
    return tuple(tuple(line + [Cell("") for _ in range(width - len(line))]) for line in lines if line)


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return min(int(span.get(f"{W}val")), 63) if span is not None else 1


def _goes_on(cell: Any) -> bool:
    """Whether *cell* only continues the one above: a vertical merge that does not restart."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _cell_text(cell: Any) -> str:
    return unwrap("\n".join(filter(None, (lines_in(paragraph) for paragraph in cell.iter(f"{W}p")))))
