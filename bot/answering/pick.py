"""What a chat model answers: which numbered lines, or that none answers. Nothing else is read of what it
writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answering.menu import Menu

EXTRACTIVE = "extractive"  # the model of an answer that the desk chose itself
MOST = 4  # lines: an answer keeps its length


class Pick(BaseModel):
    """Which of the numbered lines answer the question."""

    model_config = ConfigDict(frozen=True)

    answer: Literal["LINES", "NOT_STATED", "NEED_DESK"] = Field(
        description="LINES: the lines answer. NOT_STATED: no line answers. NEED_DESK: a person has to decide."
    )
    lines: list[int] = Field(
        max_length=MOST, description="The numbers of the lines to show, in the order to be read."
    )


@dataclass(frozen=True)
class Pointed:
    """What a chat model pointed at: for each menu a pick, None where there was no menu or no usable reply.

    *model* is the answer's: the chat model's name, or that it was not needed or failed and the desk chose
    itself.
    """

    picks: tuple[Pick | None, ...]
    model: str = EXTRACTIVE


class Unusable(ValueError):
    """A reply that points at nothing that can be shown."""


def read_pick(reply: object, menu: Menu) -> Pick:
    """The pick of a *reply*: a Pick, or text that holds one as JSON. Each line once.

    Raises Unusable where it holds none, names a line that the menu has not, names none although lines are to
    answer, or names some although none is said to answer.
    """
    pick = reply if isinstance(reply, Pick) else _from_text(str(reply))
    lines = list(dict.fromkeys(pick.lines))
    if any(not 1 <= number <= len(menu.lines) for number in lines):
        raise Unusable("it names a line that does not exist")
    if bool(lines) != (pick.answer == "LINES") and pick.answer != "NEED_DESK":
        raise Unusable("it contradicts itself")
    return Pick(answer=pick.answer, lines=lines)


def _from_text(text: str) -> Pick:
    for value in _objects(text):
        try:
            return Pick.model_validate(value)
        except ValidationError:
            continue
    raise Unusable("it holds no pick")


def _objects(text: str) -> Iterator[object]:
    """The first JSON object of *text*, if any: models wrap what they are asked for in words and fences."""
    start = text.find("{")
    if start >= 0:
        try:
            yield json.JSONDecoder().raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            return
