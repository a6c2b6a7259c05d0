"""Whether a sentence says otherwise of the call than its proven facts, whatever question it answers.

A sentence that gives a value in its role (an amount, a day with its clock, a share, a length, a rate, a
number) tells by its words what that value is of, as a question does. Taken to be the call's own, each value
is compared: it is the same as the fact's or different. A sentence that only says how one case stands (“a
budget of £700,000 is within the limit”) is held against the fact as a case instead, and one that denies what
is beyond it says the same as the fact. A case that the fact's own hedge leaves open is the desk's to settle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.answering.ranked import Ranking
from bot.reading.asked import Asked, Role, Value
from bot.rules.decision import Decision
from corpus.text.plain import folded

Decide = Callable[[Asked], Sequence[Decision]]

# What only says how one case stands: leave, a condition, somebody who is such.
_OF_A_CASE = re.compile(
    r"でも|ても|場合|なら|れば|たら|(?:可能|でき|なれ|られ)(?:です|ます|る)|構いま|かまいま|差し支え|問題|足り|間に合|以内(?:です|に収)"
    r"|\b(?:if|who|when|with|(?:is|are|falls?|lies) within|can|could|may|fine|enough)\b"
    r"|\b(?:accept(?:able|ed)|allowed|eligible|possible|in time)\b"
)
_DENIES = re.compile(
    r"ません|ない|不可|超え|超過|過ぎ|遅れ|対象外|に限ら"
    r"|\b(?:not|no|nor|never|cannot|exceeds?|over|above|beyond|too|late|outside|ineligible)\b|n't\b"
)
_GIVES_LEAVE = re.compile(r"(?:構い|かまい|(?:差し支え|問題)(?:は|も)?(?:あり)?)ません")
# V以内の方も: one bounded by an attribute and joined to others.
_AMONG_OTHERS = re.compile(r"の\w{1,12}(?:も|でも)")
_REACH = 20  # characters behind a value
_EACH = re.compile(r"ごと|[あ当]たり|につき|それぞれ|\b(?:each|every|per|apiece)\b")
# Money of another programme: 別事業, "the other fund".
_ELSEWHERE = re.compile(
    r"(?:他|ほか|別)の?(?:事業|制度|公募|助成|基金|資金|研究費)"
    r"|\b(?:an)?other (?:programme|program|scheme|fund|grant|call)s?\b"
)
# A time that leads up to something, or a day after it: 渡航の2か月前, 締切後の訂正.
_LEAD = re.compile(r" ?(?:前|後|\b(?:before|after|ago|later|prior|ahead|in advance))")
_LASTING: frozenset[Role | None] = frozenset(("stay", "project", "extension", None))
_ENDS = frozenset(("start_day", "end_day"))
_AFTER = re.compile(r"(?<!以)(?<!午)後(?!半)|の(?:翌|前)日|\b(?:after|before|following) the\b")
_COMPARED = frozenset(("same", "different"))
_MEANT = 0.5  # how surely a sentence is of a matter for values of which it does not tell what they are
_SURELY = 0.8  # and for one that is of each thing
_LIKELY = 0.2  # and for the others
# What a value is of, whatever else its sentence is about.
_OF_ROLE: Mapping[Role, str] = {
    "fec_share": "full_economic_cost",
    "indirect_rate": "indirect_costs",
    "exchange_rate": "exchange_rate",
}
_OPPOSITE = {"at_most": ("at_least", "more_than"), "less_than": ("at_least", "more_than")}
_OPPOSITE |= {"at_least": ("at_most", "less_than"), "more_than": ("at_most", "less_than")}


def matters(ranking: Ranking) -> Ranking:
    """The intents that a sentence may state something of."""
    return tuple((name, share) for name, share in ranking if share >= _LIKELY or name in _OF_ROLE.values())


def stating(asked: Asked, share: float) -> Asked:
    """*asked* with the values that a sentence may state of its matter, which it is about with a probability
    of *share*; one of each thing ("each workshop may cost …") has to be surely of it."""
    meant = _SURELY if _EACH.search(folded(asked.text)) else _MEANT
    values = tuple(
        value
        for value in asked.values
        if share >= meant or (value.role and (share >= _LIKELY or _OF_ROLE.get(value.role) == asked.intent))
    )
    return replace(asked, values=values)


def contradicted(asked: Asked, decide: Decide) -> tuple[Decision, ...]:
    """What *decide* says against the values of a sentence as the call's own; nothing where it says the same or knows
    nothing of them."""
    found: list[Decision] = []
    low = folded(asked.text)
    for group in _groups(asked.values, low):
        alone = replace(asked, values=group, form="closed")
        own = _compared(alone, decide)
        other = [one for one in own if one.relation == "different" and not _is_beside(one, group)]
        if other and all(one.relation != "same" for one in own) and not _is_case(alone, low, decide):
            found += other
    return tuple(found)


def own_values(asked: Asked) -> tuple[Value, ...]:
    """The values of a sentence that are of its matter itself."""
    return tuple(value for group in _groups(asked.values, folded(asked.text)) for value in group)


def _groups(values: Sequence[Value], low: str) -> list[tuple[Value, ...]]:
    """Days and clocks together, since they make one moment or one period; every other value by itself.

    Left out are values that are not of the matter itself: a share of what the words do not tell, an amount of another
    programme, a length of each time or up to something, a day that something comes
    after.
    """
    moments = tuple(value for value in values if value.day or value.clock)
    others = [(value,) for value in values if value not in moments and _is_whole(value, values, low)]
    return [*([moments] if moments and not _AFTER.search(low) else []), *others]


def _is_whole(value: Value, values: Sequence[Value], low: str) -> bool:
    if value.quantity.kind == "percent":
        return value.role is not None
    if value.quantity.kind == "money":
        return _ELSEWHERE.search(low) is None
    if value.quantity.kind != "duration":
        return True
    each = _EACH.search(low) or any(other.quantity.unit == "times" for other in values)
    return not each and not (value.role in _LASTING and _LEAD.match(_behind(value, low)))


def _compared(asked: Asked, decide: Decide) -> Sequence[Decision]:
    """The values as the call's own; a day on which something begins or ends is that of what the sentence is
    about, where nothing of its own begins or ends."""
    own = replace(asked, values=tuple(replace(value, claimed=True) for value in asked.values))
    told = decide(own)
    if any(one.relation in _COMPARED for one in told) or all(value.role not in _ENDS for value in own.values):
        return told
    return decide(replace(own, values=tuple(replace(value, role=None) for value in own.values)))


def _is_beside(decision: Decision, values: Sequence[Value]) -> bool:
    """Whether the values are bounds the other way than the fact's: "items above £10,000" beside a limit of a
    million."""
    bound = decision.facts[0].bound if decision.facts else None
    return any(value.quantity.bound in _OPPOSITE.get(str(bound), ()) for value in values)


def _is_case(asked: Asked, low: str, decide: Decide) -> bool:
    """Whether the sentence says how a case stands, and says it rightly: leave of what is within, denial of
    what is not."""
    found = decide(asked)
    verdicts = {one.verdict for one in found}
    if _DENIES.search(_GIVES_LEAVE.sub("", low)):
        return "yes" not in verdicts or not _states(asked, low)
    return ("yes" in verdicts or any(map(_is_in_doubt, found))) and not _states(asked, low)


def _is_in_doubt(decision: Decision) -> bool:
    """Whether the call's own hedge leaves a case open, which a desk may settle; not one that no reading of it
    reaches."""
    return decision.relation == "beyond_hedge" and not decision.is_far


def _states(asked: Asked, low: str) -> bool:
    """Whether the values are given as the call's own: bounded, hedged, or in a sentence that speaks of no case."""
    if _OF_A_CASE.search(low) is None:
        return True
    return any(
        (value.quantity.bound or value.quantity.hedge) and not _is_joined(value, low)
        for value in asked.values
    )


def _is_joined(value: Value, low: str) -> bool:
    return _AMONG_OTHERS.search(_behind(value, low)) is not None


def _behind(value: Value, low: str) -> str:
    """What stands behind a value."""
    _, _, behind = low.partition(folded(value.quantity.text))
    return behind[:_REACH]
