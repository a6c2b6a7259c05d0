"""Tables of an HTML page, and lists of terms, which are tables of two columns."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from corpus.readers.items import asks
from corpus.readers.table import Cell, Table
from corpus.text.squeeze import unwrap

GRIDS = frozenset({"table", "dl"})
_MOST_SPAN = 100
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


def is_data(tag: Tag) -> bool:
    """Whether *tag* holds values in rows, and is no frame for laying out a page, nor questions and their answers."""
    if tag.name == "dl":
        term = tag.find("dt")
        return term is not None and not asks(_text(term))
    return tag.find(["table", "h1", "h2", "h3"]) is None and len(tag.find_all(["td", "th"])) > 1


def table(tag: Tag) -> Table | None:
    """The table or list of terms *tag*, None where it is empty."""
    caption = tag.find("caption")
    grid = _pairs(tag) if tag.name == "dl" else _grid(tag)
    name = _text(caption) if isinstance(caption, Tag) else None
    return Table(grid, name, _header(tag), named=_names_its_rows(tag)) if grid else None


def _names_its_rows(tag: Tag) -> bool:
    """Whether each line is a th and what is said of it."""
    lines = [[cell.name for cell in row.find_all(["td", "th"])] for row in tag.find_all("tr")]
    return tag.name == "table" and all(names == ["th", "td"] for names in lines)


def _pairs(tag: Tag) -> tuple[tuple[Cell, ...], ...]:
    """Terms and what is said of each; several of either share a line."""
    lines: list[tuple[list[str], list[str]]] = []
    for part in tag.find_all(["dt", "dd"]):
        if part.name == "dt" and (not lines or lines[-1][1]):
            lines.append(([], []))
        if lines:
            lines[-1][part.name == "dd"].append(_text(part))
    return tuple((Cell(" ".join(terms)), Cell(" ".join(said))) for terms, said in lines)


def _header(tag: Tag) -> int | None:
    """How many rows on top are column names; None where no th says so."""
    if tag.name == "dl":
        return 0
    rows = [row.find_all(["td", "th"]) for row in tag.find_all("tr")]
    rows = [row for row in rows if row]
    names = 0
    while names < len(rows) - 1 and all(cell.name == "th" for cell in rows[names]):
        names += 1
    if names == 0 and any(cell.name == "th" for row in rows for cell in row):
        # th on the left only: the rows have names, the columns none, unless the first row looks like it.
        return None if len(rows[0]) > 2 else 0
    return names or None


def _grid(tag: Tag) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table, a merged one at every place it covers."""
    taken: dict[tuple[int, int], Cell] = {}
    rows = tag.find_all("tr")
    for down, row in enumerate(rows):
        across = 0
        for part in row.find_all(["td", "th"]):
            while (down, across) in taken:
                across += 1
            own = Cell(_text(part))
            for below in range(min(_span(part, "rowspan"), len(rows) - down)):
                for right in range(_span(part, "colspan")):
                    taken[down + below, across + right] = own
    width = max((across for _, across in taken), default=-1) + 1
    lines = sorted({down for down, _ in taken})
    return tuple(tuple(taken.get((down, across)) or Cell("") for across in range(width)) for down in lines)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(1, min(int(value), _MOST_SPAN)) if value.isdecimal() else 1


def _text(tag: Tag) -> str:
    """The words in *tag* on one line, a break between its blocks."""
    words = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            words.append("\n" if node.name == "br" or node.name in BLOCKS else "")
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            words.append(node)
    return unwrap("".join(words))
