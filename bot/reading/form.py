"""The form of a question, told by words that belong to the language and to no trade."""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["open", "closed"]
Compares = Literal["same", "which"]

_OPEN = re.compile(
    r"いつ|いくら|いくつ|何(?!か|らか|とか)|どこ|どちら|どっち|誰|だれ|どの|どれ|どう(?!か)|どんな|なぜ"
    r"|(?:^|[.,:;?!] ?|\b(?:and|me|know|ask|wonder|explain|just|so) )(?:(?:in|on|at|by|for|until|till|to|from|with|of) )?"
    r"(?:when|what|which|who|whom|whose|where|why|how)(?:'s)?\b"
)
_CLOSED = re.compile(
    r"(?:is|are|am|do|does|did|can|could|may|must|should|will|would|has|have) (?!(?:you|i (?:ask|know))\b)"
)
_ENDS_ASKING = re.compile(r"か[。?？]?$")
_SAME = re.compile(r"同じ|同額|同様|同時|一緒|\b(?:the same|same|equal|identical)\b")
_WHICH = re.compile(
    r"違[いうっ]|異な|差(?!し)|どちら|どっち|それぞれ|両[方国側]|双方|より(?:も)?(?:長|短|早|遅|多|少|高|低|大|小)|比べ|比較"
    r"|\b(?:differ\w*|compar\w+|versus|vs|which (?:side|one|of|is|has|comes|closes|country|frame|scheme)|both|than the|gap"
    r"|earlier|later|longer|shorter|larger|smaller)\b"
)
# Words that carry on from what was said before, or point back to it.
_CONTINUES = re.compile(
    r"^(?:and|or|but|so|then|also|what about|how about|what if|in that case|same|ok(?:ay)?,?)\b"
    r"|^(?:では|じゃあ?|それ(?:なら|では|じゃ|は|って)?|その|で、|あと|ちなみに|逆に|もし|すると|となると)"
    r"|\b(?:that|this|it|those|these|them|there)\b|(?:これ|それ|その|この|そちら|こちら|上記|同じく)"
    r"|(?:は|も|なら|だと|だったら|の場合は?|でも)[?？。]?$"
)
_SHORT = {"ja": 22, "en": 60}  # characters


def form_of(low: str) -> Form:
    """Whether *low* (folded) asks when, how much, which …, or whether something is so."""
    return "open" if _OPEN.search(low) and not _CLOSED.match(low) else "closed"


def opens_with_a_verb(low: str) -> bool:
    """Whether it begins like a question to be answered by yes or no: "is it", "can we"; or ends like one: 〜ますか."""
    return bool(_CLOSED.match(low) or _ENDS_ASKING.search(low))


def compares(low: str) -> Compares | None:
    """Whether it asks if things are the *same*, or *which* is more and how they differ."""
    return "same" if _SAME.search(low) else "which" if _WHICH.search(low) else None


def continues(low: str, language: str) -> bool:
    """Whether a sentence leans on what was said before it: it begins or ends like a follow-up, or points back."""
    return bool(_CONTINUES.search(low))


def is_short(low: str, language: str) -> bool:
    """Whether a sentence is so short that it may leave its subject to what was said before."""
    return len(low) <= _SHORT[language]
