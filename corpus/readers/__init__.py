"""One reader for each kind of file a call document comes as; each turns bytes into pages."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from corpus.errors import DocumentUnreadable
from corpus.readers.flow import Draft

_MB = 1_000_000
# Ending: the module that reads it, and the most bytes it is given.
_READERS = {
    ".txt": ("plain", 10 * _MB),
    ".md": ("markdown", 4 * _MB),
    ".markdown": ("markdown", 4 * _MB),
    ".html": ("html", 4 * _MB),
    ".htm": ("html", 4 * _MB),
    ".pdf": ("pdf", 200 * _MB),
    ".docx": ("word", 200 * _MB),
    ".pptx": ("slides", 200 * _MB),
}
# A page of a PDF is a program: it runs in a process of its own. The reader gives up by itself after 300 seconds.
_PROGRAMS = frozenset({"pdf"})
_MOST_SECONDS = 330


class _Reader(Protocol):
    """A module of this package that reads one kind of file."""

    def read(self, data: bytes) -> Draft: ...


def most_bytes(ending: str) -> int:
    """How large a file with *ending* may be. Raises DocumentUnreadable for an ending no reader takes."""
    if ending not in _READERS:
        known = ", ".join(sorted({name.removeprefix(".").upper() for name in _READERS}))
        kind = f"{ending} files are" if ending else "files without an ending are"
        raise DocumentUnreadable(f"{kind} not read; save it as one of {known}")
    return _READERS[ending][1]


def read(data: bytes, *, ending: str, seconds: float | None = None) -> Draft:
    """The pages in *data*, a file with *ending*. Raises DocumentUnreadable, saying why it cannot be read.

    A file from a stranger is given *seconds*: it is then read in a process of its own, whatever its kind.
    """
    name, _ = _READERS[ending]
    if name in _PROGRAMS or seconds is not None:
        from corpus.readers import apart

        return apart.read(data, module=name, seconds=seconds or _MOST_SECONDS)
    # Imported only when a file needs it: the file libraries take their time.
    return cast(_Reader, import_module(f"corpus.readers.{name}")).read(data)
