"""A sentence as the guard sees it: its words, its quantities and addresses, its clauses and what they deny."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.guard.marks import ADDRESS, Mark, Span, find_mark, find_spans, inside
from bot.guard.phrases import negations
from bot.guard.words import Word, find_words

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
_SAID_JA = re.compile(
    r"[。;；!！?？:：()\n•◆※「」]|(?<=[てりしくがばずたるいでうすん合])、|、(?=[^\s、。]{1,4}側)"
)
_SAID_EN = re.compile(
    rf"[;!?:()\n•◆※]|\.(?=\s|$)|,\s(?=(?:and|or|who|which|plus|followed|extendable|converted)\b)|\band (?=(?:up to |about |at most )?(?:[A-Z]{{3}} |[£¥$€])\d)|{_JOINED}",
    re.IGNORECASE,
)


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


# A "No," that leads a sentence answers the question; whether the sentence itself denies is another matter.
_VERDICT = re.compile(r"^\W*(?:no|nope|いいえ|いえ)\s*(?:[,、:.。!—–-]|$)", re.IGNORECASE)
_PLAINER = (
    (re.compile(r"\bUnited Kingdom\b"), "UK"),
    (re.compile(r"\bUnited States(?: of America)?\b"), "US"),
    (re.compile(r"\bno later than (?=(?:the end|\d{1,2} [A-Z]|[A-Z][a-z]+ \d))"), "by "),
    (re.compile(r"\bdue to (?=start|begin|end|open|close|take)"), "planned to "),
    (re.compile(r"\b(1|one) or several\b", re.IGNORECASE), r"\1 or more"),
    (re.compile(r"(?<=1)(名|機関|件|人)または数(?:名|機関|件|人)"), r"\1以上"),
    (re.compile(r"\bwith indirect costs\b(?! included)", re.IGNORECASE), "including indirect costs"),
    (re.compile(r"\bthe two (?=sides|teams|countries)", re.IGNORECASE), "the "),
    (re.compile(r"\bdue in\b"), "planned in"),
    (re.compile(r"\bget in touch\b"), "get in contact"),
    (re.compile(r"\bapply twice\b"), "apply more than once"),
    (
        re.compile(
            r"\b(about|around|roughly|approximately|within|for|of|takes?|spend) an? (?=year|month|week)",
            re.IGNORECASE,
        ),
        r"\1 1 ",
    ),
    (re.compile(r"(?<=[a-z)]) over (?=\S+ (?:years|months)\b)"), " for "),
    (re.compile(r"\blet (\w+(?: \w+)?) know\b", re.IGNORECASE), r"notify \1"),
    (re.compile(r"≥ ?(?=\d)"), "at least "),
    (re.compile(r"≤ ?(?=\d)"), "at most "),
)


def _plainer(text: str) -> str:
    """*text* with what is said in more than one way said in one."""
    for pattern, plain in _PLAINER:
        text = pattern.sub(plain, text)
    return text


@lru_cache(maxsize=4096)
def reading(text: str) -> Reading:
    """*text* as the guard compares it."""
    folded = _plainer(fold(text))
    spans = find_spans(folded)
    words = tuple(word for word in find_words(folded) if not any(a <= word.start < b for _, _, a, b in spans))
    japanese = is_japanese(folded)
    stops = _stops(_BREAK, folded, spans)
    scenes = _clauses(folded, _without_topics(_stops(_SCENE, folded, spans), folded), words)
    said = _stops(_SAID_JA if japanese else _SAID_EN, folded, spans)
    statements = _clauses(folded, said, words)
    marks = tuple(find_mark(span, spans, stops, said, words, folded) for span in spans)
    return Reading(folded, japanese, words, marks, _clauses(folded, stops, words), scenes, statements)


def _stops(pattern: re.Pattern[str], text: str, spans: list[Span]) -> list[int]:
    found = (match.start() for match in pattern.finditer(text))
    return sorted({0, len(text), *(at for at in found if not inside(at, spans))})


def _without_topics(stops: list[int], text: str) -> list[int]:
    """*stops* but for those that only set off a topic: 英国側では、… and, at the beginning, On the UK side, …"""
    topics: set[int] = set()
    leading = True
    for left, right in pairwise(stops):
        topic = bool(_TOPIC.search(text[left:right]))
        leading = leading and topic
        if topic and (text[right : right + 1] == "、" or (leading and text[right : right + 1] == ",")):
            topics.add(right)
    return [stop for stop in stops if stop not in topics]


def is_japanese(text: str) -> bool:
    """Whether *text* is written in Japanese rather than in Latin letters."""
    text = ADDRESS.sub(" ", text)
    kana = len(re.findall(r"[\u3041-\u30ff]", text))
    wide = kana + len(re.findall(r"[\u3400-\u9fff]", text))
    return wide * 3 > len(re.findall(r"[A-Za-z]", text)) or (kana > 3 and wide * 6 > len(text))


def _clauses(text: str, stops: list[int], words: tuple[Word, ...]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for left, right in pairwise(stops):
        inside_it = tuple(word for word in words if left <= word.start < right)
        stretch = text[left:right]
        denials = negations(_VERDICT.sub("", stretch) if left == 0 else stretch)
        if inside_it or denials:
            clauses.append(Clause(stretch, inside_it, denials))
    return tuple(clauses)
