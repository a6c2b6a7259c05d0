"""The files of a corpus folder: those in it, not those a link in it leads to."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import CorpusError


def leads_out(path: Path, folder: Path) -> bool:
    """Whether *path*, below *folder*, is a link to somewhere outside, or lies behind one."""
    return not path.resolve().is_relative_to(folder.resolve())


def require_inside(path: Path, folder: Path) -> None:
    """Raises CorpusError, naming *path*, where it leads out of the corpus *folder*."""
    if leads_out(path, folder):
        raise CorpusError(
            f"{path.name} is a link that leads out of {folder}; put the file itself there, or remove the link."
        )
