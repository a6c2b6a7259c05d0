"""Which of the corpus's calls a question is about, and which documents are whose."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Choice, Language
from corpus.facts.model import Call
from corpus.quantity import Day, read
from corpus.text.names import Names
from corpus.text.plain import plain

_CHOSEN = "call:"  # before the id of a call that is offered as a choice


class Calls:
    """The calls of a corpus, each with the reader of its names."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._names = [Names(call) for call in calls]

    def of(self, text: str) -> tuple[Names | None, bool]:
        """The call that *text* names most of (programme, scheme, sides, fiscal year), the first where none is nearer;
        and whether it is the only one that may be meant. None without calls.
        """
        if len(self._names) < 2:
            return next(iter(self._names), None), True
        told = plain(text)
        near = [_nearness(told, names) for names in self._names]
        return self._names[near.index(max(near))], near.count(max(near)) == 1

    @property
    def all(self) -> Sequence[Names]:
        """Those of every call."""
        return self._names

    def names(self, call: Call) -> Names:
        """The reader of the names of *call*; of one that was in use before the last build, too."""
        return next((names for names in self._names if names.call is call), None) or Names(call)

    def others(self, call: Call) -> list[Names]:
        """Those of the other calls."""
        return [names for names in self._names if names.call is not call]

    def chosen(self, intent: str | None) -> Names | None:
        """The call that a choice names, None for a choice of another kind."""
        name = intent.removeprefix(_CHOSEN) if intent and intent.startswith(_CHOSEN) else None
        return next((names for names in self._names if names.call.id == name), None)


def choice_of(call: Call, language: Language) -> Choice:
    """A call as it is offered beside the answer of another."""
    return Choice(f"{_CHOSEN}{call.id}", call.title[language])


def _nearness(told: str, names: Names) -> int:
    """How much of a call is named. A side counts for the calls that have it."""
    found = {
        (name.kind, name.id) for name in names.find(told) if name.kind in ("programme", "scheme", "side")
    }
    years = {
        item.value.year for item in read(told) if isinstance(item.value, Day) and item.value.part == "fiscal"
    }
    return (
        len({kind for kind, _ in found if kind != "side"})
        + len([kind for kind, _ in found if kind == "side"])
        + (names.call.fiscal_year in years)
    )
