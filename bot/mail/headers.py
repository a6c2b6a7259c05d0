"""The headers of a draft. Nothing that came in can add a header or a recipient: values are single, checked
lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from email.utils import format_datetime
from hashlib import sha256

from bot.mail.decode import one_line
from bot.mail.message import Mail
from bot.mail.sort import reaches_nobody

RECEIPT = "X-Aspire-Receipt"
_RE = re.compile(r"^\s*(?:(?:re|aw|sv|antw|返信|回复)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+", re.IGNORECASE)


class _IdList(UnstructuredHeader, BaseHeader):
    """Message-IDs, one a line. The standard library would encode the long ones as if they were words (RFC
    2047)."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {f'{policy.linesep} '.join(self.split())}{policy.linesep}"


def _policy() -> EmailPolicy[EmailMessage]:
    registry = HeaderRegistry()
    registry.map_to_type("in-reply-to", _IdList)
    registry.map_to_type("references", _IdList)
    return SMTP.clone(header_factory=registry, cte_type="7bit")


_ASCII = _policy()
_UTF8 = _ASCII.clone(utf8=True)  # RFC 6532


def policy_of(headers: str | bytes) -> EmailPolicy[EmailMessage]:
    """How a draft with these headers is written: an address beyond ASCII can only stand there as it is (RFC 6532)."""
    return _ASCII if headers.isascii() else _UTF8


def draft_id(mail: Mail, desk: str | None) -> str:
    """The draft's Message-ID: the same for the same mail, so that a second run can tell that it is there."""
    domain = (desk or "aspire-desk.invalid").rpartition("@")[2]
    return f"<draft.{sha256(f'{mail.key} {mail.fingerprint}'.encode()).hexdigest()[:32]}@{domain}>"


def reply_subject(subject: str) -> str:
    """The subject with one Re: before it, whatever stood there."""
    return f"Re: {_RE.sub('', one_line(subject))}".strip()


def threaded(mail: Mail) -> tuple[str, ...]:
    """References of the reply: those of the mail and its own id (RFC 5322, 3.6.4), the middle of long threads
    left out."""
    chain = tuple(dict.fromkeys((*mail.references, *([mail.message_id] if mail.message_id else []))))
    return chain if len(chain) <= 30 else (chain[0], *chain[-29:])


def new_draft(mail: Mail, *, desk: str | None, now: datetime, receipts: Sequence[str] = ()) -> EmailMessage:
    """An empty reply to *mail*, addressed and threaded. X-Unsent makes Outlook open it for editing."""
    to = mail.reply_to
    draft = EmailMessage(policy=policy_of(to.address))
    sender = desk or next((person.address for person in mail.recipients if person.address), None)
    if sender:
        draft["From"] = sender
    if not reaches_nobody(mail):
        draft["To"] = _named(to.name, to.address) if to.name else to.address
    draft["Subject"] = reply_subject(mail.subject)
    draft["Date"] = format_datetime(now)
    draft["Message-ID"] = draft_id(mail, sender)
    if mail.message_id:
        draft["In-Reply-To"] = mail.message_id
    references = threaded(mail)
    if references:
        draft["References"] = " ".join(references)
    draft["X-Unsent"] = "1"
    for receipt in receipts:
        draft[RECEIPT] = one_line(receipt)[:100]
    return draft


def _named(name: str, address: str) -> str:
    quoted = one_line(name).replace("\\", "").replace('"', "")
    return f'"{quoted}" <{address}>'
