"""Prepare a model once, so that it can be served without torch.

A prepared model is onnx/model.onnx, served.json, tokenizer.json and, for unigram tokenizers, a lean copy of
the pieces; of another than the embedded one also what sentence-transformers saved. It is written beside its
place and renamed into it, so a half prepared model is never served.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.errors import DeskError, IndexUnwritable
from corpus.files import at_home
from index import adapter
from index.encoder import FACTS, Encoder, ServedEncoder

EMBEDDED = "embedded"
_FORMAT = 1
_WRITERS = ("onnx", "google.protobuf")


def open_encoder(
    name: str, models: Path, *, revision: str | None = None, progress: Callable[[str], None] | None = None
) -> ServedEncoder:
    """The encoder *name*, prepared under *models* on first use.

    *name* is "embedded", a model of the Hugging Face hub, or a folder, which may itself be a prepared model. *progress*
    is told in words what takes time. Raises ModelUnavailable, or IndexUnwritable if *models* cannot be written.
    """
    source = at_home(name)
    if (source / FACTS).is_file():
        return ServedEncoder(source)
    folder = models / _slug(name)
    if not _is_current(folder, name):
        _prepare(name, folder, revision, progress or (lambda _: None))
    return ServedEncoder(folder)


def open_adapted(
    encoder: Encoder, models: Path, *, progress: Callable[[str], None] | None = None
) -> ServedEncoder:
    """The embedded encoder with the shipped adapter: what comes with *encoder* if that is the embedded one, else one of
    its own under *models*, prepared on first use. What was learned of questions and passages holds for no other.

    Raises as `open_encoder` does.
    """
    if isinstance(encoder, ServedEncoder) and encoder.adapter == adapter.revision():
        return encoder.adapted()
    return open_encoder(EMBEDDED, models, progress=progress).adapted()


def _prepare(name: str, folder: Path, revision: str | None, progress: Callable[[str], None]) -> None:
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(folder.name + ".lock")):
            if _is_current(folder, name):
                return
            progress(f"Preparing the encoder {name} (once)")
            _write(name, folder, revision)
    except DeskError:
        raise
    except Exception as error:  # marisa-trie and onnx have errors of their own for a full disk
        if not (isinstance(error, OSError | RuntimeError) or type(error).__module__.startswith(_WRITERS)):
            raise
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise IndexUnwritable(
            f"The encoder cannot be written to {folder} ({reason}); free some space there, or set ASPIRE_HOME to a "
            "folder that can be written, then: aspire index build"
        ) from error


def _write(name: str, folder: Path, revision: str | None) -> None:
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        if name == EMBEDDED:
            from index.embedded_model import write_model
        else:
            from index.exported_model import write_model
        facts: dict[str, Any] = write_model(part, name=name, revision=revision)
        facts |= {"name": name, "stamp": _stamp(name), "format": _FORMAT}
        (part / FACTS).write_text(json.dumps(facts, indent=1), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _is_current(folder: Path, name: str) -> bool:
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(facts.get("format") == _FORMAT and facts.get("stamp") == _stamp(name))


def _stamp(name: str) -> int:
    """When a local model folder last changed, in nanoseconds; of the embedded model, which adapter goes with it; 0 for
    other models."""
    if name == EMBEDDED:
        return int(adapter.revision(), 16)
    source = at_home(name)
    if not source.is_dir():
        return 0
    return max((path.stat().st_mtime_ns for path in source.rglob("*") if path.is_file()), default=0)


def _slug(name: str) -> str:
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-.")
    return plain if plain == name else f"{plain[-60:]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
