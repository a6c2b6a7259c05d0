"""Which of the corpus's calls a question is about, and which documents are whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from bot.answer import Choice, Language, Turn
from bot.reading.asking import meant
from bot.reading.query import DESK_ZONE
from bot.rules.opening import standing
from corpus.facts.model import PROGRAMME, Call
from corpus.quantity import read
from corpus.text.names import Names
from corpus.text.plain import folded, plain

_YEAR = re.compile(r" ?(20\d\d)(?!\d)")  # right behind the name of a programme
_APRIL = 4  # in which a fiscal year begins
_CHOSEN = "call:"  # before the id of a call that is offered as a choice


class Calls:
    """The calls of a corpus, each with the reader of its names."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._names = [Names(call) for call in calls]

    def of(self, talk: Sequence[Turn], as_of: datetime | None = None) -> tuple[Names | None, bool]:
        """The call that the last turn of *talk* names most of (programme, scheme, sides, fiscal year), of those that
        it leaves open the one that the turn before names most of, and so on; and whether only that may be meant.

        Where several are left, the first that takes applications at the moment of asking; None without calls.
        """
        near = self.near(talk, as_of)
        return next(iter(near), None), len(near) < 2

    def near(self, talk: Sequence[Turn], as_of: datetime | None = None) -> Sequence[Names]:
        """All that *talk* leaves open in that way: those of a year that is only spoken of first, and those open as of a
        moment (default: now) before those that are over."""
        near, years = self._names, _years_spoken_of(talk)
        for turn in reversed(talk):
            if len(near) < 2:
                return near
            named = [_nearness(turn, names) for names in near]
            near = [names for names, most in zip(near, named, strict=True) if most == max(named)]
        moment = as_of or datetime.now(DESK_ZONE)
        return sorted(near, key=lambda one: (one.call.fiscal_year not in years, _lateness(one.call, moment)))

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


def _years_spoken_of(talk: Sequence[Turn]) -> set[int]:
    """The years that the last turn names by their number alone, of whatever they are."""
    return {int(year[1]) for turn in talk[-1:] for text in turn.asks for year in _YEAR.finditer(plain(text))}


def _lateness(call: Call, as_of: datetime) -> int:
    """Whether a call is open (0), may be (1) or is over (2); one that does not say is over with its fiscal year."""
    stands = standing(call, as_of)
    if stands is None:
        return 2 if call.fiscal_year and call.fiscal_year < as_of.year - (as_of.month < _APRIL) else 1
    return {"open": 0, "closed": 2}.get(stands, 1)


def _nearness(said: Turn, names: Names) -> int:
    """How much of a call is named. A side counts for the calls that have it, a scheme that is denied for none."""
    texts = [plain(text) for text in (*said.background, *said.asks)]
    found = {
        (name.kind, name.id)
        for text in texts
        for name in meant(folded(text), (*names.find(text), *names.parted(text)))
        if name.kind in ("programme", "scheme", "side") and name.id != PROGRAMME
    }
    own = any(year.kind == "this_year" for text in texts for year in names.years(text, read(text)))
    behind = (_YEAR.match(text, name.span[1]) for text in texts for name in names.find(text))
    own |= names.call.fiscal_year in {int(year[1]) for year in behind if year}
    return (
        len({kind for kind, _ in found if kind != "side"})
        + len([kind for kind, _ in found if kind == "side"])
        + own
    )
