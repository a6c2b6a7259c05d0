"""Whose degree it is that is told: of somebody who is said not to go abroad no condition on those who go is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.asked import OF_A_DEGREE, Value
from bot.reading.denied import clauses_of
from bot.reading.ellipsis import has_matter
from bot.reading.query import Query
from bot.reading.role_words import PATTERNS
from corpus.text.segments import Segment

_ASKER = re.compile(r"私|わたし|当方|自分|小職|\b(?:i|myself|my own)\b")
_JOURNEY = PATTERNS["date"]["departure"]


def of_who_may_go(query: Query, segment: Segment, values: Sequence[Value]) -> tuple[Value, ...]:
    """The *values* of a segment without the degree of an asker who is said not to travel: 私は渡航しません."""
    if not any(value.role in OF_A_DEGREE for value in values) or not _asker_stays(query):
        return tuple(values)
    return tuple(value for value in values if not _is_asker_s(query.folded, segment, value, values))


def _asker_stays(query: Query) -> bool:
    """Whether the asker is who does not travel: named before the journey that a clause denies, or in the clause before
    one that names nobody (私は学位取得後24年で、渡航しません)."""
    before = False
    for clause, denied, goes_on in clauses_of(query.folded):
        asker, journey = _ASKER.search(clause), _JOURNEY.search(clause)
        if denied and journey:
            told = clause[: journey.start()]
            if _ASKER.search(told) or (before and goes_on and not has_matter(told, query.language)):
                return True
        before = asker is not None
    return False


def _is_asker_s(low: str, segment: Segment, value: Value, values: Sequence[Value]) -> bool:
    """Whether the asker is named between a degree and the one told before it: "I took mine in 2000, she in 2015"."""
    if value.role not in OF_A_DEGREE:
        return False
    start, end = value.quantity.span[0], segment.span[0]
    before = [other.quantity.span[1] for other in values if other.role in OF_A_DEGREE and other is not value]
    return _ASKER.search(low, max([end, *(at for at in before if at <= start)]), start) is not None
