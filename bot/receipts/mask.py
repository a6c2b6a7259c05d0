"""Personal data taken out of a text before it is stored: names, signatures, and what reaches or singles out a
person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from bot.receipts.contacts import Span, addresses, numbers, plain_address
from bot.receipts.names import names
from bot.receipts.particulars import bare_numbers, particulars
from bot.receipts.signature import without_signature


def mask(text: str, *, keep: AbstractSet[str] = frozenset()) -> str:
    """*text* without personal data; addresses and telephone numbers in *keep* (lower case) are the desk's own and
    stay."""

    def foreign(found: Callable[[str], Iterable[Span]]) -> Callable[[str], Iterable[Span]]:
        def those(said: str) -> Iterable[Span]:
            return (span for span in found(said) if plain_address(said[span.start : span.end]) not in keep)

        return those

    masked = without_signature(text)
    # Names come last: one before an address in brackets is known by it.
    for find in (foreign(addresses), particulars, foreign(numbers), foreign(bare_numbers), names):
        masked = _replaced(masked, find)
    return masked


def _replaced(text: str, find: Callable[[str], Iterable[Span]]) -> str:
    """*text* with what *find* finds in it replaced, the first and longest where two overlap."""
    kept: list[str] = []
    at = 0
    for span in sorted(find(text), key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            kept += [text[at : span.start], span.words]
            at = span.end
    return "".join([*kept, text[at:]])


def mask_all(value: Any, *, keep: AbstractSet[str] = frozenset()) -> Any:
    """The same for every text inside lists and dictionaries."""
    if isinstance(value, str):
        return mask(value, keep=keep)
    if isinstance(value, dict):
        return {key: mask_all(item, keep=keep) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_all(item, keep=keep) for item in value]
    return value
