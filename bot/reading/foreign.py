"""Values of something that no call limits, or that may be of something else: they are held against nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.asked import OF_A_DEGREE, Role, Value
from bot.reading.bare_numbers import CURRENCY
from bot.reading.ellipsis import has_matter
from bot.reading.marks import Tell
from bot.reading.query import Query
from bot.reading.role_words import PATTERNS
from bot.reading.scene import CLAUSE_END
from bot.reading.staying import of_who_may_go
from corpus.facts.model import Call
from corpus.facts.values import number_of
from corpus.text.plain import folded
from corpus.text.segments import Segment

# Roles that only costs, shares and days of a call play: "direct costs" of another thing are not spoken of.
_CALLS_OWN: frozenset[Role | None] = frozenset(
    (
        "direct_costs",
        "indirect_costs",
        "full_economic_cost",
        "network_share",
        "research_share",
        "indirect_rate",
        "contact_day",
        "extension",
        "exchange_rate",
    )
)
_PARTS: frozenset[Role | None] = frozenset(("network_costs", "research_costs", "indirect_costs"))
_SCALE = 20  # times as much or as little
_LEADERS = ("leader", "co_investigator")


def of_a_call(
    query: Query, segment: Segment, call: Call, values: tuple[Value, ...], tell: Tell
) -> tuple[Value, ...]:
    """Those of the *values* of a segment that may be held against the call: where it tells of something else (*tell*
    tells the learned marks), only those that are a call's by their own words.

    Of several of a kind in one sentence each is what its own clause tells: "besides the £500k from Wellcome, we ask for
    £1m".
    """
    sure = tuple(
        value
        for value in of_who_may_go(query, segment, values)
        if not (_is_out_of_scale(call, value) or _is_leaders(query, segment, call, value))
    )
    told_in = {value: _told_in(query, segment, value, sure) for value in sure}
    foreign = {told for told in set(told_in.values()) if _has_matter(query, told) and "foreign" in tell(told)}
    return tuple(
        value for value in sure if told_in[value] not in foreign or _is_a_calls(query, told_in[value], value)
    )


def _told_in(query: Query, segment: Segment, value: Value, values: Sequence[Value]) -> Segment:
    """What tells of a value: its clause, where other clauses have values of its kind and that one a matter of its own;
    else the whole *segment*."""
    clauses = _clauses(query, segment)
    with_like = {_around(clauses, other) for other in values if other.quantity.kind == value.quantity.kind}
    own = _around(clauses, value)
    apart = len(with_like) > 1 and own is not None
    return own if apart and own and _has_matter(query, own) else segment


def _around(clauses: Sequence[Segment], value: Value) -> Segment | None:
    start, end = value.quantity.span
    return next((one for one in clauses if one.span[0] <= start and end <= one.span[1]), None)


def _clauses(query: Query, segment: Segment) -> tuple[Segment, ...]:
    """The clauses of a segment, none of which ends inside a quantity."""
    begins, ends = segment.span
    items, _ = query.within(segment.span)
    cuts = [
        found.end()
        for found in CLAUSE_END.finditer(query.folded, begins, ends)
        if not any(item.span[0] < found.end() and found.start() < item.span[1] for item in items)
    ]
    spans = zip((begins, *cuts), (*cuts, ends), strict=True)
    return tuple(
        Segment(segment.kind, query.plain[first:last], (first, last)) for first, last in spans if first < last
    )


def _is_a_calls(query: Query, told: Segment, value: Value) -> bool:
    """Whether a value is one of a call by its own words, or the degree of who is told to travel."""
    travels = PATTERNS["duration"]["stay"].search(query.folded, *told.span)
    return value.role in _CALLS_OWN or (travels is not None and value.role in OF_A_DEGREE)


def _has_matter(query: Query, segment: Segment) -> bool:
    """Whether a segment speaks of something beside its values and names: "is £1m fine?" does not."""
    values, names = query.within(segment.span)
    rest, (start, _) = folded(segment.text), segment.span
    spans = [*(value.span for value in values), *(name.span for name in names)]
    for first, last in sorted(spans, reverse=True):
        rest = f"{rest[: first - start]} {rest[last - start :]}"
    return has_matter(rest, query.language)


def _is_out_of_scale(call: Call, value: Value) -> bool:
    """Whether an amount names no currency, and lies so far from all that the call states in the one it is read in that
    another may be meant: a full economic cost of 125万."""
    if value.quantity.kind != "money" or value.role in _PARTS or CURRENCY.search(value.quantity.text.lower()):
        return False
    stated = [number_of(fact) for fact in call.facts if fact.unit == value.quantity.unit]
    return bool(stated) and all(value.number * _SCALE < one or value.number > one * _SCALE for one in stated)


def _is_leaders(query: Query, segment: Segment, call: Call, value: Value) -> bool:
    """Whether a degree is that of somebody who leads a team, of whom it is not told that they go abroad."""
    if value.role not in OF_A_DEGREE:
        return False
    _, names = query.within(segment.span)
    of_leaders = [word for fact in call.facts if fact.key in _LEADERS for word in fact.words]
    leads = any(name.kind == "term" and any(name.text in word for word in of_leaders) for name in names)
    return leads and not PATTERNS["duration"]["stay"].search(query.folded, *segment.span)
