"""What one sentence does: asks, says something."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.mail import phrases


@lru_cache(maxsize=1024)  # several steps of one mail ask it of the same sentences
def asks_something(sentence: str) -> bool:
    """Whether a sentence asks in form, be it a question or a request to be told."""
    bare = phrases.URL.sub("", sentence)
    if (
        phrases.NOT_ASKED.search(bare)
        or phrases.INJECTION.search(bare)
        or phrases.SENDS_TO_ATTACHMENT.search(bare)
    ):
        return False
    if phrases.THANKS.search(bare) and not phrases.ASKS_STILL.search(bare):
        return False
    return bool(phrases.INTERROGATIVE.search(bare) or phrases.REQUEST.search(bare))


@lru_cache(maxsize=1024)
def says_something(sentence: str) -> bool:
    """Whether anything is left of a sentence without its polite wrapping."""
    rest = phrases.WRAPPING.sub("", phrases.URL.sub("", sentence))
    return len(rest) >= 2 or bool(re.search(r"[\u4e00-\u9fff]", rest))
