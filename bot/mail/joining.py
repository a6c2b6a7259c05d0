"""Questions of one paragraph that are answered by the same words are one point of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.mail.outcome import Point, worst
from bot.mail.said_once import said


def joined(points: Sequence[Point]) -> tuple[Point, ...]:
    """The *points*, one that its writer did not number a part of the one before it in its paragraph where both have the
    same answer."""
    found: list[Point] = []
    for point in points:
        if found and point.question.goes_on and not point.question.is_numbered and _same(found[-1], point):
            found[-1] = _with(found[-1], point)
        else:
            found.append(point)
    return tuple(found)


def _same(first: Point, second: Point) -> bool:
    each = [[said(answer.answer) for answer in point.answers] for point in (first, second)]
    return bool(each[0]) and each[0] == each[1]


def _with(first: Point, second: Point) -> Point:
    triage = worst((first.triage, second.triage))
    reason = first.reason if first.triage == triage else second.reason
    return replace(first, question=first.question.and_also(second.question), triage=triage, reason=reason)
