"""One mail as it came in: headers decoded, body as text, attachments by name only.

The standard library's parser reads the MIME structure (under `compat32`, the policy that keeps broken headers instead
of raising); everything it leaves as bytes is decoded here. Attachments are listed and never opened.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from bot.mail.decode import decode, decode_header, one_line
from bot.mail.parts import DEEPEST_NESTING, MailUnreadable, is_attachment, leaves, name_of
from bot.mail.shown import LONGEST_TEXT, body_of

LARGEST_MAIL = 64 * 1024 * 1024
_MOST_BOUNDARY_LINES = 20_000
_LONGEST_HEADER = 20_000

_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x20\x7f-\uffff]{1,900}>")
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"
)
_BASE64_RUN = re.compile(rb"(?:[A-Za-z0-9+/]{20,250}={0,2}\r?\n)++")
_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Person:
    """Somebody on an address line. *address* is empty when what stood there is no address."""

    name: str
    address: str


@dataclass(frozen=True)
class Mail:
    """What a mail holds. *headers* maps lower-case names to all their decoded values, in order.

    *text* is the whole body, quotes and signature included; *kinds* are the content types of its parts; *attachments*
    the names of parts that were not opened; *fingerprint* tells copies of one mail from different ones.
    """

    headers: Mapping[str, tuple[str, ...]]
    message_id: str | None
    references: tuple[str, ...]
    sender: Person
    reply_to: Person
    recipients: tuple[Person, ...]
    subject: str
    date: datetime | None
    text: str
    kinds: tuple[str, ...]
    attachments: tuple[str, ...]
    fingerprint: str

    def header(self, name: str) -> str:
        """The first value of a header, or nothing."""
        return next(iter(self.headers.get(name.lower(), ())), "")

    @property
    def key(self) -> str:
        """What identifies the mail across runs: its Message-ID, else a hash of sender and content."""
        return self.message_id or f"sha256:{self.fingerprint}"


def read_mail(raw: bytes) -> Mail:
    """The mail in *raw*. Raises MailUnreadable, and nothing else, whatever the bytes are."""
    return read_message(parsed(raw, whole=False))


def parsed(raw: bytes, *, whole: bool = True) -> Message:
    """The structure of the mail in *raw*; unless *whole*, long attachments are cut. Raises MailUnreadable."""
    _refuse_bombs(raw)
    try:
        return message_from_bytes(raw if whole else _without_long_attachments(raw))
    except Exception as error:  # the email package raises many kinds on malformed input
        raise _malformed(error) from error


def read_message(message: Message) -> Mail:
    """The mail in a parsed *message*. Raises MailUnreadable, and nothing else."""
    try:
        return _mail(message)
    except MailUnreadable:
        raise
    except Exception as error:  # as above; one mail must not stop a batch
        raise _malformed(error) from error


def _malformed(error: Exception) -> MailUnreadable:
    if isinstance(error, MemoryError):
        return MailUnreadable("The mail unpacks to more than the desk reads; open it in a mail program.")
    return MailUnreadable(f"The mail is malformed ({type(error).__name__}); open it in a mail program.")


def _refuse_bombs(raw: bytes) -> None:
    if not raw.strip():
        raise MailUnreadable("The file is empty.")
    if len(raw) > LARGEST_MAIL:
        raise MailUnreadable(f"The mail has {len(raw) >> 20} MB; at most {LARGEST_MAIL >> 20} MB are read.")
    depth = len(_NESTING.findall(raw))
    if depth > DEEPEST_NESTING or (depth and raw.count(b"\n--") > _MOST_BOUNDARY_LINES):
        raise MailUnreadable("The mail has so many nested parts that it was not unpacked.")
    if b":" not in raw[:100_000]:
        raise MailUnreadable("The file is no mail: it has no headers.")


def _without_long_attachments(raw: bytes) -> bytes:
    """*raw* with long base64 runs cut, so that a 30 MB attachment is not copied about to be ignored."""
    if len(raw) < 256 * 1024:
        return raw

    def cut(run: re.Match[bytes]) -> bytes:
        data = run[0]
        return data if len(data) <= LONGEST_TEXT else data[: data.rfind(b"\n", 0, LONGEST_TEXT) + 1]

    return _BASE64_RUN.sub(cut, raw)


def _mail(message: Message) -> Mail:
    headers = _headers(message)
    parts = list(leaves(message))
    text = body_of(message)
    sender = (_people(headers, "from") or _people(headers, "sender") or (Person("", ""),))[0]
    own_id = next(iter(_ids(headers, "message-id")), None)
    digest = "\0".join((sender.address, *headers.get("subject", ()), *headers.get("date", ()), text))
    return Mail(
        headers=headers,
        message_id=own_id,
        references=_ids(headers, "references") or _ids(headers, "in-reply-to"),
        sender=sender,
        reply_to=next((person for person in _people(headers, "reply-to") if person.address), sender),
        recipients=(*_people(headers, "to"), *_people(headers, "cc")),
        subject=one_line(next(iter(headers.get("subject", ())), ""))[:500],
        date=_date(next(iter(headers.get("date", ())), "")),
        text=text,
        kinds=(message.get_content_type(), *(part.get_content_type() for part in parts)),
        attachments=tuple(name_of(part) for part in parts if is_attachment(part))[:100],
        fingerprint=hashlib.sha256(digest.encode("utf-8", "replace")).hexdigest(),
    )


def _headers(message: Message) -> dict[str, tuple[str, ...]]:
    headers: dict[str, list[str]] = {}
    for name, value in list(message.raw_items())[:300]:
        # Address lines are split before their words are decoded: a decoded name may hold commas and brackets.
        keep = name.lower() in ("from", "to", "cc", "reply-to", "sender")
        text = str(value)[:_LONGEST_HEADER]
        headers.setdefault(name.lower(), []).append(text if keep else decode_header(text))
    return {name: tuple(values) for name, values in headers.items()}


def _people(headers: Mapping[str, tuple[str, ...]], name: str) -> tuple[Person, ...]:
    values = [
        value if value.isascii() and "\x1b" not in value else decode(value.encode("utf-8", "surrogateescape"))
        for value in headers.get(name, ())
    ]
    people = []
    for display, address in getaddresses([re.sub(r"\s+", " ", value) for value in values])[:100]:
        valid = _ADDRESS.fullmatch(address.strip())
        people.append(Person(decode_header(display)[:100], valid[0] if valid else ""))
    return tuple(person for person in people if person.name or person.address)


def _ids(headers: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(" ".join(headers.get(name, ())))))[-50:]


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
        aware = date if date.tzinfo else date.replace(tzinfo=UTC)
        return aware if 1980 <= aware.astimezone(UTC).year <= 2200 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
