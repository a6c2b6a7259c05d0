"""The desk's own mail address."""

from __future__ import annotations

from bot.settings import Settings
from corpus.errors import CorpusError
from corpus.facts.model import read_calls


def own_address(settings: Settings) -> str | None:
    """ASPIRE_MAIL_ADDRESS; without it, the contact that the call documents name, where all name the same."""
    return settings.mail_address or _contact(settings)


def _contact(settings: Settings) -> str | None:
    try:
        calls = read_calls(settings.corpus)
    except CorpusError:  # an index answers without its corpus
        return None
    facts = (call.fact("contact", call.default_scheme) for call in calls)
    contacts = {fact.words[0] for fact in facts if fact and fact.words}
    return contacts.pop() if len(contacts) == 1 else None
