"""PPTX: a slide is a page, its title the heading. Speaker notes are the speaker's, not the call's: they stay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corpus.readers import marks
from corpus.readers.flow import Draft, Outline
from corpus.readers.headings import LOOSE, is_phrase
from corpus.readers.items import Heading, Item, Text
from corpus.readers.office import open_package, own_title
from corpus.readers.table import Cell, Table
from corpus.text.squeeze import unwrap

# Slide number, date and footer placeholders (ECMA-376, ST_PlaceholderType) say nothing of the slide.
_FURNITURE = frozenset({13, 15, 16})


def read(data: bytes) -> Draft:
    """The slides of a PPTX file. Raises DocumentUnreadable for one that is locked, damaged or too large."""
    stream = open_package(data, part="ppt/presentation.xml")
    import pptx

    deck = pptx.Presentation(stream)
    pages = []
    for number, slide in enumerate(deck.slides, start=1):
        pages.append(Outline().page(number, _items(slide)))
    return Draft(own_title(deck.core_properties.title), tuple(pages))


def _items(slide: Any) -> list[Item]:
    title = slide.shapes.title
    items: list[Item] = []
    for shape in _in_order(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        items.extend(_shape(shape))
    words = unwrap(title.text_frame.text.replace("\v", "\n")) if title is not None else ""
    if words:
        return [Heading(words, LOOSE), *items]
    if len(items) > 1 and isinstance(items[0], Text) and is_phrase(items[0].text):
        items[0] = Heading(items[0].text, LOOSE)
    return items


def _in_order(shapes: Iterable[Any]) -> list[Any]:
    """*shapes* as they are read: from the top, those on one height from the left; groups opened."""
    found = [shape for shape in _leaves(shapes) if not (shape.is_placeholder and _is_furniture(shape))]
    return sorted(found, key=lambda shape: (round((shape.top or 0) / 300_000), shape.left or 0))


def _leaves(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _leaves(shape.shapes)
        else:
            yield shape


def _is_furniture(shape: Any) -> bool:
    return int(shape.placeholder_format.type or 0) in _FURNITURE


def _shape(shape: Any) -> Iterator[Item]:
    if shape.has_table:
        yield Table(_grid(shape.table), header=1 if shape.table.first_row else None)
    elif shape.has_text_frame:
        said = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        for paragraph in said:
            text = unwrap(paragraph.text.replace("\v", "\n"))
            listed = len(said) > 1 and (shape.is_placeholder or paragraph.level > 0)
            yield Text(text, "item" if listed else marks.kind_of(text))


def _grid(table: Any) -> tuple[tuple[Cell, ...], ...]:
    """The cells of *table*, a merged one at every place it covers."""
    lines = len(table.rows)
    width = len(table.columns)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(lines)]
    for top in range(lines):
        for left in range(width):
            cell = table.cell(top, left)
            if grid[top][left] is not None:
                continue
            own = Cell(unwrap(cell.text_frame.text.replace("\v", "\n")))
            for down in range(cell.span_height if cell.is_merge_origin else 1):
                for right in range(cell.span_width if cell.is_merge_origin else 1):
                    grid[top + down][left + right] = own
    return tuple(tuple(cell or Cell("") for cell in line) for line in grid)
