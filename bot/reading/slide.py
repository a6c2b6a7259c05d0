"""The slide that a question names ("slide 12", 12枚目のスライド), or asks for ("which slide")."""

from __future__ import annotations

import re

_NUMBER = r"(?<!\d)(\d{1,3})(?![\d.,]*\d)"
_COUNTED = "枚目|番目?のスライド|ページ目"
_NAMED = re.compile(
    rf"\bslides? (?:no\.? ?|number |#)?{_NUMBER}|{_NUMBER}(?:st|nd|rd|th) slide\b"
    rf"|スライドの? ?{_NUMBER} ?(?:{_COUNTED})?"
    rf"|{_NUMBER} ?(?:{_COUNTED})(?:の(?:スライド|ページ))?"
)

_WHICH = re.compile(
    r"\bwhere (?:in|on) the slides\b"
    r"|\bwhere (?:does|is) (?:it|that|this) (?:say|state|written|stated)(?: that)?(?=[?. ]*$)"
    r"|(?:資料|スライド)の?どこに(?:書|記載|載)|それ(?:って|は|、)?どこに(?:書いてあ|書かれて|記載|載って)"
    r"|\b(?:which|what) (?:slide|page)s?(?: (?:number|no\.?))?\b|\b(?:slide|page) number\b"
    r"|(?:どの|何(?:番目?|枚目)の)(?:スライド|ページ)|スライドの?(?:何(?:枚|番|ページ)目?|番号)|何枚目(?:のスライド)?"
    r"|何ページ目?(?=[にので?]|$)"
    r"|^\W*(?:sources?|citation|reference|出典|出所|ソース)(?:は|って|を)?\W*$"
)


def slide_in(low: str) -> int | None:
    """The number of the one slide that *low* (folded) names."""
    found = {int(next(filter(None, match.groups()))) for match in _NAMED.finditer(low)}
    return found.pop() if len(found) == 1 else None


def without_slide(low: str) -> str:
    """*low* without the words that name a slide."""
    return _NAMED.sub(" ", low)


def asks_which_slide(low: str) -> bool:
    """Whether *low* (folded) asks on which slide or page something stands."""
    return _WHICH.search(low) is not None


def without_which(text: str) -> str:
    """*text* without the words that ask for a slide."""
    return re.sub(_WHICH.pattern, " ", text, flags=re.IGNORECASE).strip()
