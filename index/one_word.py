"""Whether two texts are the same but for one word more, and which."""

from __future__ import annotations

import unicodedata

from index.terms import tokenizer

_NO_WORDS = ("補助記号", "空白", "記号")
_LONGEST = 500  # characters: what is longer is told, and not asked twice in the same words


def one_word_apart(text: str, other: str) -> str | None:
    """The word that one of two texts has besides those of the other, in their order; "" where they are the same words,
    None where they are further apart."""
    if max(len(text), len(other)) > _LONGEST:
        return None
    shorter, longer = sorted((_words(text), _words(other)), key=len)
    if len(longer) > len(shorter) + 1:
        return None
    at = next((at for at, word in enumerate(shorter) if word != longer[at]), len(shorter))
    rest = longer[at + len(longer) - len(shorter) :]
    if shorter[at:] != rest:
        return None
    return longer[at] if len(longer) > len(shorter) else ""


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).lower()
    found = tokenizer().tokenize(folded)
    return [word.surface() for word in found if word.part_of_speech()[0] not in _NO_WORDS]
