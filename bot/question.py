"""A question as read: language, quantities and the moment it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.answer import Language
from bot.quantity import Quantity


@dataclass(frozen=True)
class Question:
    """*text* as asked; *plain* the same in NFKC with white space folded; *as_of* with its zone."""

    text: str
    plain: str
    language: Language
    quantities: tuple[Quantity, ...]
    as_of: datetime
