"""Where generations live and which one answers: a folder, one writer, a pointer switched in one step."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from corpus.errors import IndexLocked, IndexMismatch, IndexUnwritable
from index.encoder import Encoder
from index.generation import EncoderIdentity, damaged

_QUESTIONS = (
    "明日の天気は？",
    "How do I boil an egg?",
    "一番近い駅はどこですか",
    "Who painted this picture?",
)
_TEXTS = (
    "委員会は五名の委員で構成する。",
    "The river floods in spring.",
    "会議室の鍵は受付で借りる。",
    "Add salt and stir until it thickens.",
)
_NAME = re.compile(r"[\w-]{1,80}")
_POINTER, _LOCK, _GENERATIONS = "current", "write.lock", "generations"


def generation_folder(folder: Path, name: str) -> Path:
    return folder / _GENERATIONS / name


def new_generation_name() -> str:
    """A name that sorts by time."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{token_hex(2)}"


def current(folder: Path) -> str | None:
    """The name of the generation that answers, None before the first build. Raises IndexDamaged for what names none."""
    try:
        name = (folder / _POINTER).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise damaged(folder) from error
    if name and not _NAME.fullmatch(name):
        raise damaged(folder)
    return name or None


def switch(folder: Path, name: str) -> None:
    """Let generation *name* answer from now on: readers see the old pointer or the new one, nothing between."""
    part = folder / f"{_POINTER}.part"
    with part.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    if (folder / _POINTER).is_dir():
        shutil.rmtree(folder / _POINTER)
    part.replace(folder / _POINTER)


def tidy(folder: Path, *, keep: set[str | None]) -> None:
    """Remove every generation but *keep*: older ones, and what an interrupted build left."""
    for path in (folder / _GENERATIONS).iterdir():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def writing(folder: Path, *, lock_file: str = _LOCK, wait: float = 0) -> Iterator[None]:
    """Hold the lock of *folder*, waiting at most *wait* seconds. Raises IndexLocked, IndexUnwritable."""
    from filelock import FileLock, Timeout

    try:
        (folder / _GENERATIONS).mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / lock_file)
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise IndexLocked(
            f"Another process is writing the index in {folder}; wait for it, then try again"
        ) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def unwritable(folder: Path, error: BaseException) -> IndexUnwritable:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return IndexUnwritable(
        f"The index cannot be written to {folder} ({reason}); the last good one still answers. "
        "Free some space or choose another folder with: --index DIR"
    )


def identity(encoder: Encoder) -> EncoderIdentity:
    """What the manifest keeps of *encoder*."""
    folder = getattr(encoder, "folder", None)
    place = str(folder.resolve()) if folder else None
    return EncoderIdentity(encoder.name, encoder.revision, encoder.dimension, place, unrelated(encoder))


def unrelated(encoder: Encoder) -> float:
    """The mean cosine between questions and texts that have nothing to do with one another.

    Encoders differ in this: about 0.75 for E5, about 0 for others.
    """
    cosines = encoder.encode_query(_QUESTIONS) @ encoder.encode_document(_TEXTS).T
    return round(float(cosines.mean()), 4)


def same_encoder(stored: EncoderIdentity, used: EncoderIdentity) -> bool:
    """Whether vectors of the two can be compared: the place a model is served from does not matter."""
    return (stored.name, stored.revision, stored.dimension) == (used.name, used.revision, used.dimension)


def require_same_encoder(stored: EncoderIdentity, encoder: Encoder) -> None:
    """Raises IndexMismatch unless *encoder* made the vectors."""
    used = EncoderIdentity(encoder.name, encoder.revision, encoder.dimension)
    if not same_encoder(stored, used):
        raise IndexMismatch(
            f"The index was built with the encoder {stored.name} ({stored.revision}, {stored.dimension} dimensions), "
            f"not with {encoder.name} ({encoder.revision}, {encoder.dimension}); "
            "build it again with: aspire index build"
        )
