"""A turn that only takes up what was answered: "3 years, until March 2028, I see". What follows leans on what was
asked before."""

from __future__ import annotations

from functools import lru_cache

from bot.answering.ranked import Part
from bot.answering.talk import AMONG_PEOPLE
from bot.reading.query import Query
from corpus.facts.model import Call
from corpus.quantity import Day, Quantity, compatible, read
from corpus.text.segments import asks


def takes_up(query: Query, part: Part, call: Call | None) -> bool:
    """Whether a turn understood as *part* asks nothing by its form and tells nothing of the asker's own.

    What it names is the call's: its values, and no side, scheme or place. Where it names nothing at all it is talk.
    """
    if any(asks(one.text, query.language) for one in query.segments):
        return False
    own = _values(call) if call else ()
    if any(_is_year(one) or not any(compatible(one, value) for value in own) for one in query.quantities):
        return False
    return part.best in AMONG_PEOPLE or (bool(query.quantities) and not query.names)


def _is_year(one: Quantity) -> bool:
    """Whether it is a bare year, which may be anything's."""
    return isinstance(one.value, Day) and one.value.month is None


@lru_cache(maxsize=16)
def _values(call: Call) -> tuple[Quantity, ...]:
    """The quantities that the call's sources give."""
    quotes = dict.fromkeys(source.quote for fact in call.facts for source in fact.sources)
    return tuple(found for quote in quotes for found in read(quote))
