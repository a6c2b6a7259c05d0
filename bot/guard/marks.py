"""Quantities and addresses in a text, each with the words that speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.guard.words import Word
from corpus.quantity import Quantity, read

ADDRESS = re.compile(
    r"[\w\-]+\.(?:docx?|xlsx?|pptx?|pdf|zip|csv|html?|exe)\b|[a-z0-9._%+\-]+\s?@\s?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*|(?:https?|ftp|mailto|slack|javascript|data):\S+"
    r"|\b(?:[a-z0-9\-]+\.)+(?:jp|com|org|net|uk|edu|gov|eu|io|info|biz|de|fr|cn|ru|co|ac|go|dev|app|xyz|top|me|us|tv|site|online|ly|link|to)\b(?:/[^\s、。，）)」]*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """A quantity or an address and the words that speak of it.

    *about* are those next to it, *context* the same or, where there are none, all of the text; *close*
    those of the same statement, or all of that. *role*: "from" or "to",
    of a day where a span is told.
    """

    kind: str
    value: Quantity | str
    start: int
    end: int
    about: tuple[Word, ...] = ()
    role: str = ""
    context: tuple[Word, ...] = ()
    close: tuple[Word, ...] = ()


Span = tuple[str, "Quantity | str", int, int]


def find_spans(text: str) -> list[Span]:
    addresses: list[Span] = [
        ("address", address(match.group()), *match.span()) for match in ADDRESS.finditer(text)
    ]
    quantities: list[Span] = [
        (_kind(quantity), quantity, *quantity.span)
        for quantity in read(text)
        if not inside(quantity.span[0], addresses)
    ]
    return sorted(addresses + quantities, key=lambda span: span[2])


def _kind(quantity: Quantity) -> str:
    """What may be taken for one another: pounds are no rival of yen."""
    return f"money {quantity.unit}" if quantity.kind == "money" else quantity.kind


def address(text: str) -> str:
    """An address or link as compared: no scheme mailto, no closing punctuation."""
    bare = re.sub(r"\s", "", text).removeprefix("mailto:").rstrip(".,;:)>]}」』）。、'\"")
    return bare.lower() if "@" in bare else bare.rstrip("/")


def inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for _, _, start, end in spans)


def find_mark(
    span: Span,
    spans: list[Span],
    stops: list[int],
    statements: list[int],
    words: tuple[Word, ...],
    text: str,
) -> Mark:
    """The mark at *span*, with what is said of it between the *stops* and in its own one of the *statements*."""
    kind, value, start, end = span
    left = max(stop for stop in statements if stop <= start)
    right = min((stop for stop in statements if stop >= end), default=len(text))
    about = _about((kind, start, end), spans, stops, words, text)
    statement = tuple(word for word in words if left <= word.start < right)
    close = tuple(word for word in about if word in statement)
    close = close if any(not word.soft for word in close) else statement
    return Mark(kind, value, start, end, about, _role(kind, start, end, text), about or _loose(words), close)


def _loose(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words that may speak of any of a text's marks; one that decides a meaning speaks of its neighbour only."""
    return tuple(word for word in words if word.name or not word.strict)


def _about(
    own: tuple[str, int, int], spans: list[Span], stops: list[int], words: tuple[Word, ...], text: str
) -> tuple[Word, ...]:
    """The words between the neighbours of the same kind, shared out at a stop between two of them."""
    kind, start, end = own
    before = [b for other, _, _, b in spans if other == kind and b <= start]
    after = [a for other, _, a, _ in spans if other == kind and a >= end]
    left = _cut(before[-1], start, stops, text) if before else 0
    right = _cut(end, after[0], stops, text) if after else len(text)
    return tuple(word for word in words if left <= word.start < right)


_FROM = (
    re.compile(
        r"(?:\bfrom|\bsince|\bafter|\bstart(?:s|ing)?(?: on| in)?|\bbetween)\s(?:the )?$", re.IGNORECASE
    ),
    re.compile(
        r"^\W{0,3}(?:予定\)?)?(?:から|より|以降|に開始|~|-|–|\s(?:to|until|through)\b|\sonwards?\b)",
        re.IGNORECASE,
    ),
)
_TO = (
    re.compile(r"(?:~|-|–|から|\b(?:to|until|till|through|by)\s)\s*(?:the )?(?:end of )?$", re.IGNORECASE),
    re.compile(r"^\W?(?:まで|を期限|が期限|以前|\sat the latest)", re.IGNORECASE),
)

_DASH = re.compile(r"^\W{0,3}(?:~|-|–)")


def _role(kind: str, start: int, end: int, text: str) -> str:
    """Whether a day begins or ends a span; the words behind it go before those in front."""
    if kind != "date":
        return ""
    before, after = text[:start], text[end : end + 16]
    ends = bool(_TO[0].search(before) or _TO[1].search(after))
    begins = bool(_FROM[0].search(before) or (_FROM[1].search(after) and not (ends and _DASH.search(after))))
    return "both" if begins and ends else "from" if begins else "to" if ends else ""


def _cut(left: int, right: int, stops: list[int], text: str) -> int:
    """Where the words between two marks part: the first stop, but a closed parenthesis belongs to what it follows."""
    between = [stop for stop in stops if left <= stop <= right]
    if between and text[between[0]] == "(" and ")" in text[between[0] : right]:
        between = [stop for stop in between if stop > text.index(")", between[0])] or between[-1:]
    return between[0] if between else left
