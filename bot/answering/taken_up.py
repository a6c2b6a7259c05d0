"""What only takes up what was answered, as a turn or before a question: "3 years, until March 2028, I see". What
follows leans on what was asked before, and its values are nobody's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answering.ranked import Ranking
from bot.answering.talk import AMONG_PEOPLE
from bot.reading.claims import speaks_of_oneself
from bot.reading.ellipsis import ellipsis_of
from bot.reading.query import Query
from corpus.facts.model import Call
from corpus.quantity import Day, Quantity, compatible, read
from corpus.quantity.currencies import currency_in
from corpus.text.plain import folded
from corpus.text.segments import Segment, asks

_SURELY = 0.5  # words that are so likely said among people ask and tell nothing
# 3000万円か, 8月上旬ですね, やっぱだめか: a short sentence without a topic that says again what was told.
_SAYS_AGAIN = re.compile(
    r"[^はがもを?]{1,14}(?<!です)(?<!ます)(?<!せん)(?<!でしょう)(?<!の)か[。.!…]*|.*ね[ぇえー]*[。.!…]*"
)


def takes_up(
    query: Query, segments: Sequence[Segment], own: Ranking, call: Call | None, *, best: str = ""
) -> bool:
    """Whether *segments* ask nothing by their form and tell nothing of the asker's own. *own* is what their words alone
    may ask, *best* what they most likely do behind what was said before.

    What they name is the call's: its values, and no side, scheme or place. Where they name nothing at all it is talk.
    What is said again with nothing beside it may have been reckoned for the asker: 3000万円か.
    """
    if any(asks(one.text, query.language) and not _SAYS_AGAIN.fullmatch(one.text) for one in segments):
        return False
    inside = [query.within(one.span) for one in segments]
    values, names = ([item for one in found for item in one] for found in zip(*inside, strict=True))
    if all(_is_said_again(query, one) for one in segments):
        return True
    names = [name for name in names if currency_in(name.text.lower()) is None]
    known = _values(call) if call else ()
    own_values = [one for one in values if isinstance(one.value, Day) or not one.text.rstrip("km").isdigit()]
    if any(_is_year(one) or not any(compatible(one, value) for value in known) for one in own_values):
        return False
    if best in AMONG_PEOPLE:
        return True
    shares = dict(own)
    talk = sum(shares.get(name, 0.0) for name in AMONG_PEOPLE) >= _SURELY
    says_again = bool(values) or all(_SAYS_AGAIN.fullmatch(one.text) for one in segments)
    if shares.get("thanks", 0.0) >= _SURELY or (talk and says_again):
        return True
    low = " ".join(folded(one.text) for one in segments)
    return bool(values) and not names and not speaks_of_oneself(low)


def _is_said_again(query: Query, segment: Segment) -> bool:
    """Whether a segment is a value or name and the words that say it again."""
    quantities, _ = query.within(segment.span)
    start = segment.span[0]
    spans = [(one.span[0] - start, one.span[1] - start) for one in quantities]
    spans += query.spans_named(segment.span)
    low = folded(segment.text)
    return _SAYS_AGAIN.fullmatch(low) is not None and ellipsis_of(low, query.language, spans) == "swaps"


def _is_year(one: Quantity) -> bool:
    """Whether it is a bare year, which may be anything's."""
    return isinstance(one.value, Day) and one.value.month is None


@lru_cache(maxsize=16)
def _values(call: Call) -> tuple[Quantity, ...]:
    """The quantities that the call's sources give."""
    quotes = dict.fromkeys(source.quote for fact in call.facts for source in fact.sources)
    return tuple(found for quote in quotes for found in read(quote))
