"""The mail itself, one click away from the report: where it lies, or a copy where it lies in no file of its
own."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from bot.mail.sources import Item
from corpus.files import in_full

FOLDER = "mails"


def original_of(item: Item, key: str, out: Path) -> str:
    """The link from a report in *out* to a mail, empty where it could not be fetched. Mails of a mailbox are
    copied."""
    if item.file:
        return _link(in_full(item.file), in_full(out))
    if item.raw is None:
        return ""
    safe = re.sub(r"[^\w.\-]+", "_", item.stem).strip("._")[:80] or "mail"
    path = out / FOLDER / f"{safe}-{sha256(key.encode()).hexdigest()[:8]}.eml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(item.raw)
    return quote(f"{FOLDER}/{path.name}")


def _link(file: Path, out: Path) -> str:
    try:
        return quote(Path(os.path.relpath(file, out)).as_posix())
    except ValueError:  # another drive
        return file.as_uri()
