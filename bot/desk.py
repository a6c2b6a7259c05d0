"""The desk: one engine behind every counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer import Answer
from bot.settings import Settings


@dataclass(frozen=True)
class Turn:
    """An earlier question of the same thread, so that a follow-up can be understood."""

    question: str


class Desk:
    """Answers questions from one corpus and its index. Thread-safe; open one per process."""

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the corpus and index that *settings* name. Raises IndexMissing, IndexMismatch, SettingsError."""
        raise NotImplementedError

    def ask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """Answer *text* as of a moment (default: now). Raises BadInput for an empty or over-long question."""
        raise NotImplementedError
