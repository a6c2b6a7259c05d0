"""Whether a country's name is a part of a longer proper name: Georgia Tech, New England, Jordan Smith, "Dr Chad".

English writes proper names in capitals: another such word right before or behind it makes one name of both. An
institution that the country's name tells the place of (Singapore University) is one of that country.
"""

from __future__ import annotations

import calendar
import re

Span = tuple[int, int]

_NAME = re.compile(r"[A-Z][a-z]+")
_BEHIND = re.compile(r" ([A-Z][a-z]+)(?![\w'’-])")
_TITLE = re.compile(r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir)\.? $")
_WORD = re.compile(r"[A-Za-z]{4,}")
_NEW = re.compile(r"\bNew $")
# What a country's own bodies and people are called, be it in capitals.
_OF_A_COUNTRY = re.compile(
    r"Universit|Institut|College|Academ|Govern|Minist|Council|Agenc|Embass|Foundation|Compan|Side|Team|Group|Call|Joint"
)
_TIMES = frozenset((*calendar.month_name, *calendar.month_abbr, *calendar.day_name, *calendar.day_abbr))
_REACH, _AROUND = 20, 60  # characters


def is_in_longer_name(text: str, span: Span) -> bool:
    """Whether what stands at *span* of *text* is only a part of a proper name of several words in capitals."""
    start, end = span
    if not _NAME.fullmatch(text, start, end) or _is_title_case(text[max(0, start - _AROUND) : end + _AROUND]):
        return False
    before = text[max(0, start - _REACH) : start]
    if _TITLE.search(before) or _NEW.search(before):
        return True
    behind = _BEHIND.match(text, end)
    return behind is not None and behind[1] not in _TIMES and not _OF_A_COUNTRY.match(behind[1])


def _is_title_case(text: str) -> bool:
    """Whether capitals tell no names: nearly every word has one."""
    words = _WORD.findall(text)
    return len(words) > 3 and all(word[0].isupper() for word in words)
