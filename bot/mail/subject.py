"""The subject line of a mail: what it says without its prefixes, and what these tell."""

from __future__ import annotations

import re

from bot.mail.message import Mail

REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|fwd?|wg|tr|返信|転送|回复)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+",
    re.IGNORECASE,
)
NAMES_SUBJECT = re.compile(r"件名|標題|表題|標記|\bsubject\b", re.IGNORECASE)
FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr|転送)\s*[:：]", re.IGNORECASE)


def answers_one(mail: Mail) -> bool:
    """Whether a mail is a reply to another."""
    return bool(mail.references or REPLY_PREFIX.match(mail.subject))
