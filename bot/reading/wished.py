"""A turn that only wishes what was told to be said in another language: 英語でもお願いします, "in Japanese, please"."""

from __future__ import annotations

import re

from bot.reading.ellipsis import has_matter
from bot.reading.query import Query
from corpus.text.language import Language

LANGUAGES: tuple[Language, ...] = ("ja", "en")
_ASKED_FOR = re.compile(
    r"お願い|(?:くだ|下)さい|もら[えっ]|(?:いただ|頂)[けき]|教えて|ほしい"
    r"|\bplease\b|\b(?:can|could|would|will|may) (?:you|i|we)\b"
)
# How something is said once more; and what says no more than that the first answer was heard.
_SAID = re.compile(
    r"説明|回答|返[事答信]|答え|訳し|翻訳|版|一度|ごめんなさい|すみません|すいません"
    r"|\b(?:say|said|tell|give|put|get|got|explain|repeat|translate|answer|reply|respond|version|sorry|thanks|once|more)\b"
)


def language_wished(query: Query) -> Language | None:
    """The one language that *query* asks to be told in, where it asks for nothing else."""
    named = {name.id for name in query.names if name.kind == "language"}
    if len(query.asking) != 1 or len(named) != 1:
        return None
    (asking,) = query.asking
    low = query.folded[slice(*asking.span)]
    if query.within(asking.span)[0] or not _ASKED_FOR.search(low):
        return None
    for start, end in sorted(query.spans_named(asking.span, "language"), reverse=True):
        low = f"{low[:start]} {low[end:]}"
    if has_matter(_SAID.sub(" ", low), query.language):
        return None
    return next((language for language in LANGUAGES if language in named), None)
