"""One mail as it came in: headers decoded, body as text, attachments by name only.

The standard library's parser reads the MIME structure (under `compat32`, the policy that keeps broken headers
instead of raising); everything it leaves as bytes is decoded here. Attachments are listed and never opened.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from bot.mail.decode import decode_header, one_line
from bot.mail.head import mended
from bot.mail.parts import DEEPEST_NESTING, MailUnreadable, is_attachment, leaves, name_of, param
from bot.mail.people import NOBODY, Person, asker, people
from bot.mail.shown import LONGEST_TEXT, body_of

LARGEST_MAIL = 64 * 1024 * 1024
_MOST_BOUNDARY_LINES = 20_000
_LONGEST_HEADER = 20_000
_ADDRESS_LINES = ("from", "to", "cc", "reply-to", "sender")

_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x20\x7f-\uffff]{1,900}>")
_BASE64_RUN = re.compile(rb"(?:[A-Za-z0-9+/]{20,250}={0,2}\r?\n)++")
_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Mail:
    """What a mail holds. *headers* maps lower-case names to all their decoded values, in order.

    *text* is the whole body, quotes and signature included; *kinds* are the content types of its parts;
    *attachments* the names of parts that were not opened; *fingerprint* tells copies of one mail from
    different ones. *sender* is who wrote it, whatever a group made of its From; *reply_to* has no address
    where the mail gives none; *is_appointment*: it is an invitation to meet, or an answer to one.
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
    is_appointment: bool = False

    def header(self, name: str) -> str:
        """The first value of a header, or nothing."""
        return next(iter(self.headers.get(name.lower(), ())), "")

    @property
    def key(self) -> str:
        """What identifies the mail across runs: its Message-ID, else a hash of sender and content."""
        return self.message_id or f"sha256:{self.fingerprint}"


def read_mail(raw: bytes, *, desk: str | None = None) -> Mail:
    """The mail in *raw*. Raises MailUnreadable, and nothing else, whatever the bytes are. *desk* is the
    desk's own address, which its group may have put in place of the sender's."""
    return read_message(parsed(raw, whole=False), desk=desk)


def parsed(raw: bytes, *, whole: bool = True) -> Message:
    """The structure of the mail in *raw*; unless *whole*, long attachments are cut. Raises MailUnreadable."""
    _refuse_bombs(raw)
    try:
        return message_from_bytes(mended(raw if whole else _without_long_attachments(raw)))
    except Exception as error:  # the email package raises many kinds on malformed input
        raise _malformed(error) from error


def read_message(message: Message, *, desk: str | None = None) -> Mail:
    """The mail in a parsed *message*. Raises MailUnreadable, and nothing else."""
    try:
        return _mail(message, desk)
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


def _mail(message: Message, desk: str | None) -> Mail:
    charset = next((named for part in leaves(message) if (named := param(part, "charset"))), None)
    headers = _headers(message, charset)
    parts = list(leaves(message))
    text = body_of(message)
    given = next((p for name in ("from", "sender") for p in people(headers, name, charset)), NOBODY)
    sender = asker(headers, given, desk, charset)
    answered = (p for p in people(headers, "reply-to", charset) if p.address and not _same(p.address, desk))
    digest = "\0".join((sender.address, *headers.get("subject", ()), *headers.get("date", ()), text))
    return Mail(
        headers=headers,
        message_id=next(iter(_ids(headers, "message-id")), None),
        references=_ids(headers, "references") or _ids(headers, "in-reply-to"),
        sender=sender,
        reply_to=next(answered, sender),
        recipients=(*people(headers, "to", charset), *people(headers, "cc", charset)),
        subject=one_line(next(iter(headers.get("subject", ())), ""))[:500],
        date=_date(next(iter(headers.get("date", ())), "")),
        text=text,
        kinds=(message.get_content_type(), *(part.get_content_type() for part in parts)),
        attachments=tuple(name_of(part) for part in parts if is_attachment(part))[:100],
        fingerprint=hashlib.sha256(digest.encode("utf-8", "replace")).hexdigest(),
        is_appointment=any(map(_is_appointment, (message, *parts))),
    )


def _is_appointment(part: Message) -> bool:
    """Whether a part is an invitation shown as such, or Outlook's; a calendar file that is only attached is
    none."""
    shown = part.get_content_type() == "text/calendar" and not is_attachment(part)
    return shown or "calendarmessage" in str(part.get("content-class", "")).lower()


def _same(address: str, desk: str | None) -> bool:
    return desk is not None and address.lower() == desk.lower()


def _headers(message: Message, charset: str | None) -> dict[str, tuple[str, ...]]:
    headers: dict[str, list[str]] = {}
    for name, value in list(message.raw_items())[:300]:
        # Address lines are split before their words are decoded: a decoded name may hold commas and brackets.
        keep = name.lower() in _ADDRESS_LINES or "original-" in name.lower()
        text = str(value)[:_LONGEST_HEADER]
        headers.setdefault(name.lower(), []).append(text if keep else decode_header(text, charset))
    return {name: tuple(values) for name, values in headers.items()}


def _ids(headers: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(" ".join(headers.get(name, ())))))[-50:]


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
        aware = date if date.tzinfo else date.replace(tzinfo=UTC)
        return aware if 1980 <= aware.astimezone(UTC).year <= 2200 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
