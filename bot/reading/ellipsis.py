"""What a follow-up leaves unsaid, told by what is left of it without names, values and the words every talk is made of.

"And the UK?", 英国側も同じですか, "what if it was 2006?" put another name or value in place of one before: they ask the
same again. "By when?" and いつまでですか put another question to the same matter. All else has a matter of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from corpus.quantity.currencies import CURRENCIES
from corpus.text.language import Language
from corpus.text.plain import NUMBER
from corpus.text.question_words import WH, WH_JA, WORDS
from index.terms import words

Ellipsis = Literal["swaps", "asks"]
Span = tuple[int, int]

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_CURRENCY = re.compile("|".join(CURRENCIES.values()))

# What is measured, by what asks for it.
_MEASURES = {
    "count": r"\bhow many\b|いくつ|何(?:人|名|件|社|校|組|回|本|枚|機関)",
    "amount": r"\bhow much\b|いくら|何(?:円|ポンド|ドル)",
    "span": r"\bhow long\b|何(?:年|[かヶカヵ]月|週|日)(?!まで|から|に)間?|ど[のれ][くぐ]らいの(?:期間|長さ)",
    "moment": r"\bwhen\b|\b(?:what|which) (?:date|day|time|month|year)\b|いつ|何(?:[時月]|[年日](?=まで|から|に))",
}
_MEASURE = re.compile("|".join(f"(?P<{kind}>{asked})" for kind, asked in _MEASURES.items()), re.IGNORECASE)
# What opens or ends it, and no part of what it asks for.
_AROUND = re.compile(
    r"^(?:and|but|so|then|では|じゃあ?)\b[ 、,]*|(?:(?:です|でしょう)か)?[ ?？。]*$", re.IGNORECASE
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOO = re.compile(r"も(?:(?:です|でしょう|そう(?:です)?)か)?[?。]*$|\b(?:too|as well|also)[?. ]*$")
_ASKED_BY = re.compile(rf"\b(?:how (?:much|many|long|far)|{WH})\b")
_ASKING = _set(WORDS)
# Words of the language and of no matter: pronouns, prepositions, auxiliaries, and those that judge.
_FRAME = _ASKING | _set(
    "a an the this that these those it its they them their there he she we you i me us our your my one ones "
    "of in on at to from for by with as into about until till before after than per each side "
    "and or but if so then also too just only even still again instead now well else same though "
    "is are was were be been being am do does did can could may might must shall should will would has have had "
    "not no yes all any some both either ok okay fine right possible allowed enough good case "
    "many much few long far exactly please say apply true like think "
    "s time times day days week weeks month months year years date difference last lasts take takes"
)
_TELLING = _set(
    "tell know ask give let like want need love wonder wondering confirm check explain clarify state list "
    "hi hello dear grateful happy d ll re s under within regarding concerning two three things points questions"
)
_FRAME_JA = _set(
    "側 方 ほう 場合 時 時間 もう また 同じ 同様 大丈夫 駄目 宜しい 良い 可能 平気 おなじ もし 仮に 例えば "
    "つき 関する 幾ら 幾つ 込み 為 所 事 物 話 合う 当て嵌まる 適用 共通 其れ 此れ 頃 位 程 迄 丁度 具体的 正確 更に "
    "多い 少ない 過ぎ 足りる 十分 要り 必要 "
    "年 箇月 月 週 週間 日 時刻 後 人 名 件 回 差 違い 以上 以下 以内 未満"
)
_ASKING_JA = re.compile(rf"{WH_JA}|何|上限|下限|制限")


def ellipsis_of(low: str, language: Language, named: Iterable[Span] = ()) -> Ellipsis | None:
    """What *low* (folded), with names and values at *named*, puts in place of what was said before; None for a matter
    of its own.
    """
    spans = tuple(named)
    rest = _without(low, spans)
    swapped = bool(spans) or rest != (rest := _CURRENCY.sub(" ", NUMBER.sub(" ", rest)))
    if has_matter(rest, language):
        return None
    if swapped:
        return "swaps"
    return "asks" if _asks(rest, language) else None


def asked_by(low: str, language: Language) -> frozenset[str]:
    """The question words of *low* (folded), with the measure that goes with "how"."""
    if language == "ja":
        return frozenset(_ASKING_JA.findall(low))
    return frozenset(match.group() for match in _ASKED_BY.finditer(low))


def asks_too(low: str) -> bool:
    """Whether *low* (folded) asks the same of one more: 英国のPLもですか, "our students too?"."""
    return _TOO.search(low) is not None


def asked_instead(text: str, earlier: str) -> str | None:
    """*earlier* with what *text* asks for in place of what it asks for itself: "For how long?" behind "How
    many may we send?" is "For how long may we send?". None unless each asks for one measure, and the two
    differ.
    """
    (own, *_), (other, *_) = ([*_MEASURE.finditer(one), None] for one in (text, earlier))
    if own is None or other is None or own.lastgroup == other.lastgroup:
        return None
    asked = _AROUND.sub("", text.strip(" ?？。"))
    return f"{earlier[: other.start()]}{asked}{earlier[other.end() :]}"


def measure_asked(low: str) -> str | None:
    """The one measure that *low* (folded) asks for: count, amount, span or moment; None for none or several."""
    asked = {match.lastgroup for match in _MEASURE.finditer(low)}
    return asked.pop() if len(asked) == 1 else None


def _without(low: str, spans: Iterable[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        low = f"{low[:start]} {low[end:]}"
    return low


def has_matter(low: str, language: Language) -> bool:
    """Whether a word of *low* (folded) speaks of something: それは…ですか and "is that on" do not."""
    if language == "en":
        return any(word.split("'")[0] not in _FRAME for word in _WORD.findall(low))
    return any(word.term not in _FRAME_JA for word in words(low))


def is_frame(word: str) -> bool:
    """Whether an English *word* (folded) is of no matter, or asks to be told one: "could", "the", "tell"."""
    return word.replace("’", "'").split("'")[0] in _FRAME | _TELLING


def _asks(rest: str, language: Language) -> bool:
    return bool(_ASKING_JA.search(rest) if language == "ja" else _ASKING.intersection(_WORD.findall(rest)))
