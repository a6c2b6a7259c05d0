"""What a chat model's reply says, whatever it is wrapped in: the one JSON object that names lines. Nothing else of it
is read, and nothing of it is ever shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

MOST = 3  # lines: an answer keeps its length
NO_PICK = "it holds no pick"
_READ = 4000  # characters, the last ones: a pick is a few, and it comes last
_THOUGHT_BEGINS = re.compile(r"<(?:think(?:ing)?|thought|reasoning)>", re.IGNORECASE)
_THOUGHT_ENDS = re.compile(r"</(?:think(?:ing)?|thought|reasoning)>", re.IGNORECASE)
_DECODER = json.JSONDecoder()


class Unusable(ValueError):
    """A reply that points at nothing that can be shown."""


class _Reply(BaseModel):
    """A reply as it is read: the entries of one list, numbers of lines or words."""

    model_config = ConfigDict(frozen=True)

    lines: Annotated[list[StrictStr | StrictInt], Field(min_length=1, max_length=MOST + 1)]


def entries_of(reply: Mapping[str, Any] | str) -> tuple[str, ...]:
    """The entries of a *reply*: a form that was filled in, or text that holds one as JSON. Each once.

    Raises Unusable where it holds none, or several that say different things.
    """
    values = _objects(_without_thoughts(reply)) if isinstance(reply, str) else [reply]
    said = dict.fromkeys(entries for value in values if (entries := _entries(value)))
    if len(said) > 1:
        raise Unusable("it holds several picks")
    if not said:
        raise Unusable(NO_PICK)
    return next(iter(said))


def _entries(value: object) -> tuple[str, ...]:
    """The entries of one object, none where it is no pick."""
    try:
        return tuple(dict.fromkeys(map(str, _Reply.model_validate(value).lines)))
    except ValidationError:
        return ()


def _without_thoughts(text: str) -> str:
    """What *text* says once it has been thought over: a thought weighs picks and is none.

    A server may leave out the tag that opens a thought; one that is never closed is thought to the end.
    """
    *_, last = _THOUGHT_ENDS.split(text)
    said, *_ = _THOUGHT_BEGINS.split(last, maxsplit=1)
    return said


def _objects(text: str) -> Iterator[object]:
    """The JSON objects at the end of *text*, in order: models wrap what they are asked for in words and fences."""
    told = text[-_READ:]
    at = told.find("{")
    while at >= 0:
        try:
            value, end = _DECODER.raw_decode(told, at)
            yield value
        except (ValueError, RecursionError):
            end = at + 1
        at = told.find("{", end)
