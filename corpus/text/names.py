"""The names of calls' schemes, sides, agencies and programmes, found in a text by what call.yaml knows them as."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.facts.model import PROGRAMME, Call, Scheme
from corpus.text.masks import Span


def names_of(text: str, calls: tuple[Call, ...]) -> list[Span]:
    """The spans of all names, the longest first."""
    found = [
        (match.start(), match.end(), kind)
        for kind, pattern in _patterns(calls)
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda span: (span[0] - span[1], span[0]))


@lru_cache(maxsize=8)
def _patterns(calls: tuple[Call, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    agencies = {side.agency for call in calls for side in call.sides if side.agency}
    schemes = [scheme for call in calls for scheme in call.schemes]
    named = {
        "agency": agencies,
        "programme": {call.programme for call in calls} | _known(s for s in schemes if s.id == PROGRAMME),
        "scheme": _known(scheme for scheme in schemes if scheme.id != PROGRAMME),
        "side": {name for call in calls for side in call.sides for name in side.known_as} - agencies,
    }
    return tuple((kind, _any_of(names)) for kind, names in named.items() if names)


def _known(schemes: Iterable[Scheme]) -> set[str]:
    return {name for scheme in schemes for name in scheme.known_as}


def _any_of(names: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(_one(name) for name in sorted(names, key=len, reverse=True)))


def _one(name: str) -> str:
    """A Latin name stands between other letters' gaps, in any case unless it is a short word ("Top")."""
    if not name.isascii():
        return re.escape(name)
    short = len(name) <= 4 and not name.isupper()
    return rf"(?<![A-Za-z]){'' if short else '(?i:'}{re.escape(name)}{'' if short else ')'}(?![A-Za-z])"
