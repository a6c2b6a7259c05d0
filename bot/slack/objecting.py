"""What stands against an answer, in the form in which it was to be approved: in the desk's language, under the field
that mends it."""

from __future__ import annotations

from bot.answer import Language
from bot.answers.objections import Objection, Refused
from bot.slack.phrases import phrase
from corpus.errors import DeskError, SettingsError

_LONGEST = 2000  # characters that Slack shows under a field
_FIELDS = {
    "no_question": "questions",
    "other_value": "questions",
    "by_number": "questions",
    "settled": "questions",
    "no_wording": "ja",
    "not_japanese": "ja",
    "not_english": "en",
    "over": "until",
    "no_day": "until",
    "no_call": "scope",
    "no_side": "scope",
}


def by_field(error: DeskError, language: Language, field: str) -> dict[str, str]:
    """What *error* says, by the field that mends it; *field* is that of what has none of its own."""
    if not isinstance(error, Refused):
        return {field: said(error, language)}
    found: dict[str, list[str]] = {}
    for one in error.against:
        found.setdefault(_field(one, field), []).append(_sentence(one, language))
    return {name: "\n".join(dict.fromkeys(lines))[:_LONGEST] for name, lines in found.items()}


def said(error: DeskError, language: Language) -> str:
    """What *error* says, with what to do about it in Slack."""
    if isinstance(error, Refused):
        return "\n".join(_sentence(one, language) for one in error.against)[:_LONGEST]
    return phrase("against_store" if isinstance(error, SettingsError) else "against_else", language)


def _field(objection: Objection, field: str) -> str:
    return str(objection.values.get("field") or _FIELDS.get(objection.name, field))


def _sentence(objection: Objection, language: Language) -> str:
    return phrase(f"against_{objection.name}", language, **objection.values)
