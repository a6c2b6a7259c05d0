"""An answer as a Slack message: a pure function, within Slack's limits whatever the answer holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answer import Answer
from bot.slack import blocks as kit
from bot.slack.blocks import Block, Element, size
from bot.slack.phrases import phrase
from bot.slack.sources import source_blocks
from bot.slack.text import cut, escape, first_sentence, is_plain_markdown, pieces, plain

# Slack refuses a message near 13,200 characters of blocks though each block is legal (bolt-js#2509); ours stay well below.
MESSAGE_LIMIT = 11_000
TEXT_LIMIT = 600
DEADLINES = 4
_QUESTION_LIMIT = 600
JST = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True)
class Message:
    """What is posted. *text* is the notification; *streamed*, when not None, may be typed out before *tail*.

    *streamed* holds the conclusion and the rest as Markdown, equal to what *head* shows; None when the words could be
    read as markup there.
    """

    text: str
    head: tuple[Block, ...]
    tail: tuple[Block, ...]
    streamed: tuple[str, str] | None = None

    @property
    def blocks(self) -> list[Block]:
        """The whole message."""
        return [*self.head, *self.tail]


def render(
    answer: Answer, *, key: str, desk: bool = True, private: bool = False, again: bool = False
) -> Message:
    """*answer* as a message whose buttons carry *key*.

    *desk*: a desk channel exists, so asking it is offered; *private*: only the asker sees it, so posting is offered;
    *again*: it may have been sent before.
    """
    tail = (
        *([kit.context(phrase("again", answer.language))] if again else []),
        _badge(answer),
        *_deadlines(answer),
        *_contact(answer),
        *source_blocks(answer.citations, answer.language),
        *_buttons(answer, key, desk=desk, private=private),
        kit.feedback(
            "feedback",
            good=phrase("good", answer.language),
            bad=phrase("bad", answer.language),
            value=key,
        ),
    )
    conclusion, rest = _body(answer, MESSAGE_LIMIT - size(tail))
    streamed = (conclusion, rest) if is_plain_markdown(conclusion) and is_plain_markdown(rest) else None
    return Message(notification(conclusion), tuple(_paragraphs(conclusion, rest)), tail, streamed)


def asked_by(user: str, answer: Answer, message: Message) -> Message:
    """*message* for people who have not seen the question: under the name of *user*, who asked it."""
    asker = kit.section({"type": "user", "user_id": user}, kit.words(phrase("asked", answer.language)))
    question = kit.rich_text(asker, kit.quote(cut(answer.question, _QUESTION_LIMIT)))
    return Message(message.text, (question, *message.head), message.tail)


def simple(text: str) -> Message:
    """One sentence of ours, or words of a person, read literally."""
    return Message(notification(text), tuple(_paragraphs("", text)), ())


def notification(text: str) -> str:
    """*text* for the `text` field: escaped, short enough for a notification."""
    return escape(cut(text, TEXT_LIMIT)) or "…"


def _body(answer: Answer, room: int) -> tuple[str, str]:
    """Conclusion and rest of the answer, shortened at a sentence end until their blocks take at most *room*."""
    text = plain(answer.answer).strip() or phrase("not_found", answer.language).split(" ", 1)[-1]
    mark = phrase("cut", answer.language)
    limit = room
    while True:
        shown = cut(text, limit)
        shown = shown if shown == text else shown + mark
        conclusion = first_sentence(shown)
        rest = shown[len(conclusion) :].strip("\n")
        if size(_paragraphs(conclusion, rest)) <= room:
            return conclusion, rest
        limit = limit * 3 // 4


def _paragraphs(conclusion: str, rest: str) -> list[Block]:
    parts = [(part, True) for part in pieces(conclusion, kit.SECTION_LIMIT)]
    parts += [(part, False) for part in pieces(rest, kit.SECTION_LIMIT)]
    return [kit.rich_text(kit.section(kit.words(part, bold=bold))) for part, bold in parts]


def _badge(answer: Answer) -> Block:
    name = answer.status if answer.status != "answered" else ("ruled" if answer.rulings else "quoted")
    day = answer.as_of.astimezone(JST) if answer.as_of.tzinfo else answer.as_of
    return kit.context(
        phrase(name, answer.language),
        phrase("as_of", answer.language, day=day.date().isoformat()),
        phrase("automated", answer.language),
    )


def _deadlines(answer: Answer) -> Iterable[Block]:
    """Each ruled moment in JST and, drawn by Slack, in the reader's own time zone."""
    moments: dict[datetime, str] = {}
    for line in answer.rulings:
        moment = _moment(line.unit, line.value)
        if moment is not None:
            moments.setdefault(moment, "".join(f"[{number}] " for number in line.citations[:3]))
    for moment, markers in list(moments.items())[:DEADLINES]:
        local = f"{moment.astimezone(JST):%Y-%m-%d %H:%M} JST"
        date: Element = {
            "type": "date",
            "timestamp": int(moment.timestamp()),
            "format": "{date_long_pretty} {time}",
            "fallback": local,
        }
        here = kit.words(f" · {phrase('deadline', answer.language)}")
        yield kit.rich_text(kit.section(kit.words(markers + local, bold=True), here, date))


def _moment(unit: str | None, value: object) -> datetime | None:
    """The moment of a ruling in unit "datetime", or None when it has none that Slack can show."""
    if unit != "datetime" or not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo and moment.timestamp() > 0 and moment.astimezone(JST) else None
    except (ValueError, OverflowError):
        return None


def _contact(answer: Answer) -> Iterable[Block]:
    if answer.contact and answer.status != "answered" and answer.contact not in answer.answer:
        text = f"{phrase('contact', answer.language)}{plain(answer.contact)[:200]}"
        yield kit.rich_text(kit.section(kit.words(text)))


def _buttons(answer: Answer, key: str, *, desk: bool, private: bool) -> list[Block]:
    language = answer.language
    buttons = [kit.button("post_it", phrase("post_it", language), key)] if private else []
    if desk:
        urgent = answer.status == "not_found"
        buttons.append(kit.button("ask_desk", phrase("ask_desk", language), key, primary=urgent))
    if answer.citations:
        buttons.append(kit.button("show_slides", phrase("show_slides", language), key))
    return [kit.actions(buttons)] if buttons else []
