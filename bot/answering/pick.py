"""What a chat model answers: which numbered lines, or that none answers. Nothing else is read of what it
writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    ValidationError,
    create_model,
)

from bot.answering.menu import Menu

EXTRACTIVE = "extractive"  # the model of an answer that the desk chose itself
MOST = 3  # lines: an answer keeps its length
NO_PICK = "it holds no pick"
NOT_STATED, NEED_DESK, NOTHING_MORE = "NOT_STATED", "NEED_DESK", "NOTHING_MORE"


@dataclass(frozen=True)
class Pick:
    """The *lines* to show, in the order to be read, and whether something of what is asked stays *open*: none of them
    states it, or a person has to decide it.

    No line and nothing open is said where what is sure answers all.
    """

    lines: tuple[int, ...] = ()
    open: bool = False


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


class Reply(BaseModel):
    """A reply as it is read: the entries of one list, numbers of lines or words."""

    model_config = ConfigDict(frozen=True)

    lines: Annotated[list[StrictStr | StrictInt], Field(min_length=1, max_length=MOST + 1)]


def form_of(menu: Menu) -> type[BaseModel]:
    """What a chat model fills in: one list, whose entries are the numbers of *menu* and the words that may stand for
    them. No two entries contradict each other, so that no reply in this form does."""
    words = (NOT_STATED, NEED_DESK, *((NOTHING_MORE,) if menu.sure else ()))
    return _form((*map(str, range(1, len(menu.lines) + 1)), *words))


@lru_cache(maxsize=64)
def _form(entries: tuple[str, ...]) -> type[BaseModel]:
    # Words and not integers: there are providers whose enumerations hold nothing else, and models that write integers
    # all the same.
    items: Any = list[Annotated[Literal[entries], BeforeValidator(str)]]  # type: ignore[valid-type]
    told = Field(
        min_length=1,
        max_length=MOST,
        description=f"The numbers of the lines to show, in the order to be read; {NOT_STATED} if none answers.",
    )
    return create_model(
        "Pick", __doc__="Which of the numbered lines answer the question.", lines=(items, told)
    )


def read_pick(reply: object, menu: Menu) -> Pick:
    """The pick of a *reply*: a filled form, or text that holds one as JSON. Each line once.

    Raises Unusable where it holds none, or names a line that the menu has not.
    """
    entries = _entries(reply if isinstance(reply, BaseModel) else str(reply))
    numbers = {str(number): number for number in range(1, len(menu.lines) + 1)}
    words = {NOT_STATED, NEED_DESK, NOTHING_MORE}
    if any(entry not in numbers and entry not in words for entry in entries):
        raise Unusable("it names a line that does not exist")
    lines = tuple(numbers[entry] for entry in dict.fromkeys(entries) if entry in numbers)
    if len(lines) > MOST:
        raise Unusable("it names too many lines")
    is_open = bool({NOT_STATED, NEED_DESK} & set(entries)) or not (lines or menu.sure)
    return Pick(lines, open=is_open)


def _entries(reply: BaseModel | str) -> list[str]:
    values = [reply.model_dump()] if isinstance(reply, BaseModel) else _objects(reply)
    for value in values:
        try:
            return [str(entry) for entry in Reply.model_validate(value).lines]
        except ValidationError:
            continue
    raise Unusable(NO_PICK)


def _objects(text: str) -> Iterator[object]:
    """The first JSON object of *text*, if any: models wrap what they are asked for in words and fences."""
    start = text.find("{")
    if start >= 0:
        try:
            yield json.JSONDecoder().raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            return
