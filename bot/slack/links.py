"""Links and mail addresses that stand beside a question: where they lead is no part of it.

Beside it stands what is in brackets, behind the end of a question, or on a line of its own, and a mail address at the
end of any line. Within a sentence the words of a link are the sentence's.
"""

from __future__ import annotations

import re

# Around the words of a link, while a line is read.
_OPEN, _SHUT = "\ue003", "\ue004"
_LINK = f"{_OPEN}[^{_SHUT}]*{_SHUT}"
_SEVERAL = rf"{_LINK}(?:[\s、,]*{_LINK})*"
_BRACKETED = re.compile(rf"[(（]\s*{_SEVERAL}\s*[)）]")
_BEHIND = re.compile(rf"(?:^|(?<=[?？。.!！か]))\s*{_SEVERAL}\s*$")
_ADDRESSED = re.compile(rf"\s{_OPEN}[^{_SHUT}]*@[^{_SHUT}]*{_SHUT}\s*$")
_MARKS = re.compile(f"[{_OPEN}{_SHUT}]")


def marked(words: str) -> str:
    """The *words* of a link, marked as such; nothing where it has none of its own."""
    return f"{_OPEN}{words}{_SHUT}" if words else ""


def without_links(line: str) -> str:
    """*line* without the marked links that stand beside what it says."""
    return _ADDRESSED.sub("", _BEHIND.sub("", _BRACKETED.sub(" ", line)))


def unmarked(line: str) -> str:
    """*line* with the words of its links as words."""
    return _MARKS.sub("", line)
