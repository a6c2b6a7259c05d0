"""What only a person may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.mail import reasons
from bot.mail.engine import Engine
from bot.mail.outcome import Point
from bot.mail.slides import slides_on
from bot.mail.sureness import has_words_of, understood
from bot.mail.talk import is_talk, only_names_a_contact
from bot.mail.weighing import Weighed

_ANY = 0.01  # a share of words: one of them


def for_a_person(point: Point, weighed: Weighed, engine: Engine) -> Point:
    """The point without an answer of ours where only a person may give one: to a case of the writer's own, also
    none that would have to be confirmed; to a complaint or favour, no address to write to. Nor does a letter have a
    line of the chat's."""
    if any(map(is_talk, point.answers)):
        point = replace(point, answers=(), slides=())
    why = weighed.why_personal(point.question)
    if not why and weighed.says and only_names_a_contact(point):
        why = next(reason for _, reason in weighed.flags)
    if weighed.tells_case and point.triage == "person":
        why = reasons.PERSONAL
    return left_to_a_person(replace(point, reason=why), engine) if why else point


def with_what_goes_on(points: Sequence[Point], engine: Engine) -> tuple[Point, ...]:
    """The points, one that asks on in its paragraph about what only a person may answer ("will they be told of it?")
    left to a person, too: what is said to it has none of its words."""
    found: list[Point] = []
    for point in points:
        on = bool(found) and found[-1].reason == reasons.PERSONAL and _asks_on(point)
        found.append(left_to_a_person(replace(point, reason=reasons.PERSONAL), engine) if on else point)
    return tuple(found)


def _asks_on(point: Point) -> bool:
    question = point.question
    decided = any(ruling.verdict in ("yes", "no") for answer in point.answers for ruling in answer.rulings)
    if not question.goes_on or question.asks_open or decided:
        return False
    return not any(has_words_of(question.turn.text, answer, _ANY) for answer in point.answers)


def left_to_a_person(point: Point, engine: Engine) -> Point:
    """What only a person may answer gets the slides on the subject and nothing else: those that a sure answer of ours
    would have rested on, else those that are surely near."""
    cited = {(one.document, one.page): one for one in point.citations} if understood(point.answers) else {}
    slides = tuple(cited.values()) or slides_on(point.question.turn.text, engine)
    return replace(point, triage="person", answers=(), slides=slides)
