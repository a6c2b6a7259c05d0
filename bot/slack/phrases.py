"""What the Slack counter says of its own:
the sentences of phrases.yaml, filled in, in the reader's language.
"""

from __future__ import annotations

from importlib.resources import files

import yaml

from bot.answer import Language

PHRASES: dict[str, dict[Language, str]] = yaml.safe_load(
    files("bot.slack").joinpath("phrases.yaml").read_text(encoding="utf-8")
)

PROMPTS: tuple[dict[str, str], ...] = (
    {
        "title": "締切を確認する",
        "message": "この公募の締切を、日本時間と英国時間で教えてください。",
    },
    {
        "title": "支援額を確認する",
        "message": "日本側の支援額の上限と、間接経費の扱いを教えてください。",
    },
    {"title": "Who can apply", "message": "Who can apply to this call on the Japanese side?"},
    {"title": "How to apply", "message": "How is the proposal submitted?"},
)

BOTH: tuple[Language, ...] = ("ja", "en")
PROMPTS_TITLE = "公募についてのご質問をどうぞ / Ask about the call"


def phrase(name: str, language: Language, **values: object) -> str:
    """The sentence called *name*, filled in."""
    return PHRASES[name][language].format(**values)


def both(name: str) -> str:
    """The sentence called *name* in both languages, for when neither is known."""
    return phrase(name, "ja") + "\n" + phrase(name, "en")


def bare(name: str, language: Language) -> str:
    """The sentence called *name* without the emoji in front, for where none is drawn."""
    said = phrase(name, language)
    return said.partition(" ")[2] if said.startswith(":") else said
