"""Files written so that neither a killed process nor a power cut leaves half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from bot.private import open_private


def write_draft(path: Path, data: bytes) -> None:
    """Write a draft whole or not at all; once this returns it outlasts a power cut."""
    part = _part(path)
    with open_private(part, "wb") as file:
        file.write(data)
        _to_disk(file.fileno())
    _into_place(part, path)


@contextmanager
def whole_text(path: Path, *, encoding: str) -> Iterator[TextIO]:
    """A text file being written, which takes the place of *path* when it is complete."""
    part = _part(path)
    with open_private(part, "w", encoding=encoding, newline="", errors="replace") as file:
        yield cast(TextIO, file)
        file.flush()
        _to_disk(file.fileno())
    _into_place(part, path)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)


def _into_place(part: Path, path: Path) -> None:
    part.replace(path)
    # The new name is an entry of the folder, which Windows writes by itself and does not let one open.
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_DIRECTORY)
        try:
            _to_disk(folder)
        finally:
            os.close(folder)
