"""Word lists: what any question may hold, and the trade's English words."""

from __future__ import annotations

from importlib import resources


def _listed(name: str) -> frozenset[str]:
    lines = resources.files("bot.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


# Words every question to a desk may hold and that say nothing of what it is about.
COMMON = _listed("common_words.txt")
# English words of funding calls, and words one slip from them that mean something else.
TRADE = _listed("trade_words.txt")
