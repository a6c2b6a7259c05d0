"""A batch: each mail of a source becomes a draft or a line that says why not, once, however often it runs."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from bot.mail.attachments import open_attachments, texts_of
from bot.mail.budget import budget
from bot.mail.clock import now, stamp
from bot.mail.disk import write_draft
from bot.mail.engine import Engine
from bot.mail.message import Mail, read_mail
from bot.mail.originals import original_of
from bot.mail.outcome import Outcome, Point
from bot.mail.parts import MailUnreadable
from bot.mail.reading import read
from bot.mail.reasons import NO_DRAFT
from bot.mail.records import Asked, PointRecord, Record
from bot.mail.reply import Writer, Written
from bot.mail.sources import Item, Source
from bot.mail.state import State
from bot.mail.triage import consider
from bot.private import private_folder
from bot.reading.ellipsis import measure_asked
from bot.reading.form import asked_by
from corpus.errors import BadInput, SettingsError
from corpus.text.plain import folded, plain

_LOG = logging.getLogger(__name__)
_KEPT_TEXT = 20_000
# A mail is read in a fraction of a second, and answered in seconds, attachments and a chat model aside.
_SECONDS_TO_READ, _MEMORY_TO_READ = 20.0, 1_000_000_000
_SECONDS_TO_ANSWER = 300.0


class Drafts(Protocol):
    """Where drafts are put besides the output folder: a Drafts folder on a mail server."""

    def add(self, draft: EmailMessage) -> None:
        """Put a draft there, unless one of its Message-ID is there already."""


@dataclass(frozen=True)
class Batch:
    """How mails are answered. *as_of* is the moment answers speak of (None: the moment of asking), *desk* the
    desk's own address, *drafts* a second place for the drafts, *attachments* whether those are opened."""

    engine: Engine
    writer: Writer
    out: Path
    as_of: datetime | None = None
    desk: str | None = None
    drafts: Drafts | None = None
    attachments: bool = False

    def run(self, source: Source, state: State, *, each: Callable[[Item], None] = lambda item: None) -> None:
        """Deal with every mail of *source* that *state* does not know. Raises BadInput when nothing can be
        written, SettingsError when a template fails; any fault of a single mail is written down and passed
        over."""
        folder = self.out / "drafts"
        try:
            private_folder(folder)
            self._sweep(folder)
            for item in source.items(state.is_done):
                self._deal_with(item, state)
                each(item)
        except (OSError, sqlite3.OperationalError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise BadInput(
                f"Stopped: {reason}. What is done is kept; mend it and run the same command again."
            ) from error

    def _sweep(self, folder: Path) -> None:
        """Remove what a killed run left half written."""
        for path in folder.glob(".*.part"):
            with suppress(OSError):
                path.unlink()

    def _deal_with(self, item: Item, state: State) -> None:
        try:
            if item.raw is None:
                raise MailUnreadable(item.problem or "The mail could not be fetched.")
            with budget(seconds=_SECONDS_TO_READ, memory=_MEMORY_TO_READ):
                mail = read_mail(item.raw, desk=self.desk)
        except MailUnreadable as error:
            self._set_aside(item, str(error), state)
            return
        known = state.known(mail.key, mail.fingerprint)
        if known:
            state.keep_place(item.place, known)
            return
        key = state.free_key(mail.key, mail.fingerprint)
        self._answer(item, mail, key, state)

    def _set_aside(self, item: Item, reason: str, state: State) -> None:
        key, digest = f"unread:{item.place}", sha256(item.raw or b"").hexdigest()
        if not state.known(key, digest):
            record = Record(item.name, "unreadable", reason, original=original_of(item, key, self.out))
            state.keep(record, key=key, fingerprint=digest, place=item.place)

    def _answer(self, item: Item, mail: Mail, key: str, state: State) -> None:
        made = now()
        as_of = self.as_of or made
        outcome, draft = self._drafted(item, mail, state, as_of=as_of, made=made)
        record = replace(
            record_of(item, mail, outcome),
            as_of=stamp(as_of),
            made=stamp(made),
            original=original_of(item, key, self.out),
        )
        data = draft.message.as_bytes() if draft else b""
        if draft:
            record = replace(
                record, draft=state.draft_name(item.stem, key), reply=draft.text, letter=draft.letter
            )
            self._put(record, draft, data)
        state.keep(
            record,
            key=key,
            fingerprint=mail.fingerprint,
            place=item.place,
            asks=_asks(outcome.points),
            digest=sha256(data).hexdigest() if draft else None,
            thread=state.thread_of(key, mail.references),
        )

    def _drafted(
        self, item: Item, mail: Mail, state: State, *, as_of: datetime, made: datetime
    ) -> tuple[Outcome, Written | None]:
        """What becomes of a mail and its draft, none where nobody should answer or none could be made."""
        try:
            with budget(seconds=_SECONDS_TO_ANSWER):
                outcome = consider(
                    mail,
                    self.engine,
                    as_of=as_of,
                    desk=self.desk,
                    thread=state.questions_of(mail.references),
                    open_attached=partial(open_attachments, item.raw)
                    if self.attachments and item.raw
                    else None,
                )
            answered = outcome.triage in ("ready", "confirm", "person")
            if outcome.triage in ("confirm", "person") and item.raw and not outcome.notes:
                outcome = replace(outcome, notes=self._shown(mail, item.raw))
            return outcome, self.writer.write(mail, outcome, now=made) if answered else None
        except SettingsError:
            raise
        except MailUnreadable as error:
            return Outcome("person", str(error), read(mail.text[:_KEPT_TEXT]).language, mail.text), None
        except Exception:
            reference = uuid4().hex[:8]
            _LOG.exception("no draft for %s, reference %s", item.name, reference)
            why = f"{NO_DRAFT} (reference {reference} in the log)"
            return Outcome("person", why, read(mail.text[:_KEPT_TEXT]).language, mail.text), None

    def _shown(self, mail: Mail, raw: bytes) -> tuple[str, ...]:
        """The texts attached to a mail that a person has to look at; none of what needs a program to be read."""
        if not mail.attachments:
            return ()
        texts = texts_of(raw)
        rest = tuple(
            name for name in mail.attachments if not any(text.startswith(f"{name}:") for text in texts)
        )
        return texts and (*texts, *rest)

    def _put(self, record: Record, draft: Written, data: bytes) -> None:
        write_draft(self.out / "drafts" / str(record.draft), data)
        if self.drafts:
            self.drafts.add(draft.message)


def record_of(item: Item, mail: Mail, outcome: Outcome) -> Record:
    """What the report needs to know of a mail."""
    return Record(
        source=item.name,
        triage=outcome.triage,
        reason=outcome.reason,
        sender=f"{mail.sender.name} <{mail.sender.address}>".removesuffix(" <>").strip(),
        subject=mail.subject,
        date=mail.date.isoformat() if mail.date else "",
        message_id=mail.message_id or "",
        language=outcome.language,
        text=outcome.text[:_KEPT_TEXT],
        whole=mail.text[:_KEPT_TEXT] if mail.text.strip() != outcome.text.strip() else "",
        attachments=mail.attachments,
        notes=outcome.notes,
        points=tuple(_point_record(point) for point in outcome.points),
    )


def _point_record(point: Point) -> PointRecord:
    citations = {(c.document, c.page, c.quote): c for c in point.citations}
    return PointRecord(
        label=point.question.label,
        origin=point.question.origin,
        text=point.question.text,
        triage=point.triage,
        reason=point.reason,
        statuses=tuple(answer.status for answer in point.answers),
        answers=tuple(answer.answer for answer in point.answers),
        citations=tuple(asdict(citation) for citation in citations.values()),
        receipts=tuple(answer.receipt for answer in point.answers if answer.receipt),
    )


def _asks(points: Iterable[Point]) -> list[Asked]:
    asks = []
    for number, point in enumerate(points):
        each = [likeness(ask) for ask in point.question.asks]
        # A point that asks two things is like another that asks the same two: a correction answers both.
        whole = " + ".join(each) if all(each) else ""
        asks += [Asked(number, point.question.label, ask, whole) for ask in point.question.asks]
    return asks


def likeness(ask: str) -> str:
    """The same for questions that differ in wording only: their content words, numbers, what is asked for."""
    from index.terms import words

    terms = sorted({word.term for word in words(ask)})
    low = folded(plain(ask))
    asked_for = filter(None, (asked_by(low), measure_asked(low)))
    return " ".join([*terms, *asked_for]) if terms else ""
