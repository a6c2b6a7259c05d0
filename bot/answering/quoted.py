"""Facts that are an intent of their own, by their key, for whoever names them: those no rule reads, and those
of rules that no shipped intent asks for."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.ranked import Part, for_another_year
from bot.reading.query import Query
from bot.rules import BY_KEY
from corpus.facts.keys import key_of
from corpus.facts.model import Call
from corpus.text.names import fact_of, is_fact, known

# The share of what is named among the intents, so that it is said alone.
_NAMED = 0.7


def with_quoted(part: Part, query: Query, call: Call) -> Part:
    """*part* with the keys of the facts it names before the intents that were learned, where these are their
    own intents.

    A withheld fact is named as one that rules, so that it is said to be for the desk.
    """
    _, names = query.within(part.segment.span)
    whole = replace(call, facts=known(call))
    facts = [fact_of(whole, name.id) for name in names if is_fact(name)]
    keys = dict.fromkeys(fact.key for fact in facts if fact and (key_of(fact) is None or fact.key in BY_KEY))
    if not keys:
        return part
    if elsewhere := for_another_year(part, query, call):
        return elsewhere
    rest = [(intent, share * (1 - _NAMED)) for intent, share in part.ranking if intent not in keys]
    return replace(part, ranking=(*((key, _NAMED / len(keys)) for key in keys), *rest))
