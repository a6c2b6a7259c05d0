"""Text on its way into Slack: escaping, and cutting at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text.printable import printable
from corpus.text.sentences import sentence_ends

# Printable ASCII only: in Japanese a full stop or particle follows a URL without a space.
_ATOM = re.compile(r"(?:https?://|mailto:)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_MARKERS = re.compile(r"(?: ?\[\d+\])*")
_SOFT_END = re.compile(r"[、,;；]|\s")
_CONTROL = re.compile(r"[\u2028\u2029\ud800-\udfff]")


def escape(text: str) -> str:
    """*text* for a mrkdwn field: only & < > are special (docs.slack.dev, Formatting message text)."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> str:
    """*text* without control characters, which Slack rejects or drops."""
    return _CONTROL.sub("", printable(text))


def cut(text: str, limit: int) -> str:
    """The longest beginning of *text* within *limit* characters that ends with a sentence.

    Failing that with a comma or space, failing that anywhere but inside a URL or address.
    """
    if len(text) <= limit:
        return text
    atoms = [match.span() for match in _ATOM.finditer(text)]
    for ends in (_ends(text), (match.end() for match in _SOFT_END.finditer(text))):
        places = [end for end in ends if end <= limit and not _inside(end, atoms)]
        if places and places[-1] >= limit // 4:
            return text[: places[-1]].rstrip()
    return text[: next((start for start, end in atoms if start < limit < end), limit)]


def pieces(text: str, limit: int) -> list[str]:
    """*text* in parts of at most *limit* characters, each ending as `cut` ends it.
    Nothing but white space is lost.
    """
    parts = []
    rest = text.strip()
    while rest:
        part = cut(rest, limit) or rest[:limit]
        parts.append(part)
        rest = rest[len(part) :].lstrip()
    return parts


def first_sentence(text: str) -> str:
    """The first sentence of *text*, its closing bracket and [n] markers included."""
    stripped = text.strip()
    atoms = [match.span() for match in _ATOM.finditer(stripped)]
    ends = (end for end in _ends(stripped) if not _inside(end, atoms))
    return stripped[: next(ends, len(stripped))].rstrip()


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of *text* end, the [n] markers behind them included."""
    for end in sentence_ends(text):
        markers = _MARKERS.match(text, end)
        yield markers.end() if markers else end


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)
