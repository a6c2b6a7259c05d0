"""The MIME structure of a mail: its parts, their names and parameters. Nothing is decoded here but those."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from bot.mail.decode import decode, decode_header
from corpus.errors import BadInput

MOST_PARTS = 500
DEEPEST_NESTING = 100


class MailUnreadable(BadInput):
    """A mail cannot be read; the text says why and is shown in the report."""


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold content, attached mails unopened, at most as many as a person would ever send."""
    stack, seen = [message], 0
    while stack and seen < MOST_PARTS:
        part = stack.pop()
        seen += 1
        inside = children(part)
        stack.extend(reversed(inside))
        if not inside:
            yield part


def children(part: Message) -> list[Message]:
    """The parts of a multipart; an attached mail has none here."""
    payload = part.get_payload() if part.get_content_maintype() == "multipart" else None
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def param(part: Message, name: str, header: str = "content-type") -> str:
    """A header parameter, RFC 2231 continuations and charsets included; empty when it is missing or beyond reading."""
    try:
        value = part.get_param(name, "", header)
    except (ValueError, TypeError, AttributeError, UnicodeError):
        return ""
    if isinstance(value, tuple):
        return decode(str(value[2]).encode("latin-1", "replace"), value[0])
    return str(value)


def is_attachment(part: Message) -> bool:
    """Whether a mail program would list *part* rather than show it."""
    disposition = str(part.get("content-disposition", "")).lstrip().lower()
    named = bool(param(part, "filename", "content-disposition") or param(part, "name"))
    return (
        disposition.startswith("attachment")
        or part.get_content_maintype() not in ("text", "multipart")
        or (named and part.get_content_type() != "text/plain")
    )


def name_of(part: Message) -> str:
    """What to call an attachment: its file name, the subject of an attached mail, else its content type."""
    name = param(part, "filename", "content-disposition") or param(part, "name")
    if not name and part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        attached = inner[0] if isinstance(inner, list) and inner else None
        name = str(attached.get("subject", "")) if isinstance(attached, Message) else ""
    return decode_header(name)[:200] or part.get_content_type()
