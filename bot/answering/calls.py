"""Which of the corpus's calls a question is about."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.facts.model import Call
from corpus.quantity import Day, read
from corpus.text.names import Names
from corpus.text.plain import plain


class Calls:
    """The calls of a corpus, each with the reader of its names."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._names = [Names(call) for call in calls]

    def of(self, text: str) -> Names | None:
        """The call that *text* names most of (programme, scheme, fiscal year), the first where none is nearer.

        None without calls.
        """
        if len(self._names) < 2:
            return next(iter(self._names), None)
        told = plain(text)
        return max(self._names, key=lambda names: _nearness(told, names))

    def names(self, call: Call) -> Names:
        """The reader of the names of *call*; of one that was in use before the last build, too."""
        return next((names for names in self._names if names.call is call), None) or Names(call)


def _nearness(told: str, names: Names) -> int:
    kinds = {name.kind for name in names.find(told)}
    years = {
        item.value.year for item in read(told) if isinstance(item.value, Day) and item.value.part == "fiscal"
    }
    return ("programme" in kinds) + ("scheme" in kinds) + (names.call.fiscal_year in years)
