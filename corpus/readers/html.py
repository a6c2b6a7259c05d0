"""HTML: headings, paragraphs, lists and tables of the page's own words; menus, scripts and styles are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement, PreformattedString

from corpus.readers import marks
from corpus.readers.encoding import decode
from corpus.readers.flow import Draft, Heading, Item, Outline, Text, first_heading, sections
from corpus.readers.office import own_title
from corpus.readers.table import Cell, Table
from corpus.text import unwrap

_DROPPED = [
    "script",
    "style",
    "nav",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "select",
    "button",
    "head",
    "rt",
    "rp",
]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset(
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
_GRIDS = frozenset({"table", "dl"})
_HEADING = re.compile(r"^h([1-6])$")
# A break the page shows, unlike the line ends of its source.
_BR = "\v"
_MOST_SPAN = 100


def read(data: bytes) -> Draft:
    """The sections of an HTML page, by its headings. Raises DocumentUnreadable for bytes that are no text."""
    declared = EncodingDetector.find_declared_encoding(data[:4096], is_html=True)
    return read_text(decode(data, declared=declared))


def read_text(text: str) -> Draft:
    """The sections of the HTML page *text*."""
    soup = BeautifulSoup(text, "lxml")
    title = own_title(soup.title.get_text() if soup.title else None)
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    for tag in soup.find_all(_is_hidden):
        tag.decompose()
    single = len(soup.find_all("h1")) == 1
    items = list(_items(soup, top=1 if single else 0))
    outline = Outline()
    pages = tuple(outline.page(number, part) for number, part in enumerate(sections(items), start=1))
    return Draft(title or first_heading(pages), pages)


def _is_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or bool(_HIDDEN.search(str(tag.get("style", ""))))


def _items(root: Tag, *, top: int) -> Iterator[Item]:
    """What stands in *root*, in order. *top* is 1 where its only h1 is the page's title."""
    grids = {id(tag) for tag in root.find_all(_GRIDS) if _is_data(tag)}
    words: list[str] = []
    holder: Tag = root
    for node in root.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                words.append(_BR)
            elif id(node) in grids:
                yield from _said(words, holder, top)
                words = []
                yield from _table(node)
            continue
        block = _holder(node, grids)
        if not isinstance(node, NavigableString) or isinstance(node, PreformattedString) or block is None:
            continue
        if block is not holder:
            yield from _said(words, holder, top)
            words, holder = [], block
        words.append(node)
    yield from _said(words, holder, top)


def _holder(node: PageElement, grids: set[int]) -> Tag | None:
    """The paragraph, heading or other block *node* stands in; None inside one of *grids*, each read as a whole."""
    block = None
    for above in node.parents:
        if id(above) in grids:
            return None
        if block is None and above.name in _BLOCKS:
            block = above
    return block or node.parent


def _said(words: list[str], holder: Tag, top: int) -> Iterator[Item]:
    if found := _HEADING.match(holder.name):
        if text := unwrap("".join(words)):
            yield Heading(text, int(found.group(1)) - top)
        return
    listed = holder.name == "li" or holder.find_parent("li") is not None
    for text in _broken("".join(words)):
        yield Text(text, "item" if listed else marks.kind_of(text))


def _broken(text: str) -> list[str]:
    """*text* at its line breaks, except those that only balance the lines of one sentence."""
    found: list[str] = []
    for line in filter(None, (part.strip() for part in text.split(_BR))):
        apart = (
            not found or marks.ends_sentence(found[-1]) or marks.is_marked(line) or marks.is_key_value(line)
        )
        if apart:
            found.append(line)
        else:
            found[-1] = f"{found[-1]}\n{line}"
    return [unwrap(line) for line in found]


def _is_data(tag: Tag) -> bool:
    """Whether *tag* holds values in rows, and is no frame for laying out a page."""
    if tag.name == "dl":
        return tag.find("dt") is not None
    return tag.find(["table", "h1", "h2", "h3"]) is None and len(tag.find_all(["td", "th"])) > 1


def _table(tag: Tag) -> Iterator[Item]:
    caption = tag.find("caption")
    grid = _pairs(tag) if tag.name == "dl" else _grid(tag)
    if grid:
        yield Table(grid, _text(caption) if isinstance(caption, Tag) else None, _header(tag))


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
            words.append("\n" if node.name == "br" or node.name in _BLOCKS else "")
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            words.append(node)
    return unwrap("".join(words))
