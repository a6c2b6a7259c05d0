"""What DOCX and PPTX share: both are zip files of XML, and both may be locked, broken or a trap."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from corpus.errors import DocumentUnreadable
from corpus.text.alternatives import one_of, one_word_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_XML = 60_000_000
_MOST_UNPACKED = 500_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Titles that programs write themselves.
_NUMBERED_BY = one_word_of(r"slide\s スライド document 文書 presentation プレゼンテーション")
_PROGRAM_TITLE = re.compile(
    "^"
    + one_of(
        r"microsoft (?:word|powerpoint)\b.*|powerpoint\s*(?:presentation|プレゼンテーション)",
        rf"{_NUMBERED_BY}\s*\d*",
        r"(?:untitled|無題|名称未設定).*|タイトルなし|[(（]?(?:anonymous|unspecified|unknown|no title|title)[)）]?",
        r".*\.(?:docx?|pptx?|pdf|xlsx?|indd|html?|md|txt)",
    )
    + "$",
    re.IGNORECASE,
)


def open_package(data: bytes, *, part: str) -> io.BytesIO:
    """*data* as a stream a library may read: a sound zip of bounded size that holds *part*.

    Raises DocumentUnreadable for a locked, damaged or oversized file.
    """
    if data.startswith(_OLE):
        raise DocumentUnreadable(
            "it is locked with a password or in the format before 2007; save it unlocked in the new format"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except zipfile.BadZipFile as ex:
        raise DocumentUnreadable("it is damaged or not of the kind its ending says; save it again") from ex
    if all(entry.filename != part for entry in entries):
        raise DocumentUnreadable("it is not of the kind its ending says; give it the ending of its real type")
    xml = max((entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0)
    # zipfile never unpacks more than an entry declares, so the declared sizes bound the memory.
    if xml > _MOST_XML or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise DocumentUnreadable("it unpacks to more than the desk reads; split it or remove its pictures")
    return io.BytesIO(data)


def own_title(title: str | None) -> str | None:
    """*title* unless it is empty or one that a program gives by itself."""
    words = " ".join((title or "").split())
    return None if not words or _PROGRAM_TITLE.match(words) else words


def lines_in(paragraph: Any) -> str:
    """The words of a WordprocessingML paragraph, links and tracked insertions included; ruby, fallbacks and what is
    struck out not."""
    words = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if _belongs(node, paragraph) and not _is_struck(node.getparent()):
            words.append(
                {"t": node.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(node.tag.removeprefix(W), "\n")
            )
    return "".join(words)


def _is_struck(run: Any) -> bool:
    marks = [mark for name in ("strike", "dstrike") for mark in run.iterfind(f"{W}rPr/{W}{name}")]
    return any(mark.get(f"{W}val") not in {"0", "false", "off"} for mark in marks)


def _belongs(node: Any, paragraph: Any) -> bool:
    """Whether *node* is text of *paragraph* itself, not of a text box in it, a reading aid or an old program's copy."""
    for above in node.iterancestors():
        if above is paragraph:
            return True
        name = above.tag.rpartition("}")[2]
        if name in {"p", "rt", "Fallback", "tabs"}:
            return False
    return False
