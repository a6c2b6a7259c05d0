"""What can be shown of an answer before a chat model has pointed: the lines it will begin with, whatever that
is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.case import Found
from bot.answering.parts import once, within


def certain(found: Sequence[Found], awaited: Sequence[bool]) -> tuple[Found, ...]:
    """The first parts of an answer with what is surely said of them, up to the first that is *awaited*.

    Several parts bear numbers, one alone does not; so nothing is certain until it is known which it will be. Nor is a
    part which one that is awaited may tell with more beside it.
    """
    first = list(awaited).index(True) if any(awaited) else len(found)
    may_tell = [
        replace(item, chosen=tuple(said for option in item.options for said in option.statements))
        for item in found[first:]
    ]
    if any(within(item, other) for item in found[:first] for other in may_tell):
        return ()
    sure = tuple(item for item in once(found[: first + 1]) if item.chosen or item.silence or item.reply)
    return sure if len(found) == 1 or len(sure) > 1 else ()
