"""Which parts of a question are answered: not what only greets beside it, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.case import Found
from bot.answering.statements import Statement, contains
from index.terms import terms

_MOST_OF = 0.5  # of the words of a part


def without_talk(found: Sequence[Found]) -> tuple[Found, ...]:
    """What asks something; a greeting or thanks is replied to only where it stands alone."""
    asked = tuple(item for item in found if item.reply is None)
    return asked or tuple(found[:1])


def once(found: Sequence[Found]) -> tuple[Found, ...]:
    """Each thing said under one part: the first that tells it in full, and of silences the first of its kind.

    What another part tells with more beside it (a rule, and a value held against it) is told there.
    """
    kept: list[Found] = []
    for at, item in enumerate(found):
        later = [other for other in found[at + 1 :] if not within(other, item)]
        if not any(within(item, other) for other in (*kept, *later)):
            kept.append(item)
    return tuple(kept)


def told_already(item: Found, before: Sequence[Found]) -> bool:
    """Whether what is said of a part that its own words do not place is of the matter of one *before* it, and leaves
    out what else it asks for: most of its words stand in nothing that is said.
    """
    if item.part.placed or not any(contains(other.chosen, item.chosen) for other in before):
        return False
    said = terms("\n".join(quote for one in item.chosen for quote in (one.text, *_quotes(one))))
    names = [name.text for option in item.options[:1] for name in option.asked.names]
    asked = set(terms(item.part.segment.text)) - set(terms(" ".join(names)))
    return len(asked & set(said)) < _MOST_OF * len(asked)


def _quotes(statement: Statement) -> list[str]:
    return [source.quote for source in statement.sources]


def within(item: Found, other: Found) -> bool:
    """Whether all that is said of *item* is said of *other*."""
    if item.silence is not None:
        return item.silence.kind != "not_placed" and item.silence == other.silence
    whole = "\n".join(statement.text for statement in other.chosen)
    return bool(item.chosen) and all(statement.text in whole for statement in item.chosen)
