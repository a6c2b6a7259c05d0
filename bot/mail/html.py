"""The text of an HTML mail, with quotes marked as in plain mails and nothing a reader would not have seen."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

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
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|mso-hide\s*:\s*all", re.I
)
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
# Outlook draws the line above the mail it quotes as a border, or names the block; text has to say it in words.
_OUTLOOK_DIVIDER = re.compile(r"border-top\s*:\s*solid|divRplyFwdMsg|OutlookMessageHeader|stopSpelling", re.I)
_DIVIDER = "-----Original Message-----"


def text_of_html(page: str) -> str:
    """*page* as lines of text: list items numbered or bulleted, quotes behind "> ", hidden text left out."""
    root = _parsed(page)
    if root is None:
        return ""
    out = _Lines()
    stack: list[tuple[etree._Element | str, bool]] = [(root, True)]
    while stack:
        node, opening = stack.pop()
        if isinstance(node, str):
            out.write(node)
        elif not opening:
            out.close(node)
        elif isinstance(node.tag, str) and not _is_hidden(node):
            out.open(node)
            stack.append((node, False))
            _push_children(node, stack)
    return out.text()


def _parsed(page: str) -> etree._Element | None:
    # An encoding declared inside the page is of the bytes, which have been decoded already.
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", page).replace("\x00", "")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _push_children(node: etree._Element, stack: list[tuple[etree._Element | str, bool]]) -> None:
    for child in reversed(node):
        if child.tail:
            stack.append((child.tail, True))
        stack.append((child, True))
    if node.text:
        stack.append((node.text, True))


def _is_hidden(node: etree._Element) -> bool:
    return (
        node.tag in _HIDDEN_TAGS
        or node.get("hidden") is not None
        or bool(_HIDDEN_STYLE.search(node.get("style") or ""))
    )


class _Lines:
    """Lines being written; each knows how deep it is quoted."""

    def __init__(self) -> None:
        self._lines: list[str] = [""]
        self._depth = 0
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
            self._depth += 1
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
        elif tag == "blockquote":
            self._depth -= 1
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
        return "> " * min(self._depth, 20)

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
