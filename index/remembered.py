"""The corpus that an index was built from, read without opening the index."""

from __future__ import annotations

import json
from pathlib import Path


def corpus_of(folder: Path) -> Path | None:
    """The folder whose documents the index in *folder* holds; None where it names none, or is none."""
    try:
        name = (folder / "current").read_text(encoding="ascii").strip()
        manifest = folder / "generations" / name / "manifest.json"
        corpus = json.loads(manifest.read_text(encoding="utf-8")).get("corpus")
    except (OSError, ValueError, AttributeError):  # whoever opens it says what is wrong with it
        return None
    return Path(corpus) if isinstance(corpus, str) else None
