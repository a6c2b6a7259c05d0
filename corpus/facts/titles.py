"""The titles of the calls of one corpus: calls of several years often bear the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.facts.model import Call

_YEAR = {"ja": "{title}（{year}年度）", "en": "{title} (FY{year})"}
_ID = {"ja": "{title}（{id}）", "en": "{title} ({id})"}


def told_apart(calls: Sequence[Call]) -> tuple[Call, ...]:
    """*calls*, those of one title with their fiscal year behind it; with their id, where that tells them not apart."""
    by_year = _renamed(calls, lambda call: _YEAR if call.fiscal_year else {})
    return _renamed(by_year, lambda call: _ID)


def _renamed(calls: Sequence[Call], form: Callable[[Call], dict[str, str]]) -> tuple[Call, ...]:
    alike = Counter(title for call in calls for title in call.title.items())
    return tuple(
        replace(call, title={**call.title, **_filled(call, form(call))})
        if any(alike[title] > 1 for title in call.title.items())
        else call
        for call in calls
    )


def _filled(call: Call, form: dict[str, str]) -> dict[str, str]:
    return {
        language: words.format(title=call.title[language], year=call.fiscal_year, id=call.id)
        for language, words in form.items()
        if language in call.title
    }
