"""What a case told before the question makes likeliest, against the question's own words: "PhD ten years ago, nine
months abroad. Is the period long enough?" asks for the period, whatever else is told.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answering.case import Found, Option
from bot.answering.whole_case import matter_of
from bot.reading.case_asked import names_matter

_FOREIGN = 0.05  # the share of an intent in the question's own words, from which these may mean it
_OWN = 0.2  # and from which they may mean another instead, against which something told is held
_JUDGED = ("yes", "no", "confirm")


def by_own_words(item: Found) -> Found:
    """A part with the intent first that its own words ask for, where what is told before it made one likeliest that
    they do not know, and the rule of theirs judges a value told that is of just that matter."""
    own = dict(item.part.own) if item.part.told else {}
    if not own or not item.options or own.get(item.options[0].intent, 0) >= _FOREIGN:
        return item
    if not names_matter(item.part.segment):
        return item
    first, *others = item.options
    begins = item.part.segment.span[0]
    judging = [one for one in others if own.get(one.intent, 0) >= _OWN and _judges_what_is_told(one, begins)]
    if not judging:
        return item
    meant = max(judging, key=lambda one: own[one.intent])
    shares = {meant.intent: first.probability, first.intent: meant.probability}
    options = [replace(one, probability=shares.get(one.intent, one.probability)) for one in item.options]
    ranking = [(name, shares.get(name, share)) for name, share in item.part.ranking]
    return replace(
        item,
        part=replace(item.part, ranking=tuple(sorted(ranking, key=lambda one: -one[1]))),
        options=tuple(sorted(options, key=lambda one: -one.probability)),
    )


def _judges_what_is_told(option: Option, begins: int) -> bool:
    """Whether the rule judges a value of its own matter that stands before the question, which *begins* there."""
    told = (value for value in option.asked.values if value.quantity.span[1] <= begins)
    of_it = any(matter_of(value) == option.intent for value in told)
    return of_it and any(item.decision and item.decision.verdict in _JUDGED for item in option.statements)
