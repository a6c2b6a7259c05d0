"""What can be shown of an answer before a chat model has pointed: the lines it will begin with, whatever that
is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.case import Found
from bot.answering.parts import once


def certain(found: Sequence[Found], awaited: Sequence[bool]) -> tuple[Found, ...]:
    """The first parts of an answer with what is surely said of them, up to the first that is *awaited*.

    Several parts bear numbers, one alone does not; so nothing is certain until it is known which it will be.
    """
    first = list(awaited).index(True) if any(awaited) else len(found)
    sure = tuple(item for item in once(found[: first + 1]) if item.chosen or item.silence or item.reply)
    return sure if len(found) == 1 or len(sure) > 1 else ()
