"""Files and folders for their owner alone: what was asked and answered is nobody else's to read."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

_FOLDER, _FILE = 0o700, 0o600


def private_folder(path: Path) -> None:
    """Make the folder *path*, and those above it that are missing, for their owner alone; one that is there
    stays as it is.

    Raises OSError.
    """
    for folder in reversed([path, *path.parents]):
        if not folder.is_dir():
            folder.mkdir(mode=_FOLDER, exist_ok=True)


def private_file(path: Path) -> None:
    """See that only its owner can read the file *path*, made empty if it is new. Raises OSError where it
    cannot be made."""
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, _FILE))
    with suppress(OSError):  # somebody else's file, or a file system without modes
        path.chmod(_FILE)


def open_private(path: Path, mode: str, **options: Any) -> IO[Any]:
    """Open *path* for writing; if it is new, its owner alone can read it. Raises OSError."""
    return open(path, mode, opener=lambda name, flags: os.open(name, flags, _FILE), **options)
