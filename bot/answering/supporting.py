"""Who names what something costs, and asks how much of it is paid, means the call's rate of support."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.ranked import Part, for_another_year
from bot.reading.paid import asks_what_is_paid
from bot.reading.query import Query
from bot.reading.roles import bound
from corpus.facts.model import Call
from corpus.text.names import known
from corpus.text.plain import folded

_RATE = "support_rate"  # the key is the intent
# The share of what is reckoned with the values named, so that it is said alone.
_RECKONED = 0.7


def with_support(part: Part, query: Query, call: Call) -> Part:
    """*part* with the rate of support first, where the call has one, costs are named and it is asked what is paid."""
    if not any(fact.key == _RATE for fact in known(call)) or not asks_what_is_paid(folded(part.segment.text)):
        return part
    told = (segment for segment in query.segments if segment.span[0] <= part.segment.span[0])
    if not any(value.paid is False for segment in told for value in bound(query, segment.span)):
        return part
    if elsewhere := for_another_year(part, query, call):
        return elsewhere
    rest = [(intent, share * (1 - _RECKONED)) for intent, share in part.ranking if intent != _RATE]
    return replace(part, ranking=((_RATE, _RECKONED), *rest))
