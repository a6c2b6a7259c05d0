"""An answer as a Slack message: a pure function, within Slack's limits whatever the answer holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answer import Answer
from bot.slack import blocks as kit
from bot.slack.blocks import Block, size
from bot.slack.body import body, spoken
from bot.slack.deadlines import JST, deadline_lines
from bot.slack.message import MESSAGE_LIMIT, TEXT_LIMIT, Message, notification, paragraphs
from bot.slack.phrases import phrase
from bot.slack.sources import source_blocks, source_names
from bot.slack.text import cut, escape, plain

_QUESTION_LIMIT = 600
_NOTICE_LIMIT = 600
_CHOICES = 4
# Reasons for which the desk is not who answers, whatever its documents hold.
_NOT_THE_DESKS = ("other_programme", "other_year", "orders", "off_topic")


def render(
    answer: Answer, *, key: str, desk: bool = True, private: bool = False, notes: Iterable[str] = ()
) -> Message:
    """*answer* as a message whose buttons carry *key*.

    *desk*: a desk channel exists, so asking it is offered; *private*: only the asker sees it, so it repeats
    the question and posting is offered; *notes*: sentences of the counter's own that stand beside it.
    """
    notes = tuple(notes)
    tail = (
        *_beside(answer, notes),
        _badge(answer),
        *deadline_lines(answer),
        *_contact(answer),
        *source_blocks(answer.citations, answer.language),
        *_choices(answer, key),
        *_buttons(answer, key, desk=desk, private=private),
        _feedback(answer, key),
    )
    question = [kit.rich_text(kit.quote(cut(answer.question, _QUESTION_LIMIT)))] if private else []
    runs = body(answer, room=MESSAGE_LIMIT - size(tail) - size(question))
    return Message(_text(answer, notes, private=private), (*question, *paragraphs(runs)), tail)


def asked_by(user: str, answer: Answer, message: Message) -> Message:
    """*message* for people who have not seen the question: under the name of *user*, who asked it."""
    asker = kit.section({"type": "user", "user_id": user}, kit.words(phrase("asked", answer.language)))
    question = kit.rich_text(asker, kit.quote(cut(answer.question, _QUESTION_LIMIT)))
    return Message(f"{_quoted(answer)}\n{message.text}", (question, *message.head), message.tail)


def _text(answer: Answer, notes: Sequence[str], *, private: bool) -> str:
    """The answer up to 600 characters, then what stands beside it and its sources; before it the question, where
    that does not stand above.
    """
    lines = [_quoted(answer)] if private else []
    lines += [escape(spoken(answer, TEXT_LIMIT)) or "…"]
    lines += [escape(cut(note, _NOTICE_LIMIT)) for note in (answer.notice, *notes) if note]
    return "\n".join([*lines, *map(escape, source_names(answer.citations, answer.language))])


def _quoted(answer: Answer) -> str:
    """The question on one line, quoted."""
    return f"&gt; {notification(' '.join(answer.question.split()))}"


def _beside(answer: Answer, notes: Iterable[str]) -> Iterable[Block]:
    """What is to be known beside the answer, such as that the call is closed."""
    found = [*([plain(answer.notice)] if answer.notice else []), *notes]
    yield from (kit.rich_text(kit.section(kit.words(cut(note, _NOTICE_LIMIT)))) for note in found)


def _badge(answer: Answer) -> Block:
    name = _standing(answer)
    day = answer.as_of.astimezone(JST) if answer.as_of.tzinfo else answer.as_of
    return kit.context(
        phrase(name, answer.language),
        phrase("as_of", answer.language, day=day.date().isoformat()),
        phrase("automated", answer.language),
    )


def _standing(answer: Answer) -> str:
    """How an answer came about. What was not found is never put as what the documents leave open."""
    if answer.status == "answered" and any(citation.is_desks for citation in answer.citations):
        return "by_desk"
    if answer.status == "answered":
        return "ruled" if answer.rulings else "quoted"
    if answer.status == "confirm":
        return "confirm"
    if answer.reason == "left_open":
        return "left_open"
    return "not_the_desks" if answer.reason in _NOT_THE_DESKS else "not_found"


def _contact(answer: Answer) -> Iterable[Block]:
    if answer.contact and answer.status != "answered" and answer.contact not in answer.answer:
        text = f"{phrase('contact', answer.language)}{plain(answer.contact)[:200]}"
        yield kit.rich_text(kit.section(kit.words(text)))


def _choices(answer: Answer, key: str) -> Iterable[Block]:
    """What the question may have meant, each as a button that asks it so."""
    if answer.choices:
        yield kit.actions(
            [
                kit.button(f"choice_{number}", plain(choice.label) or choice.intent, f"{key}:{choice.intent}")
                for number, choice in enumerate(answer.choices[:_CHOICES])
            ]
        )


def _buttons(answer: Answer, key: str, *, desk: bool, private: bool) -> list[Block]:
    language = answer.language
    buttons = [kit.button("post_it", phrase("post_it", language), key)] if private else []
    if desk:
        urgent = answer.status == "not_found"
        buttons.append(kit.button("ask_desk", phrase("ask_desk", language), key, primary=urgent))
    if answer.citations:
        buttons.append(kit.button("show_slides", phrase("show_slides", language), key))
    return [kit.actions(buttons)] if buttons else []


def _feedback(answer: Answer, key: str) -> Block:
    good, bad = phrase("good", answer.language), phrase("bad", answer.language)
    return kit.feedback("feedback", good=good, bad=bad, value=key)
