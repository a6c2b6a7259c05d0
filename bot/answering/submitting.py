"""A day on which something is to be submitted is held against the closing, whatever other day its words are like."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.ranked import Part
from bot.reading.form import form_of
from bot.reading.query import Query
from bot.reading.role_words import PATTERNS
from bot.reading.roles import bound
from bot.reading.schedule import moments_named
from bot.reading.steps import steps_in
from bot.rules import DATED
from corpus.facts.model import Call
from corpus.text.names import known
from corpus.text.plain import folded

# What a day of submission is held against.
_OF_SUBMISSION = frozenset({"deadline", "open_now", "call_period"})
_ENDS = frozenset({"call_opens", "call_closes"})
_SURE = 0.8  # of what a question asks, with what is told before it
_NOTICE = "advance_notice"
_CLOSES = ("deadline", "call_closes")
# その日に, "on that day": the day told before.
_THAT_DAY = re.compile(r"(?:その|同じ)日|\b(?:that|the same) (?:day|date)\b")


def with_submission(part: Part, query: Query, call: Call) -> Part:
    """*part* with the share of every scheduled moment given to the closing (where the call has none, to its period),
    where it asks whether one may submit on a day and names no other moment: "may we apply on 25 January?" sounds
    like a start or an extension. What is told before it ("we missed the day of the advance notice") may make it sure of
    another.
    """
    told_of_another = bool(part.told) and part.ranking[0][1] >= _SURE
    if told_of_another or not _is_of_submission(part, query):
        return part
    best = "deadline" if any(fact.key in _CLOSES for fact in known(call)) else "call_period"
    # A notice is sent in, too: what is surest to ask of it is not taken from it.
    dated = (DATED | _OF_SUBMISSION) - ({_NOTICE} & {part.best})
    share = sum(share for intent, share in part.ranking if intent in dated)
    rest = [item for item in part.ranking if item[0] not in dated]
    return replace(part, ranking=tuple(sorted([(best, share), *rest], key=lambda item: -item[1])))


def _is_of_submission(part: Part, query: Query) -> bool:
    low = folded(part.segment.text)
    if form_of(low) != "closed" or set(moments_named(low)) - _ENDS or steps_in(low):
        return False
    days = [value for value in bound(query, part.segment.span) if value.quantity.kind == "date"]
    if not days:
        return bool(_THAT_DAY.search(low) and PATTERNS["date"]["submission"].search(low))
    return all(value.role == "submission" and not value.claimed for value in days)
