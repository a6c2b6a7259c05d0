"""One reader for each kind of file a call document comes as; each turns bytes into pages."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from corpus.errors import DocumentUnreadable
from corpus.readers.flow import Draft

_MB = 1_000_000
# Ending: the module that reads it, and the most bytes it is given.
_READERS = {
    ".txt": ("plain", 20 * _MB),
    ".md": ("markdown", 20 * _MB),
    ".markdown": ("markdown", 20 * _MB),
    ".html": ("html", 20 * _MB),
    ".htm": ("html", 20 * _MB),
    ".pdf": ("pdf", 200 * _MB),
    ".docx": ("word", 200 * _MB),
    ".pptx": ("slides", 200 * _MB),
}
ENDINGS = tuple(_READERS)


class Reader(Protocol):
    """A module of this package that reads one kind of file."""

    def read(self, data: bytes) -> Draft:
        """The pages in *data*; raises DocumentUnreadable, saying why."""


def most_bytes(ending: str) -> int:
    """How large a file with *ending* may be. Raises DocumentUnreadable for an ending no reader takes."""
    if ending not in _READERS:
        known = ", ".join(sorted({name.removeprefix(".").upper() for name in ENDINGS}))
        kind = f"{ending} files are" if ending else "files without an ending are"
        raise DocumentUnreadable(f"{kind} not read; save it as one of {known}")
    return _READERS[ending][1]


def reader(ending: str) -> Reader:
    """The reader for *ending*, imported only when a file needs it."""
    return cast(Reader, import_module(f"corpus.readers.{_READERS[ending][0]}"))
