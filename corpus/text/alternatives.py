"""Patterns that are lists: one alternative beside the other, each short enough to be read by itself."""

from __future__ import annotations


def one_of(*alternatives: str) -> str:
    """The pattern that takes any of *alternatives*, the first that fits."""
    return f"(?:{'|'.join(alternatives)})"


def one_word_of(words: str) -> str:
    """The pattern that takes any of the *words*, which stand apart by blanks and are patterns themselves."""
    return one_of(*words.split())
