"""Who wrote a mail and who is to be answered, from address lines as they really come.

The standard library's `getaddresses` gives up on, or misreads, much of what mailers write (an address without
brackets, a dot too many, a name with a comma or an @), and from one patch release to the next in another way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.mail.decode import decode, decode_header

Headers = Mapping[str, tuple[str, ...]]

_LOCAL = r"(?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}|\"[^\"\\\s]{1,62}\")"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
_ADDRESS = re.compile(rf"({_LOCAL})\s?@\s?({_LABEL}(?:\.{_LABEL}){{1,10}})")
# RFC 6532 lets both halves be of any script. It is told where they end within brackets or between spaces alone.
_ANY_LOCAL = r"(?:[^\s<>()\[\],;:@\"\\]{1,64}|\"[^\"\\\s]{1,62}\")"
_ANY_LABEL = r"[^\W_](?:[\w-]{0,62})"
# Within brackets, an intranet's address without a dot, too.
_BRACKETED = re.compile(rf"<\s*(?:mailto:)?({_ANY_LOCAL})\s?@\s?({_ANY_LABEL}(?:\.{_ANY_LABEL}){{0,10}})")
_ALONE = re.compile(rf"(?<!\S)({_ANY_LOCAL})@({_ANY_LABEL}(?:\.{_ANY_LABEL}){{1,10}})(?!\S)")
_COMMENT = re.compile(r"\(([^()]{1,100})\)")
# RFC 5322 lets a remark stand inside an address: <pete(his account)@silly.test>.
_REMARK = re.compile(r"\((?:[^()\\]|\\.){0,100}\)")
_VIA = re.compile(r"['\"]?(.{1,80}?)['\"]? (?:via|経由) .+", re.IGNORECASE)
_ORIGINAL = re.compile(r"x-(?:[a-z]+-)?original-(?:from|sender|author)")
_LIST_HEADERS = (
    "list-id",
    "list-post",
    "list-unsubscribe",
    "mailing-list",
    "x-beenthere",
    "x-mailman-version",
)


@dataclass(frozen=True)
class Person:
    """Somebody on an address line. *address* is empty when what stood there is no address."""

    name: str
    address: str


NOBODY = Person("", "")


def people(headers: Headers, name: str, charset: str | None) -> tuple[Person, ...]:
    """The people of an address header, one a line, and of a line with many those with an address.

    *charset* is for bytes that stand there unencoded.
    """
    return tuple(person for value in headers.get(name, ()) for person in _of_line(value, charset))[:100]


def asker(headers: Headers, sender: Person, desk: str | None, charset: str | None) -> Person:
    """Who wrote the mail: *sender*, or where the desk's own group put its address in From, whoever stood
    there before."""
    listed = any(headers.get(name) for name in _LIST_HEADERS)
    originals = [name for name in headers if _ORIGINAL.fullmatch(name)]
    if not (listed or originals):
        return sender
    via = _VIA.fullmatch(sender.name)
    called = via[1] if via else sender.name
    if not desk or sender.address.lower() != desk.lower():
        return Person(called, sender.address)
    before = (
        person for name in (*sorted(originals), "reply-to") for person in people(headers, name, charset)
    )
    found = next(
        (person for person in before if person.address and person.address.lower() != desk.lower()), None
    )
    return Person(found.name or called, found.address) if found else sender


def addresses_in(text: str) -> list[str]:
    """The mail addresses that stand in a text, in order."""
    return [f"{found[1]}@{found[2]}" for found in _ADDRESS.finditer(text)]


def _of_line(value: str, charset: str | None) -> Iterator[Person]:
    if not value.isascii() or "\x1b" in value:
        value = decode(value.encode("utf-8", "surrogateescape"), charset)
    line = re.sub(r"\s+", " ", value).strip()
    for text in (line, unicodedata.normalize("NFKC", line), _REMARK.sub("", line)):
        patterns = (_BRACKETED, _ADDRESS, _ALONE)
        found = next(filter(None, (list(pattern.finditer(text)) for pattern in patterns)), None)
        if found:
            yield from _named(text, found)
            return
    if line and not line.endswith(":;"):
        yield Person(_name(line), "")


def _named(text: str, found: Sequence[re.Match[str]]) -> Iterator[Person]:
    """The person of each address: called what stands before it, or in brackets behind it."""
    end = 0
    for address in found:
        before = text[end : address.start()].lstrip(">,; ")
        behind = _COMMENT.match(text, address.end() + 1)
        whole = unicodedata.normalize("NFKC", f"{address[1]}@{address[2]}").lstrip("'")
        yield Person(_name(before) or _name(behind[1] if behind else ""), whole)
        end = address.end()


def _name(text: str) -> str:
    before = text.partition("<")[0].strip() or text
    decoded = decode_header(before.replace('\\"', '"').strip(' "<>[],;'))
    return re.sub(r"(?i)\bmailto:$", "", decoded).strip(" \"'")[:100]
