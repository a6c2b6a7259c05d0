"""Files written so that neither a killed process nor a power cut leaves half of one."""

from __future__ import annotations

from pathlib import Path


def write_draft(path: Path, data: bytes) -> None:
    """Write a draft whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
