"""Paths as people write them, and the files of a corpus folder: those in it, not those a link in it leads to."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import CorpusError


def at_home(path: str | Path) -> Path:
    """*path* with `~` read as the home folder; `~name` of somebody who is not there stays as it is."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  Path.expanduser fails for somebody who is not there


def in_full(path: str | Path) -> Path:
    """*path* from the root, links followed; one that leads to itself stays as it is."""
    return Path(os.path.realpath(path))  # Path.resolve fails for that one before Python 3.13


def leads_out(path: Path, folder: Path) -> bool:
    """Whether *path*, below *folder*, is a link to somewhere outside, or lies behind one."""
    return not in_full(path).is_relative_to(in_full(folder))


def require_inside(path: Path, folder: Path) -> None:
    """Raises CorpusError, naming *path*, where it leads out of the corpus *folder*."""
    if leads_out(path, folder):
        raise CorpusError(
            f"{path.name} is a link that leads out of {folder}; put the file itself there, or remove the link."
        )
