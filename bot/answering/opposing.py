"""Whether a sentence gives leave, denies, demands or waives otherwise than the facts of its matter do.

A sentence that denies what a fact allows, or needs nothing of what it demands, gives no value that could be compared
with a fact's. What it says may or must be is held against what the rule decides of it as a case, and where the rule
only states the fact, against the fact's norm, else against what the fact's own quote says may or must be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.answering.contradicting import own_values
from bot.answering.modality import Modal, modal_of, says_only
from bot.reading.asked import Asked
from bot.rules.decision import Decision, Relation
from corpus.facts.model import Fact, Norm
from corpus.text.plain import folded, plain
from index.terms import READING, terms

Decide = Callable[[Asked], Sequence[Decision]]

SURELY = 0.5  # how likely a matter has to be for a sentence without a value to be held against it
_OF_NORM: Mapping[Norm, Modal] = {
    "required": "demand",
    "forbidden": "denial",
    "not_counted": "denial",
    "allowed": "leave",
    "counted": "leave",
    "unlimited": "unbounded",
}
_OF_RELATION: Mapping[Relation, Modal] = {
    "required": "demand",
    "not_allowed": "denial",
    "allowed": "leave",
    "covered": "leave",
}
_OPPOSED: frozenset[tuple[Modal | None, Modal | None]] = frozenset(
    (("waiver", "demand"), ("denial", "leave"), ("leave", "denial"), ("denial", "unbounded"))
)
_REFUSED: frozenset[Relation] = frozenset(("not_allowed", "over", "short", "late", "different"))
_MEASURED = ("JPY", "GBP", "months")


def opposed(asked: Asked, decide: Decide) -> tuple[Decision, ...]:
    """What *decide* says against a sentence that is surely about the matter of *asked*; nothing where the two agree,
    or the sentence says nothing of what may or must be, or gives values of something else only."""
    if asked.values and not own_values(asked):
        return ()
    modal = modal_of(folded(asked.text))
    found = decide(replace(asked, form="closed"))
    if modal == "unbounded" and any(one.relation == "unlimited" for one in found):
        return ()
    return tuple(
        one for one in found if one.facts and one.relation != "not_stated" and _is_opposed(modal, one, asked)
    )


def _is_opposed(modal: Modal | None, said: Decision, asked: Asked) -> bool:
    if said.relation == "not_covered":  # "… is counted", "… is interviewed, too"
        return modal in (None, "leave")
    if _is_capped(asked) and any(fact.norm == "unlimited" for fact in said.facts):
        return True
    if modal == "unbounded":
        return not asked.values and not asked.named("item") and _is_bounded(said.facts[0])
    if modal == "leave" and (said.relation in _REFUSED or _goes_beyond(said, asked)):
        return True
    if modal == "waiver" and not _names(asked.text, said.facts):
        return False
    if modal == "waiver" and said.relation == "short":
        return True
    return not _is_of_a_value(said.facts[0], asked) and (modal, _told(said)) in _OPPOSED


def _told(said: Decision) -> Modal | None:
    """What is decided may or must be; of a fact that is only stated its norm, else the words of its quote."""
    fact = said.facts[0]
    if said.relation in _OF_RELATION:
        return _OF_RELATION[said.relation]
    if said.verdict == "no":
        return None
    return _OF_NORM[fact.norm] if fact.norm else modal_of(folded(plain(fact.source.quote)))


def _is_of_a_value(fact: Fact, asked: Asked) -> bool:
    """Whether a sentence speaks of a value, and not of the matter itself."""
    counted = any(value.quantity.kind == "count" for value in asked.values)
    return bool(asked.values) and (fact.value is not None or counted)


def _names(text: str, facts: Sequence[Fact]) -> bool:
    """Whether a text has a word in common with the facts: a few words that waive something sound like many matters."""
    told = (text for fact in facts for text in (*fact.says.values(), *(one.quote for one in fact.sources)))
    return bool(_words(text) & _words("\n".join(told)))


def _words(text: str) -> set[str]:
    return {term for term in terms(text) if not term.startswith(READING)}


def _is_bounded(fact: Fact) -> bool:
    """Whether a fact sets a limit or a length that has to be kept."""
    return fact.norm != "unlimited" and (fact.bound == "at_most" or fact.unit in _MEASURED)


def _is_capped(asked: Asked) -> bool:
    """Whether a sentence lets no more than so many do something."""
    counts = [value for value in asked.values if value.quantity.kind == "count"]
    only = says_only(folded(asked.text))
    return any(only or value.quantity.bound in ("at_most", "less_than") for value in counts)


def _goes_beyond(said: Decision, asked: Asked) -> bool:
    """Whether leave is given for as much as a limit and more."""
    open_above = any(value.quantity.bound in ("more_than", "at_least") for value in asked.values)
    return open_above and said.facts[0].bound == "at_most" and said.relation in ("exactly", "depends")
