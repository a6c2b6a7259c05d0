"""What a chat model may answer: which numbered lines, or that none answers. Nothing else is read of what it
writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.answering.menu import Menu
from bot.answering.reply import MOST, Unusable, entries_of

EXTRACTIVE = "extractive"  # the model of an answer that the desk chose itself
NOT_STATED, NEED_DESK, NOTHING_MORE = "NOT_STATED", "NEED_DESK", "NOTHING_MORE"


@dataclass(frozen=True)
class Pick:
    """The *lines* to show, in the order to be read, and whether something of what is asked stays *open*: none of them
    states it, or a person has to decide it."""

    lines: tuple[int, ...] = ()
    open: bool = False

    @property
    def adds_nothing(self) -> bool:
        """Whether what the desk alone says is left as it is."""
        return not (self.lines or self.open)


@dataclass(frozen=True)
class Pointed:
    """What a chat model pointed at: for each menu a pick, None where there was no menu or no usable reply.

    *model* is the answer's: the chat model's name where it chose, else that the desk did, and why.
    """

    picks: tuple[Pick | None, ...]
    model: str = EXTRACTIVE


def form_of(menu: Menu) -> dict[str, Any]:
    """What a chat model fills in, as a JSON schema: one list, whose entries are the numbers of *menu* and the words
    that may stand for them. No two entries contradict each other, so that no reply in this form does.

    A schema and no class: clients hold a reply against a class themselves, and throw away one that is wrapped in words.
    """
    words = (NOT_STATED, NEED_DESK, *((NOTHING_MORE,) if menu.said else ()))
    lines = {
        "type": "array",
        "description": f"The numbers of the lines to show, in the order to be read; {NOT_STATED} if none answers.",
        # Words and not integers: there are providers whose enumerations hold nothing else.
        "items": {"type": "string", "enum": [*map(str, range(1, len(menu.lines) + 1)), *words]},
        "minItems": 1,
        "maxItems": MOST,
    }
    return {
        "title": "Pick",
        "description": "Which of the numbered lines answer the question.",
        "type": "object",
        "properties": {"lines": lines},
        "required": ["lines"],
    }


def read_pick(reply: Mapping[str, Any] | str, menu: Menu) -> Pick:
    """The pick of a *reply*: a filled form, or text that holds one as JSON. Each line once.

    Raises Unusable where it holds none, or names a line that the menu has not.
    """
    entries = entries_of(reply)
    numbers = {str(number): number for number in range(1, len(menu.lines) + 1)}
    if set(entries) - {*numbers, NOT_STATED, NEED_DESK, NOTHING_MORE}:
        raise Unusable("it names a line that does not exist")
    lines = tuple(numbers[entry] for entry in entries if entry in numbers)
    if len(lines) > MOST:
        raise Unusable("it names too many lines")
    return Pick(lines, open=bool({NOT_STATED, NEED_DESK} & set(entries)))
