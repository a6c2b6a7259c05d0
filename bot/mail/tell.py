"""A second draft for each mail that asked in vain what the desk has answered since, to be read and sent like
the first.

Only mails that the desk has done with, or whose draft is no longer there, are told: nobody else has had an
answer yet. What a mail was told once it is not told again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from bot.mail.batch import Drafts
from bot.mail.disk import write_draft
from bot.mail.engine import Engine
from bot.mail.message import Mail, read_mail
from bot.mail.outcome import Outcome, Point
from bot.mail.parts import MailUnreadable
from bot.mail.records import Kept, PointRecord
from bot.mail.reply import Writer
from bot.mail.state import State
from bot.mail.triage import consider


@dataclass(frozen=True)
class Teller:
    """Writes second drafts into the folder *out*; *desk* is the desk's own address, *drafts* another place for them."""

    engine: Engine
    writer: Writer
    out: Path
    desk: str | None
    drafts: Drafts | None = None

    def run(self, state: State, *, now: datetime) -> list[str]:
        """The drafts written, by file name. Raises SettingsError if a template fails, BadInput if the second
        place takes none."""
        return [name for kept in state.records() if (name := self._tell(kept, state, now=now))]

    def _tell(self, kept: Kept, state: State, *, now: datetime) -> str | None:
        told = state.told(kept.number)
        open_points = {
            point.text: at
            for at, point in enumerate(kept.record.points)
            if _in_vain(point) and at not in told
        }
        mail = self._original(kept) if open_points and self._is_answered(kept) else None
        if mail is None:
            return None
        outcome = consider(mail, self.engine, as_of=None, desk=self.desk)
        found = tuple(
            point for point in outcome.points if _by_desk(point) and point.question.text in open_points
        )
        if not found:
            return None
        places = [open_points[point.question.text] for point in found]
        name = f"{Path(str(kept.record.draft)).stem}-answered-{'-'.join(str(at + 1) for at in places)}.eml"
        self._put(name, self._written(mail, replace(outcome, points=found, slides=()), name, now))
        state.tell(kept.number, places, now=now)
        return name

    def _put(self, name: str, draft: EmailMessage) -> None:
        write_draft(self.out / "drafts" / name, draft.as_bytes())
        if self.drafts:
            self.drafts.add(draft)

    def _is_answered(self, kept: Kept) -> bool:
        draft = kept.record.draft
        return draft is not None and (kept.done or not (self.out / "drafts" / draft).exists())

    def _original(self, kept: Kept) -> Mail | None:
        """The mail itself, None where it no longer lies where it lay."""
        try:
            return read_mail((self.out / unquote(kept.record.original)).read_bytes(), desk=self.desk)
        except (OSError, MailUnreadable):
            return None

    def _written(self, mail: Mail, outcome: Outcome, name: str, now: datetime) -> EmailMessage:
        draft = self.writer.write(mail, outcome, now=now).message
        first = str(draft["Message-ID"])
        digest = sha256(f"{first} {name}".encode()).hexdigest()[:32]
        draft.replace_header("Message-ID", f"<draft.{digest}@{first.rpartition('@')[2]}")
        return draft


def _in_vain(point: PointRecord) -> bool:
    """Whether nothing was found for a question, by us or by the desk."""
    return not point.correction and all(status == "not_found" for status in point.statuses)


def _by_desk(point: Point) -> bool:
    return any(citation.is_desks for answer in point.answers for citation in answer.citations)
