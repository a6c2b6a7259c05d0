"""The templates of replies and signatures: ours, and copies for a desk to edit."""

from __future__ import annotations

import shutil
from pathlib import Path

from corpus.errors import BadInput

TEMPLATES = Path(__file__).parent / "templates"


def copy_templates(folder: Path) -> list[str]:
    """Put the templates that are missing in *folder* there; gives their names. Raises BadInput where it
    cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = [path for path in sorted(TEMPLATES.glob("*.txt")) if not (folder / path.name).exists()]
        for path in missing:
            shutil.copyfile(path, folder / path.name)
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror}; give another folder.") from error
    return [path.name for path in missing]
