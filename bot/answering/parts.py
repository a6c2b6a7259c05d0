"""Which parts of a question are answered: not what only greets beside it, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.case import Found


def without_talk(found: Sequence[Found]) -> tuple[Found, ...]:
    """What asks something; a greeting or thanks is replied to only where it stands alone."""
    asked = tuple(item for item in found if item.reply is None)
    return asked or tuple(found[:1])


def once(found: Sequence[Found]) -> tuple[Found, ...]:
    """Without the parts that would only be told again what a part before them is told."""
    kept: list[Found] = []
    said: set[str] = set()
    for item in found:
        texts = {statement.text for statement in item.chosen}
        if not texts or texts - said:
            kept.append(item)
        said |= texts
    return tuple(kept)
