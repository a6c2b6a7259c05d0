"""The head of a mail as it should have come: without what stands before or between its headers.

The standard library takes the first line that is no header for the beginning of the text, and every header
below it for text.
"""

from __future__ import annotations

import re

_FIELD = re.compile(rb"[!-9;-~]+:")
_KNOWN = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|mime-version|content-type|content-transfer-encoding|received"
    rb"|return-path|reply-to|sender|delivered-to):",
    re.IGNORECASE,
)
_BLANK = re.compile(rb"(?>\r\n|[\r\n])[ \t]*(?>\r\n|[\r\n])")
_LONGEST_HEAD = 256 * 1024
_LONGEST_PREFACE = 300


def mended(raw: bytes) -> bytes:
    """*raw* from its first header on, lines between the headers that are none left out."""
    raw = _shortened(_without_preface(raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")))
    end = _BLANK.search(raw, 0, _LONGEST_HEAD)
    head = raw[: end.start()] if end else raw[:_LONGEST_HEAD]
    lines = head.splitlines(keepends=True)
    last = max((number for number, line in enumerate(lines) if _KNOWN.match(line)), default=-1)
    if all(_belongs(line) for line in lines[: last + 1]):
        return raw
    kept = [line for line in lines[: last + 1] if _belongs(line)]
    return b"".join(kept) + raw[sum(map(len, lines[: last + 1])) :]


def _shortened(raw: bytes) -> bytes:
    """*raw* without the headers that a head of more than any mail's length has left."""
    end = _BLANK.search(raw)
    if not end or end.start() <= _LONGEST_HEAD:
        return raw
    return raw[: raw.rfind(b"\n", 0, _LONGEST_HEAD)] + raw[end.start() :]


def _belongs(line: bytes) -> bool:
    return bool(_FIELD.match(line)) or line[:1] in (b" ", b"\t")


def _without_preface(raw: bytes) -> bytes:
    """*raw* without a short paragraph before the headers, such as "---- Original email message ----"."""
    end = _BLANK.search(raw, 0, _LONGEST_PREFACE)
    if not end or any(map(_FIELD.match, raw[: end.start()].splitlines())):
        return raw
    below = raw[end.end() : end.end() + _LONGEST_HEAD].lstrip(b"\r\n")
    head = below[: found.start()] if (found := _BLANK.search(below)) else below
    headers = sum(bool(_KNOWN.match(line)) for line in head.splitlines())
    return raw[end.end() :].lstrip(b"\r\n") if headers >= 2 else raw
