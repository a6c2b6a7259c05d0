"""Finding many words in a text at once, the longest first, without a pattern that takes long to make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Words:
    """A set of words, in lower case. Latin ones are found whole only; *plural* lets longer ones take an s.

    Words in katakana are not found inside longer katakana ones. A blank in a word stands for a hyphen, too,
    and a hyphen of a Latin word for nothing: erad is e-Rad.
    """

    def __init__(self, words: Iterable[str], *, plural: bool = False, unless_after: str = "") -> None:
        self._plural, self._unless_after = plural, unless_after
        self._by_start: dict[str, list[str]] = {}
        known = [word for word in words if word]
        self._joined = {word.replace("-", ""): spaced(word) for word in known if _is_hyphenated(word)}
        for word in sorted({*map(spaced, known), *self._joined}, key=len, reverse=True):
            self._by_start.setdefault(word[:_START], []).append(word)
        self._short = any(len(start) < _START for start in self._by_start)

    def find(self, folded: str) -> Iterator[tuple[str, Span]]:
        """The words of the set in *folded* text, in order and not overlapping, and where they stand."""
        text, past = spaced(folded), 0
        for at in self._places(text):
            if at >= past:
                word, past = self._at(text, at)
                if past > at:
                    yield self._joined.get(word, word), (at, past)

    def _places(self, text: str) -> list[int]:
        """Where a word of the set may begin: few places of a text, and every text is read through here."""
        known, short = self._by_start, self._short
        return [
            at for at in range(len(text)) if text[at : at + _START] in known or (short and text[at] in known)
        ]

    def _at(self, text: str, at: int) -> tuple[str, int]:
        """The longest word at a place of the text and where it ends; ("", *at*) for none."""
        starts = (text[at : at + _START], text[at]) if self._short else (text[at : at + _START],)
        for start in starts:
            for word in self._by_start.get(start, ()):
                if text.startswith(word, at) and (end := self._end(text, at, word)):
                    return word, end
        return "", at

    def _end(self, text: str, at: int, word: str) -> int:
        """Where a word ends that stands at a place of the text; 0 where it is only part of a longer one."""
        end = at + len(word)
        if _is_latin(word[0]):
            if _is_latin(text[at - 1 : at]):
                return 0
            takes_s = self._plural and len(word) >= _TAKES_S and text.startswith("s", end) and word[-1] != "s"
            end += takes_s
            return 0 if _is_latin(text[end : end + 1]) else end
        after = text[end : end + 1]
        if after and after in self._unless_after:
            return 0
        is_part = all(map(_is_katakana, word)) and (_is_katakana(text[at - 1 : at]) or _is_katakana(after))
        return 0 if is_part else end


_START = 2  # characters by which words are looked up
_TAKES_S = 4  # letters: shorter Latin names are acronyms
_SPACED = {ord(blank): " " for blank in "-\t\n\r\v\f"}


def spaced(text: str) -> str:
    """*text* with a blank for each hyphen and white space, at the same length."""
    return text.translate(_SPACED)


def _is_hyphenated(word: str) -> bool:
    return "-" in word and all(part.isascii() and part.isalpha() for part in word.split("-"))


def _is_latin(character: str) -> bool:
    return character != "" and character.isascii() and character.isalnum()


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30fa" or character == "\u30fc"
