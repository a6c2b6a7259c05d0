"""A sentence as the guard sees it: its words, its quantities and addresses, its clauses and what they deny."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.guard.lexicon import negations
from bot.guard.words import Word, find_words
from bot.quantity import Quantity, read

ADDRESS = re.compile(
    r"[a-z0-9._%+\-]+\s?@\s?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*|(?:https?|ftp|mailto|slack|javascript|data):\S+"
    r"|\b(?:[a-z0-9\-]+\.)+(?:jp|com|org|net|uk|edu|gov|eu|io|info|biz|de|fr|cn|ru|co|ac|go|dev|app|xyz|top|me|us|tv|site|online|ly|link|to)\b(?:/[^\s、。，）)」]*)?",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[。、;；!！?？:()「」『』【】\[\]/\n~•◆※<>“”\"=]|,(?!\d)|\.(?=\s|$)|\s[-–—]\s"
    r"|\b(?:and|or|but|while|whereas|however|although|though|because|if|when)\b|(?<=[たるすい])(?:が|ので|ため|と)(?=、)",
    re.IGNORECASE,
)
_JOINED = r"\b(?:but|while|whereas|however|although|though|because|if|unless|where|when)\b"
_SCENE = re.compile(rf"[。、;；!！?？\n•◆※]|,(?!\d)|\.(?=\s|$)|\band\b|{_JOINED}", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?:は|も|場合|について|において|として|に関し|向けに?)$|^\W*(?:in|for|on|under|within|at|as for|regarding|according to)\b[^,]*$",
    re.IGNORECASE,
)
_SAID_JA = re.compile(r"[。;；!！?？:：()\n•◆※「」]|(?<=[てりしくがばずたるいでうすん合])、")
_SAID_EN = re.compile(
    rf"[;!?:()\n•◆※]|\.(?=\s|$)|,\s(?=(?:and|or|who|which|plus)\b)|{_JOINED}", re.IGNORECASE
)


@dataclass(frozen=True)
class Mark:
    """A quantity or an address and the words that speak of it.

    *about* are those next to it, *context* the same or, where there are none, all of the text. *role*: "from" or "to",
    of a day where a span is told.
    """

    kind: str
    value: Quantity | str
    start: int
    end: int
    about: tuple[Word, ...] = ()
    role: str = ""
    context: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A stretch between two stops."""

    text: str
    words: tuple[Word, ...]
    negations: int

    @property
    def negative(self) -> bool:
        """Whether it denies; denied twice, it affirms."""
        return self.negations % 2 == 1

    @property
    def forms(self) -> frozenset[str]:
        """The words, for comparing."""
        return frozenset(word.form for word in self.words)


@dataclass(frozen=True)
class Reading:
    """A text, read. *text* is folded; *japanese* says whether it is written in Japanese.

    Three divisions of it: at every stop (*clauses*), at commas and conjunctions (*scenes*: who does what), and where a
    predicate ends (*statements*: what is affirmed or denied).
    """

    text: str
    japanese: bool
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]
    clauses: tuple[Clause, ...]
    scenes: tuple[Clause, ...]
    statements: tuple[Clause, ...]

    @property
    def forms(self) -> frozenset[str]:
        """The words, for comparing."""
        return frozenset(word.form for word in self.words)


def fold(text: str) -> str:
    """*text* in NFKC, on one line, without invisible characters."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return " ".join(visible.replace("〜", "~").replace("～", "~").split())


@lru_cache(maxsize=4096)
def reading(text: str) -> Reading:
    """*text* as the guard compares it."""
    folded = fold(text)
    spans = _spans(folded)
    words = tuple(word for word in find_words(folded) if not any(a <= word.start < b for _, _, a, b in spans))
    japanese = is_japanese(folded)
    stops = _stops(_BREAK, folded, spans)
    scenes = _clauses(folded, _without_topics(_stops(_SCENE, folded, spans), folded), words)
    statements = _clauses(folded, _stops(_SAID_JA if japanese else _SAID_EN, folded, spans), words)
    marks = tuple(_mark(span, spans, stops, words, folded) for span in spans)
    return Reading(folded, japanese, words, marks, _clauses(folded, stops, words), scenes, statements)


def _stops(pattern: re.Pattern[str], text: str, spans: list[Span]) -> list[int]:
    found = (match.start() for match in pattern.finditer(text))
    return sorted({0, len(text), *(at for at in found if not _inside(at, spans))})


def _without_topics(stops: list[int], text: str) -> list[int]:
    """*stops* but for those that only set off a topic: 英国側では、… and On the UK side, …"""
    topics = {
        right
        for left, right in pairwise(stops)
        if _TOPIC.search(text[left:right]) and text[right : right + 1] in ("、", ",")
    }
    return [stop for stop in stops if stop not in topics]


def is_japanese(text: str) -> bool:
    """Whether *text* is written in Japanese rather than in Latin letters."""
    text = ADDRESS.sub(" ", text)
    kana = len(re.findall(r"[\u3041-\u30ff]", text))
    wide = kana + len(re.findall(r"[\u3400-\u9fff]", text))
    return wide * 3 > len(re.findall(r"[A-Za-z]", text)) or (kana > 3 and wide * 6 > len(text))


Span = tuple[str, "Quantity | str", int, int]


def _spans(text: str) -> list[Span]:
    addresses: list[Span] = [
        ("address", address(match.group()), *match.span()) for match in ADDRESS.finditer(text)
    ]
    quantities: list[Span] = [
        (_kind(quantity), quantity, *quantity.span)
        for quantity in read(text)
        if not _inside(quantity.span[0], addresses)
    ]
    return sorted(addresses + quantities, key=lambda span: span[2])


def _kind(quantity: Quantity) -> str:
    """What may be taken for one another: pounds are no rival of yen."""
    return f"money {quantity.unit}" if quantity.kind == "money" else quantity.kind


def address(text: str) -> str:
    """An address or link as compared: no scheme mailto, no closing punctuation."""
    bare = re.sub(r"\s", "", text).removeprefix("mailto:").rstrip(".,;:)>]}」』）。、'\"")
    return bare.lower() if "@" in bare else bare.rstrip("/")


def _inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for _, _, start, end in spans)


def _mark(span: Span, spans: list[Span], stops: list[int], words: tuple[Word, ...], text: str) -> Mark:
    kind, value, start, end = span
    about = _about((kind, start, end), spans, stops, words, text)
    return Mark(kind, value, start, end, about, _role(kind, start, end, text), about or _loose(words))


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


def _clauses(text: str, stops: list[int], words: tuple[Word, ...]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for left, right in pairwise(stops):
        inside = tuple(word for word in words if left <= word.start < right)
        stretch = text[left:right]
        if inside or negations(stretch):
            clauses.append(Clause(stretch, inside, negations(stretch)))
    return tuple(clauses)
