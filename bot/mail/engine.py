"""What answers the questions of a mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.answer import Answer, Language
from bot.answering.saying import Counter
from bot.answers.checking import Contradicted
from bot.desk import Turn
from index.encoder import Vectors
from index.passage import Passage


class Engine(Protocol):
    """What answers a question: bot.desk.Desk."""

    def ask(
        self,
        text: str | Turn,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        counter: Counter = "screen",
        language: Language | None = None,
    ) -> Answer:
        """The answer to *text* in the wording of *counter* and in *language*."""

    def nearest(self, text: str, *, k: int = 3) -> Sequence[Passage]:
        """The *k* passages nearest to *text*."""

    def schemes(self, text: str) -> frozenset[str]:
        """The schemes that *text* names."""

    @property
    def homes(self) -> frozenset[str]:
        """The countries (ISO codes) of the sides of the calls."""

    def stated(self, text: str) -> frozenset[str]:
        """The values in *text* that a call gives itself, in its words."""

    def contradicted(self, text: str, call: str | None, side: str | None) -> Sequence[Contradicted]:
        """The sentences of *text* that say otherwise than the facts, each with what those say."""

    def vectors(self, texts: Sequence[str], encoder: str) -> Vectors | None:
        """The vectors of *texts* by *encoder*, None where there is another or none."""
