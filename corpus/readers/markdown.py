"""Markdown (CommonMark with tables): a section under a heading is a page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.readers import marks
from corpus.readers.encoding import decode
from corpus.readers.flow import Draft, Outline, first_heading, sections
from corpus.readers.headings import BOLD, is_heading
from corpus.readers.items import STRUCK, Heading, Item, Text, asks
from corpus.readers.table import Table, grid_of
from corpus.text.squeeze import unwrap
from corpus.yaml_text import NO_YAML, parse

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n(.*?\n)\1\n", re.DOTALL)  # of YAML, or of TOML
_H1 = re.compile(r"<h1\b", re.IGNORECASE)
# HTML indented four spaces and more, as pages of nested elements are, is code to CommonMark and no word of the page.
_TAG = re.compile(r"\s*<[a-zA-Z/!]")
# {: .class #id } on a line of its own: how kramdown dresses what stands above.
# What a bold line may head; nothing where the next heading follows it, or the text ends.
_HEADED = frozenset(
    ["paragraph_open", "bullet_list_open", "ordered_list_open", "table_open", "fence", "html_block"]
)
_BOLD_WORDS = frozenset(["text", "code_inline", "em_open", "em_close"])
_ATTRIBUTES = re.compile(r"(?m)^[ \t]*\{:[^{}\n]*\}[ \t]*$")


def read(data: bytes) -> Draft:
    """The sections of a Markdown file. Raises DocumentUnreadable for bytes that are no text."""
    from markdown_it import MarkdownIt

    text = decode(data)
    title, start = _front_matter(text)
    tokens = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(_ATTRIBUTES.sub("", text[start:]))
    )
    single = sum(_first_level(token) for token in tokens) == 1
    items = list(_items(tokens, top=1 if single else 0))
    outline = Outline()
    pages = tuple(outline.page(number, part) for number, part in enumerate(sections(items), start=1))
    return Draft(title or first_heading(pages), pages)


def _front_matter(text: str) -> tuple[str | None, int]:
    """The title that YAML or TOML on top of the file gives, and where the text starts."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None, 0
    try:
        named = parse(found[2]) if found[1] == "---" else tomllib.loads(found[2])
    except NO_YAML:  # what TOML cannot be is a ValueError, too
        return None, found.end()
    title = named.get("title") if isinstance(named, dict) else None
    return (str(title) if title else None), found.end()


def _items(tokens: Sequence[Token], *, top: int) -> Iterator[Item]:
    """What *tokens* say. *top* is 1 where the only level-1 heading is the title."""
    depth = 0
    at = 0
    number = ""  # of the item that is opened
    while at < len(tokens):
        token = tokens[at]
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        if token.type == "heading_open":
            yield Heading(_text(tokens[at + 1]), int(token.tag[1]) - top)
            at += 2
        elif token.type == "table_open":
            end = next(end for end in range(at, len(tokens)) if tokens[end].type == "table_close")
            yield _table(tokens[at:end])
            at = end
        elif token.type == "inline" and not depth and _heads(token, tokens[at + 2 : at + 3]):
            yield Heading(_text(token), BOLD)
        elif token.type == "inline":
            yield from _said(token, number, listed=depth > 0)
            number = ""
        elif _is_html(token):
            end = next((end for end in range(at, len(tokens)) if not _is_html(tokens[end])), len(tokens))
            yield from _html("".join(part.content for part in tokens[at:end]), top)
            at = end - 1
        elif token.type in {"fence", "code_block"}:
            yield from _quoted(token)
        at += 1


def _heads(token: Token, after: Sequence[Token]) -> bool:
    """Whether *token* is a paragraph of one short bold line that is no sentence, which heads what stands *after* it."""
    text = _text(token)
    if not (after and after[0].type in _HEADED and _is_bold(token)) or asks(text) or marks.is_key_value(text):
        return False
    return is_heading(text, None, apart=True, large=True)


def _is_bold(token: Token) -> bool:
    """Whether bold words are all there is of *token*; a link among them is something to press, and heads nothing."""
    kinds = [child.type for child in token.children or () if child.nesting or child.content.strip()]
    ends = (kinds[:1], kinds[-1:])
    return ends == (["strong_open"], ["strong_close"]) and _BOLD_WORDS.issuperset(kinds[1:-1])


def _said(token: Token, number: str, *, listed: bool) -> Iterator[Item]:
    """The words of *token*, with the *number* that its list gives it: the third in an order says so."""
    if text := _text(token):
        yield Text(f"{number}{text}", "item" if listed else marks.kind_of(text))


def _first_level(token: Token) -> int:
    """How many headings of level 1 *token* opens, in Markdown or in HTML."""
    if _is_html(token):
        return len(_H1.findall(token.content))
    return token.type == "heading_open" and token.tag == "h1"


def _is_html(token: Token) -> bool:
    return token.type == "html_block" or (token.type == "code_block" and bool(_TAG.match(token.content)))


def _quoted(token: Token) -> Iterator[Item]:
    """What is shown as it is typed, by its blank lines: the headings of a form to be filled in head nothing here, and
    what it asks is said with what follows."""
    asked: list[str] = []
    for block in token.content.split("\n\n"):
        lines = (unwrap(line).lstrip("# ") for line in block.splitlines())
        asked += filter(None, lines)
        if asked and not asks(asked[-1]):
            yield Text("\n".join(asked))
            asked = []
    if asked:
        yield Text("\n".join(asked))


def _html(text: str, top: int) -> Iterator[Item]:
    """HTML, blank lines in it or not: a table that they cut into blocks is one."""
    from corpus.readers.html import items_of

    yield from items_of(text, top=top)


def _table(tokens: Sequence[Token]) -> Table:
    lines: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            lines.append([])
        elif token.type in {"th_open", "td_open"}:
            lines[-1].append(_text(tokens[at + 1]))
    return Table(grid_of(lines), header=1)


def _text(token: Token) -> str:
    """The words of an inline token without its marks, on one line; what is struck out no longer holds, and is none."""
    words = []
    struck = 0
    for child in token.children or ():
        struck += _strikes(child)
        if struck > 0:
            continue
        if child.type in {"text", "code_inline"}:
            words.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif child.type == "image":
            words.append(child.content)
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            words.append("\n")
    return unwrap("".join(words))


def _strikes(child: Token) -> int:
    """1 where *child* begins to strike out, in Markdown or in HTML, -1 where it ends."""
    if child.type != "html_inline":
        return child.nesting if child.tag == "s" else 0
    name = child.content.strip("</> ").lower()
    return 0 if name not in STRUCK else -1 if child.content.startswith("</") else 1
