"""Word lists: what any question may hold, and the trade's English words."""

from __future__ import annotations

from importlib import resources

from index.terms import stem


def _listed(name: str) -> frozenset[str]:
    lines = resources.files("bot.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _in_any_form(listed: frozenset[str]) -> frozenset[str]:
    """The words as listed and in the form in which they are looked up, so that any inflection is among them."""
    return listed | frozenset(stem(word) for word in listed if word.isascii())


# Words every question to a desk may hold and that say nothing of what it is about.
COMMON = _listed("common_words.txt")
COMMON_TERMS = _in_any_form(COMMON)
# Words of degree and respect: no rule is kept from answering by them, but they help to find a passage.
GENERAL = _in_any_form(_listed("general_words.txt"))
# English words of funding calls, and words one slip from them that mean something else.
TRADE = _listed("trade_words.txt")
