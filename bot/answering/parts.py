"""Which parts of a question are answered: not what only greets beside it, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.case import Found


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


def within(item: Found, other: Found) -> bool:
    """Whether all that is said of *item* is said of *other*."""
    if item.silence is not None:
        return item.silence.kind != "not_placed" and item.silence == other.silence
    whole = "\n".join(statement.text for statement in other.chosen)
    return bool(item.chosen) and all(statement.text in whole for statement in item.chosen)
