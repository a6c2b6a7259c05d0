"""What only a person may answer."""

from __future__ import annotations

from dataclasses import replace

from bot.mail import reasons
from bot.mail.engine import Engine
from bot.mail.outcome import Point
from bot.mail.slides import slides_on
from bot.mail.sureness import understood
from bot.mail.talk import is_talk, only_names_a_contact
from bot.mail.weighing import Weighed


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


def left_to_a_person(point: Point, engine: Engine) -> Point:
    """What only a person may answer gets the slides on the subject and nothing else: those that a sure answer of ours
    would have rested on, else those that are surely near."""
    cited = {(one.document, one.page): one for one in point.citations} if understood(point.answers) else {}
    slides = tuple(cited.values()) or slides_on(point.question.turn.text, engine)
    return replace(point, triage="person", answers=(), slides=slides)
