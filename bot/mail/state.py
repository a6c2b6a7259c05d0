"""What a batch has done, in one SQLite file of the output folder.

A mail's row is written in one transaction after its draft has been moved into place, so that neither `kill
-9` nor a power cut leaves a mail done without its draft: it is done, or done again under the same draft name.
One run at a time holds the folder's lock, which the system releases when a process dies.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from filelock import FileLock, Timeout

from bot.mail.records import Alike, Asked, Kept, Record, as_json, from_json
from bot.mail.schema import open_database
from bot.private import private_file, private_folder
from corpus.errors import BadInput


class State:
    """The output folder's memory. Use it as a context manager: it locks the folder."""

    def __init__(self, folder: Path, *, on_wait: Callable[[], None] = lambda: None) -> None:
        self._folder = folder
        self._on_wait = on_wait
        self._lock = FileLock(folder / ".lock")
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> State:
        """Lock the folder, waiting for a run that holds it. Raises BadInput when it cannot be used."""
        try:
            private_folder(self._folder)
            self._acquire()
            private_file(self._folder / "state.db")
        except OSError as error:
            raise BadInput(
                f"{self._folder} cannot be written: {error.strerror}. Give another --out."
            ) from error
        try:
            self._db = open_database(self._folder / "state.db")
        except BadInput:
            self._lock.release()
            raise
        except sqlite3.DatabaseError as error:
            self._lock.release()
            raise BadInput(
                f"{self._folder / 'state.db'} is damaged ({error}); move the folder away and run again."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._db:
            self._db.close()
        self._lock.release()

    def is_done(self, place: str) -> bool:
        """Whether the mail at a place of its source has been dealt with."""
        return self._one("SELECT 1 FROM places WHERE place = ?", place) is not None

    def known(self, key: str, fingerprint: str) -> str | None:
        """The key under which this very mail was dealt with, or None. Another mail of the same id is another
        mail."""
        for candidate in (key, _apart(key, fingerprint)):
            row = self._one("SELECT fingerprint FROM mails WHERE key = ?", candidate)
            if row and row[0] == fingerprint:
                return candidate
        return None

    def free_key(self, key: str, fingerprint: str) -> str:
        """The key to keep a new mail under."""
        return (
            key if self._one("SELECT 1 FROM mails WHERE key = ?", key) is None else _apart(key, fingerprint)
        )

    def draft_name(self, stem: str, key: str) -> str:
        """A file name for a draft: the mail's own, made safe, and told apart if it is taken. Always the same
        for one key."""
        safe = re.sub(r"[^\w.\-]+", "_", unicodedata.normalize("NFC", stem)).strip("._ ")[:80] or "mail"
        taken = self._one("SELECT 1 FROM mails WHERE draft = ? AND key <> ?", f"{safe}.eml", key)
        return f"{safe}-{sha256(key.encode()).hexdigest()[:8]}.eml" if taken else f"{safe}.eml"

    def keep(
        self,
        record: Record,
        *,
        key: str,
        fingerprint: str,
        place: str,
        asks: Iterable[Asked] = (),
        digest: str | None = None,
        thread: str | None = None,
    ) -> None:
        """Remember a mail, where it was found, what it asks and the digest of its draft, all or nothing."""
        with self._connection as db:
            # A place that could not be read before is read, or unreadable in another way, now.
            unread = (f"unread:{place}",)
            db.execute("DELETE FROM done WHERE mail IN (SELECT number FROM mails WHERE key = ?)", unread)
            db.execute("DELETE FROM mails WHERE key = ?", unread)
            cursor = db.execute(
                "INSERT INTO mails (key, fingerprint, source, triage, draft, digest, record, thread) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    fingerprint,
                    record.source,
                    record.triage,
                    record.draft,
                    digest,
                    as_json(record),
                    thread or key,
                ),
            )
            number = cursor.lastrowid
            db.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (place, number))
            db.executemany(
                "INSERT INTO asked VALUES (?, ?, ?, ?, ?)",
                [(number, ask.point, ask.label, ask.text, ask.likeness) for ask in asks],
            )

    def keep_place(self, place: str, key: str) -> None:
        """Remember that a copy of a known mail lies at another place."""
        with self._connection as db:
            db.execute("INSERT OR IGNORE INTO places SELECT ?, number FROM mails WHERE key = ?", (place, key))

    def questions_of(self, message_ids: Sequence[str]) -> tuple[str, ...]:
        """What the mails of these Message-IDs asked, in their order; for a thread."""
        rows = [
            self._all("SELECT ask FROM asked JOIN mails ON mail = number WHERE key = ?", key)
            for key in message_ids[-20:]
        ]
        return tuple(row[0] for found in rows for row in found)[-3:]

    def uidvalidity(self, folder: str, now: int) -> bool:
        """Whether an IMAP folder's UIDs are still the ones remembered; if not, they are forgotten and *now*
        is kept."""
        row = self._one("SELECT uidvalidity FROM folders WHERE folder = ?", folder)
        same = row is not None and row[0] == now
        if not same:
            with self._connection as db:
                db.execute(
                    "DELETE FROM places WHERE substr(place, 1, ?) = ?", (len(folder) + 1, f"{folder};")
                )
                db.execute("INSERT OR REPLACE INTO folders VALUES (?, ?)", (folder, now))
        return same

    def thread_of(self, key: str, references: Sequence[str]) -> str:
        """What the thread of a mail is called: as the mails it refers to are, else by its first mail."""
        for reference in references:
            row = self._one("SELECT thread FROM mails WHERE key = ?", reference)
            if row:
                return str(row[0])
        return references[0] if references else key

    def records(self, *, by_thread: bool = False) -> Iterator[Kept]:
        """All mails one at a time, in order of their numbers or, *by_thread*, with those of one thread
        together."""
        firsts: dict[str, int] = dict(self._all("SELECT thread, min(number) FROM mails GROUP BY thread"))
        numbers = self._all("SELECT number, thread FROM mails ORDER BY number")
        if by_thread:
            numbers.sort(key=lambda row: (firsts[row[1]], row[0]))
        for number, thread in numbers:
            (text,) = self._one("SELECT record FROM mails WHERE number = ?", number)
            places = tuple(row[0] for row in self._all("SELECT place FROM places WHERE mail = ?", number))
            done = self._one("SELECT 1 FROM done WHERE mail = ?", number) is not None
            yield Kept(number, from_json(text), places, done, number != firsts[thread])

    def mark(self, numbers: Iterable[int], *, done: bool, now: datetime) -> int:
        """Remember that the desk has done with mails, or has not, and count them. Raises BadInput for a
        number that is none, and marks nothing then."""
        marked = 0
        with self._connection as db:
            for number in numbers:
                if self._one("SELECT 1 FROM mails WHERE number = ?", number) is None:
                    raise BadInput(
                        f"There is no mail {number} in {self._folder}; take the numbers from its report."
                    )
                db.execute("DELETE FROM done WHERE mail = ?", (number,))
                if done:
                    db.execute("INSERT INTO done VALUES (?, ?)", (number, now.isoformat(timespec="seconds")))
                marked += 1
        return marked

    def told(self, number: int) -> frozenset[int]:
        """The questions of a mail, by place, that a second draft has answered."""
        return frozenset(row[0] for row in self._all("SELECT point FROM told WHERE mail = ?", number))

    def tell(self, number: int, places: Iterable[int], *, now: datetime) -> None:
        """Remember that a second draft answers the questions at *places* of a mail."""
        made = now.isoformat(timespec="seconds")
        with self._connection as db:
            db.executemany(
                "INSERT OR IGNORE INTO told VALUES (?, ?, ?)", [(number, at, made) for at in places]
            )

    def counts(self) -> dict[str, int]:
        """How many mails there are of each triage."""
        return dict(self._connection.execute("SELECT triage, count(*) FROM mails GROUP BY triage"))

    def moments(self) -> tuple[str, ...]:
        """The first and the last moment that answers speak of."""
        moment = "json_extract(record, '$.as_of')"
        row = self._one(
            f"SELECT min({moment}), max({moment}) FROM mails WHERE draft IS NOT NULL AND {moment} <> ''"
        )
        return tuple(filter(None, row))

    def unopened(self) -> int:
        """How many mails to be answered have attachments that were not opened."""
        row = self._one(
            "SELECT count(*) FROM mails WHERE draft IS NOT NULL AND json_array_length(record, '$.attachments') > 0 "
            "AND json_array_length(record, '$.notes') = 0"
        )
        return int(row[0])

    def alike(self, *, most: int = 500) -> Iterator[list[Alike]]:
        """Groups of like questions from two mails or more, largest first."""
        groups = self._all(
            "SELECT likeness FROM asked WHERE likeness <> '' GROUP BY likeness HAVING count(DISTINCT mail) > 1 "
            "ORDER BY count(*) DESC, min(mail) LIMIT ?",
            most,
        )
        for (likeness,) in groups:
            rows = self._all(
                "SELECT mail, point, label, ask, min(rowid) FROM asked WHERE likeness = ? GROUP BY mail, point "
                "ORDER BY mail, point",
                likeness,
            )
            yield [Alike(*row[:4]) for row in rows]

    def drafted(self, number: int) -> tuple[Record, tuple[str, ...]] | None:
        """A mail with the digests its draft may have unless somebody edited it, or None when there is no such
        mail."""
        row = self._one("SELECT record, digest, next_digest FROM mails WHERE number = ?", number)
        return (from_json(row[0]), tuple(filter(None, row[1:]))) if row else None

    def correction(self, place: tuple[int, int]) -> str | None:
        """What the desk has put in place of the answer to a question: "" for nothing, None without such a
        question."""
        drafted = self.drafted(place[0])
        points = drafted[0].points if drafted else ()
        return points[place[1]].correction if 0 <= place[1] < len(points) else None

    def mates(self, place: tuple[int, int]) -> list[tuple[int, int]]:
        """The questions like the one at *place*, itself included."""
        rows = self._all(
            "SELECT DISTINCT mail, point FROM asked WHERE likeness <> '' AND likeness IN "
            "(SELECT likeness FROM asked WHERE mail = ? AND point = ?)",
            *place,
        )
        return [(row[0], row[1]) for row in rows] or [place]

    def corrected(self) -> dict[str, list[str]]:
        """The corrections that stand in the drafts, each with the questions that it answers."""
        found: dict[str, list[str]] = {}
        rows = self._all(
            "SELECT DISTINCT corrections.mail, corrections.point, text, ask FROM corrections "
            "JOIN asked ON asked.mail = corrections.mail AND asked.point = corrections.point "
            "ORDER BY corrections.mail, corrections.point, asked.rowid"
        )
        for mail, point, text, ask in rows:
            if self.correction((mail, point)) == text:
                found.setdefault(text, []).append(ask)
        return found

    def was_corrected(self, place: tuple[int, int], text: str) -> bool:
        """Whether a question was ever corrected to *text*."""
        query = "SELECT 1 FROM corrections WHERE mail = ? AND point = ? AND text = ?"
        return self._one(query, *place, text) is not None

    def announce(self, number: int, digest: str, following: str) -> None:
        """Remember the digest of a mail's draft and the one it will have once it is written anew."""
        with self._connection as db:
            db.execute(
                "UPDATE mails SET digest = ?, next_digest = ? WHERE number = ?", (digest, following, number)
            )

    def correct(
        self, number: int, record: Record, corrected: Iterable[tuple[int, str]], *, now: datetime
    ) -> None:
        """Remember the corrected *record* of a mail whose announced draft is in place, and (point, former
        answer)."""
        with self._connection as db:
            db.execute(
                "UPDATE mails SET triage = ?, record = ?, digest = next_digest, next_digest = NULL WHERE number = ?",
                (record.triage, as_json(record), number),
            )
            db.executemany(
                "INSERT INTO corrections VALUES (?, ?, ?, ?, ?)",
                [
                    (
                        number,
                        point,
                        now.isoformat(timespec="seconds"),
                        record.points[point].correction,
                        before,
                    )
                    for point, before in corrected
                ],
            )

    def _acquire(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            self._on_wait()
            self._lock.acquire()

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            raise RuntimeError("State is used as a context manager")
        return self._db

    def _one(self, query: str, *values: object) -> Any:
        return self._connection.execute(query, values).fetchone()

    def _all(self, query: str, *values: object) -> list[Any]:
        return self._connection.execute(query, values).fetchall()


def _apart(key: str, fingerprint: str) -> str:
    return f"{key}#{fingerprint[:12]}"
