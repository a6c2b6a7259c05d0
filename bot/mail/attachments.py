"""The attachments of a mail, opened: only when told to, within limits, each in a process of its own.

Documents are read by the corpus readers, an attached mail as a mail; what is attached to that one is opened too.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import islice
from pathlib import PurePath

from bot.mail.blocks import marker
from bot.mail.body import split_body
from bot.mail.decode import decode
from bot.mail.message import parsed, read_message
from bot.mail.parts import MailUnreadable, is_attachment, leaves, name_of, param
from corpus import readers
from corpus.blocks import Block
from corpus.errors import DocumentUnreadable
from corpus.text.printable import printable

_LARGEST = 10_000_000  # bytes
_MOST_OPENED = 20
_MOST_PAGES = 50
_LONGEST_TEXT = 20_000  # characters
_LONGEST_NOTE = 2_000  # of a text that is shown and not read for questions
_SECONDS_EACH, _SECONDS_ALL = 20.0, 60.0
_DEEPEST = 3
# Pictures and signatures hang on every other mail; nobody needs to be told that they were not read.
_PASSED_OVER = (
    "image/", "audio/", "video/", "text/calendar", "text/x-vcard", "text/vcard",
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
)  # fmt: skip
_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}


@dataclass(frozen=True)
class Opened:
    """An attachment that was opened: its *text*, or the *problem* with it, which goes on after its name."""

    name: str
    text: str = ""
    problem: str = ""
    is_mail: bool = False


def open_attachments(raw: bytes) -> tuple[Opened, ...]:
    """The attachments of the mail in *raw*, those of an attached mail right after it. Raises MailUnreadable."""
    until = time.monotonic() + _SECONDS_ALL
    opened: list[Opened] = []
    for name, part, inner in _attached(parsed(raw)):
        if len(opened) == _MOST_OPENED:
            opened.append(Opened(name, problem=f"is not read: more than {_MOST_OPENED} are attached"))
            break
        opened.append(_open(name, part, inner, until))
    return tuple(opened)


def texts_of(raw: bytes) -> tuple[str, ...]:
    """The attached texts and mails in *raw* as they are, each under its name: what a person reads without opening
    anything. Raises MailUnreadable."""
    found = (
        (name, _text_of_mail(inner) if isinstance(inner, Message) else _plain_text(part))
        for name, part, inner in islice(_attached(parsed(raw)), _MOST_OPENED)
        if isinstance(inner, Message) or _is_text(part, name)
    )
    return tuple(f"{name}: {text[:_LONGEST_NOTE]}" for name, text in found if text)


def _is_text(part: Message, name: str) -> bool:
    return part.get_content_type() == "text/plain" or PurePath(name).suffix.lower() == ".txt"


def _plain_text(part: Message) -> str:
    return printable(decode(_data(part)[:_LONGEST_TEXT], param(part, "charset"))).strip()


def _attached(
    message: Message, *, above: str = "", depth: int = 0
) -> Iterator[tuple[str, Message, Message | MailUnreadable | None]]:
    """Each attachment: what to call it, its part, and the mail it holds, if it is one."""
    for part in leaves(message):
        if not is_attachment(part) or part.get_content_type().startswith(_PASSED_OVER):
            continue
        name, inner = f"{above}{name_of(part)}", _mail_in(part)
        yield name, part, inner
        if isinstance(inner, Message) and depth < _DEEPEST:
            yield from _attached(inner, above=f"{name} / ", depth=depth + 1)


def _mail_in(part: Message) -> Message | MailUnreadable | None:
    payload = part.get_payload()
    attached = payload[0] if isinstance(payload, list) and payload else None
    plain = str(part.get("content-transfer-encoding", "")).strip().lower() != "base64"
    if isinstance(attached, Message) and plain:
        return attached
    if isinstance(attached, Message):
        # RFC 2046 forbids base64 for an attached mail; it is met all the same, and the parser leaves it encoded.
        part = Message()
        part["Content-Transfer-Encoding"] = "base64"
        part.set_payload(attached.get_payload())
    elif PurePath(name_of(part)).suffix.lower() != ".eml" or _size(part) > _LARGEST:
        return None
    try:
        return parsed(_data(part))
    except MailUnreadable as error:
        return error


def _size(part: Message) -> int:
    """About how many bytes *part* holds, told without decoding it."""
    encoded = str(part.get("content-transfer-encoding", "")).strip().lower() == "base64"
    return len(str(part.get_payload())) * (73 if encoded else 100) // 100


def _data(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _open(name: str, part: Message, inner: Message | MailUnreadable | None, until: float) -> Opened:
    seconds = min(_SECONDS_EACH, until - time.monotonic())
    try:
        if isinstance(inner, MailUnreadable):
            raise inner
        if inner:
            return Opened(name, _text_of_mail(inner), is_mail=True)
        if seconds <= 0:
            raise DocumentUnreadable("the attachments before it took all the time there is")
        return Opened(name, _text_of_document(part, name, seconds))
    except DocumentUnreadable as error:
        return Opened(name, problem=f"cannot be read: {error}")
    except MailUnreadable as error:
        return Opened(name, problem=f"cannot be read: {error}".rstrip("."), is_mail=True)


def _text_of_mail(message: Message) -> str:
    mail = read_message(message)
    return (split_body(mail.text).new.strip() or mail.subject)[:_LONGEST_TEXT]


def _text_of_document(part: Message, name: str, seconds: float) -> str:
    ending = PurePath(name).suffix.lower()
    if ending not in _ENDINGS.values():
        ending = _ENDINGS.get(part.get_content_type(), ending)
    most = min(readers.most_bytes(ending), _LARGEST)
    if _size(part) > most:
        raise DocumentUnreadable(
            f"it has {_size(part) / 1e6:.0f} MB, more than the {most / 1e6:.0f} MB that are read"
        )
    data = _data(part)
    if not data.strip():
        raise DocumentUnreadable("it is empty")
    pages = readers.read(data, ending=ending, seconds=seconds).pages
    if len(pages) > _MOST_PAGES:
        raise DocumentUnreadable(f"it has {len(pages)} pages, more than the {_MOST_PAGES} that are read")
    text = "\n".join(_lines(block) for page in pages for block in page.blocks).strip()
    if not text:
        raise DocumentUnreadable("there is no text in it")
    return text[:_LONGEST_TEXT]


def _lines(block: Block) -> str:
    """A block as a line of a mail would be: an item marked, a paragraph between blank lines."""
    if block.kind in ("item", "row"):
        numbered = re.sub(r"^(\d{1,2}) (?=\D)", r"\1. ", block.text)
        return numbered if block.kind == "row" or marker(numbered)[0] else f"・{numbered}"
    return f"\n{block.text}\n"
