"""What the bot does, with questions to press: the reply to a greeting, to "help", and to nothing at all."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer, Language
from bot.answering.talk import reply_to
from bot.slack import blocks as kit
from bot.slack.message import Message, notification, paragraphs, simple
from bot.slack.phrases import phrase

# The desk itself takes a question for talk from here.
_SURE = 0.6
_EXAMPLES = ("example_1", "example_2", "example_3")


def help_card(*languages: Language, desk: bool, notes: Sequence[str] = ()) -> Message:
    """What the bot does and where the desk is, with three questions as buttons.
    *desk*: its channel is set.
    """
    text = "\n\n".join(_use(language, desk=desk) for language in languages)
    asked = [phrase(name, languages[at % len(languages)]) for at, name in enumerate(_EXAMPLES)]
    buttons = [kit.button(f"example_{number}", question, question) for number, question in enumerate(asked)]
    lead = " / ".join(phrase("try", language) for language in languages)
    tail = (kit.rich_text(kit.section(kit.words(lead))), kit.actions(buttons))
    return Message(notification(text), tuple(paragraphs((line, False) for line in (*notes, text))), tail)


def reply_to_talk(answer: Answer, *, desk: bool) -> Message | None:
    """The reply to what is no question: help, a few words back; None when *answer* is to one."""
    match talk(answer):
        case None:
            return None
        case "greeting" | "help":
            return help_card(answer.language, desk=desk)
        case "aside":
            return simple(reply_to("aside", answer.language, answer.contact))
        case "complaint":
            return _sorry(answer)
        case _:
            return simple(phrase("welcome", answer.language))


def talk(answer: Answer) -> str | None:
    """Which kind of talk was answered, if what *answer* surely understood is no question."""
    if not answer.intents or answer.intents[0].confidence < _SURE:
        return None
    first = answer.intents[0].name
    return first if first in ("greeting", "thanks", "help", "aside", "complaint") else None


def _use(language: Language, *, desk: bool) -> str:
    lines = [phrase("use", language), phrase("use_where", language)]
    return "\n".join([*lines, phrase("use_desk", language)] if desk else lines)


def _sorry(answer: Answer) -> Message:
    contact = f" {phrase('contact', answer.language)}{answer.contact}" if answer.contact else ""
    return simple(phrase("complaint", answer.language) + contact)
