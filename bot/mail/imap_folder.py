"""A folder on an IMAP server as a source, and its Drafts folder as a place for drafts.

The folder is opened read-only (EXAMINE) and mails are fetched with BODY.PEEK, so nothing is marked as seen. UIDs are
trusted for one UIDVALIDITY (RFC 3501, 2.3.1.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage

from imap_tools import BaseMailBox

from bot.mail.imap import Account, Connection
from bot.mail.message import LARGEST_MAIL
from bot.mail.sources import Item
from corpus.errors import BadInput

_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class ImapFolder:
    """The mails of a folder, oldest first. *still_valid* is told the folder and its UIDVALIDITY, and forgets its
    old UIDs."""

    def __init__(
        self, account: Account, *, still_valid: Callable[[str, int], bool], unseen_only: bool = False
    ) -> None:
        self._connection = Connection(account, read_only=True)
        self._account = account
        self._still_valid = still_valid
        self._criteria = "UNSEEN" if unseen_only else "ALL"
        self.total: int | None = None

    def items(self, is_done: Callable[[str], bool]) -> Iterator[Item]:
        """Every mail not yet dealt with. A folder made anew meanwhile (another UIDVALIDITY) is read from its start."""
        again = True
        try:
            while again:
                again = False
                validity = self._connection.do(self._validity)
                for uid in self._connection.do(lambda box: box.uids(self._criteria)):
                    place = f"{self._account.name};{uid}"
                    if is_done(place):
                        continue
                    item = self._item(uid, place, validity)
                    if item is None:
                        again = True
                        break
                    if item.raw is not None or item.problem:
                        yield item
        finally:
            self._connection.close()

    def _validity(self, box: BaseMailBox) -> int:
        now = _uidvalidity(box)
        self._still_valid(self._account.name, now)
        return now

    def _item(self, uid: str, place: str, validity: int) -> Item | None:
        return self._connection.do(lambda box: self._fetch(box, uid, place, validity))

    def _fetch(self, box: BaseMailBox, uid: str, place: str, validity: int) -> Item | None:
        """One mail; None when the folder is another one now. A mail deleted meanwhile has neither text nor problem."""
        if _uidvalidity(box) != validity:
            return None
        name = f"{self._account.folder}/{uid}"
        item = Item(name, f"{self._account.folder}-{uid}", place, None)
        size = _SIZE.search(b" ".join(_parts(box.client.uid("FETCH", uid, "(RFC822.SIZE)"))))
        if size and int(size[1]) > LARGEST_MAIL:
            return replace(
                item,
                problem=f"The mail has {int(size[1]) >> 20} MB; at most {LARGEST_MAIL >> 20} MB are read.",
            )
        _, data = box.client.uid("FETCH", uid, "(BODY.PEEK[])")
        raw = next((part[1] for part in data or [] if isinstance(part, tuple)), None)
        return replace(item, raw=raw)


class ImapDrafts:
    """The Drafts folder: drafts are appended with the \\Draft flag, each once."""

    def __init__(self, account: Account, *, folder: str | None = None) -> None:
        self._account = account
        self._folder = folder
        self._connection: Connection | None = None

    def add(self, draft: EmailMessage) -> None:
        """Append *draft* unless one of its Message-ID is there, so that a run cut short makes no second one."""
        connection = self._open()
        identity, data = str(draft["Message-ID"]), draft.as_bytes()

        def append(box: BaseMailBox) -> None:
            if not box.uids(f'HEADER Message-ID "{identity}"'):
                box.append(data, connection.account.folder, flag_set=["\\Draft", "\\Seen"])

        connection.do(append)

    def _open(self) -> Connection:
        if self._connection is None:
            folder = self._folder or self._find()
            self._connection = Connection(replace(self._account, folder=folder), read_only=False)
        return self._connection

    def _find(self) -> str:
        """The folder the server marks as \\Drafts (RFC 6154), else one of that name. Raises BadInput without one."""
        looking = Connection(self._account, read_only=True)
        folders = looking.do(lambda box: box.folder.list())
        looking.close()
        marked = [folder.name for folder in folders if "\\Drafts" in folder.flags]
        named = [
            folder.name
            for folder in folders
            if re.fullmatch(r"(?:.*[./])?(?:drafts?|下書き)", folder.name, re.IGNORECASE)
        ]
        if not (marked or named):
            raise BadInput(
                f"{self._account.host} shows no Drafts folder; name it with ASPIRE_MAIL_IMAP_DRAFTS."
            )
        return (marked or named)[0]


def _uidvalidity(box: BaseMailBox) -> int:
    _, data = box.client.response("UIDVALIDITY")
    known = data[0] if data else None
    if known:
        # imaplib forgets a response it was asked for.
        box.client.untagged_responses["UIDVALIDITY"] = [known]
    return int(known or 0)


def _parts(answer: tuple[str, list[object]]) -> list[bytes]:
    return [
        part if isinstance(part, bytes) else part[0]
        for part in answer[1] or []
        if isinstance(part, (bytes, tuple))
    ]
