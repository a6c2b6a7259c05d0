"""A case told with several values, of which it is asked at once whether all is as the call wants it: "PhD in 2012 and
two months' stay: are the conditions met?". Each value is held against the rule of its own matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.case import Found, Option
from bot.answering.statements import Statement
from bot.reading.asked import Asked, Role, Value
from bot.reading.case_asked import asks_of_case
from bot.reading.marks import Marks
from bot.reading.query import Query
from corpus.text.segments import Segment

_MATTERS: Mapping[Role, str] = {
    "direct_costs": "award_limit",
    "total_costs": "award_limit",
    "award": "award_limit",
    "full_economic_cost": "full_economic_cost",
    "network_costs": "network_share",
    "research_costs": "network_share",
    "network_share": "network_share",
    "research_share": "network_share",
    "indirect_rate": "indirect_costs",
    "since_degree": "outgoing_degree",
    "degree_day": "outgoing_degree",
    "stay": "stay_length",
    "project": "project_period",
    "extension": "extension",
    "contact_day": "advance_notice",
    "submission": "deadline",
    "start_day": "start",
}
_OF_WHOLES = ("direct_costs", "total_costs")  # of which an amount may be a part
_PARTS = ("network_costs", "research_costs")
_TRAVELLERS = ("outgoing_number", "outgoing_required", "outgoing_student")
_OF_EACH = ("outgoing_degree", "stay_length")  # conditions on each of them
_LONGEST_GAP = 32  # characters between two values that are asked about in one breath
_JOINS = ("、", "と", ",", " and ")
_JUDGED = ("yes", "no", "confirm")
_AS_IT_IS = ("なので", "ですので", "だから", "ですから", "のため")  # behind what something else is asked for


def held_apart(
    item: Found, query: Query, decide: Callable[[Asked], tuple[Statement, ...]]
) -> tuple[Found, ...]:
    """A part as one for each matter that its case has values of; itself where fewer than two of these are judged, and
    without what is only given as the reason."""
    asked = item.options[0].asked if item.options else None
    if asked is None:
        return (item,)
    at_once, asks = asks_of_case(query, item.part.segment), query.within(item.part.segment.span)[0]
    asked = _of_segment(asked, query, item.part.segment)
    if not (at_once or (asks and _in_one_breath(asked, query))):
        return (item,)
    matters = dict.fromkeys(filter(None, map(matter_of, asked.values)))
    apart = [_of(asked, intent) for intent in matters]
    options = [Option(one.intent, 1.0, one, decide(one)) for one in apart]
    judging = [option for option in options if any(map(_is_judged, option.statements))]
    judged = [option for option in judging if not (_is_given(option, query) or _is_whole(option, judging))]
    if len(judged) == 1 < len(judging):
        return (replace(item, options=tuple(judged)),)
    if len(judged) == 1 and _passes_over(item.options[0], judged[0]):
        judged.insert(0, item.options[0])
    if len(judged) < 2:
        return (item,)
    return tuple(
        replace(item, part=replace(item.part, ranking=((option.intent, 1.0),)), options=(option,))
        for option in judged
    )


def _passes_over(first: Option, other: Option) -> bool:
    """Whether what is likeliest asked of those who travel passes over a value of another condition on them: "two go,
    one 20 years past the PhD: any problem?" is not answered by how many may."""
    of_travellers = first.intent in _TRAVELLERS and other.intent in _OF_EACH
    told = {statement.text for statement in first.statements}
    new = not any(statement.text in told for statement in other.statements)
    return of_travellers and new and any(map(_is_judged, first.statements))


def _in_one_breath(asked: Asked, query: Query) -> bool:
    """Whether two days or lengths of different matters are joined in what is asked by yes or no: "may the stay be 14
    months and the extension 2 years?"."""
    if asked.form != "closed":
        return False
    return any(
        one.quantity.kind == other.quantity.kind
        and one.quantity.kind in ("date", "duration")
        and None not in (matters := (matter_of(one), matter_of(other)))
        and matters[0] != matters[1]
        and _are_joined(query.folded[one.quantity.span[1] : other.quantity.span[0]])
        for one, other in pairwise(asked.values)
    )


def _are_joined(gap: str) -> bool:
    return len(gap) <= _LONGEST_GAP and any(join in gap for join in _JOINS)


def _of_segment(asked: Asked, query: Query, segment: Segment) -> Asked:
    """What is asked of the values in the sentence that asks, where there are any; else of those told before it."""
    own = query.within(segment.span)[0]
    spans = {quantity.span for quantity in own}
    stated = tuple(value for value in asked.values if value.quantity.span in spans)
    return replace(asked, values=stated) if own else asked


def _of(asked: Asked, intent: str) -> Asked:
    """What is asked of one matter; what else the sentence may mean (要件を満たす) is of all of them, and of none."""
    wholes = _OF_WHOLES if intent == "network_share" else ()
    values = tuple(value for value in asked.values if matter_of(value) == intent or value.role in wholes)
    marks = asked.marks.by_form if isinstance(asked.marks, Marks) else asked.marks
    return replace(asked, intent=intent, values=values, marks=marks)


def matter_of(value: Value) -> str | None:
    """The intent whose rule a value is held against; an amount of unsaid costs is held against the limit."""
    if value.claimed or value.retold:
        return None
    if value.quantity.kind == "time":
        return "deadline"
    if value.role is None:
        return "award_limit" if value.quantity.kind == "money" else None
    return _MATTERS.get(value.role)


def _is_judged(statement: Statement) -> bool:
    """Whether a value is judged; the call's own number told again is no plan."""
    decision = statement.decision
    return decision is not None and decision.verdict in _JUDGED and decision.relation != "same"


def _is_whole(option: Option, judging: Sequence[Option]) -> bool:
    """Whether direct costs or a total within their limit are only what an amount is held to be a part of."""
    of_part = any(value.role in _PARTS for one in judging for value in one.asked.values)
    wholes = all(value.role in _OF_WHOLES for value in option.asked.values)
    decisions = [statement.decision for statement in option.statements if statement.decision]
    return of_part and wholes and all(decision.verdict == "yes" for decision in decisions)


def _is_given(option: Option, query: Query) -> bool:
    """Whether the call's own value is told as the reason of what is asked of another: 締切が4月16日なので、…."""
    decisions = [statement.decision for statement in option.statements if statement.decision]
    return all(decision.relation == "exactly" for decision in decisions) and all(
        query.folded.startswith(_AS_IT_IS, value.quantity.span[1]) for value in option.asked.values
    )
