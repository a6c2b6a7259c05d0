"""What an earlier point of a letter says is not said again: a later one points to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer import Language

if TYPE_CHECKING:
    from bot.mail.letter import Shown

MARKER = re.compile(r" ?\[(\d{1,3})\]")
_QUOTES = ("「」", '""')  # around the part of a question that an answer is to


def said_once(points: Sequence[Shown], language: Language) -> Iterator[Shown]:
    """The *points*, each answer and each line that rests on a slide replaced by where to find it where it stands in an
    earlier one, and with the sources of what is left."""
    earlier: dict[str, str] = {}
    for point in points:
        answers = tuple(_without(earlier, answer, language) for answer in point.answers)
        left = "\n".join(answers)
        sources = tuple(source for source in point.sources if answers == point.answers or source.mark in left)
        yield replace(point, answers=answers, sources=sources)
        told = (text for answer in point.answers for text in (answer, *_cited(answer)))
        earlier = dict.fromkeys(map(said, told), point.label) | earlier


def said(answer: str) -> str:
    """What an answer says, however its sources are numbered."""
    return MARKER.sub("", answer).strip()


def without_said(answer: str, earlier: Sequence[str]) -> str:
    """A further answer to the same question without the lines that stand in those *earlier*."""
    told = {said(line) for text in earlier for line in text.split("\n")}
    return "\n".join(line for line in answer.split("\n") if said(line) not in told)


def _without(earlier: Mapping[str, str], answer: str, language: Language) -> str:
    """The answer without the lines that stand in *earlier* points, given by their labels.

    Where to find these is said in their place: what is left alone, be it for the other side, would be all that is
    answered to a reader in haste.
    """
    if said(answer) in earlier:
        return _pointing(earlier[said(answer)], language, goes_on=False)
    again = [line for line in _cited(answer) if said(line) in earlier]
    if not again:
        return answer
    lines = answer.split("\n")
    before = any(not _is_asked(line) for line in lines[: lines.index(again[0])])
    pointing = _pointing(earlier[said(again[0])], language, goes_on=before)
    kept = (pointing if line == again[0] else line for line in lines if line == again[0] or line not in again)
    return "\n".join(kept)


def _cited(answer: str) -> list[str]:
    """The lines of an answer that rest on a slide."""
    return [line for line in answer.split("\n") if MARKER.search(line)]


def _is_asked(line: str) -> bool:
    """Whether a line is the part of a question that what stands below answers."""
    return line[:1] + line[-1:] in _QUOTES


def _pointing(label: str, language: Language, *, goes_on: bool) -> str:
    """Where to find what was said; *goes_on*: beside something else."""
    if language == "ja":
        return f"上記「ご質問 {label}」への回答{'も' if goes_on else 'を'}ご覧ください。"
    return f"Please see {'also ' if goes_on else ''}our answer to Question {label} above."
