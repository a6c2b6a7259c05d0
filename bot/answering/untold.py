"""A follow-up that asks for what is not stated of its matter: that is said before what is, and left to the desk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.answer import Language
from bot.answering.case import Found
from bot.answering.statements import Statement
from bot.reading.ellipsis import measure_asked
from bot.reading.form import continues, form_of
from corpus.quantity import read
from corpus.text.plain import folded

# The kinds of values that tell what is asked for.
_TOLD_BY = {
    "count": {"count", "percent"},
    "amount": {"money", "percent", "duration", "count"},
    "span": {"duration", "date", "time"},
    "moment": {"duration", "date", "time"},
}
_NORMS = ("stated", "required")
_MAY_BE = 0.1  # an intent with a smaller share of a follow-up is not meant
_IF_NOT = re.compile(
    r"(?:ない|なかった|(?:過ぎ|すぎ|遅れ|忘れ|逃し|間に合わ)\w{0,6}?)(?:と(?!いけ|なら|だめ|ダメ)|たら|場合)(?!も)"
    r"|\bif\b[^.?]*(?:n't|\bnot\b|\bmiss|\blate\b|\bforg[eo]t|\bfail)"
)
_UNTOLD: Mapping[Language, str] = {
    "ja": "お尋ねの点は資料の中に見つけることができませんでした。資料にあるのは次のことです。",
    "en": "I could not find that in the documents. What they do state is this:",
}
_COUNTED = re.compile(r"\bhow many ([a-z]+)")
WHY = re.compile(r"なぜ|なんで|何で(?=で(?:す|しょ)|か|[?。]|$)|どうして|\bwhy\b")
_REASON = re.compile(r"ため|により|ことから|背景|\b(?:because|since|so that|background)\b")


def is_untold(item: Found) -> bool:
    """Whether what is stated of the matter of a part does not tell what it asks for.

    That is how many, and nothing counted is told, or where the most lies, and only the least is. Of a follow-up it is
    also how much, how long or when, and no such value is told ("as of what date?" behind the exchange rate); why, and
    no reason; what follows if it is not done, of what is only said to be asked for; or the same of another value,
    against which nothing was held.
    """
    low = folded(item.part.segment.text)
    decisions = [one.decision for one in item.chosen]
    if not decisions or not all(one and one.relation in _NORMS for one in decisions):
        return False
    if not item.part.follows:
        return _counts_in_vain(low, item) or _asks_for_the_most(item)
    if _IF_NOT.search(low) or (item.part.again and read(low)):
        return True
    return _asks_for_more(low) and not any(tells(low, one.text) for one in item.chosen)


def _counts_in_vain(low: str, item: Found) -> bool:
    """Whether it is asked how many, of what is no unit ("how many yen", "how many weeks"), and no number is told."""
    counts = form_of(low) == "open" and measure_asked(low) == "count"
    unit = _COUNTED.search(low)
    measured = unit and any(value.kind != "count" for value in read(f"2 {unit[1]}"))
    return counts and not measured and not any(tells(low, one.text) for one in item.chosen)


def _asks_for_the_most(item: Found) -> bool:
    """Whether a limit is asked for of what is told only from how many on: 機関の数に上限は? of 2機関以上."""
    asked = item.options[0].asked if item.options else None
    if asked is None or asked.values or "capped" not in asked.marks:
        return False
    return {value.bound for one in item.chosen for value in read(one.text)} == {"at_least"}


def tells(low: str, text: str) -> bool:
    """Whether *text* gives what *low* (folded) asks for: a reason, or a value of the kind."""
    if WHY.search(low):
        return _REASON.search(text) is not None
    return bool(_kinds(low) & {value.kind for value in read(text)})


def _asks_for_more(low: str) -> bool:
    return WHY.search(low) is not None or bool(_kinds(low))


def _kinds(low: str) -> set[str]:
    return _TOLD_BY.get(measure_asked(low) or "", set())


def told_by_another(item: Found) -> tuple[Statement, ...]:
    """What the rules say under the next intent of a part that may well be meant, and that tells a value of the kind
    asked for: "for how long?" behind whether somebody has to travel."""
    low = folded(item.part.segment.text)
    points = continues(low)  # "how much is it?" asks of the matter itself
    likely = (one for one in item.options[1:] if one.probability >= _MAY_BE and not points)
    told = (one.statements for one in likely if _asks_for_more(low))
    return next((said for said in told if any(tells(low, one.text) for one in said)), ())


def untold(item: Found, language: Language) -> Found:
    """A part of which `is_untold` is true, with that said before what is stated; a person may know more."""
    return replace(item, chosen=(Statement(_UNTOLD[language], item.part.best), *item.chosen), asks_desk=True)
