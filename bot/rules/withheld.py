"""What a fact that does not rule would decide is for the desk."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.decision import Decision
from corpus.facts.model import Source, Withheld


@dataclass(frozen=True, kw_only=True)
class ForTheDesk(Decision):
    """Something that rests on a fact on hold, on one that no rule can use, or on words that have changed."""

    withheld: Withheld

    @property
    def value(self) -> None:
        """None: what the fact said is not to be relied upon."""

    @property
    def unit(self) -> None:
        """None, as the value."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The document's new words, where there are any; the old ones stand there no longer."""
        return (self.withheld.now,) if self.withheld.now else ()
