"""The form of a question, told by words that belong to the language and to no trade."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from corpus.text.alternatives import one_of, one_word_of
from corpus.text.question_words import WH, WH_JA

Form = Literal["open", "closed"]
Span = tuple[int, int]

_BEGINS = r"(?:^|[.,:;?!] ?|\b(?:and|me|us|know|ask|wonder|explain|just|so) )"
_PREPOSITION = one_word_of("in on at by for until till to from with of over during within under about")
_OPEN = re.compile(
    one_of(
        rf"{WH_JA}|何(?!か|らか|とか)",
        rf"{_BEGINS}(?:{_PREPOSITION} )?{WH}(?:'s)?\b",
        # Where it stands for the answer: "6 pm in Tokyo is what time in London?"
        r"\b(?:is|are|at|by|until|from|for|in|on) (?:what|which|when|how)(?: [\w'’]+){0,3}\?$",
    )
)
_CLOSED = re.compile(
    r"(?:is|are|am|do|does|did|can|could|may|must|should|will|would|has|have) (?!(?:you|i (?:ask|know))\b)"
)
_ENDS_ASKING = re.compile(r"か[ねな]?[。?]?$")
# "Is it possible to", "whether it is necessary to": the word stands for what follows.
_IT = r"it(?! (?:(?:is|was|be) )?\w+ (?:to|that|if|for)\b)"
# "Is that per year?" points; "confirm that students may go" joins.
_THAT = r"(?:(?<=^)|(?<=is )|(?<=was )|(?<=does )|(?<=did )|(?<=would )|(?<=will )|(?<=can ))that"
_CALL = r"(?:call|program(?:me)?|scheme|grant|fund|round|competition|opportunity|year)"
# Words that carry on from what was said before …
_CARRIES_ON = re.compile(
    one_of(
        r"^(?:and|or|but|so|then|also|what about|how about|what if|in that case|(?:the )?same|ok(?:ay)?)\b",
        r"^(?:では(?!な)|じゃあ?|その(?!他|ほか|上|中)|それ(?!ぞれ|以外の)|で、|ちなみに|逆に|すると|となると)",
        r"^あと(?![0-9一二三四五六七八九十])|(?:なら|だと|だったら|の場合は?|でも)[?。]?$",
    )
)
# … or point back to it: a pronoun before anything it could stand for, and at the end.
_POINTS_BACK = re.compile(
    one_of(
        rf"^(?:\w+ ){{0,3}}(?:they|them|{_IT}|{_THAT}|this|those|these)\b(?! {_CALL})",
        r"\b(?:for|than|like|about|of|with|by|on|in|after|before|to) (?:that|this|it|them|those|these)[?. ]*$",
        r"^(?:これ|この)(?!公募|事業|制度|プログラム|支援|募集|から|まで)|(?:そちら|こちら|上記|同じく)",
    )
)
_TOPIC = re.compile(r"[\s、,のはもとや側でに?。]*(?:(?:and|for|the|on|in|side)\b *)*[?。]?")
_BARE = {"ja": 8, "en": 16}  # characters
_SHORT = {"ja": 22, "en": 60}  # characters


def form_of(low: str) -> Form:
    """Whether *low* (folded) asks when, how much, which …, or whether something is so."""
    return "open" if _OPEN.search(low) and not _CLOSED.match(low) else "closed"


def asked_by(low: str) -> str:
    """The word that an open question (folded) asks by: いつ, "how"; empty for one that asks whether something is so."""
    found = _OPEN.search(low) if form_of(low) == "open" else None
    return found[0].split()[-1] if found else ""


def opens_with_a_verb(low: str) -> bool:
    """Whether it begins like a question to be answered by yes or no: "is it", "can we"; or ends like one: 〜ますか."""
    return bool(_CLOSED.match(low) or _ENDS_ASKING.search(low))


def continues(low: str, named: Iterable[Span] = ()) -> bool:
    """Whether *low* leans on what was said before: begins or ends so, points back, or only names another side.

    *named* are the spans of the names in it.
    """
    return bool(_CARRIES_ON.search(low) or _POINTS_BACK.search(low)) or _only_names(low, tuple(named))


def _only_names(low: str, named: tuple[Span, ...]) -> bool:
    """Whether nothing is said but names: 英国側は?"""
    rest = low
    for start, end in sorted(named, reverse=True):
        rest = rest[:start] + rest[end:]
    return bool(named) and _TOPIC.fullmatch(rest) is not None


def is_bare(low: str, language: str) -> bool:
    """Whether a sentence is a few words: "by when?", 半年だけ? Their subject stands before them."""
    return len(low) <= _BARE[language]


def is_short(low: str, language: str) -> bool:
    """Whether a sentence is so short that it may leave its subject to what was said before."""
    return len(low) <= _SHORT[language]
