"""What a member of the desk says in Slack that a question asks: one more example that the bot learns from."""

from __future__ import annotations

from pathlib import Path

from bot.answer import Language
from bot.receipts.mask import mask
from bot.settings import Settings
from corpus.intents.bank import read_bank
from corpus.intents.own import add_example, file_to_add_to

_KINDS = ("asking", "silence")


def choices(language: Language) -> list[tuple[str, str]]:
    """The intents that a question may be said to ask, each with its label, in the order of the labels."""
    named = [(one.name, one.label[language]) for one in read_bank().intents if one.kind in _KINDS]
    return sorted(named, key=lambda one: one[1])


def teach(settings: Settings, question: str, intent: str) -> Path:
    """Keep *question*, masked, as an example of *intent*; gives the file, which a counter reads when it starts.

    Raises BadInput where it is kept already, and CorpusError where the file cannot be written.
    """
    path = file_to_add_to(settings.corpus, settings.home)
    add_example(path, read_bank(), intent, mask(question))
    return path
