"""One reader for each kind of file a call document comes as; each turns bytes into pages."""

from __future__ import annotations

from corpus.errors import DocumentUnreadable
from corpus.readers import apart
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
# What a file may take of its reader's time. A PDF's gives up by itself after 300 seconds, and says why.
_MOST_SECONDS = 60.0
_MOST_SECONDS_PDF = 330.0


def is_read(ending: str) -> bool:
    """Whether there is a reader for files with *ending*."""
    return ending in _READERS


def most_bytes(ending: str) -> int:
    """How large a file with *ending* may be. Raises DocumentUnreadable for an ending no reader takes."""
    if ending not in _READERS:
        known = ", ".join(sorted({name.removeprefix(".").upper() for name in _READERS}))
        kind = f"{ending} files are" if ending else "files without an ending are"
        raise DocumentUnreadable(f"{kind} not read; save it as one of {known}")
    return _READERS[ending][1]


def read(data: bytes, *, ending: str, seconds: float | None = None) -> Draft:
    """The pages in *data*, a file with *ending*. Raises DocumentUnreadable, saying why it cannot be read.

    Whoever wrote it may mean harm: it is read in a process of its own, within *seconds* and 2 GB.
    """
    name, _ = _READERS[ending]
    most = _MOST_SECONDS_PDF if name == "pdf" else _MOST_SECONDS
    return apart.read(data, module=name, seconds=seconds or most)
