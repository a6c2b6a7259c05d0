"""Where mails come from: files, folders of files, mbox and Maildir. (IMAP: imap.py.) One mail in memory at a
time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Protocol

from bot.mail.message import LARGEST_MAIL
from corpus.errors import BadInput
from corpus.files import in_full

_ENVELOPE = re.compile(rb"From \S.*\d{1,2}:\d{2}.*\d{4}|From \S.*\d{4}.*\d{1,2}:\d{2}")
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_DATE = re.compile(rb"^date:[ \t]*([^\r\n]{5,80})", re.IGNORECASE | re.MULTILINE)
_HEAD = 32 * 1024
_MAILBOXES = (".mbox", ".mbx")
_MAILS = (".eml", ".emlx", ".mail", ".email")
_FOREIGN = {
    ".msg": "Outlook's own format",
    ".pst": "an Outlook archive",
    ".ost": "an Outlook archive",
    ".olm": "an Outlook archive",
}


@dataclass(frozen=True)
class Item:
    """One mail of a source. *name* says where it came from, as a person would find it again; *stem* names its
    draft; *place* is known before it is read. *raw* is None where *problem* says why it could not be read;
    *file* is its own file, if it has one that stays where it is."""

    name: str
    stem: str
    place: str
    raw: bytes | None
    problem: str | None = None
    file: Path | None = None


class Source(Protocol):
    """A run of mails. *total* is how many there are, where that is known without reading them all."""

    total: int | None

    def items(self, is_done: Callable[[str], bool]) -> Iterator[Item]:
        """The mails in order. A place that *is_done* may be left out without reading it."""


def open_source(path: Path, *, out: Path) -> Source:
    """The mails at *path*; drafts lying in *out* are none. Raises BadInput when there is nothing to read."""
    if not path.exists():
        raise BadInput(
            f"There is nothing at {path}. Give a folder of .eml files, an mbox, a Maildir or imaps://HOST/FOLDER."
        )
    if path.is_file():
        return Files([path], root=path.parent) if not is_mbox(path) else Mbox(path, name=path.name)
    found = _collect(path, in_full(out))
    if not found:
        raise BadInput(
            f"No mail found in {path}. It should hold .eml files, mbox files or a Maildir (cur, new)."
        )
    return found[0] if len(found) == 1 else Several(found)


def is_mbox(path: Path) -> bool:
    """Whether a file is a mailbox of many mails rather than one mail."""
    if path.suffix.lower() in _MAILBOXES:
        return True
    if path.suffix.lower() in (*_MAILS, *_FOREIGN):
        return False
    try:
        with path.open("rb") as file:
            return bool(_ENVELOPE.match(file.readline(1000)))
    except OSError:
        return False


class Files:
    """Mails in files of their own, earlier ones first, so that a thread is read in order."""

    def __init__(self, paths: list[Path], *, root: Path) -> None:
        self._paths = sorted(paths, key=lambda path: (_written(path), path.as_posix()))
        self._root = root
        self.total: int | None = len(paths)

    def items(self, is_done: Callable[[str], bool]) -> Iterator[Item]:
        """Every file. All are read, because a file of a known name may hold another mail today."""
        for path in self._paths:
            name = path.relative_to(self._root).as_posix()
            raw, problem = _read(path)
            yield Item(name, _stem(path), f"file:{name}", raw, problem, path)


class Mbox:
    """An mbox of any size, read line by line. Knows ">From " quoting; an oversized mail is passed over, not
    kept."""

    def __init__(self, path: Path, *, name: str) -> None:
        self._path = path
        self._name = name
        self.total: int | None = None

    def items(self, is_done: Callable[[str], bool]) -> Iterator[Item]:
        """Every mail of the mailbox, numbered from 1."""
        try:
            for number, (raw, problem) in enumerate(self._mails(), start=1):
                name = f"{self._name}#{number}"
                yield Item(name, f"{Path(self._name).stem}-{number:05d}", f"mbox:{name}", raw, problem)
        except OSError as error:
            yield Item(self._name, Path(self._name).stem, f"mbox:{self._name}", None, _os_problem(error))

    def _mails(self) -> Iterator[tuple[bytes | None, str | None]]:
        lines: list[bytes] = []
        size, begun, blank, envelope = 0, False, True, None
        with self._path.open("rb") as file:
            for line in iter(lambda: file.readline(1 << 20), b""):
                pending, envelope = envelope, None
                if pending is not None:
                    if blank or _HEADER.match(line):
                        if begun:
                            yield _finished(lines, size)
                        lines, size, begun = [], 0, True
                    else:
                        lines.append(pending)
                if line.startswith(b"From ") and (_ENVELOPE.match(line) or not begun):
                    envelope = line
                    continue
                blank = not line.strip()
                begun, size = begun or not blank, size + len(line)
                if size <= LARGEST_MAIL:
                    lines.append(line[1:] if re.match(rb">+From ", line) else line)
        if begun:
            yield _finished(lines, size)


class Maildir:
    """A Maildir, its folders included; flags are left as they are and nothing is moved from new to cur."""

    def __init__(self, path: Path) -> None:
        self._path = path
        folders = [
            path,
            *sorted(child for child in path.iterdir() if child.name.startswith(".") and is_maildir(child)),
        ]
        found = [file for folder in folders for kind in ("cur", "new") for file in _files_in(folder / kind)]
        self._paths = sorted(found, key=lambda file: (_written(file), file.name))
        self.total: int | None = len(found)

    def items(self, is_done: Callable[[str], bool]) -> Iterator[Item]:
        """Every mail; its unique name stays the same when its flags or its folder change."""
        for path in self._paths:
            unique = re.split(r"[:;!]2,", path.name)[0]
            if is_done(f"maildir:{unique}"):
                continue
            raw, problem = _read(path)
            yield Item(path.relative_to(self._path).as_posix(), unique, f"maildir:{unique}", raw, problem)


class Several:
    """Sources one after another, as a folder may hold them side by side."""

    def __init__(self, sources: list[Source]) -> None:
        self._sources = sources
        totals = [source.total for source in sources]
        self.total: int | None = None if None in totals else sum(total or 0 for total in totals)

    def items(self, is_done: Callable[[str], bool]) -> Iterator[Item]:
        """The mails of each source in turn."""
        for source in self._sources:
            yield from source.items(is_done)


def is_maildir(path: Path) -> bool:
    """Whether *path* is a Maildir: it has cur and new."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def _collect(folder: Path, out: Path) -> list[Source]:
    if is_maildir(folder):
        return [Maildir(folder)]
    mails: list[Path] = []
    others: list[Source] = []
    stack = [folder]
    while stack:
        for path in sorted(stack.pop().iterdir()):
            if path.name.startswith(".") or in_full(path) == out:
                continue
            if path.is_dir() and is_maildir(path):
                others.append(Maildir(path))
            elif path.is_dir() and not path.is_symlink():
                stack.append(path)
            elif path.suffix.lower() in (*_MAILS, *_FOREIGN):
                mails.append(path)
            elif path.is_file() and is_mbox(path):
                others.append(Mbox(path, name=path.relative_to(folder).as_posix()))
            elif path.is_file() and _looks_like_mail(path):
                mails.append(path)
    return [*([Files(mails, root=folder)] if mails else []), *others]


def _looks_like_mail(path: Path) -> bool:
    """Whether a file without a telling name begins like a mail."""
    if path.suffix.lower() not in ("", ".txt", ".msg"):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return bool(
        re.match(
            rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*(?:from|received|return-path|message-id):",
            head,
            re.IGNORECASE,
        )
    )


def _finished(lines: list[bytes], size: int) -> tuple[bytes | None, str | None]:
    if size > LARGEST_MAIL:
        return None, f"The mail has {size >> 20} MB; at most {LARGEST_MAIL >> 20} MB are read."
    return b"".join(lines), None


def _read(path: Path) -> tuple[bytes | None, str | None]:
    if path.suffix.lower() in _FOREIGN:
        return None, f"The file is in {_FOREIGN[path.suffix.lower()]}; save the mail as .eml."
    try:
        size = path.stat().st_size
        if size > LARGEST_MAIL:
            return None, f"The mail has {size >> 20} MB; at most {LARGEST_MAIL >> 20} MB are read."
        return path.read_bytes(), None
    except OSError as error:
        return None, _os_problem(error)


def _os_problem(error: OSError) -> str:
    return f"The file cannot be read: {error.strerror or error}."


def _written(path: Path) -> datetime:
    """When a mail says it was written; undated ones come last."""
    last = datetime.max.replace(tzinfo=UTC)
    try:
        with path.open("rb") as file:
            found = _DATE.search(file.read(_HEAD))
        date = parsedate_to_datetime(found[1].decode("ascii", "replace")) if found else last
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    except (OSError, ValueError, TypeError, IndexError, OverflowError):
        return last


def _stem(path: Path) -> str:
    return path.name[: -len(path.suffix)] if path.suffix.lower() in (*_MAILS, *_FOREIGN) else path.name


def _files_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    except OSError:
        return []
