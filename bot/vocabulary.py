"""Word lists: what any question may hold, and the trade's English words."""

from __future__ import annotations

from importlib import resources

from index.terms import stem


def _listed(name: str) -> frozenset[str]:
    lines = resources.files("bot.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


# Words every question to a desk may hold and that say nothing of what it is about.
COMMON = _listed("common_words.txt")
# The same in the form in which words are looked up, so that any inflection of a common word is common.
COMMON_TERMS = COMMON | frozenset(stem(word) for word in COMMON if word.isascii())
# English words of funding calls, and words one slip from them that mean something else.
TRADE = _listed("trade_words.txt")
