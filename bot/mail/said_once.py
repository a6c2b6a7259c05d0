"""What an earlier point of a letter says is not said again: a later one points to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer import Language

if TYPE_CHECKING:
    from bot.mail.letter import Shown

_MARKER = re.compile(r" ?\[\d{1,3}\]")
_ABOUT = re.compile(r"(?P<about>[「\"][^\n]*[」\"]\n)(?=.)")  # the part of a question that an answer is to


def said_once(points: Sequence[Shown], language: Language) -> Iterator[Shown]:
    """The *points*, each answer that stands in an earlier one replaced by where to find it; one of which nothing else
    is left needs no sources."""
    earlier: dict[str, str] = {}
    for point in points:
        bodies = [said(answer) for answer in point.answers]
        again = [earlier.get(body, "") for body in bodies]
        answers = tuple(
            _pointing(answer, label, language) if label else answer
            for answer, label in zip(point.answers, again, strict=True)
        )
        yield replace(point, answers=answers, sources=() if again and all(again) else point.sources)
        earlier = dict.fromkeys(bodies, point.label) | earlier


def said(answer: str) -> str:
    """What an answer says, whatever part of a question it is to and however its sources are numbered."""
    return _MARKER.sub("", _ABOUT.sub("", answer, count=1)).strip()


def _pointing(answer: str, label: str, language: Language) -> str:
    about = _ABOUT.match(answer)
    where = (
        f"上記「ご質問 {label}」への回答をご覧ください。"
        if language == "ja"
        else f"Please see our answer to Question {label} above."
    )
    return f"{about['about'] if about else ''}{where}"
