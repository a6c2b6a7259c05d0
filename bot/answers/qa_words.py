"""The words of the Q&A page, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.answer import Language

Words = Literal[
    "title", "lead", "question", "answer", "waits", "changes", "first", "none", "added", "changed", "gone", "source",
    "holds_for", "until", "themes", "others",
]  # fmt: skip

WORDS: Mapping[Language, Mapping[Words, str]] = {
    "ja": {
        "title": "よくあるご質問",
        "lead": "事務局の回答です（{date}現在）。",
        "question": "質問",
        "answer": "回答",
        "waits": "（翻訳準備中）",
        "changes": "前回からの変更",
        "first": "初版です。",
        "none": "変更はありません。",
        "added": "追加",
        "changed": "変更",
        "gone": "削除",
        "source": "出典",
        "holds_for": "対象",
        "until": "有効期限",
        "themes": "目次",
        "others": "その他",
    },
    "en": {
        "title": "Questions and answers",
        "lead": "Answers of the desk, as of {date}.",
        "question": "Question",
        "answer": "Answer",
        "waits": "(translation to follow)",
        "changes": "Changes since the last edition",
        "first": "This is the first edition.",
        "none": "Nothing has changed.",
        "added": "Added",
        "changed": "Changed",
        "gone": "Removed",
        "source": "Source",
        "holds_for": "Holds for",
        "until": "Valid until",
        "themes": "Contents",
        "others": "Other matters",
    },
}


def both(name: Words) -> str:
    """A heading in both languages."""
    return f"{WORDS['ja'][name]} / {WORDS['en'][name]}"
