"""To whom and when something is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.answer import Language
from corpus.facts.model import Call

Counter = Literal["screen", "letter"]


@dataclass(frozen=True)
class Told:
    """To whom and when something is said. *as_of* is the moment of asking; a letter waits, so it counts no
    days down. *among_others*: the desk answers for other calls too, so that "this call" names none."""

    call: Call
    language: Language
    as_of: datetime
    counter: Counter = "screen"
    among_others: bool = False

    @property
    def ja(self) -> bool:
        return self.language == "ja"

    def either(self, ja: str, en: str) -> str:
        """The words in the asker's language."""
        return ja if self.ja else en

    def is_not(self, said: str) -> str:
        """That the call's own is another than *said*: 4年ではありません。"""
        return self.either(f"{said}ではありません。", f" That is not {said}.")
