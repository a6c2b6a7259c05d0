"""The text of an HTML mail, with quotes marked as in plain mails and nothing a reader would not have seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree
from lxml import html as lxml_html

from bot.mail.attribution import attribution

_HIDDEN_TAGS = {
    "script",
    "style",
    "head",
    "title",
    "template",
    "noscript",
    "object",
    "iframe",
    "svg",
    "select",
    "meta",
}
_NO_LENGTH = re.compile(r"0*\.?0*(?:[a-z]{1,4}|%)?|[01](?:\.\d{1,9})?(?:px|pt)")
_QUOTE_NAME = re.compile(r"quote|cite|history|replied|reply", re.IGNORECASE)
_BLOCKS = {
    "p",
    "div",
    "tr",
    "table",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "hr",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
}
_BLOCKS |= {"h4", "h5", "h6", "header", "footer", "dl", "dt", "dd", "center", "form", "fieldset", "address"}
# Outlook draws the line above the mail it quotes as a border, or names the block; text has to say so.
_OUTLOOK_DIVIDER = re.compile(r"border-top\s*:\s*solid|divRplyFwdMsg|OutlookMessageHeader|stopSpelling", re.I)
_DIVIDER = "-----Original Message-----"


def text_of_html(page: str) -> str:
    """*page* as lines of text: list items numbered or bulleted, quotes behind "> ", hidden text left out."""
    root = _parsed(page)
    if root is None:
        return ""
    out = _Lines()
    stack = [_Step(root)]
    while stack:
        step = stack.pop()
        if isinstance(step.node, str):
            if step.shown:
                out.write(step.node)
        elif step.closing:
            out.close(step.node)
        elif isinstance(step.node.tag, str) and not _is_hidden(step.node):
            out.open(step.node)
            stack.append(_Step(step.node, closing=True))
            _push_children(step.node, _shows(step.node, step.shown), stack)
    return out.text()


class _Step(NamedTuple):
    """An element or a text on the way through the page; *shown* unless its letters have no size or are
    invisible."""

    node: etree._Element | str
    shown: bool = True
    closing: bool = False


def _parsed(page: str) -> etree._Element | None:
    # An encoding declared inside the page is of the bytes, which have been decoded already.
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", page).replace("\x00", "")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _push_children(node: etree._Element, shown: bool, stack: list[_Step]) -> None:
    for child in reversed(node):
        if child.tail:
            stack.append(_Step(child.tail, shown))
        stack.append(_Step(child, shown))
    if node.text:
        stack.append(_Step(node.text, shown))


def _style(node: etree._Element) -> dict[str, str]:
    """The declarations of an element's style attribute."""
    declared = (part.partition(":") for part in (node.get("style") or "").lower().split(";")[:200])
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in declared}


def _is_hidden(node: etree._Element) -> bool:
    """Whether nothing in an element can be seen, whatever stands in it."""
    if node.tag in _HIDDEN_TAGS or node.get("hidden") is not None:
        return True
    style = _style(node)
    folded = _is_nothing(style.get("max-height", style.get("height"))) and style.get("overflow") == "hidden"
    return (
        folded
        or style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or _is_nothing(style.get("opacity"))
    )


def _shows(node: etree._Element, inherited: bool) -> bool:
    """Whether the letters right in an element can be seen: what is inside may say otherwise of its own."""
    style = _style(node)
    size, visibility = style.get("font-size"), style.get("visibility")
    if _is_nothing(size) or visibility in ("hidden", "collapse"):
        return False
    return inherited or size is not None or visibility == "visible"


def _is_nothing(length: str | None) -> bool:
    return bool(length) and _NO_LENGTH.fullmatch(str(length)) is not None


def _is_quote(node: etree._Element, above: Sequence[str]) -> bool:
    """Whether a blockquote holds somebody else's words; people indent their own with it, too.

    Mailers mark a quote by an attribute, a name or a bar at its side, or say above it who wrote it.
    """
    if node.get("type") == "cite" or node.get("cite") is not None:
        return True
    if _QUOTE_NAME.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
        return True
    bars = [_style(node).get(name, "") for name in ("border-left", "border-left-width", "border-left-style")]
    if any(bar and not re.match(r"none|0", bar) for bar in bars):
        return True
    return any(attribution(above, start) == len(above) - start for start in range(len(above)))


class _Lines:
    """Lines being written; each knows how deep it is quoted."""

    def __init__(self) -> None:
        self._lines: list[str] = [""]
        self._quotes: list[bool] = []
        self._lists: list[int | None] = []
        self._preformatted = 0

    def write(self, text: str) -> None:
        if self._preformatted:
            first, *rest = text.split("\n")
            self._add(first)
            for line in rest:
                self._break()
                self._add(line)
            return
        squeezed = re.sub(r"[ \t\r\n\f\v\xa0]+", " ", text)
        self._add(squeezed.lstrip() if self._at_start() else squeezed)

    def open(self, node: etree._Element) -> None:
        tag = node.tag
        if tag in _BLOCKS or tag in ("li", "br"):
            self._break(force=tag == "br")
        if _OUTLOOK_DIVIDER.search(f"{node.get('style') or ''} {node.get('id') or ''}") and tag == "div":
            self._add(_DIVIDER)
            self._break()
        if tag in ("ol", "ul"):
            self._lists.append(_start(node) if tag == "ol" else None)
        elif tag == "li":
            self._add(self._marker())
        elif tag == "blockquote":
            self._quotes.append(_is_quote(node, [line for line in self._lines[-6:] if line.strip()][-3:]))
            self._lines[-1] = self._prefix()
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "td" and not self._at_start():
            self._add(" ")

    def close(self, node: etree._Element) -> None:
        tag = node.tag
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "blockquote" and self._quotes:
            self._quotes.pop()
        if tag in _BLOCKS or tag == "li":
            self._break()
        if tag in ("p", "ol", "ul") and not self._lists:
            self._break(force=True)

    def text(self) -> str:
        lines = [line.rstrip() for line in self._lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def _add(self, text: str) -> None:
        self._lines[-1] += text

    def _prefix(self) -> str:
        return "> " * min(sum(self._quotes), 20)

    def _at_start(self) -> bool:
        return self._lines[-1] == self._prefix()

    def _break(self, *, force: bool = False) -> None:
        if force or not self._at_start():
            self._lines.append(self._prefix())

    def _marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "・"
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "


def _start(node: etree._Element) -> int:
    start = node.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 4 else 1
